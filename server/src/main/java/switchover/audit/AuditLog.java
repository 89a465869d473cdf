package switchover.audit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import switchover.journal.Form;
import switchover.journal.LastingLog;

/**
 * Who did what: the newest {@link #MOST_ENTRIES} acts, in memory and in the files {@code
 * audit.jsonl} and {@code audit.old.jsonl} of the home, as {@link LastingLog} keeps them. What a
 * stranger can cause at will is written at most {@link Trickle#PER_MINUTE} times a minute, with how
 * many were left out, so that he can't wash away what others did. Thread-safe; nobody waits for the
 * disk.
 */
public final class AuditLog implements AutoCloseable {
  /** How many are kept. */
  public static final int MOST_ENTRIES = 5000;

  static final int LINES_PER_FILE = MOST_ENTRIES / 2;

  /** With room for less than these it is nearly full. */
  static final int NEARLY_FULL = LINES_PER_FILE / 10;

  private static final Form<AuditEntry> FORM =
      new Form<>(
          "audit",
          "audit entries",
          MOST_ENTRIES,
          LINES_PER_FILE,
          AuditJson::object,
          AuditJson::entry);

  private final LastingLog<AuditEntry> log;
  private final Trickle strangers;
  private long last;

  private AuditLog(LastingLog<AuditEntry> log, LongSupplier clock) {
    this.log = log;
    strangers = new Trickle(clock);
    last = log.newest(1).stream().mapToLong(AuditEntry::id).findFirst().orElse(0);
  }

  /**
   * Opens the log of a home folder with all that can still be read there. Never fails.
   *
   * @param clock in milliseconds, never going back
   */
  public static AuditLog open(Path folder, LongSupplier clock) {
    return new AuditLog(LastingLog.open(folder, FORM), clock);
  }

  /**
   * Adds an act.
   *
   * @param who the account, or what stands for one
   * @param source from where
   * @param success whether it was done
   * @param detail for people; null for nothing
   */
  public synchronized void add(Act act, String who, String source, boolean success, String detail) {
    log.add(new AuditEntry(++last, Instant.now(), act, who, source, success, detail));
  }

  /** Adds what did not succeed and may come without end, or only counts it. */
  public synchronized void addRefused(Act act, String who, String source, String detail) {
    int left = strangers.leftOutBefore();
    if (left >= 0) {
      String more = left == 0 ? "" : "; before it, as many were left out: " + left;
      add(act, who, source, false, detail + more);
    }
  }

  /**
   * The newest entries, newest first.
   *
   * @param most how many at most
   */
  public List<AuditEntry> newest(int most) {
    return log.newest(most);
  }

  /** The entries as answered to readers: an object with the member {@code audit}, in order. */
  public static String json(List<AuditEntry> entries) {
    JsonArray array = new JsonArray();
    entries.forEach(entry -> array.add(AuditJson.object(entry)));
    JsonObject object = new JsonObject();
    object.add("audit", array);
    return object.toString();
  }

  /** Whether the disk refuses what is to be written. */
  public boolean isFailing() {
    return log.isFailing();
  }

  /** Whether the older half of the entries will soon be dropped. */
  public boolean isNearlyFull() {
    return log.roomUntilDrop() <= NEARLY_FULL;
  }

  @Override
  public void close() {
    log.close();
  }
}
