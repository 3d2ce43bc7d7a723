/// What has happened: facts that leave through an outbox in the transaction that made them true,
/// and a bus that carries them to whoever waits. Progress travels on the bus too and may be lost.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "upkeep"})
package reelsmith.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
