package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Budget;
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
        JsObject.number(carried, "at"),
        JsObject.number(carried, "silent"),
        JsObject.number(carried, "noticed"),
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

  static void keep(Budget budget) {
    keep(budget.last(), budget.before(), budget.level(), budget.untilSeconds());
  }

  @JSBody(
      params = {"last", "before", "level", "until"},
      script =
          "try {"
              + "  sessionStorage.setItem('switchover.jumps',"
              + " [last, before, level, until].join(' '));"
              + "} catch (err) {}")
  private static native void keep(int last, int before, int level, int until);

  /** What this tab has left; a fresh budget where none is kept or it cannot be read. */
  static Budget keptBudget() {
    return new Budget(kept(0), kept(1), kept(2), kept(3));
  }

  @JSBody(
      params = "index",
      script =
          "try {"
              + "  var text = sessionStorage.getItem('switchover.jumps');"
              + "  return /^(\\d{1,10}( |$)){4}$/.test(text) ? text.split(' ')[index] | 0 : 0;"
              + "} catch (err) { return 0; }")
  private static native int kept(int index);
}
