package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Budget;
import switchover.decision.Json;
import switchover.decision.Moved;

/** Leaving the page, and what is carried over to the page that it lands on. */
final class Leave {
  private Leave() {}

  /** The top window, or the page's own. */
  @JSBody(params = "around", script = "return around ? top : window;")
  static native JSObject window(boolean around);

  /** Whether the top page, if there is one, lets this frame read where it is. */
  @JSBody(script = "try { return !!top.location.href; } catch (err) { return false; }")
  static native boolean readsTop();

  @JSBody(params = "win", script = "return win.location.href;")
  static native String href(JSObject win);

  /** Path, query and fragment as they are now, byte for byte. */
  @JSBody(params = "win", script = "return win.location.href.slice(win.location.origin.length);")
  static native String rest(JSObject win);

  /** Whether the page lets itself be left; the operator's own click only its listeners can hold. */
  @JSBody(
      params = {"target", "why"},
      script =
          "return (!switchoverHeld || why === 'Operator')"
              + " && document.dispatchEvent(new CustomEvent('switchover:before',"
              + " {cancelable: true, detail: {target: target, why: why}}));")
  static native boolean allowed(String target, String why);

  /**
   * Leaves without an entry in the history and without the page's prompt, and carries what {@link
   * Told#moved} tells over to the page that is gone to.
   *
   * @return false where the browser does not let this window be left from here
   */
  static boolean to(JSObject win, String url, JSObject moved) {
    forgetPrompt(win);
    return replace(win, url, moved);
  }

  /** Loads the page anew, without its prompt. */
  static void reload(JSObject win) {
    forgetPrompt(win);
    loadAnew(win);
  }

  /**
   * Nobody may be there to answer it. A listener that the page added earlier is called before any
   * that could stop it, so what the listeners say is made to have no effect.
   */
  @JSBody(
      params = "win",
      script =
          "win.onbeforeunload = null;"
              + "var asks = win.BeforeUnloadEvent.prototype;"
              + "asks.preventDefault = function() {};"
              + "Object.defineProperty(asks, 'returnValue',"
              + " {configurable: true, set: function() {}});")
  private static native void forgetPrompt(JSObject win);

  @JSBody(
      params = {"win", "url", "moved"},
      script =
          "var own = win.name;"
              + "var name = own;"
              + "if (own.indexOf('switchover:') === 0) {"
              + "  try { name = JSON.parse(own.substring(11)).name; } catch (err) { name = ''; }"
              + "}"
              + "win.name = 'switchover:'"
              + " + JSON.stringify(Object.assign({name: name}, moved));"
              + "try { win.location.replace(url); return true; }"
              + "catch (err) { win.name = own; return false; }")
  private static native boolean replace(JSObject win, String url, JSObject moved);

  @JSBody(params = "win", script = "win.location.reload();")
  private static native void loadAnew(JSObject win);

  /** The jump that led to this page; null where none did. Gives the window its own name back. */
  static Moved landed(JSObject win, String ownBase) {
    String carried = carried(win);
    if (carried == null) {
      return null;
    }
    Json moved = JsJson.parse(carried);
    rename(win, moved == null ? null : moved.text("name"));
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

  @JSBody(
      params = "win",
      script = "return win.name.indexOf('switchover:') ? null : win.name.substring(11);")
  private static native String carried(JSObject win);

  @JSBody(
      params = {"win", "own"},
      script = "win.name = own || '';")
  private static native void rename(JSObject win, String own);

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
