package switchover.settings;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an account, by which nobody shall pass for another one: letters of one script, none
 * of which is invisible. Pure.
 */
public final class AccountName {
  /** What stands for a name where who does something has come by the token; nobody's name. */
  public static final String OF_TOKEN = "admin.token";

  /** For people. */
  static final String ALLOWED =
      "1 to 64 letters of one script, digits 0 to 9 or . _ @ -, and not " + OF_TOKEN;

  private static final int MOST_CHARACTERS = 64;
  private static final Pattern FORM = Pattern.compile("(\\p{L}\\p{M}*|[0-9._@-])+");
  private static final Pattern COMMON = Pattern.compile("[0-9._@-]");

  /** Letters and marks that show nothing. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFFA0]");

  private AccountName() {}

  /** Whether a text is one that an account may have. */
  static boolean isName(String text) {
    return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
        && FORM.matcher(text).matches()
        && Normalizer.isNormalized(text, Normalizer.Form.NFC)
        && !INVISIBLE.matcher(text).find()
        && isOfOneScript(text)
        && !isSame(text, OF_TOKEN);
  }

  /** Marks that go with every script, some of them invisible, are of none. */
  private static boolean isOfOneScript(String text) {
    int[] letters = COMMON.matcher(text).replaceAll("").codePoints().toArray();
    UnicodeScript script = letters.length == 0 ? null : UnicodeScript.of(letters[0]);
    for (int letter : letters) {
      if (UnicodeScript.of(letter) != script) {
        return false;
      }
    }
    return script != UnicodeScript.COMMON
        && script != UnicodeScript.INHERITED
        && script != UnicodeScript.UNKNOWN;
  }

  /** Whether two names are one, however wide, large or small their letters are. */
  public static boolean isSame(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }
}
