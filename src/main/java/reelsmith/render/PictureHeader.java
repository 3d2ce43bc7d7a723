package reelsmith.render;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a picture file says about itself before anything of it is decoded.
///
/// @param demuxer FFmpeg's name for its format
record PictureHeader(String demuxer, int width, int height) {

  private static final int PNG = 0x89504E47;
  private static final int RIFF = 0x52494646;
  private static final int JPEG = 0xFFD8;

  /// @throws IOException when it is no PNG, JPEG or WebP
  static PictureHeader read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int magic = in.readInt();
      if (magic == PNG) {
        in.skipNBytes(12);
        return new PictureHeader("png_pipe", in.readInt(), in.readInt());
      }
      if (magic == RIFF) {
        return webp(in);
      }
      if (magic >>> 16 == JPEG) {
        return jpeg(in, magic & 0xffff);
      }
      throw new IOException("it is neither PNG nor JPEG nor WebP");
    } catch (EOFException end) {
      throw new IOException("the file ends within its header", end);
    }
  }

  private static PictureHeader jpeg(DataInputStream in, int firstMarker) throws IOException {
    int marker = firstMarker;
    while (!isFrame(marker)) {
      if (marker >>> 8 != 0xff) {
        throw new IOException("the JPEG header is broken");
      }
      int length = in.readUnsignedShort();
      in.skipNBytes(Math.max(0, length - 2));
      marker = in.readUnsignedShort();
    }
    in.skipNBytes(3);
    int height = in.readUnsignedShort();
    return new PictureHeader("jpeg_pipe", in.readUnsignedShort(), height);
  }

  private static boolean isFrame(int marker) {
    int low = marker & 0xff;
    boolean table = low == 0xc4 || low == 0xc8 || low == 0xcc;
    return marker >>> 8 == 0xff && low >= 0xc0 && low <= 0xcf && !table;
  }

  private static PictureHeader webp(DataInputStream in) throws IOException {
    byte[] head = new byte[26];
    in.readFully(head);
    var bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    String kind = new String(head, 4, 8, StandardCharsets.US_ASCII);
    return switch (kind) {
      case "WEBPVP8 " ->
          new PictureHeader("webp_pipe", bytes.getShort(22) & 0x3fff, bytes.getShort(24) & 0x3fff);
      case "WEBPVP8L" -> {
        int bits = bytes.getInt(17);
        yield new PictureHeader("webp_pipe", (bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
      }
      case "WEBPVP8X" ->
          new PictureHeader(
              "webp_pipe", (bytes.getInt(20) & 0xffffff) + 1, (bytes.getInt(22) >>> 8) + 1);
      default -> throw new IOException("it is no WebP picture");
    };
  }

  long pixels() {
    return (long) width * height;
  }
}
