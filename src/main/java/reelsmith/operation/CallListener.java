package reelsmith.operation;

/// Hears of every call once it is over. It must neither wait nor throw: the caller is waiting.
public interface CallListener {

  void answered(AnsweredCall call);
}
