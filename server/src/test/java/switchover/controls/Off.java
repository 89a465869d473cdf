package switchover.controls;

/**
 * What a method that is switched off does instead. Immutable.
 *
 * @param kind the first word of how
 * @param rest what follows it; may be empty
 */
record Off(String kind, String rest) {
  /**
   * From words.
   *
   * @param how {@code nothing}; {@code returns true} or another value; {@code returns argument 0};
   *     {@code takes 2 VALUE} for the argument with that number; {@code calls METHOD} of {@link
   *     Instead}
   */
  static Off of(String how) {
    String[] words = how.split(" ", 2);
    return new Off(words[0], words.length == 2 ? words[1] : "");
  }

  /** Whether the method itself does not run. */
  boolean isInPlace() {
    return !kind.equals("takes");
  }

  Object[] arguments(Object[] given) {
    if (isInPlace()) {
      return given;
    }
    String[] words = rest.split(" ", 2);
    Object[] taken = given.clone();
    taken[Integer.parseInt(words[0])] = value(words[1]);
    return taken;
  }

  /** Of a method that does not run; null for none. */
  Object value(Object[] arguments) {
    return switch (kind) {
      case "nothing" -> null;
      case "calls" -> Instead.call(rest, arguments);
      case "returns" ->
          rest.startsWith("argument ")
              ? arguments[Integer.parseInt(rest.substring("argument ".length()))]
              : value(rest);
      default -> throw new IllegalArgumentException("not known: " + kind);
    };
  }

  private static Object value(String word) {
    return switch (word) {
      case "true", "false" -> Boolean.valueOf(word);
      case "null" -> null;
      default -> word.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(word) : word;
    };
  }
}
