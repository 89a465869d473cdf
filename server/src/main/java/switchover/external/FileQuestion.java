package switchover.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import switchover.hook.TimedCall;
import switchover.node.Permission;
import switchover.status.NodeState;

/**
 * Reads the state file: one word, with blanks or line ends around it at most. A writer that does
 * not replace its file in one step leaves it empty or missing for a moment; so what holds no word
 * is read a second time, a little later, before it counts.
 */
final class FileQuestion implements Question {
  private static final int MOST_SETTLE_MILLIS = 20;
  private static final int MOST_BYTES = 64;

  private final String file;
  private final int timeoutMillis;
  private final Callable<Permission> reading;
  private final TimedCall<Permission> timed = new TimedCall<>("switchover-state-file");

  FileQuestion(String file, int timeoutMillis) {
    this.file = file;
    this.timeoutMillis = timeoutMillis;
    this.reading = this::read;
  }

  /** With another way to read. */
  FileQuestion(String file, int timeoutMillis, Callable<Permission> reading) {
    this.file = file;
    this.timeoutMillis = timeoutMillis;
    this.reading = reading;
  }

  @Override
  public Permission ask() throws InterruptedException {
    try {
      Permission answer = timed.call(reading, timeoutMillis);
      return answer == null ? no("could not be read within " + timeoutMillis + " ms") : answer;
    } catch (ExecutionException e) {
      return no("could not be read: " + e.getCause().getClass().getSimpleName());
    }
  }

  private Permission read() throws IOException, InterruptedException {
    Path path = Path.of(file);
    NodeState word = word(path);
    if (word == null) {
      TimeUnit.MILLISECONDS.sleep(Math.min(MOST_SETTLE_MILLIS, timeoutMillis / 4));
      word = word(path);
    }
    if (word == null) {
      return no(Files.exists(path) ? "holds neither Running nor Standby" : "is missing");
    }
    return new Permission(word == NodeState.RUNNING, file + " says " + word.word());
  }

  /** Null where there is none; anything but a plain file, such as a pipe, has none. */
  private static NodeState word(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return null;
    }
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? null
          : NodeState.of(new String(bytes, StandardCharsets.UTF_8).trim());
    } catch (NoSuchFileException e) {
      // It was taken away between the look and the reading.
      return null;
    }
  }

  private Permission no(String reason) {
    return new Permission(false, file + " " + reason);
  }
}
