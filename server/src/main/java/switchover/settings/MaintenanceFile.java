package switchover.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Until when the node is in maintenance; survives a restart. */
public final class MaintenanceFile {
  private final DurableFile file;

  MaintenanceFile(DurableFile file) {
    this.file = file;
  }

  /**
   * The end of the maintenance.
   *
   * @return null where it is off
   * @throws IOException where the file can't be read or holds something else
   */
  public Instant read() throws IOException {
    byte[] bytes = file.read();
    String text = bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new HomeException(
          Problem.of(file.path().toString(), '"' + text + '"', "is damaged", "an instant, or empty")
              .message());
    }
  }

  /**
   * Keeps the end of the maintenance; durable when it returns.
   *
   * @param until null for off
   */
  public void save(Instant until) throws IOException {
    String text = until == null ? "" : until.toString();
    file.write((text + "\n").getBytes(StandardCharsets.ISO_8859_1));
  }
}
