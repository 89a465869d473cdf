package switchover.decision;

/** Puts texts together and takes them apart, in ways that cost the script little. */
final class Text {
  private static final String DIGITS = "0123456789";

  private Text() {}

  /** The parts in order; a null adds nothing. */
  static String of(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      if (part != null) {
        text.append(part);
      }
    }
    return text.toString();
  }

  /** A whole number of 0 or more, in decimal. */
  static String of(int number) {
    int last = number % 10;
    String digit = DIGITS.substring(last, last + 1);
    return number < 10 ? digit : of(of(number / 10), digit);
  }

  /** Whether the text is made of these characters only. */
  static boolean madeOf(String characters, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The whole number that digits spell; -1 for anything else and where it is above the most. */
  static int number(String text, int most) {
    int number = text.isEmpty() ? -1 : 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      number = digit < 0 || number < 0 || number > most ? -1 : number * 10 + digit;
    }
    return number > most ? -1 : number;
  }
}
