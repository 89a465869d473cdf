package switchover.journal;

import com.google.gson.JsonObject;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a kind of entries is, and how it is written.
 *
 * @param name of its files, such as {@code events} for {@code events.jsonl}
 * @param what how people call them, in the plural
 * @param mostEntries how many are kept in memory
 * @param linesPerFile after how many a file is the old one; there are two
 * @param toJson an entry as an object
 * @param fromJson an entry from such an object; null where it is none of this version's
 */
public record Form<E>(
    String name,
    String what,
    int mostEntries,
    int linesPerFile,
    Function<E, JsonObject> toJson,
    Function<JsonObject, E> fromJson) {
  public Form {
    Objects.requireNonNull(toJson);
    Objects.requireNonNull(fromJson);
  }

  /** For the disk: one line of JSON with a checksum, and its end. */
  public String line(E entry) {
    return CheckedLine.of(toJson.apply(entry));
  }

  /**
   * From a line of the disk, without its end.
   *
   * @return null where it is damaged, or is none of this version's
   */
  public E parse(String line) {
    JsonObject json = CheckedLine.parse(line);
    return json == null ? null : fromJson.apply(json);
  }
}
