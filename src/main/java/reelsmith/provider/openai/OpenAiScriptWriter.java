package reelsmith.provider.openai;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reelsmith.provider.Fidelity;
import reelsmith.provider.PromptFile;
import reelsmith.provider.Script;
import reelsmith.provider.ScriptRequest;
import reelsmith.provider.ScriptWriter;
import reelsmith.provider.SocialCopy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Lets a language model write, over OpenAI's protocol with strict structured output.
///
/// Each call is one request: nothing is retried here, because the caller decides whether another
/// attempt is worth its price. The caller's idea travels as JSON data in a message of its own,
/// apart from the instructions. Cancelling closes the connection.
public final class OpenAiScriptWriter implements ScriptWriter, AutoCloseable {

  private static final int CALLS_AT_ONCE = 4;
  private static final int CALLS_WAITING = 64;
  private static final Duration IDLE = Duration.ofSeconds(60);

  // After a cancel or a timeout the interrupted call still reports its closed socket, to nobody.
  private static final Consumer<Throwable> CLOSED_BY_US = _ -> {};

  private final OpenAiSettings settings;
  private final ChatClient client;
  private final Scheduler scheduler;
  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final PromptFile writing = PromptFile.load("prompts/pipeline/write_script.md");
  private final PromptFile describing = PromptFile.load("prompts/pipeline/describe_video.md");

  public OpenAiScriptWriter(OpenAiSettings settings) {
    this.settings = settings;
    this.client = ChatClient.create(model(settings));
    // A virtual thread closes its socket when it is interrupted; a platform thread would go on
    // reading until the timeout.
    this.scheduler =
        Schedulers.newBoundedElastic(
            CALLS_AT_ONCE,
            CALLS_WAITING,
            Thread.ofVirtual().name("language-model-", 0).factory(),
            (int) IDLE.toSeconds());
  }

  @Override
  public Mono<Script> write(ScriptRequest request) {
    return ask(
        () -> ScriptPrompt.instructions(writing, request),
        () -> ScriptPrompt.material(request),
        ScriptAnswer.SCHEMA,
        request.seed(),
        answer -> read(answer, ScriptAnswer.class).check(request));
  }

  /// Models write in more languages than anybody can list.
  @Override
  public boolean writes(String language) {
    return true;
  }

  @Override
  public Fidelity fidelity() {
    return Fidelity.EXACT;
  }

  @Override
  public boolean charges() {
    return true;
  }

  @Override
  public Mono<SocialCopy> describe(Script script, String language, long seed) {
    return ask(
        () -> describing.render(Map.of("language", ScriptPrompt.languageTag(language))),
        () -> script,
        CopyAnswer.SCHEMA,
        seed,
        answer -> read(answer, CopyAnswer.class).check());
  }

  /// Ends the threads that wait for answers.
  @Override
  public void close() {
    scheduler.dispose();
  }

  private <T> Mono<T> ask(
      Supplier<String> instructions,
      Supplier<Object> material,
      String schema,
      long seed,
      Function<String, T> check) {
    return Mono.fromCallable(() -> answer(instructions.get(), material.get(), schema, seed))
        .subscribeOn(scheduler)
        .timeout(settings.timeout())
        .map(check)
        .onErrorMap(OpenAiFailures::of)
        .contextWrite(Context.of("reactor.onErrorDropped.local", CLOSED_BY_US));
  }

  private String answer(String instructions, Object material, String schema, long seed) {
    var options =
        OpenAiChatOptions.builder()
            .model(settings.model())
            .outputSchema(schema)
            .seed((int) (seed & Integer.MAX_VALUE));
    // Ready messages, because text given to system() and user() is taken for a template in which
    // the caller's braces would mean something.
    var response =
        client
            .prompt()
            .messages(
                List.of(
                    new SystemMessage(instructions),
                    new UserMessage(json.writeValueAsString(material))))
            .options(options)
            .call()
            .chatResponse();
    return text(response);
  }

  private static String text(@Nullable ChatResponse response) {
    @Nullable Generation result = response == null ? null : response.getResult();
    if (result == null) {
      throw OpenAiFailures.malformed("The language model sent an empty answer.");
    }
    var refusal = String.valueOf(result.getOutput().getMetadata().getOrDefault("refusal", ""));
    var end = String.valueOf(result.getMetadata().getFinishReason());
    if (!refusal.isBlank() || end.equalsIgnoreCase("content_filter")) {
      throw OpenAiFailures.refused("The language model does not want to write this story.");
    }
    var text = result.getOutput().getText();
    if (text == null || text.isBlank()) {
      throw OpenAiFailures.malformed("The language model sent an empty answer.");
    }
    if (end.equalsIgnoreCase("length")) {
      throw OpenAiFailures.malformed("The language model's answer was cut off.");
    }
    return text;
  }

  private <T> T read(String answer, Class<T> type) {
    try {
      return json.readValue(answer, type);
    } catch (JacksonException notJson) {
      throw OpenAiFailures.malformed("The language model did not answer with the JSON asked for.");
    }
  }

  private static OpenAiChatModel model(OpenAiSettings settings) {
    return OpenAiChatModel.builder()
        .options(
            OpenAiChatOptions.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(settings.apiKey())
                .model(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build())
        .observationRegistry(ObservationRegistry.NOOP)
        .meterRegistry(new SimpleMeterRegistry())
        .build();
  }
}
