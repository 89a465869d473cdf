package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Whether the page is seen and awake, and when its document is there. */
final class Seen {
  private Seen() {}

  @JSBody(script = "return document.hidden;")
  static native boolean hidden();

  /**
   * Says when the page comes back: seen again, out of a cache, thawed, back on a network; and when
   * it goes. A page that is put away for Back leaves its neighbours and its node too.
   */
  @JSBody(
      params = {"hear", "back", "backHidden", "gone"},
      script =
          "var come = function() { hear(document.hidden ? backHidden : back); };"
              + "document.addEventListener('visibilitychange', function() {"
              + "  hear(document.hidden ? gone : back);"
              + "});"
              + "document.addEventListener('resume', come);"
              + "addEventListener('pageshow', function(evt) { if (evt.persisted) come(); });"
              + "addEventListener('pagehide', function() { hear.leave(); });"
              + "addEventListener('online', come);")
  static native void watch(JSObject hear, int back, int backHidden, int gone);

  /**
   * Says when the document has been read and its own scripts have run. A script that was put in
   * later comes after the one sign of it and before the other.
   */
  @JSBody(
      params = {"hear", "kind", "run", "indicator"},
      script =
          "var then = function() {"
              + "  if (indicator !== false) hear(kind, run, null, indicator);"
              + "  indicator = false;"
              + "};"
              + "if (document.readyState === 'complete') setTimeout(then, 0);"
              + "addEventListener('DOMContentLoaded', then);"
              + "addEventListener('load', then);")
  static native void ready(JSObject hear, int kind, int run, String indicator);
}
