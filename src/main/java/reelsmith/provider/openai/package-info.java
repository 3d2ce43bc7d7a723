/// Roles fulfilled by a language model behind any address that speaks OpenAI's protocol, through
/// Spring AI. Nothing outside knows the vendor's types, and no vendor error leaves as it came.
@NullMarked
@NamedInterface("openai")
package reelsmith.provider.openai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
