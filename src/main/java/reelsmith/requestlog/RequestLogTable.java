package reelsmith.requestlog;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// The lines of the request log in the database.
@Component
class RequestLogTable {

  private static final String COLUMNS =
      "id, request_id, account_id, key_id, person_id, door, operation, http_method, path, status,"
          + " code, took_ms, request, response, at, times";

  private final DatabaseClient database;
  private final TransactionalOperator transactions;

  RequestLogTable(DatabaseClient database, TransactionalOperator transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /// A line with its place in the order.
  record Stored(long id, LogLine line) {}

  /// What is looked for; null means any.
  record Filter(
      @Nullable Long keyId,
      @Nullable String code,
      @Nullable String operation,
      @Nullable Instant from,
      @Nullable Instant to,
      boolean errorsOnly) {}

  /// Adds all lines in one statement. The database itself gives it up after `limit`: a statement
  /// that only its caller gave up would hold a connection that calls need.
  Mono<Void> add(List<LogLine> lines, Duration limit) {
    return database
        .sql("set local statement_timeout = %d".formatted(limit.toMillis()))
        .then()
        .then(insert(lines))
        .as(transactions::transactional);
  }

  private Mono<Void> insert(List<LogLine> lines) {
    return database
        .sql(
            """
            insert into request_log (request_id, account_id, key_id, person_id, door, operation,
              http_method, path, status, code, took_ms, request, response, at, times)
            select request_id, account_id, key_id, person_id, door, operation,
              http_method, path, status, code, took_ms, request, response,
              cast(at as timestamptz), times
            from unnest(
              cast(:request_ids as text[]), cast(:accounts as bigint[]), cast(:keys as bigint[]),
              cast(:persons as bigint[]), cast(:doors as text[]), cast(:operations as text[]),
              cast(:methods as text[]), cast(:paths as text[]), cast(:statuses as int[]),
              cast(:codes as text[]), cast(:took as bigint[]), cast(:requests as text[]),
              cast(:responses as text[]), cast(:instants as text[]),
              cast(:times as int[]))
              as line (request_id, account_id, key_id, person_id, door, operation, http_method,
                path, status, code, took_ms, request, response, at, times)
            """)
        .bind("request_ids", texts(lines, LogLine::requestId))
        .bind("accounts", numbers(lines, LogLine::account))
        .bind("keys", numbers(lines, LogLine::keyId))
        .bind("persons", numbers(lines, LogLine::personId))
        .bind("doors", texts(lines, LogLine::door))
        .bind("operations", texts(lines, LogLine::operation))
        .bind("methods", texts(lines, LogLine::httpMethod))
        .bind("paths", texts(lines, LogLine::path))
        .bind("statuses", lines.stream().map(LogLine::status).toArray(Integer[]::new))
        .bind("codes", texts(lines, LogLine::code))
        .bind("took", numbers(lines, LogLine::tookMillis))
        .bind("requests", texts(lines, LogLine::request))
        .bind("responses", texts(lines, LogLine::response))
        .bind("instants", texts(lines, line -> line.at().toString()))
        .bind("times", lines.stream().map(LogLine::times).toArray(Integer[]::new))
        .then();
  }

  private static String[] texts(List<LogLine> lines, Function<LogLine, @Nullable String> part) {
    return lines.stream().map(part).toArray(String[]::new);
  }

  private static Long[] numbers(List<LogLine> lines, Function<LogLine, @Nullable Long> part) {
    return lines.stream().map(part).toArray(Long[]::new);
  }

  /// The account's lines before `before`, the newest first.
  Flux<Stored> list(AccountId account, Filter filter, long before, int limit) {
    Map<String, Object> values = new HashMap<>();
    var where = new StringBuilder("account_id = :account and id < :before");
    values.put("account", account.value());
    values.put("before", before);
    only(where, values, "key_id = :key", filter.keyId());
    only(where, values, "code = :code", filter.code());
    only(where, values, "operation = :operation", filter.operation());
    only(where, values, "at >= :from", filter.from());
    only(where, values, "at < :to", filter.to());
    if (filter.errorsOnly()) {
      where.append(" and code is not null");
    }
    return database
        .sql(
            "select %s from request_log where %s order by id desc limit %d"
                .formatted(COLUMNS, where, limit))
        .bindValues(values)
        .map((row, metadata) -> stored(row))
        .all();
  }

  private static void only(
      StringBuilder where, Map<String, Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      values.put(condition.substring(condition.indexOf(':') + 1), value);
    }
  }

  /// A line of the account, or, if it may, one of nobody.
  Mono<Stored> find(AccountId account, boolean ofNobodyToo, String requestId) {
    return database
        .sql(
            """
            select %s from request_log
            where request_id = :request
              and (account_id = :account or (:nobody and account_id is null))
            order by id desc limit 1
            """
                .formatted(COLUMNS))
        .bind("request", requestId)
        .bind("account", account.value())
        .bind("nobody", ofNobodyToo)
        .map((row, metadata) -> stored(row))
        .one();
  }

  private static Stored stored(Readable row) {
    var line =
        new LogLine(
            Columns.required(row, "request_id", String.class),
            row.get("account_id", Long.class),
            row.get("key_id", Long.class),
            row.get("person_id", Long.class),
            Columns.required(row, "door", String.class),
            row.get("operation", String.class),
            row.get("http_method", String.class),
            row.get("path", String.class),
            row.get("status", Integer.class),
            row.get("code", String.class),
            Columns.required(row, "took_ms", Long.class),
            row.get("request", String.class),
            row.get("response", String.class),
            Columns.required(row, "at", Instant.class),
            Columns.required(row, "times", Integer.class));
    return new Stored(Columns.required(row, "id", Long.class), line);
  }

  /// Deletes some of the lines from before.
  Mono<Long> remove(Instant before, int most) {
    return database
        .sql(
            """
            delete from request_log where id in
              (select id from request_log where at < :before order by at limit %d)
            """
                .formatted(most))
        .bind("before", before)
        .fetch()
        .rowsUpdated();
  }
}
