package reelsmith.database;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Where a PostgreSQL database is and how to log in.
///
/// @param encryption what PostgreSQL calls the SSL mode: `disable`, `prefer`, `require`,
///   `verify-ca` or `verify-full`
public record DatabaseAddress(
    String host, int port, String database, String user, String password, String encryption) {

  private static final int USUAL_PORT = 5432;
  private static final Set<String> ENCRYPTIONS =
      Set.of("disable", "prefer", "require", "verify-ca", "verify-full");

  /// Reads `postgresql://user:password@host:port/database?sslmode=require`. User, password and
  /// database may be percent-encoded; the port is 5432 and `sslmode` is `prefer` when left out.
  ///
  /// Throws [DatabaseUnavailable] with a message that never repeats the address, because it holds
  /// the password.
  public static DatabaseAddress parse(String url) {
    var uri = uri(url);
    var login = uri.getRawUserInfo();
    var path = uri.getRawPath();
    if (login == null || !login.contains(":") || uri.getHost() == null || path.length() < 2) {
      throw unreadable();
    }
    var colon = login.indexOf(':');
    return new DatabaseAddress(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        decoded(path.substring(1)),
        decoded(login.substring(0, colon)),
        decoded(login.substring(colon + 1)),
        encryption(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
  }

  /// For JDBC drivers, without user and password.
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s&connectTimeout=10&ApplicationName=reelsmith"
        .formatted(host, port, URLEncoder.encode(database, StandardCharsets.UTF_8), encryption);
  }

  /// Without the password.
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
  }

  private static URI uri(String url) {
    try {
      var uri = URI.create(url.strip());
      if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Its message repeats the address with the password, so it must not become a cause.
    }
    throw unreadable();
  }

  private static String encryption(String query) {
    if (query.isEmpty()) {
      return "prefer";
    }
    var mode = query.startsWith("sslmode=") ? query.substring("sslmode=".length()) : "";
    if (!ENCRYPTIONS.contains(mode)) {
      throw new DatabaseUnavailable(
          "The database address may only be followed by ?sslmode= and one of disable, prefer,"
              + " require, verify-ca, verify-full.");
    }
    return mode;
  }

  private static String decoded(String text) {
    try {
      // A plus sign is a plus sign here; only forms mean a space by it.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw unreadable();
    }
  }

  private static DatabaseUnavailable unreadable() {
    return new DatabaseUnavailable(
        "The database address cannot be read. Set REELSMITH_DATABASE_URL to"
            + " postgresql://user:password@host:port/database, with special characters"
            + " percent-encoded.");
  }
}
