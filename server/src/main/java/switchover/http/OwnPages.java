package switchover.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The pages of the plant's own, in the folder {@code pages} of the node's home: where it is there,
 * its files take the place of the sample screen. Read anew with each request, so that a file that
 * was changed is a page that has changed. Thread-safe.
 *
 * <p>Nothing outside of the folder is ever given, not by a link either, and no file whose name, or
 * whose folder's name, begins with a dot.
 */
final class OwnPages {
  private static final String INDEX = "index.html";

  private final Path folder;

  /**
   * @param folder need not exist
   */
  OwnPages(Path folder) {
    this.folder = folder;
  }

  /** The page that stands for every place in the runtime; null where there is none. */
  Path runtime() throws IOException {
    return at("/" + INDEX);
  }

  /**
   * The file under that path; that of a folder is its index.
   *
   * @param path begins with a slash, decoded
   * @return null where there is none
   */
  Path at(String path) throws IOException {
    if (isHidden(path)) {
      return null;
    }
    try {
      Path file = folder.resolve(path.substring(1) + (path.endsWith("/") ? INDEX : ""));
      return Files.isRegularFile(file) && isInside(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static boolean isHidden(String path) {
    return path.contains("/.") || path.indexOf('\\') >= 0;
  }

  /** By where it really is, whatever links lead there. */
  private boolean isInside(Path file) throws IOException {
    return file.toRealPath().startsWith(folder.toRealPath());
  }

  /** Whether the path is that of a folder with an index, without the slash at its end. */
  boolean lacksSlash(String path) throws IOException {
    return !path.endsWith("/") && at(path + "/") != null;
  }
}
