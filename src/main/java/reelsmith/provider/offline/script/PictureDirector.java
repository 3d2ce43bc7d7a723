package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelsmith.provider.Script;
import reelsmith.provider.offline.script.Phrasing.Voice;

/// Describes what is seen on each slide and what stays as it was.
final class PictureDirector {

  private final World world;
  private final Phrasing phrasing;
  private final int slides;
  private final List<NounPhrase> background;

  PictureDirector(World world, int slides, List<NounPhrase> background) {
    this.background = List.copyOf(background);
    this.world = world;
    this.slides = slides;
    this.phrasing = new Phrasing(world, world.idea().extras());
  }

  Script.Slide slide(Beat beat, String narration, int index) {
    String template = beat.picture().isEmpty() ? "{P} beside {T}" : beat.picture();
    var visible = visible(template, beat);
    return new Script.Slide(
        beat.speaker(),
        narration,
        picture(template, index),
        index == 0 ? "" : continuity(index, visible),
        visible.stream().map(Role::name).toList());
  }

  private String picture(String template, int index) {
    var action = phrasing.say(template, Voice.PICTURE);
    var kind = world.hero().kind();
    if (!kind.isEmpty() && action.contains(world.hero().called())) {
      action =
          action.replaceFirst(
              Pattern.quote(world.hero().called()),
              Matcher.quoteReplacement(world.hero().called() + " (" + kind + ")"));
    }
    var where = where(index, template);
    return "%s. Setting: %s, %s, %s%s."
        .formatted(
            action.replaceAll("[.]+$", ""),
            world.setting().at(where),
            time(index),
            world.setting().weather(),
            props(index, action));
  }

  // What has no role of its own is seen again and again, so that an illustrator has it in view.
  private String props(int index, String action) {
    var props = new LinkedHashSet<String>();
    for (int i = 0; i < background.size(); i++) {
      if (slides < background.size() || background.size() <= 2 || index % background.size() == i) {
        props.add(background.get(i).first());
      }
    }
    if (index == 0 && !action.contains(world.thing().bare())) {
      props.add(world.thing().first());
    }
    return props.isEmpty() ? "" : ". In the background: " + String.join(", ", props);
  }

  private NounPhrase where(int index, String template) {
    boolean fixed =
        template.contains("{L") || template.contains("{atL") || index == 0 || index == slides - 1;
    return fixed ? world.setting().place() : world.setting().where(share(index));
  }

  private String time(int index) {
    var time = world.setting().time(share(index));
    return time.matches("midnight|night|noon|dawn|dusk|sunrise|sunset")
        ? "at " + time
        : "in the " + time;
  }

  private double share(int index) {
    return slides == 1 ? 0 : (double) index / slides;
  }

  private List<Role> visible(String template, Beat beat) {
    var visible = new ArrayList<Role>();
    boolean event = template.contains("{event}") || template.contains("{Event}");
    if (template.contains("{P") || event) {
      visible.add(world.hero());
    }
    if (template.contains("{Q")
        || template.contains("{q")
        || event && world.idea().event().matches(".*\\{(Q|we|our|us|they)}.*")) {
      visible.add(world.other());
    }
    for (var role : world.roles()) {
      if (role.name().equals(beat.speaker()) && !visible.contains(role)) {
        visible.add(role);
      }
    }
    return visible;
  }

  private String continuity(int index, List<Role> visible) {
    var before = world.setting().time(share(index - 1));
    var now = world.setting().time(share(index));
    var parts = new ArrayList<String>();
    parts.add(
        before.equals(now)
            ? "Same %s light and weather as in the scene before (%s)"
                .formatted(now, world.setting().weather())
            : "Later than in the scene before: %s has turned into %s, same weather (%s)"
                .formatted(before, now, world.setting().weather()));
    for (var role : visible) {
      parts.add("%s still wears %s".formatted(role.called(), role.wear()));
    }
    parts.add(
        "%s %s unchanged"
            .formatted(world.thing().the(), world.thing().plural() ? "look" : "looks"));
    return String.join("; ", parts) + ".";
  }
}
