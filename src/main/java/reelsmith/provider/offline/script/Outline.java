package reelsmith.provider.offline.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
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
  private static final List<String> CORE = List.of("try", "setback", "turn", "payoff");

  private static final Set<String> OWN = Set.of("1", "trait", "opening", "ending", "ask", "when");

  private final World world;
  private final Plot plot;
  private final Dice dice;
  private final Deque<String> shots;
  private final Deque<Wording> texture;
  private final Deque<Wording> heroTexture;
  private final Deque<Wording> otherTexture;
  private Set<String> telling = Set.of();

  Outline(World world, Plot plot, Dice dice) {
    this.world = world;
    this.plot = plot;
    this.dice = dice;
    this.shots = new ArrayDeque<>(dice.shuffled(SHOTS));
    this.texture = queue(plot.texture().told());
    if (world.idea().story()) {
      this.texture.addAll(queue(Plot.COMMON.texture().told()));
    }
    this.heroTexture = queue(plot.texture().byHero());
    this.heroTexture.addAll(queue(Plot.COMMON.texture().byHero()));
    this.otherTexture = queue(plot.texture().byOther());
    this.otherTexture.addAll(queue(Plot.COMMON.texture().byOther()));
  }

  private Deque<Wording> queue(List<Wording> fillers) {
    return new ArrayDeque<>(
        dice.shuffled(fillers).stream().filter(one -> allowed(one, false)).toList());
  }

  List<Beat> beats(int slides, VoiceFormat format, boolean narrated) {
    boolean dialogue = format == VoiceFormat.DIALOGUE;
    var moments = plot.moments().stream().filter(this::suits).toList();
    return dialogue
        ? new Dialogue(this, world, dice).beats(moments, slides, narrated)
        : told(moments, slides, format == VoiceFormat.MONOLOGUE);
  }

  // A moment without a wording that suits this idea is no part of its story.
  private boolean suits(Moment moment) {
    telling = Set.copyOf(plot.moments().stream().map(Moment::name).toList());
    boolean suits = moment.told().stream().anyMatch(wording -> allowed(wording, false));
    telling = Set.of();
    return suits;
  }

  /// Which moments this version of the story has, so that others may refer to them.
  void tells(List<Moment> moments) {
    telling = Set.copyOf(moments.stream().map(Moment::name).toList());
  }

  /// The most needed moments, in their order.
  List<Moment> kept(List<Moment> moments, int slides) {
    var order = List.of(moments.getFirst().name(), "payoff", "turn", "setback");
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
    tells(kept);
    for (var moment : moments) {
      boolean tellable = moment.told().stream().anyMatch(one -> allowed(one, firstPerson));
      if (!tellable) {
        continue;
      }
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
    if (slides == 1) {
      return List.of(wholeStory(beats.getFirst(), moments, firstPerson));
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

  // One slide has room for a beginning and an end, or for the beginning alone.
  private Beat wholeStory(Beat hook, List<Moment> moments, boolean firstPerson) {
    var ending =
        moments.stream()
            .filter(moment -> moment.name().equals("turn") || moment.name().equals("payoff"))
            .map(moment -> choose(moment.told(), firstPerson))
            .toList();
    var reserve = new ArrayList<String>();
    reserve.add(String.join(" ", ending.stream().map(Wording::text).toList()));
    reserve.addAll(ending.getLast().more());
    return hook.withReserve(reserve);
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

  /// A wording whose conditions this story meets.
  Wording choose(List<Wording> wordings, boolean firstPerson) {
    var fitting = wordings.stream().filter(wording -> allowed(wording, firstPerson)).toList();
    if (fitting.isEmpty()) {
      throw new IllegalStateException(
          "No line of the plot '%s' suits: %s".formatted(plot.name(), wordings));
    }
    // What only this idea has goes before what any idea would have.
    var own =
        fitting.stream()
            .filter(wording -> wording.conditions().stream().anyMatch(OWN::contains))
            .toList();
    return dice.pick(own.isEmpty() ? fitting : own);
  }

  private boolean allowed(Wording wording, boolean firstPerson) {
    return wording.conditions().stream()
        .allMatch(
            condition ->
                switch (condition) {
                  case "1" -> firstPerson;
                  case "3" -> !firstPerson;
                  default ->
                      condition.startsWith("after:")
                          ? telling.contains(condition.substring("after:".length()))
                          : condition.startsWith("no:")
                              ? !world.has(condition.substring("no:".length()))
                              : world.has(condition);
                });
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
