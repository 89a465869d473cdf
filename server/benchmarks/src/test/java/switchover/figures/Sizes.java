package switchover.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;
import switchover.pair.Product;

/** How large what is shipped is. */
public final class Sizes {
  private static final String SCRIPT = "META-INF/resources/switchover/switchover.js";
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private Sizes() {}

  static void measure(Table table) throws IOException {
    table.value("client script, gzip", "%d bytes", scriptGzipBytes());
    table.value("executable jar", "%.1f MB", Files.size(Product.jar()) / BYTES_PER_MEGABYTE);
    table.value("WAR", "%.1f MB", Files.size(Product.war()) / BYTES_PER_MEGABYTE);
  }

  /** The client as it is shipped, packed. */
  public static int scriptGzipBytes() throws IOException {
    try (ZipFile jar = new ZipFile(Product.jar().toFile());
        InputStream script = jar.getInputStream(jar.getEntry(SCRIPT))) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
        script.transferTo(gzip);
      }
      return zipped.size();
    }
  }
}
