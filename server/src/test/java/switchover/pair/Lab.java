package switchover.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where one test works: a folder of its own, and everything it starts. All of it ends with the
 * test, whatever became of it, in the reverse order of its start; after a failure each part first
 * says what it has seen. One thread at a time.
 */
public final class Lab implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
  private static final int ABANDON_TRIES = 20;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Deque<Witness> witnesses = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::abandon, "lab-exit");
  private volatile boolean exiting;
  private Path folder;
  private String name = "lab";

  /** Something that can say what it has seen, when a test has failed. */
  @FunctionalInterface
  public interface Witness {
    /** Says it to standard output, or leaves it in a file. */
    void testify(String testName) throws Exception;
  }

  /** A part that would outlive all processes of the test, such as a mount. */
  public interface Outlasting extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /** Opens a lab outside a test. */
  public static Lab open() {
    Lab lab = new Lab();
    lab.begin();
    return lab;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    name = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
    begin();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      testify();
    }
    close();
  }

  /** The folder of this test, deleted at its end. */
  public Path folder() {
    return folder;
  }

  /** Keeps a part until the end of the test, when it is closed. */
  public <T extends AutoCloseable> T keep(T part) {
    synchronized (open) {
      open.push(part);
    }
    return part;
  }

  /** Asks a part for what it has seen, should the test fail. */
  public void witness(Witness witness) {
    witnesses.push(witness);
  }

  /** Whether this whole process is being ended, so that what fails now fails for that. */
  public boolean isExiting() {
    return exiting;
  }

  /** Ends all that was started here, and deletes the folder. */
  @Override
  public void close() {
    if (exiting) {
      return;
    }
    List<Exception> failures = closeAll();
    Runtime.getRuntime().removeShutdownHook(atExit);
    if (!failures.isEmpty()) {
      throw new IllegalStateException("not all was closed", failures.get(0));
    }
  }

  private void begin() {
    try {
      folder = Files.createTempDirectory("switchover-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Lets every part say what it has seen. */
  public void testify() {
    for (Witness witness : witnesses) {
      try {
        witness.testify(name);
      } catch (Exception e) {
        System.out.println("no testimony: " + e);
      }
    }
  }

  private List<Exception> closeAll() {
    List<Exception> failures = new ArrayList<>();
    synchronized (open) {
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception e) {
          failures.add(e);
        }
      }
    }
    try {
      delete(folder);
    } catch (IOException e) {
      failures.add(e);
    }
    return failures;
  }

  /**
   * The test itself is being ended: nothing that it started may outlive it. Its own thread may be
   * starting and writing still, so what it does meanwhile is found by the next try.
   */
  private void abandon() {
    exiting = true;
    killAll();
    closeOutlasting();
    for (int i = 0; i < ABANDON_TRIES && (killAll() || Files.exists(folder)); i++) {
      try {
        delete(folder);
      } catch (IOException | UncheckedIOException e) {
        System.err.println("tries again to delete " + folder + ": " + e.getMessage());
      }
    }
  }

  private void closeOutlasting() {
    List<AutoCloseable> parts;
    synchronized (open) {
      parts = open.stream().filter(Outlasting.class::isInstance).toList();
    }
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("not closed: " + e.getMessage());
      }
    }
  }

  private static boolean killAll() {
    List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(process -> process.onExit().join());
    return !left.isEmpty();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
