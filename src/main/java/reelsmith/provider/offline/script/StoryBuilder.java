package reelsmith.provider.offline.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.Fidelity;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.VoiceFormat;

/// Makes a script of a request: reads the idea, casts, picks a plot, and writes several drafts of
/// which the one closest to the asked length is kept.
final class StoryBuilder {

  private static final int DRAFTS = 12;
  private static final double CLOSE_ENOUGH = 0.04;

  private final ScriptRequest request;
  private final Dice dice;
  private final Idea idea;
  private final Genre genre;
  private final Plot plot;
  private final World world;

  StoryBuilder(ScriptRequest request) {
    this.request = request;
    // Two ideas are told differently under one seed.
    this.dice = new Dice(request.seed()).of(request.idea().strip());
    var read = IdeaReader.read(request.idea());
    this.idea =
        read.words().stream().noneMatch(word -> Character.isLetter(word.codePointAt(0)))
            ? IdeaReader.read(dice.of("topic").pick(Pools.of("topic")))
            : read;
    this.genre = Genre.of(idea, dice.of("genre"));
    this.plot = Plot.named(idea.form());
    this.world = world();
  }

  Script build() {
    var asked = request.words();
    int target = asked == null ? usualWords() : asked;
    List<Beat> best = List.of();
    @Nullable Draft bestDraft = null;
    for (int attempt = 0; attempt < DRAFTS; attempt++) {
      var beats =
          new Outline(world, plot, dice.of("outline " + attempt))
              .beats(request.slides(), request.voiceFormat(), request.narrated());
      var draft = new Draft(world, beats, request.longestNarration()).fitted(target);
      if (bestDraft == null
          || Math.abs(draft.words() - target) < Math.abs(bestDraft.words() - target)) {
        best = beats;
        bestDraft = draft;
      }
      if (Math.abs(bestDraft.words() - target) <= target * CLOSE_ENOUGH) {
        break;
      }
    }
    String told = bestDraft == null ? "" : String.join(" ", bestDraft.texts());
    var director = new PictureDirector(world, request.slides(), unseen(best, told));
    var slides = new ArrayList<Script.Slide>();
    List<String> texts = bestDraft == null ? List.<String>of() : bestDraft.texts();
    for (int index = 0; index < texts.size(); index++) {
      slides.add(director.slide(best.get(index), texts.get(index), index));
    }
    return new Script(title(), characters(slides), slides, genre.mood(), Fidelity.APPROXIMATED);
  }

  // A short film has room for its sentences; a long one is told in more and shorter steps.
  private int usualWords() {
    int slides = request.slides();
    int each = slides == 1 ? 60 : slides == 2 ? 36 : slides <= 14 ? 19 : slides <= 20 ? 16 : 14;
    return slides * (request.voiceFormat() == VoiceFormat.DIALOGUE ? Math.min(each, 16) : each);
  }

  private World world() {
    var roles = Casting.cast(idea, plot, request.cast(), dice.of("cast"));
    var setting = Setting.of(idea, plot, genre.tone(), roles.getFirst().kind(), dice.of("setting"));
    var thing = idea.thing();
    if (thing == null) {
      thing = NounPhrase.thing(ownThing(roles.getFirst().kind(), setting));
    }
    return new World(
        idea, roles, thing, setting, details(), new Variants(dice.of("variants")), new HashMap<>());
  }

  // A chef's story is about a pot and a goldfish's about a bowl; only then comes what the plot
  // offers.
  private String ownThing(String heroKind, Setting setting) {
    var words = (heroKind + " " + setting.place().full()).toLowerCase(Locale.ROOT).split(" ");
    for (var word : words) {
      var own = Pools.find("thing." + word);
      if (!own.isEmpty() && (idea.hero() != null || idea.place() != null) && idea.story()) {
        return dice.of("thing").pick(own);
      }
    }
    return dice.of("thing").pick(plot.props().getOrDefault("things", List.of("brass key")));
  }

  private Map<String, String> details() {
    var details = new HashMap<String, String>();
    var detailDice = dice.of("details");
    for (var name : List.of("years", "num", "token", "food", "smell", "clock", "day")) {
      details.put(name, detailDice.pick(Pools.of(name)));
    }
    var token = details.getOrDefault("token", "");
    var bare = token.replaceFirst("^an? ", "");
    details.put("thetoken", "the " + bare);
    details.put("token.bare", bare);
    for (var day :
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
      if (idea.says(day, day + "s")) {
        details.put("day", English.capitalized(day));
      }
    }
    return Map.copyOf(details);
  }

  // What of the idea neither narration nor picture names yet; the pictures show it in the
  // background.
  private List<NounPhrase> unseen(List<Beat> beats, String told) {
    var pictures = new PictureDirector(world, beats.size(), List.of());
    var all = new StringBuilder(told);
    for (int index = 0; index < beats.size(); index++) {
      all.append(' ').append(pictures.slide(beats.get(index), "", index).picture());
    }
    var named = all.toString().toLowerCase(Locale.ROOT);
    return idea.phrases().stream()
        .filter(
            phrase ->
                phrase.nouns().stream()
                    .anyMatch(noun -> !named.contains(noun.toLowerCase(Locale.ROOT))))
        .toList();
  }

  private String title() {
    return new Titles(world, dice.of("title")).title();
  }

  // Everybody the caller wished for stays, also when the story is too short to show them.
  private List<Script.Character> characters(List<Script.Slide> slides) {
    return world.roles().stream()
        .filter(
            role ->
                request.cast().stream().anyMatch(wish -> wish.name().strip().equals(role.name()))
                    || slides.stream()
                        .anyMatch(
                            slide ->
                                slide.visible().contains(role.name())
                                    || slide.narration().contains(role.called())))
        .map(Role::character)
        .toList();
  }
}
