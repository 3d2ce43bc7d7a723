package reelsmith.api.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reelsmith.api.ClientAddress;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.OwnOrigin;
import reelsmith.api.SessionCookie;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.WireFormat;
import reelsmith.person.NewSession;
import reelsmith.person.Sessions;
import reelsmith.person.SignIn;
import tools.jackson.databind.node.ObjectNode;

/// `/sign-in` and `/sign-out`, for forms and for programs that speak JSON. They deal in cookies and
/// are no operations: an agent has no business here.
@Configuration(proxyBeanMethods = false)
class SignInRoutes {

  private static final String PATH = "/sign-in";

  private final HtmlPage page = HtmlPage.named("sign-in");
  private final SignIn signIn;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final OwnOrigin ownOrigin;
  private final ClientAddress addresses;
  private final HttpRequestIds requestIds;
  private final Clock clock;

  SignInRoutes(
      SignIn signIn,
      Sessions sessions,
      SessionCookie cookie,
      OwnOrigin ownOrigin,
      ClientAddress addresses,
      HttpRequestIds requestIds,
      Clock clock) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.cookie = cookie;
    this.ownOrigin = ownOrigin;
    this.addresses = addresses;
    this.requestIds = requestIds;
    this.clock = clock;
  }

  @Bean
  RouterFunction<ServerResponse> signingInAndOut() {
    return RouterFunctions.route()
        .GET(PATH, this::shown)
        .POST(PATH, this::signedIn)
        .POST("/sign-out", this::signedOut)
        .build();
  }

  private Mono<ServerResponse> shown(ServerRequest request) {
    String notice =
        request.queryParam("joined").isPresent()
            ? "You have joined. Sign in with your password."
            : "";
    return page.answer(
        HttpStatus.OK, parts(HtmlPage.notice(notice), "", request.queryParam("next").orElse("")));
  }

  private Mono<ServerResponse> signedIn(ServerRequest request) {
    ownOrigin.refuseOthers(request.exchange().getRequest());
    return SentFields.of(request)
        .flatMap(fields -> fields.form() ? onPage(request, fields) : inJson(request, fields));
  }

  private Mono<ServerResponse> onPage(ServerRequest request, SentFields fields) {
    return begun(request, fields)
        .flatMap(session -> sentOn(fields, session))
        .onErrorResume(OperationFailure.class, failure -> again(fields, failure));
  }

  private Mono<ServerResponse> inJson(ServerRequest request, SentFields fields) {
    return begun(request, fields).flatMap(session -> told(request, session));
  }

  /// A session the browser had before ends: one browser, one session.
  private Mono<NewSession> begun(ServerRequest request, SentFields fields) {
    return Mono.defer(
            () ->
                signIn.signIn(
                    fields.required("email"),
                    fields.required("password"),
                    addresses.of(request.exchange().getRequest())))
        .delayUntil(session -> ended(request));
  }

  private Mono<Void> ended(ServerRequest request) {
    return Mono.justOrEmpty(cookie.of(request.exchange().getRequest())).flatMap(sessions::end);
  }

  private Mono<ServerResponse> sentOn(SentFields fields, NewSession session) {
    return ServerResponse.seeOther(URI.create(ReturnPath.of(fields.optional("next"))))
        .cookie(cookie(session))
        .build();
  }

  private Mono<ServerResponse> told(ServerRequest request, NewSession session) {
    ObjectNode answer = WireFormat.mapper().createObjectNode();
    answer.put("request_id", requestIds.of(request.exchange()));
    answer.put("person_id", session.signedIn().personId());
    answer.put("workspace_id", session.signedIn().account().value());
    answer.set("role", WireFormat.mapper().valueToTree(session.signedIn().role()));
    answer.set("expires_at", WireFormat.mapper().valueToTree(session.expiresAt()));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .cookie(cookie(session))
        .bodyValue(WireFormat.mapper().writeValueAsBytes(answer));
  }

  private ResponseCookie cookie(NewSession session) {
    return cookie.holding(session.token(), Duration.between(clock.instant(), session.expiresAt()));
  }

  private Mono<ServerResponse> again(SentFields fields, OperationFailure failure) {
    return page.refusal(
        failure,
        parts(HtmlPage.alert(said(failure)), fields.optional("email"), fields.optional("next")));
  }

  private static String said(OperationFailure failure) {
    return failure.code().equals("validation_failed")
        ? "Type your e-mail address and your password."
        : String.valueOf(failure.getMessage());
  }

  private static Map<String, String> parts(String message, String email, String next) {
    return Map.of(
        "message",
        message,
        "email",
        HtmlPage.text(email),
        "next",
        HtmlPage.text(ReturnPath.of(next)));
  }

  private Mono<ServerResponse> signedOut(ServerRequest request) {
    if (cookie.of(request.exchange().getRequest()).isPresent()) {
      ownOrigin.require(request.exchange().getRequest());
    }
    ServerResponse.HeadersBuilder<?> answer =
        SentFields.isForm(request)
            ? ServerResponse.seeOther(URI.create(PATH))
            : ServerResponse.noContent();
    return ended(request).then(Mono.defer(() -> answer.cookie(cookie.gone()).build()));
  }
}
