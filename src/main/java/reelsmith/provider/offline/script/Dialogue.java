package reelsmith.provider.offline.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import reelsmith.provider.Script;
import reelsmith.provider.offline.script.Phrasing.Voice;
import reelsmith.provider.offline.script.Plot.Moment;
import reelsmith.provider.offline.script.Plot.Wording;

/// Lets hero and other take turns, and everybody else say something now and then.
final class Dialogue {

  private final Outline outline;
  private final World world;
  private final Dice dice;
  private final List<Beat> beats = new ArrayList<>();
  private boolean heroSpoke;
  private boolean narrated;

  Dialogue(Outline outline, World world, Dice dice) {
    this.outline = outline;
    this.world = world;
    this.dice = dice;
  }

  List<Beat> beats(List<Moment> moments, int slides, boolean withNarrator) {
    narrated = withNarrator;
    var bystanders = bystanders(slides);
    int turns = slides - bystanders.size();
    var kept = outline.kept(moments, turns);
    outline.tells(kept);
    int fillerPairs = Math.max(0, (turns - 2 * kept.size() + 1) / 2);
    int pairs = turns - kept.size() - 2 * fillerPairs;
    for (int index = 0; index < kept.size(); index++) {
      var moment = kept.get(index);
      if (narrated && narratorSpeaks(index, kept.size(), turns)) {
        narrate(moment);
      } else {
        pairs -= exchange(moment, pairs, kept.size() - index);
      }
      if (fillerPairs > 0 && index > 1 && index < kept.size() - 2) {
        fillerPairs--;
        filler();
        filler();
      }
    }
    while (beats.size() < turns) {
      int room = beats.size();
      filler();
      beats.add(Math.max(1, room - 2), beats.removeLast());
    }
    for (int index = 0; index < bystanders.size(); index++) {
      beats.add(
          Math.max(1, (index + 1) * beats.size() / (bystanders.size() + 1)), bystanders.get(index));
    }
    return withReserve();
  }

  private static boolean narratorSpeaks(int index, int moments, int slides) {
    return index == 0 && slides > 2
        || slides >= 6 && (index == moments / 2 || index == moments - 1);
  }

  private void narrate(Moment moment) {
    var wording = outline.choose(moment.told(), false);
    beats.add(
        new Beat(
            Script.NARRATOR,
            Voice.NARRATOR,
            wording.text(),
            wording.brief(),
            wording.more(),
            wording.picture(),
            false));
  }

  // A moment may be a line and its answer. That needs the hero's turn to come first, because the
  // answers are written to follow the hero's lines.
  private int exchange(Moment moment, int pairs, int left) {
    boolean heroTurn = beats.isEmpty() || !heroSpoke;
    // A single line needs a second one after it, or the turns would not come out.
    if (pairs > 0 && heroTurn && (left - pairs < 2 || narrated || dice.below(left) < pairs)) {
      line(moment, true);
      line(moment, false);
      return 1;
    }
    line(moment, heroTurn);
    return 0;
  }

  private void line(Moment moment, boolean hero) {
    var wording = outline.choose(hero ? moment.byHero() : moment.byOther(), false);
    var seen = outline.choose(moment.told(), false).picture();
    boolean second = !beats.isEmpty() && beats.getLast().picture().equals(seen);
    add(
        hero,
        wording,
        second || seen.isEmpty() || !hero && dice.below(2) == 0 ? outline.talk() : seen);
  }

  private void filler() {
    boolean hero = !heroSpoke;
    add(hero, outline.next(outline.fillersOf(hero)), outline.talk());
  }

  private void add(boolean hero, Wording wording, String picture) {
    heroSpoke = hero;
    beats.add(
        new Beat(
            (hero ? world.hero() : world.other()).name(),
            hero ? Voice.HERO_TO_OTHER : Voice.OTHER_TO_HERO,
            wording.text(),
            "",
            wording.more(),
            picture,
            false));
  }

  private List<Beat> bystanders(int slides) {
    var lines = new ArrayDeque<>(dice.shuffled(Plot.COMMON.moment("bystander").byThird()));
    var result = new ArrayList<Beat>();
    for (var role : world.roles().subList(2, world.roles().size())) {
      if (result.size() < slides / 2 && !lines.isEmpty()) {
        result.add(
            new Beat(
                role.name(),
                Voice.PICTURE,
                lines.poll().text(),
                "",
                List.of(),
                role.name() + " speaks up next to {P} and {Q}",
                false));
      }
    }
    return result;
  }

  private List<Beat> withReserve() {
    var result = new ArrayList<Beat>(beats);
    for (boolean hero : List.of(true, false)) {
      var name = (hero ? world.hero() : world.other()).name();
      var own = new ArrayList<Integer>();
      for (int index = beats.size() > 2 ? 1 : 0; index < Math.max(1, beats.size() - 1); index++) {
        if (beats.get(index).speaker().equals(name)) {
          own.add(index);
        }
      }
      var fillers = outline.fillersOf(hero);
      for (int turn = 0; !own.isEmpty() && !fillers.isEmpty(); turn++) {
        int index = own.get(turn % own.size());
        var reserve = new ArrayList<>(result.get(index).reserve());
        reserve.add(fillers.poll().text());
        result.set(index, result.get(index).withReserve(reserve));
      }
    }
    return result;
  }
}
