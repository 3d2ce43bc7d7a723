/// Who may come in: accounts and the keys that stand for them. Turns a key into an
/// [reelsmith.operation.AccountId] and keeps the server's own secrets.
///
/// Knows nothing of transports: a door hands over the key it was sent.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "operation"})
package reelsmith.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
