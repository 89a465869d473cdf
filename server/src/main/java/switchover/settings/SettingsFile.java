package switchover.settings;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import switchover.status.Contract;
import switchover.status.Mode;

/**
 * The settings on disk: {@code switchover.json}, which people edit too, and the last ones that were
 * found right. Whatever happens in the middle of a save or to the file later, what is read is what
 * was saved last or the one before, never anything between. Thread-safe within one process.
 */
public final class SettingsFile {
  private static final System.Logger LOG = System.getLogger("switchover.home");

  private final DurableFile file;
  private final LastGood good;
  private volatile SettingsException fault;

  SettingsFile(Path folder) {
    file = new DurableFile(folder.resolve(SettingsParser.FILE));
    good = new LastGood(new DurableFile(folder.resolve(LastGood.FILE)));
  }

  /**
   * What was read.
   *
   * @param document as it stands in the file, or in the last good one
   * @param parsed what it says
   * @param fault why it is the last good one; null where it is the file's own
   */
  public record Stored(
      SettingsDocument document, SettingsParser.Parsed parsed, SettingsException fault) {}

  /** Where the file is. */
  public Path path() {
    return file.path();
  }

  /** Why the file was not used when it was read last; null where it was, or was saved since. */
  public SettingsException fault() {
    return fault;
  }

  /**
   * The settings that a node starts with. Where there are none, those of an Independent node are
   * made. Where the file is damaged, lost or wrong, these are the last good ones. A file of a newer
   * version is refused: nobody can tell what it means.
   *
   * @throws SettingsException with everything that is wrong
   */
  public synchronized Stored read() throws SettingsException {
    LastGood.Copy kept = good.read();
    try {
      Stored own = stored(bytes(kept), null);
      fault = null;
      return own;
    } catch (SettingsException wrong) {
      if (kept == null || wrong.isOfNewerVersion()) {
        throw wrong;
      }
      fault = wrong;
      return stored(kept.settings(), wrong);
    }
  }

  /**
   * Saves what was judged right, and keeps it as the last good one; durable when it returns.
   *
   * @throws IOException where it can't be saved; the settings are what they were
   */
  public synchronized void save(SettingsDocument document) throws IOException {
    byte[] bytes = document.bytes();
    file.write(bytes);
    fault = null;
    try {
      good.write(bytes, settledStamp());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the settings are saved, their copy is not: {0}", e.getMessage());
    }
  }

  /**
   * Keeps the file as the last good one where it is right and was edited since.
   *
   * @throws IOException where that can't be kept
   */
  public synchronized void keepGood() throws IOException {
    byte[] bytes = file.read();
    String stamp = bytes == null ? null : file.stamp();
    LastGood.Copy kept = good.read();
    boolean known = kept != null && (kept.holds(bytes) || kept.showsRot(bytes, stamp));
    if (bytes == null || known && (stamp == null || stamp.equals(kept.stamp()))) {
      return;
    }
    try {
      stored(bytes, null);
    } catch (SettingsException e) {
      return;
    }
    good.write(bytes, stamp);
  }

  private byte[] bytes(LastGood.Copy kept) throws SettingsException {
    try {
      byte[] bytes = file.read();
      if (bytes == null && kept == null) {
        bytes = first().bytes();
        file.write(bytes);
      }
      if (bytes == null) {
        throw refused("nothing", "is there", "the file, or neither it nor " + LastGood.FILE);
      }
      if (kept != null && kept.showsRot(bytes, file.stamp())) {
        throw refused(
            "its content", "has changed though nobody wrote it", "what was saved, see the disk");
      }
      return bytes;
    } catch (IOException e) {
      String allowed = "a file that this process can read and write";
      throw new SettingsException(
          new Problem(SettingsParser.FILE, path().toString(), allowed, e.getMessage()));
    }
  }

  private static SettingsException refused(String value, String reason, String allowed) {
    return new SettingsException(Problem.of(SettingsParser.FILE, value, reason, allowed));
  }

  private static Stored stored(byte[] bytes, SettingsException fault) throws SettingsException {
    SettingsDocument document = SettingsDocument.parse(bytes);
    return new Stored(document, document.judged(HostName.asNodeName()), fault);
  }

  /** Waits, some milliseconds, until a later write would have another stamp. */
  private String settledStamp() throws IOException {
    try {
      Thread.sleep(DurableFile.STAMP_GRAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return file.stamp();
  }

  private static SettingsDocument first() {
    JsonObject node = new JsonObject();
    node.addProperty("name", HostName.asNodeName());
    node.addProperty("httpPort", NodeSettings.HTTP_PORT);
    JsonObject redundancy = new JsonObject();
    redundancy.addProperty("mode", Mode.INDEPENDENT.word());
    JsonObject all = new JsonObject();
    all.addProperty("schema", Contract.SCHEMA);
    all.add("node", node);
    all.add("redundancy", redundancy);
    return SettingsDocument.of(all);
  }
}
