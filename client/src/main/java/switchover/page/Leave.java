package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Moved;

/** Leaving the page, and what is carried over to the page that it lands on. */
final class Leave {
  private Leave() {}

  @JSBody(script = "return location.href;")
  static native String href();

  /** Whether the page lets itself be left. */
  @JSBody(
      params = {"target", "why"},
      script =
          "return document.dispatchEvent(new CustomEvent('switchover:before',"
              + " {cancelable: true, detail: {target: target, why: why}}));")
  static native boolean allowed(String target, String why);

  /** Leaves without an entry in the history, and without the page's prompt. */
  @JSBody(
      params = "url",
      script =
          "window.addEventListener('beforeunload',"
              + " function(evt) { evt.stopImmediatePropagation(); }, {capture: true, once: true});"
              + "location.replace(url);")
  static native void to(String url);

  @JSBody(script = "location.reload();")
  static native void reload();

  static void carry(Moved moved) {
    carry(
        moved.from(),
        moved.fromBase(),
        moved.atEpochMillis(),
        moved.silentMillis(),
        moved.noticedEpochMillis(),
        moved.why());
  }

  /** The jump that led to this page; null where none did. Gives the window its own name back. */
  static Moved landed(String ownBase) {
    JSObject carried = carried();
    if (carried == null || ownBase.equals(JsObject.text(carried, "fromBase"))) {
      return null;
    }
    return new Moved(
        JsObject.text(carried, "from"),
        JsObject.text(carried, "fromBase"),
        (long) JsObject.number(carried, "at"),
        (long) JsObject.number(carried, "silent"),
        (long) JsObject.number(carried, "noticed"),
        JsObject.text(carried, "why"));
  }

  @JSBody(
      params = {"from", "fromBase", "at", "silent", "noticed", "why"},
      script =
          "var own = window.name;"
              + "if (own.indexOf('switchover:') === 0) {"
              + "  try { own = JSON.parse(own.substring(11)).name; } catch (err) { own = ''; }"
              + "}"
              + "window.name = 'switchover:' + JSON.stringify({from: from, fromBase: fromBase,"
              + " at: at, silent: silent, noticed: noticed, why: why, name: own});")
  private static native void carry(
      String from, String fromBase, double at, double silent, double noticed, String why);

  @JSBody(
      script =
          "if (window.name.indexOf('switchover:') !== 0) return null;"
              + "var val = null;"
              + "try { val = JSON.parse(window.name.substring(11)); } catch (err) { val = null; }"
              + "window.name = val && typeof val.name === 'string' ? val.name : '';"
              + "return val && typeof val === 'object' ? val : null;")
  private static native JSObject carried();

  @JSBody(
      params = "budget",
      script = "try { sessionStorage.setItem('switchover.jumps', budget); } catch (err) {}")
  static native void keepBudget(String budget);

  @JSBody(
      script =
          "try { return sessionStorage.getItem('switchover.jumps'); }"
              + " catch (err) { return null; }")
  static native String keptBudget();
}
