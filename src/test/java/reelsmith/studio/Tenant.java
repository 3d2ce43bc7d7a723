package reelsmith.studio;

import static reelsmith.studio.TestStudio.json;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OperationCatalog;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A customer of the whole product: an account with a plan, a key that may do everything the
/// account may, and what belongs to it. Its videos wait for ever, so that nothing of it changes by
/// itself.
///
/// @param secret a word in everything the account has named
/// @param spareKey the id of a second key
/// @param waiting a video that is queued
/// @param aborted a video that was stopped
/// @param request the id of a request it made
/// @param member the id of a member
record Tenant(
    TestStudio studio,
    String secret,
    long account,
    long keyId,
    String key,
    long spareKey,
    long waiting,
    long aborted,
    String request,
    long member) {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private static final JsonNode PRICES =
      WireFormat.mapper()
          .readTree(
              """
              [{"template": "ranking", "event": "script.generate", "credits": 3},
               {"template": "ranking", "event": "metadata.generate", "credits": 0},
               {"template": "ranking", "event": "render", "credits": 30}]
              """);

  private static final String NEVER_DUE =
      """
      create or replace function tenants_wait() returns trigger language plpgsql as $$
      begin
        if exists (select from run r join account a on a.id = r.account_id
            where r.id = new.run_id and a.name = 'tenant') then
          new.due_at = now() + interval '1 day';
        end if;
        return new;
      end $$
      """;

  static Tenant of(TestStudio studio, String secret) {
    studio.sql(NEVER_DUE);
    studio.sql(
        """
        create or replace trigger tenants_wait before insert or update on stage
          for each row execute function tenants_wait()
        """);
    var host = host(studio);
    long account =
        host.answer("create_account", json("{'name':'tenant','plan_code':'studio'}"))
            .at("/account/account_id")
            .asLong();
    host.answer(
        "grant_credits",
        json(
            "{'account_id': %d, 'kind': 'promo', 'credits': 5, 'reference': 'welcome', 'description': '%s'}"
                .formatted(account, secret)));
    JsonNode first = newKey(host, account, secret, "['read','spend','admin']");
    String key = first.path("api_key").asString();
    long spare = newKey(host, account, secret, "['read']").path("key_id").asLong();
    var bare =
        new Tenant(studio, secret, account, first.path("key_id").asLong(), key, spare, 0, 0, "", 0);
    long aborted = bare.create();
    var stopped = bare.rest("abort_video", json("{'video_id': %d}".formatted(aborted)));
    return new Tenant(
        studio,
        secret,
        account,
        bare.keyId,
        key,
        spare,
        bare.create(),
        aborted,
        stopped.headers().firstValue("X-Request-Id").orElseThrow(),
        bare.join());
  }

  /// A member who is known by a secret name.
  private long join() {
    long member =
        answer(
                "add_member",
                json(
                    "{'email': '%s', 'name': '%s', 'role': 'viewer'}"
                        .formatted(personsEmail(), secret)))
            .path("member_id")
            .asLong();
    studio.sql(
        "update workspace_member set joined_at = now() where account_id = %d and id = %d"
            .formatted(account, member));
    return member;
  }

  String personsEmail() {
    return "person-%d@example.com".formatted(account);
  }

  /// Whoever runs the installation, with nothing of its own.
  static Tenant host(TestStudio studio) {
    return new Tenant(studio, "", 1, 0, studio.hostKey(), 0, 0, 0, "", 0);
  }

  private static JsonNode newKey(Tenant host, long account, String label, String scopes) {
    return host.answer(
        "create_api_key_for_account",
        json(
            "{'account_id': %d, 'label': '%s', 'scopes': %s, 'for': 'integration'}"
                .formatted(account, label, scopes)));
  }

  private long create() {
    return answer(
            "create_story_video",
            json(
                "{'name': '%s', 'script': {'slides': [{'narration': 'A line.'}]}}"
                    .formatted(secret)))
        .path("video_id")
        .asLong();
  }

  JsonNode answer(String operation, ObjectNode input) {
    HttpResponse<byte[]> response = rest(operation, input);
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          operation + ": " + new String(response.body(), StandardCharsets.UTF_8));
    }
    return WireFormat.mapper().readTree(response.body());
  }

  HttpResponse<byte[]> rest(String operation, ObjectNode input) {
    return rest(operation, input, UUID.randomUUID().toString());
  }

  /// Calls any operation at its route, with what belongs there in path, query and body.
  HttpResponse<byte[]> rest(String operation, ObjectNode input, @Nullable String idempotencyKey) {
    Route route = spec(studio, operation).route();
    ObjectNode rest = input.deepCopy();
    Matcher variables = VARIABLE.matcher(route.path());
    var path = new StringBuilder();
    while (variables.find()) {
      JsonNode value = rest.remove(variables.group(1));
      variables.appendReplacement(path, value == null ? "story" : value.asString());
    }
    variables.appendTail(path);
    boolean reads = route.method() == Route.Method.GET;
    HttpRequest.Builder request =
        studio
            .request(path + (reads ? query(rest) : ""), key)
            .header("Content-Type", "application/json")
            .method(
                route.method().name(),
                reads ? BodyPublishers.noBody() : BodyPublishers.ofString(rest.toString()));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return studio.send(request);
  }

  private static String query(ObjectNode input) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : input.properties()) {
      Iterable<JsonNode> values =
          field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
      values.forEach(
          value ->
              parts.add(
                  field.getKey()
                      + "="
                      + URLEncoder.encode(value.asString(), StandardCharsets.UTF_8)));
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  static OperationSpec<?, ?> spec(TestStudio studio, String operation) {
    return studio.bean(OperationCatalog.class).named(operation).orElseThrow().spec();
  }

  /// Something that fits a required field. A new one says here what it is.
  JsonNode sample(String operation, String field) {
    Map<String, Object> values =
        Map.ofEntries(
            Map.entry("access", "allowed"),
            Map.entry("account_id", account),
            Map.entry("credits", 5),
            Map.entry(
                "email",
                operation.equals("set_person_access")
                    ? personsEmail()
                    : "%s-%d@example.com".formatted(operation, account)),
            Map.entry("final_renders", "running"),
            Map.entry("key_id", spareKey),
            Map.entry("kind", "promo"),
            Map.entry("label", "twin"),
            Map.entry("monthly_credits", 1),
            Map.entry("name", "twin"),
            Map.entry("payment_reference", "paid"),
            Map.entry("member_id", member),
            Map.entry("plan_code", operation.equals("save_plan") ? "walls_twin" : "studio"),
            Map.entry("prices", PRICES),
            Map.entry("rank", 2),
            Map.entry("request_id", request),
            Map.entry("role", "member"),
            Map.entry("template", "story"),
            Map.entry("version", "twin"),
            Map.entry("video_id", operation.equals("render_video") ? aborted : waiting));
    if (!values.containsKey(field)) {
      throw new AssertionError("Say here what a %s of %s is".formatted(field, operation));
    }
    return WireFormat.mapper().valueToTree(values.get(field));
  }

  /// Every row that belongs to the account, in a digest of each table; the log of requests apart,
  /// which is written a moment later.
  String rows() {
    List<String> digests =
        studio.texts(
            """
            select format('select %L || '' '' || coalesce(md5(string_agg(t::text, '';'' order by
              t::text)), '''') from %I t where %I = %s', table_name, table_name, column_name,
              '"""
                + account
                + """
            ')
            from information_schema.columns
            where table_schema = 'public' and table_name <> 'request_log'
              and (column_name = 'account_id' or (table_name = 'account' and column_name = 'id'))
            order by 1
            """);
    List<String> found = new ArrayList<>();
    digests.forEach(query -> found.addAll(studio.texts(query)));
    found.addAll(
        studio.texts(
            "select s::text from stage s join run r on r.id = s.run_id where r.account_id = %d order by s.id"
                .formatted(account)));
    return String.join("\n", found);
  }

  /// Lets go of what waits, so that other tests find an idle studio.
  void leave() {
    rest("abort_video", json("{'video_id': %d}".formatted(waiting)));
    rest("abort_video", json("{'video_id': %d}".formatted(aborted)));
  }
}
