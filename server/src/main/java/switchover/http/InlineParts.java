package switchover.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchover.digest.Sha256;

/**
 * What a page of ours holds in itself of scripts and styles, as a Content-Security-Policy names it:
 * by its content, so that nothing that somebody else brings into the page is allowed with it.
 */
final class InlineParts {
  private static final Pattern PART =
      Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);

  private InlineParts() {}

  /**
   * The sources that allow all such parts of a page.
   *
   * @param part {@code script} or {@code style}
   * @return each with a space before it; empty where there are none
   */
  static String sources(String html, String part) {
    StringBuilder sources = new StringBuilder();
    Matcher parts = PART.matcher(html);
    while (parts.find()) {
      if (parts.group(1).equals(part)) {
        sources.append(" 'sha256-").append(hash(parts.group(2))).append('\'');
      }
    }
    return sources.toString();
  }

  private static String hash(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
