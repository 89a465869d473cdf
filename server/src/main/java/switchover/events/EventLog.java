package switchover.events;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import switchover.journal.Form;
import switchover.journal.LastingLog;

/**
 * The last {@link #MOST_ENTRIES} changes, in memory and on disk, as {@link LastingLog} keeps them.
 * Thread-safe. A line in the log for each entry is the business of whoever adds it.
 */
public final class EventLog implements AutoCloseable {
  /** How many are kept. */
  public static final int MOST_ENTRIES = 1000;

  static final Form<Entry> FORM =
      new Form<>("events", "events", MOST_ENTRIES, 1000, EntryJson::object, EntryJson::entry);

  private final LastingLog<Entry> log;

  private EventLog(LastingLog<Entry> log) {
    this.log = log;
  }

  /**
   * Opens the log of a folder with all that can still be read there. Never fails: what is damaged
   * or can't be read is a line in the log.
   *
   * @param folder the home folder; one open log at a time
   */
  public static EventLog open(Path folder) {
    return new EventLog(LastingLog.open(folder, FORM));
  }

  /** Adds an entry; does not wait for the disk. Once closed, it is seen but not written. */
  public void add(Entry entry) {
    log.add(entry);
  }

  /**
   * The newest entries, newest first.
   *
   * @param most how many at most, 0 or more
   */
  public List<Entry> newest(int most) {
    return log.newest(most);
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
    log.close();
  }
}
