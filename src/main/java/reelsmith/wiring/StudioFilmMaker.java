package reelsmith.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import reelsmith.account.OwnerKey;
import reelsmith.launcher.FilmMaker;
import reelsmith.launcher.MakeFailure;
import reelsmith.launcher.MakeProgress;
import reelsmith.launcher.MakeRequest;
import reelsmith.launcher.OptionNames;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.RequestIds;
import reelsmith.operation.WireFormat;
import reelsmith.template.StoryBrief;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes a film for the command line through the same operations as every other door.
@Component
@ConditionalOnProperty(name = "reelsmith.mode", havingValue = "make")
class StudioFilmMaker implements FilmMaker {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /// Together some minutes, for as long as nobody answers; the film is made meanwhile.
  private static final int LOOKS_IN_VAIN = 30;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// More than this nobody reads at once.
  private static final int MOST_PROBLEMS = 5;

  /// How much of a film is done with its preview.
  private static final double PREVIEW_SHARE = 0.6;

  private final OperationRunner runner;
  private final RequestIds requestIds;
  private final JsonMapper json = WireFormat.mapper();

  StudioFilmMaker(OperationRunner runner, RequestIds requestIds) {
    this.runner = runner;
    this.requestIds = requestIds;
  }

  @Override
  public Flux<MakeProgress> make(MakeRequest request, Mono<Void> aborted) {
    var givenUp = new AtomicBoolean();
    Mono<Void> signal = aborted.doOnSuccess(nothing -> givenUp.set(true)).cache();
    return call("create_%s_video".formatted(request.template()), brief(request))
        .map(answer -> answer.required("video_id").asLong())
        .flatMapMany(video -> followed(video, request, signal, givenUp))
        .onErrorMap(OperationFailure.class, StudioFilmMaker::failure);
  }

  private Flux<MakeProgress> followed(
      long video, MakeRequest request, Mono<Void> aborted, AtomicBoolean givenUp) {
    Flux<MakeProgress> film =
        previewFirst(request) ? smallFilm(video, request) : film(video, request);
    return film.takeUntilOther(aborted)
        .concatWith(Flux.defer(() -> givenUp.get() ? takenBack(video) : Flux.empty()));
  }

  /// A film of few slides is a preview that is rendered afterwards.
  private static boolean previewFirst(MakeRequest request) {
    return request.script() == null
        && request.slides() != null
        && request.slides() < StoryBrief.FEWEST_SLIDES_WITHOUT_PREVIEW;
  }

  private Flux<MakeProgress> film(long video, MakeRequest request) {
    return watched(video)
        .concatMap(view -> told(view, share -> share, done -> finished(done, request)), 1);
  }

  private Flux<MakeProgress> smallFilm(long video, MakeRequest request) {
    Flux<MakeProgress> preview =
        watched(video)
            .concatMap(view -> told(view, share -> share * PREVIEW_SHARE, done -> Flux.empty()), 1);
    // The render has the preview's stages too and runs through them at once.
    Flux<MakeProgress> film =
        watched(video)
            .concatMap(
                view ->
                    told(
                        view,
                        share -> Math.max(PREVIEW_SHARE, share),
                        done -> finished(done, request)),
                1);
    return preview.concatWith(patient(call("render_video", named(video))).thenMany(film));
  }

  /// How a video's newest run stands, again and again until it ends.
  private Flux<ObjectNode> watched(long video) {
    return watched(Mono.defer(() -> call("get_video", named(video))));
  }

  static Flux<ObjectNode> watched(Mono<ObjectNode> look) {
    return Flux.interval(Duration.ZERO, LOOK_EVERY)
        .onBackpressureDrop()
        .concatMap(tick -> patient(look), 1)
        .takeUntil(view -> view.required("poll_after_seconds").isNull());
  }

  /// Calls again for a while when the studio is not to be reached, because the film is not lost.
  private static <T> Mono<T> patient(Mono<T> call) {
    return call.retryWhen(
        Retry.backoff(LOOKS_IN_VAIN, LOOK_EVERY)
            .maxBackoff(LONGEST_PAUSE)
            .filter(StudioFilmMaker::passes)
            .onRetryExhaustedThrow((retries, last) -> last.failure()));
  }

  private static boolean passes(Throwable error) {
    return error instanceof OperationFailure failure
        && failure.kind() == OperationFailure.Kind.UNAVAILABLE;
  }

  private Flux<MakeProgress> takenBack(long video) {
    return takenBack(call("abort_video", named(video)));
  }

  /// Says so when it could not be taken back.
  static Flux<MakeProgress> takenBack(Mono<ObjectNode> abort) {
    return abort
        .thenMany(Flux.<MakeProgress>empty())
        .onErrorResume(
            OperationFailure.class,
            failure ->
                Flux.just(
                    new MakeProgress.Remark(
                        "The film could not be taken back: " + failure.getMessage())));
  }

  private static Flux<MakeProgress> told(
      ObjectNode view,
      DoubleUnaryOperator shareOfFilm,
      Function<JsonNode, Flux<MakeProgress>> completed) {
    return switch (view.required("status").asString()) {
      case "completed" -> completed.apply(view);
      case "failed" -> Flux.error(failure(view.required("pipeline_error")));
      case "aborted" -> Flux.error(new MakeFailure("The film was aborted by somebody else.", null));
      default -> Flux.just(working(view, shareOfFilm));
    };
  }

