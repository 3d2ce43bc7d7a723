package reelsmith.render;

import java.nio.file.Path;

/// A finished film on disk.
public record Film(Path file, FrameSize size, int frames, double seconds, long bytes) {}
