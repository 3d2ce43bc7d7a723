package reelsmith.operation;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells what is nobody's mistake and will pass: the database is away, too slow or too busy.
public final class Outage {

  private static final OftenRepeated REFUSALS =
      new OftenRepeated(LoggerFactory.getLogger(Outage.class));

  private Outage() {}

  /// Whether an error says so, or was caused by one that does.
  public static boolean isCause(Throwable error) {
    if (SqlStates.isConflict(error) || SqlStates.isLockTimeout(error)) {
      return true;
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (saysSo(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysSo(Throwable error) {
    return switch (error) {
      case TimeoutException slow -> true;
      case TransientDataAccessException busy -> true;
      case DataAccessResourceFailureException unreachable -> true;
      case CannotCreateTransactionException unreachable -> true;
      case R2dbcTransientException busy -> true;
      case R2dbcNonTransientResourceException unreachable -> true;
      default -> false;
    };
  }

  /// `service_unavailable`. Why, only the log of this process tells, beside the request's id.
  public static OperationFailure refusal(String requestId, Throwable error) {
    REFUSALS.warn(
        "Request %s was refused with service_unavailable: %s, because of %s"
            .formatted(
                requestId,
                error.getClass().getSimpleName(),
                NestedExceptionUtils.getMostSpecificCause(error)));
    return OperationFailure.unavailable();
  }
}
