package reelsmith.provider.offline.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import reelsmith.provider.Script;
import reelsmith.provider.VoiceFormat;
import reelsmith.provider.offline.script.Phrasing.Voice;
import reelsmith.provider.offline.script.Plot.Moment;
import reelsmith.provider.offline.script.Plot.Wording;

/// Lays a plot out over exactly as many slides as asked.
///
/// Fewer slides than moments: the least needed moments go. More: what follows a sentence gets a
/// slide of its own, and in the end quiet moments come in between. Nothing is told twice.
final class Outline {

  private static final List<String> SHOTS =
      List.of(
          "Close-up of {P}'s face, full of feeling",
              "Wide shot of {P}, small against the whole of {L}",
          "Close-up of {T} in sharp detail", "{P} seen from behind, looking toward {T}",
          "{P} and {Q} from the side, {T} between them", "Low angle: {P} stands tall beside {T}",
          "Over {P}'s shoulder: {T} in the light", "{P} takes a slow step closer",
          "Bird's-eye view of {P} {atL}", "{Q} watches {P} from a few steps away",
          "{P} turns around with raised eyebrows", "{T} in the foreground, {P} blurred behind");
  private static final List<String> TALKS =
      List.of(
          "{P} and {Q} talk face to face",
          "{Q} leans toward {P} and answers",
          "{P} speaks with wide gestures, {Q} listens",
          "{Q} tilts {qhis} head and looks at {P}",
          "{P} and {Q} whisper, heads close together",
          "{P} points at {T} while {Q} looks on",
          "{Q} shakes {qhis} head at {P}",
          "{P} grins at {Q}",
          "Close-up of {Q}, eyes on {P}",
          "{P} and {Q} walk side by side, talking");

  // What a story of one or two slides has room for.
  private static final List<String> CORE = List.of("find", "turn", "reveal", "payoff");

  private final World world;
  private final Plot plot;
  private final String tone;
  private final Dice dice;
  private final Deque<String> shots;
  private final Deque<Wording> texture;
  private final Deque<Wording> heroTexture;
  private final Deque<Wording> otherTexture;

  Outline(World world, Plot plot, String tone, Dice dice) {
    this.world = world;
    this.plot = plot;
    this.tone = tone;
    this.dice = dice;
    var fillers = Plot.OPENINGS.moment("texture");
    var mentions = Plot.OPENINGS.moment("extra");
    this.shots = new ArrayDeque<>(dice.shuffled(SHOTS));
    this.texture = queue(mentions.told(), fillers.told());
    this.heroTexture = queue(mentions.byHero(), fillers.byHero());
    this.otherTexture = queue(mentions.byOther(), fillers.byOther());
  }

  // Nouns of the idea that have no role yet get their sentence before any other filler.
  private Deque<Wording> queue(List<Wording> mentions, List<Wording> fillers) {
    var queue = new ArrayDeque<Wording>();
    int wanted = Math.min(world.idea().extras().size(), 2);
    queue.addAll(dice.shuffled(mentions).subList(0, Math.min(wanted, mentions.size())));
    queue.addAll(dice.shuffled(fillers));
    return queue;
  }

  List<Beat> beats(int slides, VoiceFormat format, boolean narrated) {
    boolean dialogue = format == VoiceFormat.DIALOGUE;
    var moments = new ArrayList<Moment>();
    moments.add(Plot.OPENINGS.moment(opening(dialogue)));
    boolean traitLeft =
        !moments.getFirst().name().startsWith("trait")
            && !idea().trait().isEmpty()
            && !idea().event().isEmpty()
            && idea().opening().isEmpty();
    moments.add(Plot.OPENINGS.moment(traitLeft ? "trait." + tone : "intro"));
    moments.addAll(plot.moments());
    return dialogue
        ? new Dialogue(this, world, dice).beats(kept(moments, slides), slides, narrated)
        : told(moments, slides, format == VoiceFormat.MONOLOGUE);
  }

  private Idea idea() {
    return world.idea();
  }

  private String opening(boolean dialogue) {
    var idea = idea();
    if (!idea.question().isEmpty()) {
      return "question.any";
    }
    if (!idea.opening().isEmpty()
        && !idea.event().isEmpty()
        && !(dialogue && idea.event().contains("{Q"))) {
      return "opening.any";
    }
    // Nobody tells the other one, "I met you."
    boolean withOther = dialogue && idea.event().contains("{Q");
    String kind =
        !idea.event().isEmpty() && !withOther
            ? "event."
            : !idea.trait().isEmpty() ? "trait." : "topic.";
    return kind + tone;
  }

