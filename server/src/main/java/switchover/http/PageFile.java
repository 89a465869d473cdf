package switchover.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the pages, as it is sent. Not to be changed by anybody.
 *
 * @param type the content type
 * @param bytes the content
 * @param gzip the content packed; null where that doesn't pay
 * @param tag tells this content from every other
 * @param policy its Content-Security-Policy up to who may frame it; null where it is no HTML
 */
record PageFile(String type, byte[] bytes, byte[] gzip, String tag, String policy) {
  /**
   * A page asks both nodes, wherever they are; everything else comes from its own node. Its scripts
   * alone send forms: a browser would write passwords into the address, where one is sent before
   * they are at work.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'%s; style-src 'self'%s; img-src 'self' data:; font-src"
          + " 'self'; connect-src *; base-uri 'self'; form-action 'none'; ";

  private static final int WORTH_PACKING_BYTES = 512;

  static PageFile of(String type, byte[] bytes) {
    boolean packs = bytes.length >= WORTH_PACKING_BYTES && !type.startsWith("image/png");
    String policy =
        type.equals(MediaTypes.HTML) ? policy(new String(bytes, StandardCharsets.UTF_8)) : null;
    return new PageFile(type, bytes, packs ? pack(bytes) : null, ContentTag.of(bytes), policy);
  }

  private static String policy(String html) {
    return POLICY.formatted(
        InlineParts.sources(html, "script"), InlineParts.sources(html, "style"));
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
