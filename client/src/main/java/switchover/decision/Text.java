package switchover.decision;

/** Puts texts together and takes them apart, in ways that cost the script little. */
final class Text {
  private static final String DIGITS = "0123456789";

  private Text() {}

  /** The parts in order; a null adds nothing. */
  static String of(String... parts) {
    String text = "";
    for (String part : parts) {
      if (part != null) {
        text = text.concat(part);
      }
    }
    return text;
  }

  /** A whole number of 0 or more, in decimal. */
  static String of(int number) {
    int last = number % 10;
    String digit = at(DIGITS, last);
    return number < 10 ? digit : of(of(number / 10), digit);
  }

  /** The one character at this index, as a text. */
  static String at(String text, int index) {
    return text.substring(index, index + 1);
  }

  /** Whether the text begins so. */
  static boolean begins(String text, String begin) {
    return text.indexOf(begin, 0) == 0;
  }

  /** Whether the text is made of these characters only. */
  static boolean madeOf(String characters, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(at(text, i), 0) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The whole number that digits spell; -1 for anything else and where it is above the most. */
  static int number(String text, int most) {
    int number = text.length() == 0 ? -1 : 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(at(text, i), 0);
      number = digit < 0 || number < 0 || number > most ? -1 : number * 10 + digit;
    }
    return number > most ? -1 : number;
  }
}
