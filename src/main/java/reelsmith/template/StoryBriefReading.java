package reelsmith.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reelsmith.library.MusicTracks;
import reelsmith.library.VoiceActors;
import reelsmith.operation.FieldProblem;
import reelsmith.operation.OperationFailure;
import reelsmith.provider.Script;
import reelsmith.provider.VisualStyle;
import reelsmith.provider.VoiceFormat;

/// Checks what the schema cannot say and fills in defaults. Finds every problem, not just the
/// first.
@Component
class StoryBriefReading {

  private static final int SLIDES = 12;

  private final VoiceActors voices;
  private final MusicTracks music;
  private final LanguageRules languages;
  private final FilmSettings film;

  StoryBriefReading(
      VoiceActors voices, MusicTracks music, LanguageRules languages, FilmSettings film) {
    this.voices = voices;
    this.languages = languages;
    this.music = music;
    this.film = film;
  }

  private static final ScriptWishes NO_SCRIPT_WISHES =
      new ScriptWishes(null, null, null, null, null, null, null);
  private static final VoiceWishes NO_VOICE_WISHES = new VoiceWishes(null, null, null, null);
  private static final MusicWishes NO_MUSIC_WISHES = new MusicWishes(null, null, null, null, null);

  Production production(StoryBrief brief, long seed) {
    List<FieldProblem> problems = new ArrayList<>();
    ScriptWishes script = or(brief.script(), NO_SCRIPT_WISHES);
    VoiceWishes voice = or(brief.voice(), NO_VOICE_WISHES);
    MusicWishes wishes = or(brief.music(), NO_MUSIC_WISHES);
    boolean preview = or(brief.previewOnly(), false);
    boolean speaks = or(voice.enabled(), true);
    String language = or(brief.language(), "en");
    int slides = slides(script, preview, problems);
    checkStyle(script, problems);
    checkCharacters(script, problems);
    checkBroughtScript(script, problems);
    checkMusic(wishes, problems);
    checkVoices(script, voice, problems);
    if (!problems.isEmpty()) {
      throw OperationFailure.invalid(problems);
    }
    languages
        .problemWith(
            new LanguageRules.Wording(
                language,
                speaks,
                or(brief.prompt(), ""),
                or(script.characters(), List.of()),
                or(script.slides(), List.of())))
        .or(
            () ->
                LengthBounds.of(script.slides(), slides, speaks).problemWith(brief.targetSeconds()))
        .ifPresent(
            problem -> {
              throw refused(problem);
            });
    AspectRatio shape = or(brief.aspectRatio(), AspectRatio.PORTRAIT);
    return new Production(
        or(brief.prompt(), ""),
        slides,
        preview,
        or(script.voiceFormat(), VoiceFormat.NARRATED),
        or(script.narratorEnabled(), false),
        or(script.visualStylePreset(), VisualStyle.SEMI_REALISTIC_PAINTERLY),
        script.visualStyleCustom(),
        or(script.characters(), List.of()),
        or(script.slides(), List.of()),
        speaks
            ? new Production.Voice(
                voice.voiceActorId(),
                or(voice.speedPercentage(), 100),
                or(voice.removeSilences(), false))
            : null,
        or(wishes.enabled(), false)
            ? new Production.Music(
                wishes.musicId() == null ? wishes.id() : wishes.musicId(),
                wishes.category(),
                or(wishes.volumePercent(), 20))
            : null,
        brief.captions() == null || or(brief.captions().enabled(), true),
        film.scaled(shape.width()),
        film.scaled(shape.height()),
        brief.targetSeconds(),
        language,
        or(brief.seed(), seed));
  }

  private static int slides(ScriptWishes script, boolean preview, List<FieldProblem> problems) {
    Integer requested = script.imagesRequested();
    if (script.slides() != null) {
      int brought = script.slides().size();
      if (requested != null && requested != brought) {
        problems.add(
            new FieldProblem(
                "/script/images_requested",
                "contradiction",
                "must be left out or equal to the %d entries of script.slides".formatted(brought)));
      }
      return brought;
    }
    int slides = or(requested, SLIDES);
    if (slides < StoryBrief.FEWEST_SLIDES_WITHOUT_PREVIEW && !preview) {
      problems.add(
          new FieldProblem(
              "/script/images_requested",
              "too_small",
              "must be at least 10, or at least 2 with preview_only"));
    }
    return slides;
  }

