package reelsmith.sequence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomSequencesTests {

  /// Breaks when a 7 comes some time after a 3.
  private static RandomSequences.Subject<Integer> fragile() {
    List<Integer> seen = new ArrayList<>();
    return number -> {
      if (number == 7 && seen.contains(3)) {
        throw new AssertionError("3 and then 7");
      }
      seen.add(number);
    };
  }

  @Test
  void a_failing_sequence_is_cut_down_to_what_matters() {
    var sequences =
        new RandomSequences<>(RandomSequencesTests::fragile, random -> random.nextInt(10));

    assertThatThrownBy(() -> sequences.run(1, 100, 50))
        .hasMessageContaining("Seed 1")
        .hasMessageContaining("2 of ")
        .hasMessageContaining("fail:%n3%n7%n".formatted());
  }

  @Test
  void what_holds_is_not_complained_about() {
    var sequences =
        new RandomSequences<>(RandomSequencesTests::fragile, random -> random.nextInt(7));

    assertThatCode(() -> sequences.run(1, 100, 50)).doesNotThrowAnyException();
  }
}
