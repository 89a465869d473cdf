package switchover.http;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import switchover.settings.Secrets;
import switchover.settings.Settings;
import switchover.settings.SettingsChange;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsException;
import switchover.settings.SettingsFile;

/**
 * Where the settings of a node at work are read, tried and saved. Two who save at a time do it one
 * after the other, and the second is told what differs. Thread-safe.
 */
final class SettingsDesk {
  private final SettingsFile file;
  private final Taker taker;
  private final Function<Settings, List<String>> obstacles;

  /** What the node was started with, and has taken since. */
  private Settings inForce;

  /** What takes in force what can be, and tells the rest. */
  interface Taker {
    /**
     * Takes.
     *
     * @param fields what differs from what was stored before
     * @param by who asked for it
     */
    void take(SettingsChange change, List<String> fields, String by);
  }

  /**
   * @param obstacles says what would keep a node of those settings from its start; for people
   * @param inForce what the node was started with
   */
  SettingsDesk(
      SettingsFile file,
      Taker taker,
      Function<Settings, List<String>> obstacles,
      Settings inForce) {
    this.file = file;
    this.taker = taker;
    this.obstacles = obstacles;
    this.inForce = inForce;
  }

  /**
   * The settings as they are stored, which are those in force after a restart.
   *
   * @throws SettingsException where they can't be read
   */
  synchronized SettingsDocument stored() throws SettingsException {
    return file.read().document();
  }

  /**
   * What would become of the node if these were saved.
   *
   * @param given with what was hidden standing for what is stored
   * @throws SettingsException with everything that is wrong
   */
  synchronized SettingsChange check(SettingsDocument given) throws SettingsException {
    return tried(Secrets.restored(given, stored()));
  }

  /** Settings may be right and this machine not ready for them: that is warned of, not refused. */
  private SettingsChange tried(SettingsDocument whole) throws SettingsException {
    SettingsChange change = SettingsChange.of(whole, inForce);
    return change.warningOf(
        obstacles.apply(change.parsed().settings()).stream()
            .map(SettingsChange::obstacle)
            .toList());
  }

  /** What became of a wish to save. */
  sealed interface Outcome {
    /**
     * They are saved, and what can be is in force.
     *
     * @param fields what differs from what was stored before
     */
    record Saved(SettingsChange change, List<String> fields) implements Outcome {}

    /**
     * Nothing was changed: the stored settings are not those that were asked about.
     *
     * @param stored what is stored
     * @param differences what differs, with secrets hidden
     */
    record Stale(SettingsDocument stored, List<Difference> differences) implements Outcome {}
  }

  /**
   * One field that differs.
   *
   * @param yours what was to be saved; null for nothing
   * @param stored what is stored; null for nothing
   */
  record Difference(String field, JsonElement yours, JsonElement stored) {}

  /**
   * Saves.
   *
   * @param known says of what is stored whether it is what the change was made from
   * @param by who asks, for the log
   * @throws SettingsException with everything that is wrong; nothing has changed then
   * @throws IOException where they can't be saved; nothing has changed then
   */
  synchronized Outcome save(SettingsDocument given, Predicate<SettingsDocument> known, String by)
      throws SettingsException, IOException {
    SettingsDocument stored = stored();
    if (!known.test(stored)) {
      return new Outcome.Stale(stored, differences(given, stored));
    }
    SettingsDocument whole = Secrets.restored(given, stored);
    SettingsChange change = tried(whole);
    file.save(whole);
    inForce = inForce.takingAtOnce(change.parsed().settings());
    List<String> fields = List.copyOf(whole.differences(stored));
    taker.take(change, fields, by);
    return new Outcome.Saved(change, fields);
  }

  private static List<Difference> differences(SettingsDocument given, SettingsDocument stored) {
    SettingsDocument shown = Secrets.hidden(stored);
    SettingsDocument yours = Secrets.hidden(given);
    Map<String, JsonElement> here = yours.values();
    Map<String, JsonElement> there = shown.values();
    List<Difference> differences = new ArrayList<>();
    for (String field : yours.differences(shown)) {
      differences.add(new Difference(field, here.get(field), there.get(field)));
    }
    return differences;
  }
}
