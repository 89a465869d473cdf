package switchover.journal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The last entries of one kind, in memory and on disk.
 *
 * <p>An entry is to be seen at once, and durable a moment later: a thread of its own writes, in the
 * order of the additions, so that nobody waits for the disk. What the disk refuses is written as
 * soon as it takes it again; that it refuses, and that it takes again, is one line in the log. Of a
 * file that a crash or a bad disk has damaged, the good lines count.
 *
 * <p>Thread-safe. A line in the log for each entry is the business of whoever adds it.
 */
public final class LastingLog<E> implements AutoCloseable {
  private static final long RETRY_MILLIS = 5000;
  private static final long MOST_CLOSE_MILLIS = 2000;

  private final System.Logger log;
  private final Form<E> form;
  private final Journal<E> journal;
  private final Path folder;
  private final Thread writer;
  private final Object lock = new Object();
  private final ArrayDeque<E> kept = new ArrayDeque<>();
  private final ArrayDeque<E> unwritten = new ArrayDeque<>();
  private boolean closed;

  /** Written by the writer alone. */
  private volatile boolean failing;

  private LastingLog(Path folder, Form<E> form) {
    this.folder = folder;
    this.form = form;
    this.journal = new Journal<>(folder, form);
    log = System.getLogger("switchover." + form.name());
    writer = new Thread(this::write, "switchover-" + form.name());
    writer.setDaemon(true);
  }

  /**
   * Opens the log of a folder with all that can still be read there. Never fails: what is damaged
   * or can't be read is a line in the log.
   *
   * @param folder the home folder; one open log at a time
   */
  public static <E> LastingLog<E> open(Path folder, Form<E> form) {
    LastingLog<E> opened = new LastingLog<>(folder, form);
    Journal.Content<E> content = opened.journal.read();
    content.faults().forEach(fault -> opened.log.log(Level.WARNING, fault));
    content.entries().forEach(entry -> opened.push(opened.kept, entry));
    opened.writer.start();
    return opened;
  }

  /** Adds an entry; does not wait for the disk. Once closed, it is seen but not written. */
  public void add(E entry) {
    synchronized (lock) {
      push(kept, entry);
      push(unwritten, entry);
      lock.notifyAll();
    }
  }

  /**
   * The newest entries, newest first.
   *
   * @param most how many at most, 0 or more
   */
  public List<E> newest(int most) {
    synchronized (lock) {
      List<E> newest = new ArrayList<>();
      Iterator<E> backwards = kept.descendingIterator();
      while (newest.size() < most && backwards.hasNext()) {
        newest.add(backwards.next());
      }
      return List.copyOf(newest);
    }
  }

  /** Whether the disk refuses what is to be written. */
  public boolean isFailing() {
    return failing;
  }

  /** How many entries there is room for until the older half of those on disk is dropped. */
  public int roomUntilDrop() {
    return journal.roomUntilDrop();
  }

  /** Writes what is not written yet, where the disk takes it within two seconds, and ends. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      writer.join(MOST_CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void push(ArrayDeque<E> entries, E entry) {
    if (entries.size() == form.mostEntries()) {
      entries.remove();
    }
    entries.add(entry);
  }

  private void write() {
    ArrayDeque<E> batch = new ArrayDeque<>();
    boolean last = false;
    while (!last) {
      last = take(batch);
      if (!batch.isEmpty() && append(batch)) {
        batch.clear();
      }
    }
  }

  /**
   * Waits for entries, or for the time to try again those that the disk refused.
   *
   * @return whether there will be no more
   */
  private boolean take(ArrayDeque<E> batch) {
    synchronized (lock) {
      try {
        if (failing && unwritten.isEmpty() && !closed) {
          lock.wait(RETRY_MILLIS);
        }
        while (!failing && unwritten.isEmpty() && !closed) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        closed = true;
      }
      unwritten.forEach(entry -> push(batch, entry));
      unwritten.clear();
      return closed;
    }
  }

  private boolean append(ArrayDeque<E> batch) {
    String fault = null;
    try {
      journal.append(batch);
    } catch (IOException e) {
      fault = e.toString();
    }
    boolean nowFailing = fault != null;
    if (nowFailing && !failing) {
      log.log(Level.ERROR, "ALARM: {0} can not be written to {1}: {2}", form.what(), folder, fault);
    } else if (failing && !nowFailing) {
      log.log(Level.INFO, "{0} are written to {1} again", form.what(), folder);
    }
    failing = nowFailing;
    return !nowFailing;
  }
}
