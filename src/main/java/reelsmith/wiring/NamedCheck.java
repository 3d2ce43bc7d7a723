package reelsmith.wiring;

import reactor.core.publisher.Mono;
import reelsmith.doctor.Finding;
import reelsmith.doctor.HealthCheck;

/// A health check that is put together from parts of several modules.
record NamedCheck(String name, Mono<Finding> examine) implements HealthCheck {}
