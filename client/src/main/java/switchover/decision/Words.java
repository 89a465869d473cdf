package switchover.decision;

/**
 * Texts for the operator, in the language of the page. A text is known by its English form, with
 * {0}, {1} and so on in place of what is filled in; another language is a table from that to its
 * own.
 */
public final class Words {
  private Words() {}

  /**
   * The text in the language of the table, filled in.
   *
   * @param table null for English; what it does not have is said in English
   * @param parts in place of {0}, {1} and so on; null adds nothing
   */
  public static String say(Json table, String english, String... parts) {
    String own = table == null ? null : table.text(english);
    String left = own == null ? english : own;
    String said = "";
    for (int at = left.indexOf("{", 0); at >= 0; at = left.indexOf("{", 0)) {
      int part = Text.number(Text.at(left, at + 1), parts.length);
      said = Text.of(said, left.substring(0, at), parts[part]);
      left = left.substring(at + 3);
    }
    return Text.of(said, left);
  }
}
