package reelsmith.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import reelsmith.launcher.MakeRequest.AspectRatio;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;

/// Reads choices by the names that the tools use too.
abstract class WireName<T> implements ITypeConverter<T> {

  private final T[] choices;
  private final Function<T, String> name;

  private WireName(T[] choices, Function<T, String> name) {
    this.choices = choices;
    this.name = name;
  }

  @Override
  public T convert(String text) {
    return Arrays.stream(choices)
        .filter(it -> name.apply(it).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is none of %s"
                        .formatted(
                            text,
                            Arrays.stream(choices).map(name).collect(Collectors.joining(", ")))));
  }

  static final class OfAspectRatio extends WireName<AspectRatio> {
    OfAspectRatio() {
      super(AspectRatio.values(), AspectRatio::wireName);
    }
  }

  static final class OfVisualStyle extends WireName<VisualStyle> {
    OfVisualStyle() {
      super(VisualStyle.values(), VisualStyle::wireName);
    }
  }

  static final class OfVoiceFormat extends WireName<VoiceFormat> {
    OfVoiceFormat() {
      super(VoiceFormat.values(), it -> it.name().toLowerCase(Locale.ROOT));
    }
  }
}
