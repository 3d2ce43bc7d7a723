package reelsmith.operation;

import java.util.List;
import java.util.regex.Pattern;

/// Where an operation stands in the REST interface.
///
/// @param path with variables in braces, each named like a field of the input:
///   `/api/v1/{video_type}/videos/{video_id}`
/// @param status the HTTP status of a success
public record Route(Method method, String path, int status) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  public enum Method {
    DELETE,
    GET,
    PATCH,
    POST,
    PUT
  }

  public static Route get(String path) {
    return new Route(Method.GET, path, 200);
  }

  public static Route post(String path) {
    return new Route(Method.POST, path, 200);
  }

  /// For work that goes on after the answer.
  public static Route postAccepted(String path) {
    return new Route(Method.POST, path, 202);
  }

  /// The variables in the path, in their order.
  public List<String> variables() {
    return VARIABLE.matcher(path).results().map(variable -> variable.group(1)).toList();
  }
}
