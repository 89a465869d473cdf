package switchover.http;

import java.util.Map;

/** Why a page cannot reach the other node, in an admin's words. */
final class PageCauses {
  /** By the cause. */
  static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry(
              "NoConnection",
              "no connection (refused, certificate or blocked: browsers don't say)"),
          Map.entry("Late", "no answer in time"),
          Map.entry("Redirect", "redirected"),
          Map.entry("HttpStatus", "answered with an error"),
          Map.entry("TooLarge", "answered with something else"),
          Map.entry("NotJson", "answered with something else"),
          Map.entry("BadField", "answered with something else"),
          Map.entry("HigherSchema", "a later version"),
          Map.entry("OtherPair", "a node of another pair answers"),
          Map.entry("OtherNode", "another node answers"),
          Map.entry("Stale", "an old answer, perhaps from a cache"),
          Map.entry("NotReadable", "something answers there that is no node"),
          Map.entry("TargetInsecure", "mixed content: the page came by https, no https address"),
          Map.entry("TargetNone", "no address is known that the page may use"),
          Map.entry("Unknown", "not tried yet"));

  private PageCauses() {}

  /** The words; the cause itself where there are none for it. */
  static String words(String cause) {
    return WORDS.getOrDefault(cause, cause);
  }
}
