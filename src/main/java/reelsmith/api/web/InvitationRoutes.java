package reelsmith.api.web;

import java.net.URI;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reelsmith.api.ClientAddress;
import reelsmith.api.OwnOrigin;
import reelsmith.operation.OperationFailure;
import reelsmith.person.Invitations;
import reelsmith.person.Invitations.Invitation;

/// `/set-password?token=…`: where an invitation leads. Opening it changes nothing, so that programs
/// that look at links in messages do no harm. It looks the same whether the person has a password
/// or chooses one: whoever invited them could open it too.
@Configuration(proxyBeanMethods = false)
class InvitationRoutes {

  private static final String PATH = "/set-password";

  private final HtmlPage page = HtmlPage.named("set-password");
  private final HtmlPage over = HtmlPage.named("link-over");
  private final Invitations invitations;
  private final OwnOrigin ownOrigin;
  private final ClientAddress addresses;

  InvitationRoutes(Invitations invitations, OwnOrigin ownOrigin, ClientAddress addresses) {
    this.invitations = invitations;
    this.ownOrigin = ownOrigin;
    this.addresses = addresses;
  }

  @Bean
  RouterFunction<ServerResponse> invitationPages() {
    return RouterFunctions.route().GET(PATH, this::shown).POST(PATH, this::accepted).build();
  }

  private Mono<ServerResponse> shown(ServerRequest request) {
    String token = request.queryParam("token").orElse("");
    return invitations
        .find(token)
        .flatMap(invitation -> page.answer(HttpStatus.OK, parts(invitation, token, "")))
        .onErrorResume(OperationFailure.class, this::gone);
  }

  private Mono<ServerResponse> accepted(ServerRequest request) {
    ownOrigin.refuseOthers(request.exchange().getRequest());
    return SentFields.of(request)
        .flatMap(fields -> fields.form() ? onPage(request, fields) : inJson(request, fields));
  }

  private Mono<ServerResponse> onPage(ServerRequest request, SentFields fields) {
    return joined(request, fields)
        .then(Mono.defer(() -> ServerResponse.seeOther(URI.create("/sign-in?joined")).build()))
        .onErrorResume(OperationFailure.class, failure -> again(request, fields, failure));
  }

  private Mono<ServerResponse> inJson(ServerRequest request, SentFields fields) {
    return joined(request, fields).then(Mono.defer(() -> ServerResponse.noContent().build()));
  }

  private Mono<Void> joined(ServerRequest request, SentFields fields) {
    return Mono.defer(
        () -> {
          String password = fields.required("password");
          String again = fields.form() ? fields.required("again") : fields.optional("again");
          if (!again.isEmpty() && !again.equals(password)) {
            throw OperationFailure.invalid(
                "/again", "contradiction", "the two passwords are not the same");
          }
          return invitations.accept(
              token(request, fields), password, addresses.of(request.exchange().getRequest()));
        });
  }

  private static String token(ServerRequest request, SentFields fields) {
    String sent = fields.optional("token");
    return sent.isEmpty() ? request.queryParam("token").orElse("") : sent;
  }

  /// The page once more, unless there is nothing left to try.
  private Mono<ServerResponse> again(
      ServerRequest request, SentFields fields, OperationFailure failure) {
    String token = token(request, fields);
    return invitations
        .find(token)
        .flatMap(
            invitation ->
                page.refusal(failure, parts(invitation, token, HtmlPage.alert(said(failure)))))
        .onErrorResume(OperationFailure.class, this::gone);
  }

  private static String said(OperationFailure failure) {
    String message = String.valueOf(failure.getMessage());
    return message.startsWith("/password: ")
        ? message.replace("/password: ", "The password ") + "."
        : message.startsWith("/again: ") ? "The two passwords are not the same." : message;
  }

  private Mono<ServerResponse> gone(OperationFailure failure) {
    return over.refusal(
        failure, Map.of("message", HtmlPage.text(String.valueOf(failure.getMessage()))));
  }

  private static Map<String, String> parts(Invitation invitation, String token, String message) {
    return Map.of(
        "account", HtmlPage.text(invitation.accountName()),
        "email", HtmlPage.text(invitation.email()),
        "message", message,
        "token", HtmlPage.text(token));
  }
}
