/// Background music without a key, a network or a sound bank: a small synthesiser and the pieces it
/// plays. Knows notes and samples; the same piece is the same samples on every machine.
@NullMarked
@NamedInterface("music")
package reelsmith.provider.offline.music;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
