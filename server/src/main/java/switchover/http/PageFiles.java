package switchover.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The files of the pages on the class path, below {@code META-INF/resources}; each is read once.
 * Thread-safe.
 *
 * <p>In HTML files {@code {{base}}} stands for the way to the node's base path and {@code
 * {{nodeId}}} for its node id.
 */
final class PageFiles {
  /** The client's service worker. */
  static final String WORKER = "/switchover/worker.js";

  /** What removes it; no path, since none begins without a slash. */
  private static final String NO_WORKER = "no-worker.js";

  private static final String ROOT = "META-INF/resources";
  private static final int MOST_PATH_CHARACTERS = 200;

  private final Map<String, PageFile> files = new ConcurrentHashMap<>();
  private final String nodeId;
  private final BooleanSupplier coldOpen;

  PageFiles(ServedNode node) {
    nodeId = escape(node.nodeId());
    coldOpen = node::coldOpen;
  }

  /**
   * The file under that path.
   *
   * @param path begins with a slash, decoded
   * @param base the way to the node's base path, without a slash at its end, one of not too many
   * @return null where there is none
   */
  PageFile at(String path, String base) throws IOException {
    String name = path.equals(WORKER) && !coldOpen.getAsBoolean() ? NO_WORKER : path;
    String type = MediaTypes.of(path);
    boolean filled = type.equals(MediaTypes.HTML);
    String key = filled ? base + name : name;
    PageFile known = files.get(key);
    if (known != null) {
      return known;
    }
    byte[] bytes = isPlain(path) ? read(name) : null;
    if (bytes == null) {
      return null;
    }
    PageFile read = PageFile.of(type, filled ? fill(bytes, base) : bytes);
    files.put(key, read);
    return read;
  }

  private static byte[] read(String path) throws IOException {
    try (InputStream in = open(path)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static InputStream open(String path) {
    return path.equals(NO_WORKER)
        ? PageFiles.class.getResourceAsStream(NO_WORKER)
        : PageFiles.class.getClassLoader().getResourceAsStream(ROOT + path);
  }

  private byte[] fill(byte[] html, String base) {
    String text = new String(html, StandardCharsets.UTF_8);
    String filled = text.replace("{{base}}", escape(base)).replace("{{nodeId}}", nodeId);
    return filled.getBytes(StandardCharsets.UTF_8);
  }

  /** Only names that mean the same to every file system, jar and container. */
  private static boolean isPlain(String path) {
    if (path.length() > MOST_PATH_CHARACTERS || path.contains("/.") || path.contains("//")) {
      return false;
    }
    return path.chars()
        .allMatch(
            c ->
                c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '/'
                    || c == '.'
                    || c == '-'
                    || c == '_');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
