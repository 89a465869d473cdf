package switchover.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the pages, as it is sent. Not to be changed by anybody.
 *
 * @param type the content type
 * @param bytes the content
 * @param gzip the content packed; null where that doesn't pay
 * @param tag tells this content from every other
 */
record PageFile(String type, byte[] bytes, byte[] gzip, String tag) {
  private static final int WORTH_PACKING_BYTES = 512;

  static PageFile of(String type, byte[] bytes) {
    boolean packs = bytes.length >= WORTH_PACKING_BYTES && !type.startsWith("image/png");
    return new PageFile(type, bytes, packs ? pack(bytes) : null, ContentTag.of(bytes));
  }

  private static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
