package de.dfki.lt.tools.tokenizer.annotate;

import java.text.CharacterIterator;

/// A text with named values on ranges of it, read through a moving index.
public interface AnnotatedString extends CharacterIterator {

  /// Puts a value on the characters from `beginIndex` up to, and without, `endIndex`.
  void annotate(String key, Object value, int beginIndex, int endIndex);

  /// The value at the index, or null where there is none.
  Object getAnnotation(String key);

  /// Where the stretch of equal annotation around the index begins.
  int getRunStart(String key);

  /// Where the stretch of equal annotation around the index ends, exclusive.
  int getRunLimit(String key);

  String substring(int beginIndex, int endIndex);
}
