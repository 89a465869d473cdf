package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The language of the page, or where it names none, of the browser. */
final class Speech {
  private Speech() {}

  /**
   * Gets the texts of it from the node, unless it is English, and says them as an event of this
   * kind. The script itself speaks English, and so it does where they cannot be had.
   */
  @JSBody(
      params = {"hear", "kind", "run", "base"},
      script =
          "var lang = document.documentElement.lang || navigator.language;"
              + "if (lang.indexOf('zh') === 0) {"
              + "  fetch(base + '/switchover/zh.json').then(function(res) { return res.text(); })"
              + ".then(function(text) { hear(kind, run, null, text); })"
              + ".catch(function() {});"
              + "}")
  static native void fetch(JSObject hear, int kind, int run, String base);
}
