package switchover.events;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The last {@link #MOST_ENTRIES} changes, in memory and on disk.
 *
 * <p>An entry is to be seen at once, and durable a moment later: a thread of its own writes, in the
 * order of the additions, so that nobody waits for the disk. What the disk refuses is written as
 * soon as it takes it again; that it refuses, and that it takes again, is one line in the log. Of a
 * file that a crash or a bad disk has damaged, the good lines count.
 *
 * <p>Thread-safe. A line in the log for each entry is the business of whoever adds it.
 */
public final class EventLog implements AutoCloseable {
  /** How many are kept. */
  public static final int MOST_ENTRIES = 1000;

  private static final System.Logger LOG = System.getLogger("switchover.events");
  private static final long RETRY_MILLIS = 5000;
  private static final long MOST_CLOSE_MILLIS = 2000;

  private final Journal journal;
  private final Path folder;
  private final Thread writer = new Thread(this::write, "switchover-events");
  private final Object lock = new Object();
  private final ArrayDeque<Entry> kept = new ArrayDeque<>();
  private final ArrayDeque<Entry> unwritten = new ArrayDeque<>();
  private boolean closed;

  /** The writer's own. */
  private boolean failing;

  private EventLog(Path folder) {
    this.folder = folder;
    this.journal = new Journal(folder);
    writer.setDaemon(true);
  }

  /**
   * Opens the log of a folder with all that can still be read there. Never fails: what is damaged
   * or can't be read is a line in the log.
   *
   * @param folder the home folder; one open log at a time
   */
  public static EventLog open(Path folder) {
    EventLog log = new EventLog(folder);
    Journal.Content content = log.journal.read();
    content.faults().forEach(fault -> LOG.log(Level.WARNING, fault));
    content.entries().forEach(entry -> push(log.kept, entry));
    log.writer.start();
    return log;
  }

  /** Adds an entry; does not wait for the disk. Once closed, it is seen but not written. */
  public void add(Entry entry) {
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
  public List<Entry> newest(int most) {
    synchronized (lock) {
      List<Entry> newest = new ArrayList<>();
      Iterator<Entry> backwards = kept.descendingIterator();
      while (newest.size() < most && backwards.hasNext()) {
        newest.add(backwards.next());
      }
      return List.copyOf(newest);
    }
  }

  /** The entries as answered to readers: an object with the member {@code events}, in order. */
  public static String json(List<Entry> entries) {
    JsonArray array = new JsonArray();
    entries.forEach(entry -> array.add(EntryJson.object(entry)));
    JsonObject object = new JsonObject();
    object.add("events", array);
    return object.toString();
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

  private static void push(ArrayDeque<Entry> entries, Entry entry) {
    if (entries.size() == MOST_ENTRIES) {
      entries.remove();
    }
    entries.add(entry);
  }

  private void write() {
    ArrayDeque<Entry> batch = new ArrayDeque<>();
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
  private boolean take(ArrayDeque<Entry> batch) {
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

  private boolean append(ArrayDeque<Entry> batch) {
    String fault = null;
    try {
      journal.append(batch);
    } catch (IOException e) {
      fault = e.toString();
    }
    boolean nowFailing = fault != null;
    if (nowFailing && !failing) {
      LOG.log(Level.ERROR, "ALARM: events can not be written to {0}: {1}", folder, fault);
    } else if (failing && !nowFailing) {
      LOG.log(Level.INFO, "events are written to {0} again", folder);
    }
    failing = nowFailing;
    return !nowFailing;
  }
}
