package reelsmith.provider.openai;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.PlainSpeech;
import reelsmith.provider.SocialCopy;

/// Titles and a description as the language model sends them.
record CopyAnswer(@Nullable List<String> titles, @Nullable String description) {

  static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["titles","description"],
       "properties":{"titles":{"type":"array","items":{"type":"string"}},
        "description":{"type":"string"}}}
      """;

  /// The copy, if it is what was asked for; otherwise a [reelsmith.provider.ProviderFailure].
  SocialCopy check() {
    List<String> sent = titles == null ? List.of() : titles;
    var cleaned = sent.stream().map(PlainSpeech::of).distinct().toList();
    if (cleaned.size() != 3
        || cleaned.stream().anyMatch(title -> title.isEmpty() || title.length() > 100)) {
      throw OpenAiFailures.malformed(
          "The language model did not write three different titles of at most 100 characters.");
    }
    String text = description == null ? "" : PlainSpeech.of(description);
    if (text.isEmpty() || text.length() > 2_000) {
      throw OpenAiFailures.malformed(
          "The language model did not write a description of at most 2,000 characters.");
    }
    return new SocialCopy(cleaned, text);
  }
}
