package switchover.settings;

import java.io.IOException;
import java.nio.file.Path;

/** The highest epoch that the node has used or heard of, on disk. Thread-safe. */
public final class EpochFile {
  private final NumberFile file;

  EpochFile(DurableFile file) {
    this.file = new NumberFile(file);
  }

  /**
   * The epoch on disk; 0 before the first.
   *
   * @throws IOException where the file is damaged or unreadable, naming it and what it holds
   */
  public synchronized long read() throws IOException {
    return file.read();
  }

  /** Whether there is no such file; so it is before a node's first start only. */
  public boolean isMissing() {
    return file.isMissing();
  }

  /** Where it is. */
  public Path path() {
    return file.path();
  }

  /** Saves the epoch; it is durable when this returns. */
  public synchronized void save(long epoch) throws IOException {
    file.save(epoch);
  }
}
