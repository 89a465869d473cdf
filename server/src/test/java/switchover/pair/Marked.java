package switchover.pair;

/** Scripts that look at the parts of a screen by their marks, such as {@code data-outcome}. */
final class Marked {
  private Marked() {}

  /** The part of that mark. */
  static String part(String mark) {
    return "document.querySelector('[data-" + mark + "]')";
  }

  /** Whether what is seen of it holds the text. */
  static String contains(String mark, String text) {
    return part(mark) + ".innerText.includes(\"" + text + "\")";
  }

  /** Gives that. */
  static String shows(String mark, String text) {
    return "return " + contains(mark, text);
  }
}
