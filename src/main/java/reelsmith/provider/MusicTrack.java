package reelsmith.provider;

/// A piece of music that can be chosen.
///
/// @param id what a caller names in `music.music_id`
/// @param category its mood, such as `Dramatic`
public record MusicTrack(int id, String name, String category) {}
