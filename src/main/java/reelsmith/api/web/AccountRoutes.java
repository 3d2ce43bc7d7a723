package reelsmith.api.web;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.OwnOrigin;
import reelsmith.api.SessionCookie;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationFailure;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.WireFormat;
import reelsmith.person.Sessions;
import reelsmith.person.SignedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/account`: who is signed in, for which account, and on which plan. And the way to another
/// account of the same person, for the page and for programs.
@Configuration(proxyBeanMethods = false)
class AccountRoutes {

  private static final String PATH = "/account";

  private final HtmlPage page = HtmlPage.named("account");
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final OwnOrigin ownOrigin;
  private final OperationRunner runner;
  private final OperationCatalog catalog;
  private final HttpRequestIds requestIds;

  AccountRoutes(
      Sessions sessions,
      SessionCookie cookie,
      OwnOrigin ownOrigin,
      OperationRunner runner,
      OperationCatalog catalog,
      HttpRequestIds requestIds) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.ownOrigin = ownOrigin;
    this.runner = runner;
    this.catalog = catalog;
    this.requestIds = requestIds;
  }

  /// Stands before the operations, which have everything else below `/api`.
  @Bean
  @Order(0)
  RouterFunction<ServerResponse> accountPage() {
    return RouterFunctions.route()
        .GET(PATH, this::shown)
        .POST(PATH + "/workspace", this::switched)
        .POST("/api/v1/people/workspace", this::switched)
        .build();
  }

  private Mono<ServerResponse> shown(ServerRequest request) {
    return token(request)
        .flatMap(sessions::find)
        .flatMap(signedIn -> shownTo(request, signedIn))
        .switchIfEmpty(Mono.defer(() -> ServerResponse.seeOther(URI.create("/sign-in")).build()));
  }

  private Mono<ServerResponse> shownTo(ServerRequest request, SignedIn signedIn) {
    return asked(request, signedIn, "get_me")
        .zipWith(asked(request, signedIn, "get_account"))
        .flatMap(found -> page.answer(HttpStatus.OK, parts(found.getT1(), found.getT2())));
  }

  /// Nothing when there is no such operation here.
  private Mono<ObjectNode> asked(ServerRequest request, SignedIn signedIn, String operation) {
    ObjectNode nothing = WireFormat.mapper().createObjectNode();
    if (catalog.named(operation).isEmpty()) {
      return Mono.just(nothing);
    }
    var caller = new Caller(signedIn.identity(), Door.REST, requestIds.of(request.exchange()));
    return runner.run(new Invocation(operation, caller, nothing, null, ProgressListener.NONE));
  }

  private static Map<String, String> parts(JsonNode me, JsonNode account) {
    Map<String, String> parts = new HashMap<>();
    parts.put("name", HtmlPage.text(me.at("/person/name").asString("")));
    parts.put("email", HtmlPage.text(me.at("/person/email").asString("")));
    parts.put("role", HtmlPage.text(me.at("/person/role").asString("")));
    parts.put("account", HtmlPage.text(me.path("account_name").asString("")));
    String plan = account.path("plan_label").asString("");
    parts.put(
        "plan", plan.isEmpty() ? "" : "<dt>Plan</dt><dd>%s</dd>".formatted(HtmlPage.text(plan)));
    parts.put("workspaces", me.path("workspaces").size() < 2 ? "" : workspaces(me));
    return parts;
  }

  private static String workspaces(JsonNode me) {
    long current = me.path("account_id").asLong();
    String options =
        me.path("workspaces")
            .valueStream()
            .map(workspace -> option(workspace, current))
            .collect(Collectors.joining("\n"));
    return """
        <form method="post" action="/account/workspace">
        <label for="workspace">Work in another account</label>
        <div class="row"><select id="workspace" name="workspace_id">
        %s
        </select><button class="quiet">Switch</button></div>
        </form>
        """
        .formatted(options);
  }

  private static String option(JsonNode workspace, long current) {
    long id = workspace.path("workspace_id").asLong();
    return String.format(
        Locale.ROOT,
        "<option value=\"%d\"%s>%s</option>",
        id,
        id == current ? " selected" : "",
        HtmlPage.text(workspace.path("name").asString("")));
  }

  private Mono<ServerResponse> switched(ServerRequest request) {
    return token(request)
        .doOnNext(token -> ownOrigin.require(request.exchange().getRequest()))
        .zipWhen(token -> SentFields.of(request))
        .flatMap(sent -> switched(request, sent.getT1(), sent.getT2()))
        .switchIfEmpty(Mono.error(AccountRoutes::nobody));
  }

  private Mono<ServerResponse> switched(ServerRequest request, String token, SentFields fields) {
    return sessions
        .switchTo(token, workspace(fields))
        .flatMap(signedIn -> fields.form() ? seen() : told(request, signedIn));
  }

  private static Mono<ServerResponse> seen() {
    return ServerResponse.seeOther(URI.create(PATH)).build();
  }

  private Mono<ServerResponse> told(ServerRequest request, SignedIn signedIn) {
    ObjectNode answer = WireFormat.mapper().createObjectNode();
    answer.put("request_id", requestIds.of(request.exchange()));
    answer.put("workspace_id", signedIn.account().value());
    answer.set("role", WireFormat.mapper().valueToTree(signedIn.role()));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .bodyValue(WireFormat.mapper().writeValueAsBytes(answer));
  }

  private static AccountId workspace(SentFields fields) {
    try {
      return new AccountId(Long.parseLong(fields.required("workspace_id")));
    } catch (NumberFormatException e) {
      throw OperationFailure.invalid("/workspace_id", "wrong_type", "must be a whole number");
    }
  }

  private Mono<String> token(ServerRequest request) {
    return Mono.justOrEmpty(cookie.of(request.exchange().getRequest()));
  }

  private static OperationFailure nobody() {
    return new OperationFailure(
        OperationFailure.Kind.UNAUTHENTICATED,
        "not_signed_in",
        "Nobody is signed in. Sign in at /sign-in and send the cookie along.");
  }
}
