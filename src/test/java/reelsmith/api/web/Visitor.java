package reelsmith.api.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import reelsmith.api.SessionCookie;
import reelsmith.api.TestDoors;
import reelsmith.api.TestDoors.Answer;
import reelsmith.operation.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/// A browser at a network address of its own, which keeps the session's cookie.
final class Visitor {

  static final String PASSWORD = "nine lives of a reel";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestDoors doors = TestDoors.open();
  private final int number = COUNT.incrementAndGet();
  private String cookie = "";

  /// A person with a password who has joined an account.
  static Visitor member(long account, String role) {
    var visitor = new Visitor();
    visitor.join(account, role);
    return visitor;
  }

  /// The same, signed in.
  static Visitor signedIn(long account, String role) {
    Visitor visitor = member(account, role);
    visitor.signIn();
    return visitor;
  }

  static long newAccount(String name) {
    return TestDoors.open()
        .number("insert into account (name) values ('%s') returning id".formatted(name));
  }

  String email() {
    return "visitor%d@example.com".formatted(number);
  }

  String address() {
    return "198.51.%d.%d".formatted(100 + number / 250, 1 + number % 250);
  }

  String cookie() {
    return cookie;
  }

  long id() {
    return doors.number("select id from person where email_key = '%s'".formatted(email()));
  }

  /// What the account calls the visitor.
  long memberId(long account) {
    return doors.number(
        "select id from workspace_member where account_id = %d and person_id = %d"
            .formatted(account, id()));
  }

  void join(long account, String role) {
    send("POST", "/set-password", Map.of("token", invitation(account, role), "password", PASSWORD));
  }

  /// What an invitation's link ends with.
  String invitation(long account, String role) {
    ObjectNode body =
        WireFormat.mapper()
            .createObjectNode()
            .put("email", email())
            .put("name", "Visitor " + number)
            .put("role", role);
    Answer answer =
        doors.post("/api/v1/host/accounts/%d/members".formatted(account), body.toString());
    return answer.json().required("link").asString().replaceAll(".*token=", "");
  }

  /// What the host does to somebody who shall come in no more, or may again.
  void access(String access) {
    doors.atTheMachine(
        "set_person_access", "{'email': '%s', 'access': '%s'}".formatted(email(), access));
  }

  Answer signIn() {
    return signIn(email(), PASSWORD);
  }

  Answer signIn(String email, String password) {
    return kept(send("POST", "/sign-in", Map.of("email", email, "password", password)));
  }

  Answer signInByForm(Map<String, String> fields) {
    return kept(doors.send(form("/sign-in", fields)));
  }

  Answer form(String path, String origin, Map<String, String> fields) {
    return kept(doors.send(form(path, fields).header("Origin", origin)));
  }

  private HttpRequest.Builder form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  Answer get(String path) {
    return doors.send(request(path));
  }

  /// From a page of ours.
  Answer send(String method, String path, Map<String, ?> body) {
    return doors.send(sending(method, path, body).header("Origin", doors.base()));
  }

  HttpRequest.Builder sending(String method, String path, Map<String, ?> body) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(
            method,
            HttpRequest.BodyPublishers.ofString(WireFormat.mapper().writeValueAsString(body)));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = doors.stranger(path).header("X-Forwarded-For", address());
    return cookie.isEmpty() ? request : request.header("Cookie", SessionCookie.NAME + "=" + cookie);
  }

  private Answer kept(Answer answer) {
    String set = answer.header("Set-Cookie");
    if (set.startsWith(SessionCookie.NAME + "=")) {
      cookie = set.substring(set.indexOf('=') + 1, set.indexOf(';'));
    }
    return answer;
  }
}
