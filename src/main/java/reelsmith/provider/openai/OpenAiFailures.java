package reelsmith.provider.openai;

import com.fasterxml.jackson.core.JacksonException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.ProviderFailure.Reason;

/// Says in our words what went wrong at the language model.
///
/// The vendor's exceptions are not kept as causes: their messages carry parts of keys and
/// addresses.
final class OpenAiFailures {

  private static final Set<String> OUT_OF_FUNDS =
      Set.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "credit_exhausted");
  private static final Set<String> NOT_ALLOWED =
      Set.of("content_policy_violation", "content_filter", "moderation_blocked");

  private OpenAiFailures() {}

  static ProviderFailure of(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ProviderFailure failure -> {
          return failure;
        }
        case OpenAIServiceException answer -> {
          return ofStatus(answer);
        }
        case OpenAIInvalidDataException invalid when !brokeOff(invalid) -> {
          return malformed("The language model's server did not answer in OpenAI's protocol.");
        }
        case OpenAIIoException _, OpenAIInvalidDataException _, IOException _ -> {
          return noConnection(cause);
        }
        case TimeoutException _ -> {
          return unanswered("The language model did not answer in time.");
        }
        case RejectedExecutionException _ -> {
          return unavailable("Too many questions to the language model are waiting already.");
        }
        default -> {
          // The reason may be deeper.
        }
      }
    }
    return malformed(
        "The language model's answer could not be used (%s).".formatted(rootName(thrown)));
  }

  static ProviderFailure malformed(String message) {
    return new ProviderFailure(Reason.MALFORMED_ANSWER, message);
  }

  static ProviderFailure refused(String message) {
    return new ProviderFailure(Reason.REFUSED, message);
  }

  private static ProviderFailure unavailable(String message) {
    return new ProviderFailure(Reason.UNAVAILABLE, message);
  }

  private static ProviderFailure unanswered(String message) {
    return new ProviderFailure(Reason.UNANSWERED, message);
  }

  /// What never reached the server costs nothing; what broke off later may.
  private static ProviderFailure noConnection(Throwable thrown) {
    String message =
        "The language model could not be reached or broke off (%s).".formatted(rootName(thrown));
    return root(thrown) instanceof ConnectException || root(thrown) instanceof UnknownHostException
        ? unavailable(message)
        : unanswered(message);
  }

  private static ProviderFailure misconfigured(String message) {
    return new ProviderFailure(Reason.MISCONFIGURED, message);
  }

  private static ProviderFailure ofStatus(OpenAIServiceException answer) {
    int status = answer.statusCode();
    var code = answer.code().or(answer::type).orElse("").toLowerCase(Locale.ROOT);
    var type = answer.type().orElse("").toLowerCase(Locale.ROOT);
    if (OUT_OF_FUNDS.contains(code) || OUT_OF_FUNDS.contains(type) || status == 402) {
      return misconfigured(
          "The account of the language model has no funds left (HTTP %d).".formatted(status));
    }
    if (NOT_ALLOWED.contains(code) || NOT_ALLOWED.contains(type)) {
      return refused("The language model's safety rules refuse this story.");
    }
    return switch (status) {
      case 401, 403 ->
          misconfigured(
              "The language model refuses the API key (HTTP %d). Check the key and its rights."
                  .formatted(status));
      case 404 ->
          misconfigured(
              "The language model or its address is unknown (HTTP 404). Check the model's name and the base URL.");
      case 408, 409, 425, 429 ->
          unavailable("The language model is too busy (HTTP %d).".formatted(status));
      default ->
          status >= 500
              ? unavailable("The language model's server failed (HTTP %d).".formatted(status))
              : misconfigured(
                  "The language model does not accept the request (HTTP %d). It may not support structured output."
                      .formatted(status));
    };
  }

  // Jackson's complaints about text are IOExceptions too; only other ones come from the wire.
  private static boolean brokeOff(Throwable invalid) {
    for (@Nullable Throwable cause = invalid; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && !(cause instanceof JacksonException)) {
        return true;
      }
    }
    return false;
  }

  private static String rootName(Throwable thrown) {
    return root(thrown).getClass().getSimpleName();
  }

  private static Throwable root(Throwable thrown) {
    var root = thrown;
    for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }
}
