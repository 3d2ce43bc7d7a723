package reelsmith.account;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reelsmith.database.Columns;

/// The plans as they are kept.
@Component
class Plans {

  private static final String COLUMNS =
      "code, label, rank, api_access, mcp_access, templates, monthly_credits";

  private final DatabaseClient database;

  Plans(DatabaseClient database) {
    this.database = database;
  }

  /// All of them, the lowest first.
  Flux<Plan> all() {
    return database
        .sql("select %s from plan order by rank, code".formatted(COLUMNS))
        .map((row, metadata) -> plan(row))
        .all();
  }

  /// Empty when there is no such plan.
  Mono<Plan> named(String code) {
    return database
        .sql("select %s from plan where code = :code".formatted(COLUMNS))
        .bind("code", code)
        .map((row, metadata) -> plan(row))
        .one();
  }

  /// Adds a plan, or replaces the one of this code for everybody who has it.
  Mono<Plan> save(Plan plan) {
    var statement =
        database
            .sql(
                """
                insert into plan (code, label, rank, api_access, mcp_access, templates,
                  monthly_credits)
                values (:code, :label, :rank, :api, :mcp, :templates, :credits)
                on conflict (code) do update set label = excluded.label, rank = excluded.rank,
                  api_access = excluded.api_access, mcp_access = excluded.mcp_access,
                  templates = excluded.templates, monthly_credits = excluded.monthly_credits
                """)
            .bind("code", plan.code())
            .bind("label", plan.label())
            .bind("rank", plan.rank())
            .bind("api", plan.apiAccess())
            .bind("mcp", plan.mcpAccess())
            .bind("credits", plan.monthlyCredits());
    List<String> templates = plan.templates();
    statement =
        Columns.bind(
            statement,
            "templates",
            templates == null ? null : templates.toArray(String[]::new),
            String[].class);
    return statement.then().thenReturn(plan);
  }

  private static Plan plan(Readable row) {
    return new Plan(
        Columns.required(row, "code", String.class),
        Columns.required(row, "label", String.class),
        Columns.required(row, "rank", Integer.class),
        Columns.required(row, "api_access", Boolean.class),
        Columns.required(row, "mcp_access", Boolean.class),
        list(row.get("templates", String[].class)),
        Columns.required(row, "monthly_credits", Long.class));
  }

  private static @Nullable List<String> list(String @Nullable [] names) {
    return names == null ? null : Arrays.asList(names);
  }
}
