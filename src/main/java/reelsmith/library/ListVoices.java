package reelsmith.library;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reelsmith.operation.Call;
import reelsmith.operation.Operation;
import reelsmith.operation.OperationSpec;
import reelsmith.operation.Route;
import reelsmith.operation.Toolset;
import reelsmith.operation.WireFormat;
import reelsmith.provider.Gender;
import reelsmith.provider.VoiceActor;

/// Lists the voices to choose from.
@Component
class ListVoices implements Operation<ListVoices.Input, ListVoices.Answer> {

  static final OperationSpec<Input, Answer> SPEC =
      OperationSpec.reading(
          "list_voices",
          "List voices",
          "Lists the voices a video can be narrated with. Call it when the user cares who speaks;"
              + " otherwise leave voices out and they are cast by the characters' gender and age."
              + " Free of charge.",
          Toolset.STORY,
          Route.get("/api/v1/voice-actors"),
          Input.class,
          Answer.class);

  private final VoiceActors actors;
  private final VoiceSamples samples;

  ListVoices(VoiceActors actors, VoiceSamples samples) {
    this.actors = actors;
    this.samples = samples;
  }

  record Input(
      @JsonPropertyDescription("Only voices that sound so.") @Nullable Gender gender,
      @JsonPropertyDescription("Only voices that speak this language: BCP-47, such as en.")
          @Nullable String language) {}

  record Answer(List<Voice> voices) {}

  record Voice(
      @JsonPropertyDescription("Give this in voice.voice_actor_id.") int voiceActorId,
      String name,
      String gender,
      String age,
      String accent,
      List<String> languages,
      @JsonPropertyDescription(
              "A temporary link to a sentence the voice speaks; download it, do not embed the link.")
          @Nullable String previewUrl,
      @JsonPropertyDescription(
              "Whether this account prefers the voice; false as long as voices cannot be marked.")
          boolean favorite) {

    static Voice of(VoiceActor actor, @Nullable String previewUrl) {
      return new Voice(
          actor.id(),
          actor.name(),
          WireFormat.name(actor.gender()),
          actor.age(),
          actor.accent(),
          actor.languages(),
          previewUrl,
          false);
    }
  }

  @Override
  public OperationSpec<Input, Answer> spec() {
    return SPEC;
  }

  @Override
  public Mono<Answer> run(Call<Input> call) {
    Input input = call.input();
    List<VoiceActor> speaking =
        input.language() == null ? actors.all() : actors.speaking(input.language());
    return Mono.just(
        new Answer(
            speaking.stream()
                .filter(actor -> input.gender() == null || actor.gender() == input.gender())
                .map(actor -> Voice.of(actor, samples.url(actor)))
                .toList()));
  }
}
