package reelsmith.person;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reelsmith.operation.OperationFailure;

/// Lets people in by e-mail address and password. Whatever is wrong, the answer and the work are
/// the same: nobody learns who is known here.
@Component
public class SignIn {

  private final People people;
  private final Members members;
  private final Sessions sessions;
  private final PasswordHashes hashes;
  private final SignInThrottle throttle;
  private final TransactionalOperator transactions;

  SignIn(
      People people,
      Members members,
      Sessions sessions,
      PasswordHashes hashes,
      SignInThrottle throttle,
      TransactionalOperator transactions) {
    this.people = people;
    this.members = members;
    this.sessions = sessions;
    this.hashes = hashes;
    this.throttle = throttle;
    this.transactions = transactions;
  }

  /// Begins a session in the account the person was in last, else in the oldest.
  ///
  /// Signals `sign_in_failed` when address or password are wrong, the person is disabled, has
  /// joined no account or has failed too often lately; `rate_limited` when too much fails from this
  /// network address; `service_unavailable` when too much fails in all.
  ///
  /// @param address the network address the attempt counts for
  public Mono<NewSession> signIn(String email, String password, String address) {
    return verified(email, password, address)
        .flatMap(person -> begun(person).as(transactions::transactional))
        .switchIfEmpty(Mono.error(SignIn::failed));
  }

  /// The person whose password this is. The same failures.
  Mono<Person> verified(String email, String password, String address) {
    String key = EmailAddress.key(email);
    return throttle
        .count(key, address)
        .zipWhen(
            attempt -> people.withEmail(key).map(Optional::of).defaultIfEmpty(Optional.empty()))
        .flatMap(found -> checked(found.getT1(), found.getT2(), password))
        .switchIfEmpty(Mono.error(SignIn::failed));
  }

  private Mono<Person> checked(
      SignInThrottle.Attempt attempt, Optional<Person> person, String password) {
    return hashes
        .matches(password, person.map(Person::usableHash).orElse(null))
        .filter(matches -> matches && attempt.mayPass())
        .flatMap(matches -> throttle.takeBack(attempt).then(Mono.justOrEmpty(person)));
  }

  private Mono<NewSession> begun(Person person) {
    return members
        .workspacesOf(person.id())
        .filter(workspaces -> !workspaces.isEmpty())
        .zipWith(sessions.lastAccountOf(person.id()).defaultIfEmpty(0L))
        .flatMap(found -> sessions.begin(person.id(), choice(found.getT1(), found.getT2())));
  }

  private static Workspace choice(List<Workspace> workspaces, long last) {
    return workspaces.stream()
        .filter(workspace -> workspace.workspaceId() == last)
        .findFirst()
        .orElse(workspaces.getFirst());
  }

  private static OperationFailure failed() {
    return new OperationFailure(
        OperationFailure.Kind.UNAUTHENTICATED,
        "sign_in_failed",
        "This e-mail address and password do not let you in. Check both; after several attempts"
            + " wait a while.");
  }
}
