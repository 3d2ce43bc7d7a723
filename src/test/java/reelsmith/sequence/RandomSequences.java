package reelsmith.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random sequences of actions, each on a subject of its own. An action is a value that makes sense
/// in every state, so that a failing sequence can be cut down to what makes it fail.
///
/// @param <A> what can be done, with a readable `toString`
public final class RandomSequences<A> {

  private final Supplier<? extends Subject<A>> subjects;
  private final Function<RandomGenerator, A> actions;

  /// @param subjects makes a fresh subject for each sequence
  /// @param actions draws the next action
  public RandomSequences(
      Supplier<? extends Subject<A>> subjects, Function<RandomGenerator, A> actions) {
    this.subjects = subjects;
    this.actions = actions;
  }

  /// The thing that is tried, together with a model of it.
  @FunctionalInterface
  public interface Subject<A> {

    /// Does the action to both and compares them. Throws when they differ.
    void apply(A action);
  }

  /// Runs sequences one after another. Fails with the seed, the shortest failing sequence that was
  /// found, and what was wrong.
  ///
  /// @param longest how many actions a sequence has at most
  public void run(long seed, int sequences, int longest) {
    IntStream.range(0, sequences).forEach(number -> runOne(seed, number, longest));
  }

  /// The same, some at a time; for subjects that wait for something.
  public void runSideBySide(long seed, int sequences, int longest) {
    IntStream.range(0, sequences).parallel().forEach(number -> runOne(seed, number, longest));
  }

  private void runOne(long seed, int number, int longest) {
    List<A> sequence = drawn(new SplittableRandom(seed * 31 + number), longest);
    failure(sequence)
        .ifPresent(
            failure -> {
              List<A> shortest = shrunk(sequence);
              throw new AssertionError(
                  "Seed %d, sequence %d, %d of %d actions fail:%n%s%n%s"
                      .formatted(
                          seed,
                          number,
                          shortest.size(),
                          sequence.size(),
                          shortest.stream().map(Object::toString).collect(Collectors.joining("\n")),
                          failure(shortest).orElse(failure).getMessage()),
                  failure);
            });
  }

  private List<A> drawn(RandomGenerator random, int longest) {
    return IntStream.range(0, random.nextInt(1, longest + 1))
        .mapToObj(place -> actions.apply(random))
        .toList();
  }

  private Optional<Throwable> failure(List<A> sequence) {
    Subject<A> subject = subjects.get();
    try {
      sequence.forEach(subject::apply);
      return Optional.empty();
    } catch (AssertionError | RuntimeException failure) {
      return Optional.of(failure);
    }
  }

  /// Leaves out ever smaller pieces, as long as what is left still fails.
  private List<A> shrunk(List<A> sequence) {
    List<A> shortest = sequence;
    for (int piece = Math.max(1, sequence.size() / 2); piece > 0; piece /= 2) {
      int from = 0;
      while (from < shortest.size()) {
        List<A> shorter = new ArrayList<>(shortest.subList(0, from));
        shorter.addAll(shortest.subList(Math.min(from + piece, shortest.size()), shortest.size()));
        if (failure(shorter).isPresent()) {
          shortest = shorter;
        } else {
          from += piece;
        }
      }
    }
    return shortest;
  }
}
