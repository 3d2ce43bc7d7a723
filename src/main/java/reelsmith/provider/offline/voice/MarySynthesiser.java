package reelsmith.provider.offline.voice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import reelsmith.provider.ProviderFailure;
import reelsmith.provider.offline.voice.LabelledSound.Span;

/// The female voice `cmu-slt-hsmm` of MaryTTS, 48 kHz.
///
/// Words go in as MaryXML tokens, so MaryTTS neither splits nor expands anything, and come back
/// from its acoustic model with the length and melody of each sound. That document is then spoken
/// as it stands, which is why labels and sound agree and the sound is made only once.
final class MarySynthesiser implements Synthesiser {

  private static final String NAMESPACE = "http://mary.dfki.de/2002/MaryXML";
  private static final Pattern MELODY_POINT = Pattern.compile(",(\\d+)\\)");
  private static final int LONGEST_SENTENCE = 40;

  private final LocalMaryInterface mary;

  /// Starts MaryTTS, which takes one to three seconds.
  MarySynthesiser() {
    // It reports each parameter of each sentence, and its logger may write to the console.
    LoggingSystem.get(MarySynthesiser.class.getClassLoader())
        .setLogLevel("marytts", LogLevel.ERROR);
    try {
      mary = new LocalMaryInterface();
      mary.setLocale(Locale.US);
      mary.setVoice("cmu-slt-hsmm");
    } catch (MaryConfigurationException e) {
      throw new ProviderFailure(
          ProviderFailure.Reason.MISCONFIGURED, "The offline voice MaryTTS did not start.", e);
    }
  }

  @Override
  public LabelledSound speak(List<ReadingWord> words, double pitch) {
    try {
      mary.setInputType("TOKENS");
      mary.setOutputType("ACOUSTPARAMS");
      var acoustics = mary.generateXML(tokens(words));
      transpose(acoustics, pitch);
      mary.setInputType("ACOUSTPARAMS");
      mary.setOutputType("AUDIO");
      var spans = spans(acoustics);
      if (spans.size() != words.size()) {
        throw new ProviderFailure(
            ProviderFailure.Reason.MALFORMED_ANSWER,
            "MaryTTS spoke %d words where %d were asked for."
                .formatted(spans.size(), words.size()));
      }
      return sound(mary.generateAudio(acoustics), spans);
    } catch (SynthesisException | IOException e) {
      throw new ProviderFailure(
          ProviderFailure.Reason.MALFORMED_ANSWER, "MaryTTS could not speak the text.", e);
    }
  }

  private static Document tokens(List<ReadingWord> words) {
    var document = newDocument();
    var root = document.createElementNS(NAMESPACE, "maryxml");
    root.setAttribute("version", "0.5");
    root.setAttribute("xml:lang", "en-US");
    document.appendChild(root);
    var paragraph = child(root, "p");
    var sentence = child(paragraph, "s");
    var length = 0;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      addWord(sentence, word.spelling());
      length++;
      var last = i == words.size() - 1;
      // A sentence without an end costs memory and breath.
      var forced =
          length >= LONGEST_SENTENCE && word.pause() != Pause.NONE
              || length >= 2 * LONGEST_SENTENCE;
      var ends = word.pause().endsSentence() || last || forced;
      if (ends) {
        addToken(sentence, word.pause().endsSentence() ? word.pause().mark() : ".");
      } else if (word.pause() != Pause.NONE) {
        addToken(sentence, word.pause().mark());
      }
      if (ends && !last) {
        sentence = child(paragraph, "s");
        length = 0;
      }
    }
    return document;
  }

  private static Document newDocument() {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML parser", e);
    }
  }

  private static Element child(Element parent, String name) {
    var element = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
    parent.appendChild(element);
    return element;
  }

  private static void addWord(Element sentence, String spelling) {
    var token = addToken(sentence, MaryPronunciations.respelled(spelling));
    var sounds = MaryPronunciations.soundsOf(spelling);
    if (!sounds.isEmpty()) {
      token.setAttribute("ph", sounds);
    }
  }

  private static Element addToken(Element sentence, String text) {
    var token = child(sentence, "t");
    token.setTextContent(text);
    return token;
  }

  private static void transpose(Document acoustics, double pitch) {
    if (pitch == 1) {
      return;
    }
    var sounds = acoustics.getElementsByTagNameNS("*", "ph");
    for (int i = 0; i < sounds.getLength(); i++) {
      var sound = (Element) sounds.item(i);
      sound.setAttribute(
          "f0",
          MELODY_POINT
              .matcher(sound.getAttribute("f0"))
              .replaceAll(
                  point -> ",%d)".formatted(Math.round(Integer.parseInt(point.group(1)) * pitch))));
    }
  }

  private static List<Span> spans(Document acoustics) {
    var walk = new LabelWalk();
    walk.visit(acoustics.getDocumentElement());
    return walk.spans;
  }

  private static LabelledSound sound(AudioInputStream stream, List<Span> spans) throws IOException {
    // readAllBytes() of this stream stops early; writing it as a file does not.
    var file = new ByteArrayOutputStream();
    AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
    var bytes = file.toByteArray();
    var header = 44;
    var samples = new float[(bytes.length - header) / 2];
    for (int i = 0; i < samples.length; i++) {
      var low = bytes[header + 2 * i] & 0xff;
      var high = bytes[header + 2 * i + 1];
      samples[i] = (short) (high << 8 | low) / 32768f;
    }
    return new LabelledSound(samples, (int) stream.getFormat().getSampleRate(), spans);
  }

  /// Adds up the lengths of sounds and pauses in the order of the document.
  private static final class LabelWalk {

    private final List<Span> spans = new ArrayList<>();
    private double milliseconds;

    void visit(Element element) {
      switch (element.getLocalName()) {
        case "ph" -> milliseconds += Double.parseDouble(element.getAttribute("d"));
        case "boundary" -> {
          if (element.hasAttribute("duration")) {
            milliseconds += Double.parseDouble(element.getAttribute("duration"));
          }
        }
        // An "mtu" stands for one token that MaryTTS said in its own way.
        case "mtu" -> visitWord(element);
        case "t" -> {
          if (isWord(element)) {
            visitWord(element);
          }
        }
        default -> visitChildren(element);
      }
    }

    private void visitWord(Element element) {
      var start = milliseconds;
      var inner = element.getElementsByTagNameNS("*", "ph");
      for (int i = 0; i < inner.getLength(); i++) {
        visit((Element) inner.item(i));
      }
      spans.add(new Span(start / 1000, milliseconds / 1000));
    }

    private void visitChildren(Element element) {
      for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child instanceof Element inner) {
          visit(inner);
        }
      }
    }

    private static boolean isWord(Element token) {
      for (var child = token.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child.getNodeType() == Node.TEXT_NODE
            && child.getTextContent().codePoints().anyMatch(Character::isLetter)) {
          return true;
        }
      }
      return false;
    }
  }
}
