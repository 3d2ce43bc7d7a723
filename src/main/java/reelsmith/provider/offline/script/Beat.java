package reelsmith.provider.offline.script;

import java.util.List;
import reelsmith.provider.offline.script.Phrasing.Voice;

/// One slide before it is put into words.
///
/// @param speaker who says it
/// @param text what must be said
/// @param brief the same in a few words, or empty
/// @param reserve what may be added, in order
/// @param picture what is seen, as a template
/// @param continued whether the next slide goes on with the same moment, so that nothing may come
///   between
record Beat(
    String speaker,
    Voice voice,
    String text,
    String brief,
    List<String> reserve,
    String picture,
    boolean continued) {

  Beat {
    reserve = List.copyOf(reserve);
  }

  Beat withReserve(List<String> more) {
    return new Beat(speaker, voice, text, brief, more, picture, continued);
  }
}