  /// The most needed moments, in their order.
  List<Moment> kept(List<Moment> moments, int slides) {
    var order = List.of(moments.getFirst().name(), "payoff", "turn", "reveal");
    var ranked =
        moments.stream()
            .sorted(
                Comparator.comparingInt(
                        (Moment moment) ->
                            order.contains(moment.name()) ? order.indexOf(moment.name()) : 9)
                    .thenComparingInt(Moment::priority))
            .limit(slides)
            .toList();
    return moments.stream().filter(ranked::contains).toList();
  }

  private List<Beat> told(List<Moment> moments, int slides, boolean firstPerson) {
    Voice voice = firstPerson ? Voice.MONOLOGUE : Voice.NARRATOR;
    String speaker = firstPerson ? world.hero().name() : Script.NARRATOR;
    var kept = kept(moments, slides);
    var beats = new ArrayList<Beat>();
    for (var moment : moments) {
      var wording = choose(moment.told(), firstPerson);
      if (kept.contains(moment)) {
        beats.add(
            new Beat(
                speaker,
                voice,
                wording.text(),
                wording.brief(),
                wording.more(),
                wording.picture(),
                false));
      } else if (!beats.isEmpty() && (slides > 2 || CORE.contains(moment.name()))) {
        var last = beats.removeLast();
        var reserve = new ArrayList<>(last.reserve());
        reserve.add(wording.text());
        beats.add(last.withReserve(reserve));
      }
    }
    split(beats, slides);
    while (beats.size() < slides) {
      var filler = next(texture);
      int at = 2 + dice.below(Math.max(1, beats.size() - 3));
      while (at < beats.size() && beats.get(at - 1).continued()) {
        at++;
      }
      beats.add(
          at, new Beat(speaker, voice, filler.text(), "", List.of(), filler.picture(), false));
    }
    return spread(beats, texture);
  }

  // Gives follow-up sentences slides of their own until there are enough.
  private void split(List<Beat> beats, int slides) {
    for (int round = 0; round < 3 && beats.size() < slides; round++) {
      int index = 1;
      while (index < beats.size() && beats.size() < slides) {
        var beat = beats.get(index);
        boolean free = !beat.reserve().isEmpty() && (round > 0 || dice.below(3) > 0);
        if (free) {
          beats.set(
              index,
              new Beat(
                  beat.speaker(),
                  beat.voice(),
                  beat.text(),
                  beat.brief(),
                  List.of(),
                  beat.picture(),
                  true));
          beats.add(
              index + 1,
              new Beat(
                  beat.speaker(),
                  beat.voice(),
                  beat.reserve().getFirst(),
                  "",
                  beat.reserve().subList(1, beat.reserve().size()),
                  shot(),
                  beat.continued()));
        }
        index += free ? 2 : 1;
      }
    }
  }

  /// Hands the unused fillers round, so that a long narration has something to say.
  List<Beat> spread(List<Beat> beats, Deque<Wording> fillers) {
    var spread = new ArrayList<>(beats);
    int index = Math.min(2, spread.size() - 1);
    while (!fillers.isEmpty()) {
      while (spread.get(index).continued()) {
        index++;
      }
      var beat = spread.get(index);
      var reserve = new ArrayList<>(beat.reserve());
      reserve.add(fillers.poll().text());
      spread.set(index, beat.withReserve(reserve));
      index = index + 1 >= spread.size() - 1 ? Math.min(2, spread.size() - 1) : index + 1;
    }
    return spread;
  }

  Wording choose(List<Wording> wordings, boolean firstPerson) {
    var fitting =
        wordings.stream()
            .filter(wording -> !wording.text().startsWith(firstPerson ? "[3]" : "[1]"))
            .filter(
                wording -> !(wording.text() + wording.picture()).contains("[hold]") || portable())
            .toList();
    return dice.pick(fitting.isEmpty() ? wordings.subList(0, 1) : fitting);
  }

  private boolean portable() {
    var thing = world.thing();
    return !thing.is("large") && !thing.is("abstract") && !thing.plural();
  }

  String shot() {
    var shot = shots.poll();
    shots.add(shot);
    return shot;
  }

  String talk() {
    return dice.pick(TALKS);
  }

  Wording next(Deque<Wording> fillers) {
    var next = fillers.poll();
    if (next == null) {
      throw new IllegalStateException("The program has too few fillers for this many slides");
    }
    return next;
  }

  Deque<Wording> fillersOf(boolean hero) {
    return hero ? heroTexture : otherTexture;
  }
}
