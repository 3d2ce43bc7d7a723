package reelsmith.provider;

/// A provider could not do what it was asked.
///
/// The message is for people and never carries a key, an address or a stack trace of the provider.
public final class ProviderFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Whose fault it is, and so whether trying again makes sense.
  public enum Reason {
    /// Slow, overloaded or unreachable; trying again later may help.
    UNAVAILABLE(true),

    /// Was asked and nobody knows what it did; trying again may help, and cost a second time.
    UNANSWERED(true),

    /// The answer made no sense; another attempt may bring a better one.
    MALFORMED_ANSWER(true),

    /// The provider does not want to make this content.
    REFUSED(false),

    /// A wrong key, no funds, an unknown model: the host must act.
    MISCONFIGURED(false),

    /// The request asks for something this provider does not offer, such as a language.
    UNSUPPORTED(false);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }

    public boolean isRetryable() {
      return retryable;
    }
  }

  private final Reason reason;

  public ProviderFailure(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public ProviderFailure(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
