package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Budget;
import switchover.decision.Json;
import switchover.decision.Moved;

/** Leaving the page, and what is carried over to the page that it lands on. */
final class Leave {
  private Leave() {}

  @JSBody(script = "return location.href;")
  static native String href();

  /** Path, query and fragment as they are now, byte for byte. */
  @JSBody(script = "return location.href.slice(location.origin.length);")
  static native String rest();

  /** Whether the page lets itself be left; the operator's own click only its listeners can hold. */
  @JSBody(
      params = {"target", "why"},
      script =
          "return (!switchoverHeld || why === 'Operator')"
              + " && document.dispatchEvent(new CustomEvent('switchover:before',"
              + " {cancelable: true, detail: {target: target, why: why}}));")
  static native boolean allowed(String target, String why);

  /** Leaves without an entry in the history, and without the page's prompt. */
  static void to(String url) {
    forgetPrompt();
    replace(url);
  }

  /** Loads the page anew, without its prompt. */
  static void reload() {
    forgetPrompt();
    loadAnew();
  }

  /**
   * Nobody may be there to answer it. A listener that the page added earlier is called before any
   * that could stop it, so what the listeners say is made to have no effect.
   */
  @JSBody(
      script =
          "window.onbeforeunload = null;"
              + "var asks = BeforeUnloadEvent.prototype;"
              + "asks.preventDefault = function() {};"
              + "Object.defineProperty(asks, 'returnValue',"
              + " {configurable: true, set: function() {}});")
  private static native void forgetPrompt();

  @JSBody(params = "url", script = "location.replace(url);")
  private static native void replace(String url);

  @JSBody(script = "location.reload();")
  private static native void loadAnew();

  /** Carries what {@link Told#moved} tells over to the page that is gone to. */
  @JSBody(
      params = "moved",
      script =
          "var own = window.name;"
              + "if (own.indexOf('switchover:') === 0) {"
              + "  try { own = JSON.parse(own.substring(11)).name; } catch (err) { own = ''; }"
              + "}"
              + "window.name = 'switchover:'"
              + " + JSON.stringify(Object.assign({name: own}, moved));")
  static native void carry(JSObject moved);

  /** The jump that led to this page; null where none did. Gives the window its own name back. */
  static Moved landed(String ownBase) {
    String carried = carried();
    if (carried == null) {
      return null;
    }
    Json moved = JsJson.parse(carried);
    rename(moved == null ? null : moved.text("name"));
    if (moved == null || moved.text("why") == null || ownBase.equals(moved.text("fromBase"))) {
      return null;
    }
    return new Moved(
        moved.text("from"),
        moved.text("fromBase"),
        moved.number("atEpochMillis"),
        moved.number("silentMillis"),
        moved.number("noticedEpochMillis"),
        moved.text("why"));
  }

  @JSBody(script = "return window.name.indexOf('switchover:') ? null : window.name.substring(11);")
  private static native String carried();

  @JSBody(params = "own", script = "window.name = own || '';")
  private static native void rename(String own);

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
              + "  return sessionStorage.getItem('switchover.jumps').split(' ')[index] | 0;"
              + "} catch (err) { return 0; }")
  private static native int kept(int index);
}
