package reelsmith.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reelsmith.provider.Gender;
import reelsmith.provider.VoiceActor;

/// Who gets which voice. Takes no time.
class CastingTests {

  private static final List<String> AGES = List.of("child", "young", "adult", "old");

  @Test
  void nobody_shares_a_voice_while_another_is_free() {
    for (long seed = 1; seed <= 500; seed++) {
      var random = new Random(seed);
      List<VoiceActor> voices = voices(1 + random.nextInt(8), random);
      List<Casting.Part> parts = parts(1 + random.nextInt(10), random);

      Map<String, VoiceActor> cast = Casting.cast(parts, voices);

      assertThat(cast).as("seed %d", seed).hasSameSizeAs(parts);
      assertThat(new HashSet<>(cast.values()))
          .as("seed %d", seed)
          .hasSize(Math.min(parts.size(), voices.size()));
    }
  }

  @Test
  void a_free_voice_of_the_right_gender_is_taken_before_any_other() {
    List<VoiceActor> voices =
        List.of(voice(1, Gender.MALE, "adult"), voice(2, Gender.FEMALE, "old"));

    Map<String, VoiceActor> cast =
        Casting.cast(List.of(part("Ann", Gender.FEMALE, "young", null)), voices);

    assertThat(cast.get("Ann")).isEqualTo(voices.get(1));
  }

  @Test
  void a_wish_rules_even_for_the_one_who_speaks_last() {
    List<VoiceActor> voices =
        List.of(voice(1, Gender.MALE, "adult"), voice(2, Gender.FEMALE, "adult"));

    Map<String, VoiceActor> cast =
        Casting.cast(
            List.of(part("Ann", Gender.FEMALE, "adult", null), part("Eve", Gender.MALE, null, 2)),
            voices);

    assertThat(cast).containsEntry("Eve", voices.get(1));
    assertThat(cast).containsEntry("Ann", voices.get(0));
  }

  private static List<VoiceActor> voices(int count, Random random) {
    List<VoiceActor> voices = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      voices.add(voice(id, gender(random), AGES.get(random.nextInt(AGES.size()))));
    }
    return voices;
  }

  private static List<Casting.Part> parts(int count, Random random) {
    List<Casting.Part> parts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      parts.add(
          part(
              "Part " + i,
              random.nextBoolean() ? gender(random) : null,
              random.nextBoolean() ? AGES.get(random.nextInt(AGES.size())) : null,
              null));
    }
    return parts;
  }

  private static Gender gender(Random random) {
    return Gender.values()[random.nextInt(Gender.values().length)];
  }

  private static VoiceActor voice(int id, Gender gender, String age) {
    return new VoiceActor(id, "Voice " + id, gender, age, "american", List.of("en"));
  }

  private static Casting.Part part(
      String name, @Nullable Gender gender, @Nullable String age, @Nullable Integer wish) {
    return new Casting.Part(name, gender, age, wish);
  }
}
