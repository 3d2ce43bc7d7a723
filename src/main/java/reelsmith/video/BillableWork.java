package reelsmith.video;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reelsmith.credits.Charge;
import reelsmith.credits.PriceList;
import reelsmith.pipeline.RecordedItems;
import reelsmith.template.Production;
import reelsmith.template.StageNames;
import reelsmith.template.Storyboard;

/// Work on a video, counted in what has a price. Pure.
///
/// @param script whether a script is written
/// @param slides how many are drawn
/// @param narrationUnits each started 100 characters of a slide that is spoken
/// @param transcription whether the words are timed
/// @param metadata whether titles and description are written
/// @param film whether the film is rendered
record BillableWork(
    boolean script,
    int slides,
    int narrationUnits,
    boolean transcription,
    boolean metadata,
    boolean film) {

  /// All there is to do for a production.
  ///
  /// @param storyboard null while there is none; then what is spoken is an upper bound
  /// @param told keys of the slides whose narrator told when each word is heard, so that nobody
  ///   needs to listen
  static BillableWork of(Production production, @Nullable Storyboard storyboard, Set<String> told) {
    int units =
        storyboard == null
            ? production.narrationUnits()
            : storyboard.scenes().stream().mapToInt(scene -> units(production, scene)).sum();
    return new BillableWork(
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
  static BillableWork finished(
      Production production,
      @Nullable Storyboard storyboard,
      Set<String> told,
      List<RecordedItems.Item> all,
      List<RecordedItems.Item> counted) {
    if (storyboard == null) {
      return new BillableWork(false, 0, 0, false, false, false);
    }
    Map<String, Set<String>> keys =
        counted.stream()
            .collect(
                Collectors.groupingBy(
                    RecordedItems.Item::stage,
                    Collectors.mapping(RecordedItems.Item::key, Collectors.toSet())));
    Set<String> spoken = keys.getOrDefault(StageNames.NARRATION, Set.of());
    return new BillableWork(
        production.writesScript() && keys.containsKey(StageNames.SCRIPT),
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
    return "slide-" + scene.index();
  }

  private static int units(Production production, Storyboard.Scene scene) {
    return production.voice() == null ? 0 : Production.units(scene.narration());
  }

  /// What is left when `done` is finished.
  BillableWork minus(BillableWork done) {
    return new BillableWork(
        script && !done.script,
        Math.max(0, slides - done.slides),
        Math.max(0, narrationUnits - done.narrationUnits),
        transcription && !done.transcription,
        metadata && !done.metadata,
        film && !done.film);
  }

  /// What it costs, event by event.
  List<Charge> charges(PriceList prices) {
    return List.of(
            prices.charge("script.generate", count(script)),
            prices.charge("image.generate", slides),
            prices.charge("narration.generate", narrationUnits),
            prices.charge("transcription.generate", count(transcription)),
            prices.charge("metadata.generate", count(metadata)),
            prices.charge("render", count(film)))
        .stream()
        .filter(charge -> charge.units() > 0)
        .toList();
  }

  /// What it costs in all, in credits.
  long credits(PriceList prices) {
    return charges(prices).stream().mapToLong(Charge::credits).sum();
  }

  private static int count(boolean present) {
    return present ? 1 : 0;
  }
}