  private static void checkStyle(ScriptWishes script, List<FieldProblem> problems) {
    boolean custom = script.visualStylePreset() == VisualStyle.CUSTOM;
    String words = script.visualStyleCustom();
    if (custom && (words == null || words.isBlank())) {
      problems.add(
          new FieldProblem(
              "/script/visual_style_custom",
              "required",
              "must say how the pictures look when visual_style_preset is custom"));
    }
  }

  private static void checkCharacters(ScriptWishes script, List<FieldProblem> problems) {
    Set<String> names = new LinkedHashSet<>();
    List<CharacterWish> characters = or(script.characters(), List.of());
    for (int i = 0; i < characters.size(); i++) {
      if (!names.add(characters.get(i).name().toLowerCase(Locale.ROOT))) {
        problems.add(
            new FieldProblem(
                "/script/characters/%d/name".formatted(i),
                "duplicate",
                "must differ from the names of the other characters"));
      }
    }
  }

  private static void checkBroughtScript(ScriptWishes script, List<FieldProblem> problems) {
    List<SlideWish> slides = or(script.slides(), List.of());
    Set<String> names = new LinkedHashSet<>();
    or(script.characters(), List.<CharacterWish>of()).forEach(wish -> names.add(wish.name()));
    for (int i = 0; i < slides.size(); i++) {
      SlideWish slide = slides.get(i);
      boolean says = slide.narration() != null && !slide.narration().isBlank();
      boolean shows = slide.picture() != null && !slide.picture().isBlank();
      if (!says && !shows) {
        problems.add(
            new FieldProblem(
                "/script/slides/%d".formatted(i),
                "required",
                "must have a narration, a picture or both"));
      }
      String speaker = slide.speaker();
      if (speaker != null
          && !speaker.equalsIgnoreCase(Script.NARRATOR)
          && !names.isEmpty()
          && !names.contains(speaker)) {
        problems.add(
            new FieldProblem(
                "/script/slides/%d/speaker".formatted(i),
                "unknown_value",
                "must be Narrator or one of " + String.join(", ", names)));
      }
    }
  }

  private void checkMusic(MusicWishes wishes, List<FieldProblem> problems) {
    Integer id = wishes.musicId() == null ? wishes.id() : wishes.musicId();
    if (wishes.musicId() != null && wishes.id() != null && !wishes.musicId().equals(wishes.id())) {
      problems.add(
          new FieldProblem("/music/id", "contradiction", "must be left out or equal to music_id"));
    }
    if (id != null && music.find(id).isEmpty()) {
      problems.add(
          new FieldProblem(
              wishes.musicId() == null ? "/music/id" : "/music/music_id",
              "unknown_value",
              "is not a track of this studio"));
    }
    String category = wishes.category();
    if (category != null && music.categories().stream().noneMatch(category::equalsIgnoreCase)) {
      problems.add(
          new FieldProblem(
              "/music/category",
              "unknown_value",
              "must be one of " + String.join(", ", music.categories())));
    }
  }

  private void checkVoices(ScriptWishes script, VoiceWishes voice, List<FieldProblem> problems) {
    checkVoice("/voice/voice_actor_id", voice.voiceActorId(), problems);
    List<CharacterWish> characters = or(script.characters(), List.of());
    for (int i = 0; i < characters.size(); i++) {
      checkVoice(
          "/script/characters/%d/voice_actor_id".formatted(i),
          characters.get(i).voiceActorId(),
          problems);
    }
  }

  private void checkVoice(String path, @Nullable Integer id, List<FieldProblem> problems) {
    if (id != null && voices.find(id).isEmpty()) {
      problems.add(new FieldProblem(path, "unknown_value", "is not a voice of list_voices"));
    }
  }

  private static OperationFailure refused(FieldProblem problem) {
    return new OperationFailure(
        OperationFailure.Kind.INVALID,
        problem.code(),
        problem.path() + ": " + problem.message(),
        Map.of("fields", List.of(problem)));
  }

  private static <T> T or(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }
}
