package reelsmith.video;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reelsmith.credits.Workload;
import reelsmith.pipeline.RecordedItems;
import reelsmith.template.ItemKeys;
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Counts the work on a video in what has a price. Pure.
final class BillableWork {

  private BillableWork() {}

  /// All there is to do for a production.
  ///
  /// @param storyboard null while there is none; then what is spoken is an upper bound
  /// @param told keys of the slides whose narrator told when each word is heard, so that nobody
  ///   needs to listen
  static Workload of(Production production, @Nullable Storyboard storyboard, Set<String> told) {
    int units =
        storyboard == null
            ? production.narrationUnits()
            : storyboard.scenes().stream().mapToInt(scene -> units(production, scene)).sum();
    return Workload.of(
        production.writesScript(),
        production.slides(),
        units,
        storyboard == null ? units > 0 : hasToBeTimed(production, storyboard, told),
        true,
        !production.previewOnly());
  }

  /// What of it these items are.
  ///
  /// @param all every item that is recorded for the video
  /// @param counted those of `all` that count, such as the items of one run
  /// @param told as above
  static Workload finished(
      Production production,
      @Nullable Storyboard storyboard,
      Set<String> told,
      List<RecordedItems.Item> all,
      List<RecordedItems.Item> counted) {
    if (storyboard == null) {
      return Workload.NOTHING;
    }
    Map<String, Set<String>> keys =
        counted.stream()
            .collect(
                Collectors.groupingBy(
                    RecordedItems.Item::stage,
                    Collectors.mapping(RecordedItems.Item::key, Collectors.toSet())));
    Set<String> spoken = keys.getOrDefault(StageNames.NARRATION, Set.of());
    return Workload.of(
        production.writesScript()
            && keys.getOrDefault(StageNames.SCRIPT, Set.of()).contains(ItemKeys.STORYBOARD),
        keys.getOrDefault(StageNames.SLIDES, Set.of()).size(),
        storyboard.scenes().stream()
            .filter(scene -> spoken.contains(keyOf(scene)))
            .mapToInt(scene -> units(production, scene))
            .sum(),
        keys.containsKey(StageNames.TIMING) && isTimed(production, storyboard, told, all),
        keys.containsKey(StageNames.METADATA),
        keys.containsKey(StageNames.FILM));
  }

  /// Timing has one price for all slides, so it is finished with the last of them.
  private static boolean isTimed(
      Production production,
      Storyboard storyboard,
      Set<String> told,
      List<RecordedItems.Item> all) {
    Set<String> timed =
        all.stream()
            .filter(item -> item.stage().equals(StageNames.TIMING))
            .map(RecordedItems.Item::key)
            .collect(Collectors.toCollection(HashSet::new));
    timed.addAll(told);
    return !hasToBeTimed(production, storyboard, timed);
  }

  private static boolean hasToBeTimed(
      Production production, Storyboard storyboard, Set<String> timed) {
    return storyboard.scenes().stream()
        .filter(scene -> units(production, scene) > 0)
        .anyMatch(scene -> !timed.contains(keyOf(scene)));
  }

  private static String keyOf(Storyboard.Scene scene) {
    return ItemKeys.slide(scene.index());
  }

  private static int units(Production production, Storyboard.Scene scene) {
    return production.voice() == null ? 0 : Production.units(scene.narration());
  }
}
