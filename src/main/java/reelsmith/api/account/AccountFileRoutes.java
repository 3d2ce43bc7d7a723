package reelsmith.api.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
import reelsmith.api.RequestTrace;
import reelsmith.api.rest.KeyAuthentication;
import reelsmith.credits.LedgerEntries;
import reelsmith.credits.Period;
import reelsmith.credits.Statement;
import reelsmith.credits.StatementCsv;
import reelsmith.credits.StatementPdf;
import reelsmith.credits.Statements;
import reelsmith.operation.AccountId;
import reelsmith.operation.Caller;
import reelsmith.operation.Door;
import reelsmith.operation.Identity;
import reelsmith.operation.OperationRunner;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// `GET /api/v1/account/ledger.csv`, `statement.csv` and `statement.pdf`.
///
/// Plans, limits and scopes rule as for the operation that answers the same as JSON, and the
/// request log knows the files by its name.
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
      StatementPdf pdf,
      Clock clock) {
    var files = new Files(runner, requestIds, statements, csv, pdf, clock);
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
      StatementPdf pdf,
      Clock clock) {

    Mono<ServerResponse> ledger(ServerRequest request) {
      AccountId account = identity(request).account();
      return admitted(request, "list_ledger_entries", List.of())
          .then(
              Mono.defer(
                  () ->
                      answered("ledger.csv", CSV, csv.ledger(account, LedgerEntries.Filter.ALL))));
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
      return admitted(request, "get_statement", List.of("from", "to"))
          .then(Mono.fromSupplier(() -> period(request)))
          .flatMap(period -> statements.of(identity(request).account(), period));
    }

    private Period period(ServerRequest request) {
      return Period.of(
          request.queryParam("from").orElse(null),
          request.queryParam("to").orElse(null),
          clock.instant());
    }

    /// @param parameters of the operation that the file has too
    private Mono<Void> admitted(ServerRequest request, String operation, List<String> parameters) {
      ObjectNode sent = WireFormat.mapper().createObjectNode();
      parameters.forEach(
          name -> request.queryParam(name).ifPresent(value -> sent.put(name, value)));
      RequestTrace trace = RequestTrace.of(request.exchange());
      trace.calls(operation);
      trace.sent(sent);
      return runner.admit(
          operation, new Caller(identity(request), Door.REST, requestIds.of(request.exchange())));
    }

    private static Identity identity(ServerRequest request) {
      return request.exchange().getRequiredAttribute(KeyAuthentication.IDENTITY);
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
