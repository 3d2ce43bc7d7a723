package reelsmith.api.docs;

import java.util.List;

/// Every code an error of the API may have, in the order of their statuses. What is not written
/// here is not documented, and a test finds it.
final class ErrorCodes {

  /// @param status of HTTP
  /// @param advice what a caller does about it, in plain text
  record ErrorCode(String code, int status, String advice) {}

  static final List<ErrorCode> ALL =
      List.of(
          code("invalid_api_key", 401, "The key is unknown or revoked. Use another."),
          code("missing_api_key", 401, "Send a key in a header."),
          code("not_signed_in", 401, "Sign in at /sign-in, then send the session's cookie."),
          code("sign_in_failed", 401, "Check e-mail address and password; wait after several."),
          code(
              "insufficient_credits",
              402,
              "Add credits, or ask for less; details.needed says how many."),
          code("budget_exceeded", 403, "Wait for the next day, or use a key with a larger budget."),
          code("invalid_signature", 403, "A link was changed. Take it from an answer as it is."),
          code("link_expired", 403, "Ask for the video again to get a fresh link."),
          code("membership_api_required", 403, "Choose a plan that includes the API."),
          code("membership_mcp_required", 403, "Choose a plan that includes agents."),
          code("membership_template_required", 403, "Choose a plan with this kind of video."),
          code("not_permitted", 403, "Use a credential that has what the message names."),
          code("origin_not_allowed", 403, "Call from a server instead of a web page."),
          code("not_found", 404, "Check the path and the id."),
          code("method_not_allowed", 405, "The Allow header says what is possible."),
          code("already_member", 409, "Change the role of a person who has joined."),
          code("answer_shown_once", 409, "Take back what details names and use a new key."),
          code("grant_reference_reused", 409, "Use another reference for another grant."),
          code("idempotency_in_progress", 409, "Wait a few seconds, retry with the same key."),
          code("last_owner", 409, "Make somebody else an owner first."),
          code("no_subscription", 409, "Give the account a plan first."),
          code("pipeline_run_active", 409, "Wait until the video is finished, or abort it."),
          code("run_not_active", 409, "Nothing runs, so there is nothing to stop."),
          code("subscription_cancelled", 409, "Change the plan to let it go on."),
          code("subscription_without_term", 409, "Nobody pays for this plan; leave it be."),
          code("request_too_large", 413, "Send at most 3,145,728 bytes."),
          code("unsupported_media_type", 415, "Send Content-Type: application/json."),
          code("idempotency_key_reused", 422, "Use a new key for a new request."),
          code("idempotency_required", 422, "Send an Idempotency-Key header."),
          code(
              "language_not_supported",
              422,
              "Use another language or other letters, or turn voices off; details.fields says where."),
          code("not_available_yet", 422, "Leave out the fields that are named."),
          code("period_too_long", 422, "Choose a shorter period, or take the CSV file."),
          code(
              "target_length_unreachable",
              422,
              "Ask for another length, or for more or fewer slides."),
          code("validation_failed", 422, "details.fields names each field and what is allowed."),
          code("rate_limited", 429, "Wait as long as Retry-After says."),
          code("internal_error", 500, "Our fault. Retry; if it stays, report the request_id."),
          code("service_unavailable", 503, "Wait, then retry with the same idempotency key."));

  private ErrorCodes() {}

  private static ErrorCode code(String code, int status, String advice) {
    return new ErrorCode(code, status, advice);
  }
}
