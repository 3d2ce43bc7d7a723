package reelsmith.provider;

/// A text to speak.
///
/// @param text plain text, not blank; Markdown and emoji are already taken out
/// @param language BCP-47, such as `en`
/// @param speedPercentage 80 to 200; 100 is the voice's own pace
public record SpeechRequest(String text, VoiceActor voice, String language, int speedPercentage) {}
