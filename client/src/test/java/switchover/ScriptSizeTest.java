package switchover;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The script is loaded by every page of every operator. */
class ScriptSizeTest {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int MOST_WORKER_BYTES = 10 * 1024;

  @Test
  void theShippedScriptFitsItsBudget() throws IOException {
    int size = gzipped("/META-INF/resources/switchover/switchover.js");
    assertTrue(size <= MOST_BYTES, "gzip: " + size + " bytes, allowed: " + MOST_BYTES);
  }

  @Test
  void theWorkerFitsItsBudget() throws IOException {
    int size = gzipped("/META-INF/resources/switchover/worker.js");
    assertTrue(size <= MOST_WORKER_BYTES, "gzip: " + size + ", allowed: " + MOST_WORKER_BYTES);
  }

  private static int gzipped(String resource) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = ScriptSizeTest.class.getResourceAsStream(resource);
        GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      in.transferTo(zip);
    }
    return bytes.size();
  }
}
