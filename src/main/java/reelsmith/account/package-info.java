/// Who may come in, and how far: accounts, their plans and subscriptions, and the keys that stand
/// for them. Turns a key into an [reelsmith.operation.Identity], says what a plan allows and keeps
/// the server's own secrets.
///
/// Knows nothing of transports, nor of credits: it only says when a paid cycle grants some.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "operation"})
package reelsmith.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
