package switchover.link;

import com.google.gson.JsonObject;

/**
 * Who asked for a switch, as one node tells the other: for its log, never for a decision. A name
 * comes from people, so it is one line of bounded length, whatever was put in. Pure.
 */
final class AskedBy {
  static final int MOST_CHARACTERS = 200;

  private static final String FIELD = "askedBy";

  private AskedBy() {}

  /**
   * @param who null for nobody
   */
  static void write(JsonObject json, String who) {
    String clean = clean(who);
    if (clean != null) {
      json.addProperty(FIELD, clean);
    }
  }

  /** Null for nobody, or from a peer that does not tell. */
  static String read(Fields json) throws MalformedException {
    return json.has(FIELD) ? clean(json.text(FIELD, 0, Integer.MAX_VALUE)) : null;
  }

  private static String clean(String who) {
    if (who == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder();
    who.codePoints()
        .limit(MOST_CHARACTERS)
        .map(c -> isPlain(c) ? c : ' ')
        .forEach(clean::appendCodePoint);
    return clean.toString().isBlank() ? null : clean.toString().strip();
  }

  /** Neither a control nor what turns or hides the rest of a line. */
  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
