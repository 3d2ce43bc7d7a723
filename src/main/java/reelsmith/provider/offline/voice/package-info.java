/// Speech without a key or a network: English voices made with MaryTTS and FreeTTS, and a word
/// timer for sound that comes without times. Knows text, samples and the two synthesisers.
@NullMarked
@NamedInterface("voice")
package reelsmith.provider.offline.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
