package reelsmith.provider.offline.picture;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody in one picture: the look is that of the story, the rest belongs to the moment.
///
/// @param held what is in the hand
record Figure(
    String name, Look look, Pose pose, Expression expression, int facing, @Nullable Icon held) {

  enum Pose {
    ARMS_UP(
        "cheer, cheering, celebrate, celebrating, jump, jumping, arms up, raises, dance, dancing, leap, victory, hooray, wins, triumph"),
    WAVING(
        "waving, wave at, wave to, wave goodbye, waves her, waves his, greet, greeting, hello, goodbye"),
    POINTING("point, pointing, show, showing, gesture"),
    RUNNING(
        "run, running, chase, chasing, race, racing, flee, fleeing, escape, rush, rushing, hurry"),
    WALKING(
        "walk, walking, stroll, wander, wandering, hike, hiking, march, marching, explore, exploring, travel, climbing, climb, follow, sneaking, approach, stepping"),
    SITTING(
        "sit, sitting, seated, sleeping, sleep, rest, resting, reading, fishing, writing, drawing, typing, eating, relax, kneel, kneeling, crouch"),
    THINKING("think, thinking, wonder, wondering, ponder, puzzled, curious, confused"),
    HOLDING(
        "hold, holding, carry, carrying, clutching, grip, offer, offering, drink, drinking, lift, raises the, examine, examining"),
    STANDING("stand, standing");

    private final List<Words> signs;

    Pose(String signs) {
      this.signs = Words.phrases(signs);
    }

    static Pose in(Words text) {
      for (var pose : values()) {
        if (text.hasAny(pose.signs)) {
          return pose;
        }
      }
      return STANDING;
    }
  }

  enum Expression {
    SAD(
        "sad, cry, crying, tears, lonely, weep, weeping, grief, disappointed, sorry, mourn, heartbroken, unhappy"),
    AFRAID(
        "afraid, scared, fear, frightened, terrified, nervous, worried, panic, anxious, trembling, screaming"),
    ANGRY(
        "angry, furious, rage, mad, shout, shouting, yell, yelling, annoyed, growl, frown, frowning, grumpy"),
    SURPRISED(
        "surprised, amazed, astonished, shocked, gasp, wonder, awe, discover, discovers, stunned, wide eyed"),
    ASLEEP("sleep, sleeping, asleep, dream, dreaming, napping"),
    HAPPY(
        "happy, smile, smiling, laugh, laughing, joy, joyful, cheer, cheerful, celebrate, proud, delighted, grin, excited, glad, dance, dancing, hug, love, wins, playing, play, party, fun"),
    NEUTRAL("calm, serious, neutral, stern");

    private final List<Words> signs;

    Expression(String signs) {
      this.signs = Words.phrases(signs);
    }

    static Optional<Expression> in(Words text) {
      for (var expression : values()) {
        if (text.hasAny(expression.signs)) {
          return Optional.of(expression);
        }
      }
      return Optional.empty();
    }
  }
}
