package switchover.settings;

import java.io.IOException;

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

  /** Saves the epoch; it is durable when this returns. */
  public synchronized void save(long epoch) throws IOException {
    file.save(epoch);
  }
}
