package reelsmith.api.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.api.HttpRequestIds;
import reelsmith.api.rest.KeyAuthentication;
import reelsmith.credits.LedgerEntries;
import reelsmith.credits.Statement;
import reelsmith.credits.StatementCsv;
import reelsmith.credits.StatementPdf;
import reelsmith.credits.Statements;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.Invocation;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.ProgressListener;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `GET /api/v1/account/ledger.csv`, `statement.csv` and `statement.pdf`.
///
/// The operation that answers the same as JSON is run first: it checks the input, and plans, limits
/// and scopes rule here as there.
@Configuration(proxyBeanMethods = false)
class AccountFileRoutes {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /// Before the routes that are derived from the catalogue, which take everything below `/api`.
  private static final int BEFORE_OPERATIONS = 0;

  @Bean
  @Order(BEFORE_OPERATIONS)
  RouterFunction<ServerResponse> accountFiles(
      OperationRunner runner,
      HttpRequestIds requestIds,
      Statements statements,
      StatementCsv csv,
      StatementPdf pdf) {
    var files = new Files(runner, requestIds, statements, csv, pdf);
    return RouterFunctions.route()
        .GET("/api/v1/account/ledger.csv", files::ledger)
        .GET("/api/v1/account/statement.csv", files::statementCsv)
        .GET("/api/v1/account/statement.pdf", files::statementPdf)
        .build();
  }

  private record Files(
      OperationRunner runner,
      HttpRequestIds requestIds,
      Statements statements,
      StatementCsv csv,
      StatementPdf pdf) {

    Mono<ServerResponse> ledger(ServerRequest request) {
      AccountId account = identity(request).account();
      return asked(request, "list_ledger_entries", List.of())
          .flatMap(
              allowed ->
                  answered("ledger.csv", CSV, csv.ledger(account, LedgerEntries.Filter.ALL)));
    }

    Mono<ServerResponse> statementCsv(ServerRequest request) {
      return statement(request)
          .flatMap(statement -> answered(name(statement, "csv"), CSV, csv.statement(statement)));
    }

    Mono<ServerResponse> statementPdf(ServerRequest request) {
      return statement(request)
          .zipWhen(statement -> pdf.of(statement, "account " + statement.account()))
          .flatMap(
              made ->
                  answered(
                      name(made.getT1(), "pdf"),
                      MediaType.APPLICATION_PDF,
                      Flux.just(made.getT2())));
    }

    private Mono<Statement> statement(ServerRequest request) {
      AccountId account = identity(request).account();
      return asked(request, "get_statement", List.of("from", "to"))
          .flatMap(
              answer -> statements.of(account, time(answer.path("from")), time(answer.path("to"))));
    }

    /// Runs the operation for as little as possible, with the parameters that it shares.
    private Mono<ObjectNode> asked(
        ServerRequest request, String operation, List<String> parameters) {
      ObjectNode input = WireFormat.mapper().createObjectNode();
      parameters.forEach(
          name -> request.queryParam(name).ifPresent(value -> input.put(name, value)));
      input.put("limit", 1);
      var caller = new Caller(identity(request), Door.REST, requestIds.of(request.exchange()));
      return runner.run(new Invocation(operation, caller, input, null, ProgressListener.NONE));
    }

    private static Identity identity(ServerRequest request) {
      return request.exchange().getRequiredAttribute(KeyAuthentication.IDENTITY);
    }

    private static Instant time(JsonNode text) {
      return Instant.parse(text.asString());
    }

    private static String name(Statement statement, String ending) {
      return "statement-%s-%s.%s".formatted(date(statement.from()), date(statement.to()), ending);
    }

    private static String date(Instant time) {
      return time.toString().substring(0, "2026-11-30".length());
    }

    private static Mono<ServerResponse> answered(String name, MediaType type, Flux<byte[]> pieces) {
      return ServerResponse.ok()
          .contentType(type)
          .cacheControl(CacheControl.noStore())
          .header("X-Content-Type-Options", "nosniff")
          .headers(
              headers ->
                  headers.setContentDisposition(
                      ContentDisposition.attachment().filename(name).build()))
          .body(
              BodyInserters.fromDataBuffers(
                  pieces.map(DefaultDataBufferFactory.sharedInstance::wrap)));
    }
  }
}
