package reelsmith.limit;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;

/// Says how much may be asked for, and what of it is left.
@Component
class GetLimits implements Operation<GetLimits.Input, GetLimits.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "get_limits",
          "Get limits",
          "Says how many calls the caller may make in a window of time and how many are left now, how"
              + " large a request may be and how many sessions an account may hold. Free of charge.",
          Toolset.DEVELOPER,
          Route.get("/api/v1/account/limits"),
          Input.class,
          Answer.class);

  private final RateLimits limits;
  private final LimitSettings settings;
  private final SessionLimit sessions;

  GetLimits(RateLimits limits, LimitSettings settings, SessionLimit sessions) {
    this.limits = limits;
    this.settings = settings;
    this.sessions = sessions;
  }

  record Input() {}

  record Answer(
      @JsonPropertyDescription("False for whoever sits at this machine: then no rate holds.")
          boolean limited,
      List<Rate> rates,
      @JsonPropertyDescription("The largest body of a request, in bytes.") long maxBodyBytes,
      @JsonPropertyDescription("Sessions of the Model Context Protocol an account may hold.")
          int sessionsPerAccount) {}

  record Rate(
      @JsonPropertyDescription("calls: every call. spends: those that spend credits.")
          String policy,
      long limit,
      long windowSeconds,
      @JsonPropertyDescription("What is left in this window, over all servers.") long remaining,
      @JsonPropertyDescription("Until the next window begins.") long resetsInSeconds) {}

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Optional<RateSubject> subject = RateSubject.of(call.caller().identity());
    return Flux.just(settings.callsPolicy(), settings.spendsPolicy())
        .concatMap(policy -> standing(subject, policy))
        .map(GetLimits::rate)
        .collectList()
        .map(
            rates ->
                new Answer(
                    subject.isPresent(), rates, BodyLimit.BYTES, sessions.sessionsPerAccount()));
  }

  private Mono<Standing> standing(Optional<RateSubject> subject, RatePolicy policy) {
    return subject
        .map(known -> limits.look(known, policy))
        .orElseGet(() -> Mono.fromSupplier(() -> limits.untouched(policy)));
  }

  private static Rate rate(Standing standing) {
    return new Rate(
        standing.policy().name(),
        standing.policy().quota(),
        standing.policy().window().toSeconds(),
        standing.remaining(),
        standing.secondsLeft());
  }
}
