package de.dfki.lt.tools.tokenizer.annotate;

import java.text.StringCharacterIterator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// An [AnnotatedString] whose annotations of one key never overlap.
public class FastAnnotatedString implements AnnotatedString {

  private record Run(int begin, int end, Object value) {}

  private final String text;
  private final StringCharacterIterator position;
  private final Map<String, NavigableMap<Integer, Run>> runs = new HashMap<>();

  public FastAnnotatedString(String text) {
    this.text = text;
    this.position = new StringCharacterIterator(text);
  }

  @Override
  public void annotate(String key, Object value, int beginIndex, int endIndex) {
    runsOf(key).put(beginIndex, new Run(beginIndex, endIndex, value));
  }

  @Override
  public Object getAnnotation(String key) {
    var before = runsOf(key).floorEntry(getIndex());
    return before != null && getIndex() < before.getValue().end() ? before.getValue().value() : null;
  }

  @Override
  public int getRunStart(String key) {
    var before = runsOf(key).floorEntry(getIndex());
    if (before == null) {
      return 0;
    }
    var run = before.getValue();
    return getIndex() < run.end() ? run.begin() : run.end();
  }

  @Override
  public int getRunLimit(String key) {
    var before = runsOf(key).floorEntry(getIndex());
    if (before != null && getIndex() < before.getValue().end()) {
      return before.getValue().end();
    }
    var after = runsOf(key).higherEntry(getIndex());
    return after == null ? text.length() : after.getValue().begin();
  }

  private NavigableMap<Integer, Run> runsOf(String key) {
    return runs.computeIfAbsent(key, anyKey -> new TreeMap<>());
  }

  @Override
  public String substring(int beginIndex, int endIndex) {
    return text.substring(beginIndex, endIndex);
  }

  @Override
  public char first() {
    return position.first();
  }

  @Override
  public char last() {
    return position.last();
  }

  @Override
  public char current() {
    return position.current();
  }

  @Override
  public char next() {
    return position.next();
  }

  @Override
  public char previous() {
    return position.previous();
  }

  @Override
  public char setIndex(int index) {
    return position.setIndex(index);
  }

  @Override
  public int getBeginIndex() {
    return position.getBeginIndex();
  }

  @Override
  public int getEndIndex() {
    return position.getEndIndex();
  }

  @Override
  public int getIndex() {
    return position.getIndex();
  }

  /// A copy at the same index; later annotations are seen by both.
  @Override
  public Object clone() {
    try {
      return super.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