  private static MakeProgress working(JsonNode view, DoubleUnaryOperator shareOfFilm) {
    String detail = view.required("status_detail").asString();
    String label = view.required("step_label").asString();
    JsonNode eta = view.required("pipeline_eta_seconds");
    return new MakeProgress.Working(
        detail.isEmpty() ? label : "%s: %s".formatted(label, detail),
        shareOfFilm.applyAsDouble(view.required("progress_percent").asInt() / 100.0),
        eta.isNull() ? null : Duration.ofSeconds(eta.asLong()));
  }

  private Flux<MakeProgress> finished(JsonNode view, MakeRequest request) {
    List<MakeProgress> remarks = new ArrayList<>();
    for (JsonNode warning : view.required("warnings")) {
      remarks.add(new MakeProgress.Remark(warning.required("message").asString()));
    }
    for (JsonNode slide : view.required("assets").required("slides")) {
      if ("approximated".equals(slide.required("fidelity").asString(""))) {
        remarks.add(
            new MakeProgress.Remark(
                "Some pictures only approximate what was asked for; a picture provider with a key"
                    + " can do better."));
        break;
      }
    }
    return Flux.fromIterable(remarks)
        .concatWith(
            Mono.fromCallable(() -> copied(view, request))
                .subscribeOn(Schedulers.boundedElastic()));
  }

  /// Lays the film and what belongs to it where the person asked for it, whole or not at all.
  static MakeProgress copied(JsonNode view, MakeRequest request) throws IOException {
    JsonNode render = view.required("render");
    String out = request.out().toString();
    String stem = out.replaceFirst("\\.[^./\\\\]*$", "");
    copy(render, "poster_path", Path.of(stem + ".jpg"));
    copy(render, "subtitles_srt_path", Path.of(stem + ".srt"));
    copy(render, "subtitles_vtt_path", Path.of(stem + ".vtt"));
    copy(render, "file_path", request.out());
    return new MakeProgress.Finished(
        request.out(),
        Duration.ofMillis(Math.round(render.required("duration_seconds").asDouble() * 1000)),
        render.required("width").asInt(),
        render.required("height").asInt(),
        Files.size(request.out()),
        stageTimes(view));
  }

  private static void copy(JsonNode render, String field, Path target) throws IOException {
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    // As a stream, because a copied file would take over the data folder's strict permissions.
    try (InputStream stored = Files.newInputStream(Path.of(render.required(field).asString()))) {
      Files.copy(stored, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static List<MakeProgress.StageTime> stageTimes(JsonNode view) {
    List<MakeProgress.StageTime> times = new ArrayList<>();
    for (JsonNode step : view.required("timing").required("steps")) {
      times.add(
          new MakeProgress.StageTime(
              step.required("step").asString().replace('_', ' '),
              Duration.ofMillis(Math.round(step.required("seconds").asDouble(0) * 1000))));
    }
    return times;
  }

  private ObjectNode brief(MakeRequest request) {
    ObjectNode brief = json.createObjectNode();
    brief.put("prompt", request.idea());
    brief.put("aspect_ratio", request.aspect().wireName());
    if (previewFirst(request)) {
      brief.put("preview_only", true);
    }
    ObjectNode script = brief.putObject("script");
    putIfGiven(script, "images_requested", request.slides());
    putIfGiven(script, "visual_style_preset", request.style());
    putIfGiven(script, "voice_format", request.voiceFormat());
    if (request.script() instanceof ObjectNode brought) {
      script.setAll(brought);
    }
    putIfGiven(brief, "target_seconds", request.seconds());
    putIfGiven(brief, "seed", request.seed());
    brief.putObject("music").put("enabled", request.music());
    return brief;
  }

  private void putIfGiven(ObjectNode target, String field, @Nullable Object value) {
    if (value != null) {
      target.set(field, json.valueToTree(value));
    }
  }

  private ObjectNode named(long video) {
    return json.createObjectNode().put("video_id", video);
  }

  /// A call that may be made again: it is the same request then.
  private Mono<ObjectNode> call(String operation, ObjectNode input) {
    String requestId = requestIds.next();
    return runner.run(
        new Invocation(
            operation,
            new Caller(Identity.local(OwnerKey.OWNER), Door.COMMAND_LINE, requestId),
            input,
            requestId,
            ProgressListener.NONE));
  }

  private static MakeFailure failure(OperationFailure failure) {
    return failure.details().get("fields") instanceof List<?> fields && !fields.isEmpty()
        ? new MakeFailure(
            fields.stream()
                .map(FieldProblem.class::cast)
                .limit(MOST_PROBLEMS)
                .map(problem -> OptionNames.of(problem.path()) + " " + problem.message() + ".")
                .collect(Collectors.joining("\n  ")),
            null)
        : new MakeFailure(String.valueOf(failure.getMessage()), null);
  }

  private static MakeFailure failure(JsonNode error) {
    return new MakeFailure(
        error.required("message").asString(), error.required("hint").asString(null));
  }
}
