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

  /**
   * Whether the page lets itself be left; the operator's own click only its listeners can hold.
   *
   * @param moved what {@link Told#moved} tells; listeners are given it, and may add {@code carry}
   */
  @JSBody(
      params = {"target", "moved"},
      script =
          "moved.target = target;"
              + "return (!switchoverHeld || moved.why === 'Operator')"
              + " && document.dispatchEvent(new CustomEvent('switchover:before',"
              + " {cancelable: true, detail: moved}));")
  static native boolean allowed(String target, JSObject moved);

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
              + "Object.defineProperty(asks, 'returnValue', {set: function() {}});")
  private static native void forgetPrompt(JSObject win);

  /**
   * What goes along is in the window's name, which Firefox and WebKit empty where a page goes to
   * another host, and there in the referrer too, of which Firefox leaves frames the origin only:
   * the page's address has it for this moment. Chromium, which keeps the name, would need longer
   * for that than for all else before it leaves.
   */
  @JSBody(
      params = {"win", "url", "moved"},
      script =
          "moved.atEpochMillis = Date.now();"
              + "var along = '?switchover:' + encodeURIComponent(JSON.stringify(moved));"
              + "var own = win.name;"
              + "var here = location.href;"
              + "var meta = !window.chrome && document.createElement('meta');"
              + "if (meta) {"
              + "  meta.name = 'referrer';"
              + "  meta.content = 'unsafe-url';"
              + "  (document.head || document.documentElement).append(meta);"
              + "  try { history.replaceState(history.state, '', along); } catch (err) {}"
              + "}"
              + "win.name += along;"
              + "try { win.location.replace(url); moved = true; }"
              + "catch (err) { win.name = own; moved = false; }"
              + "if (meta) {"
              + "  history.replaceState(history.state, '', here);"
              + "  meta.remove();"
              + "}"
              + "return moved;")
  private static native boolean replace(JSObject win, String url, JSObject moved);

  @JSBody(params = "win", script = "win.location.reload();")
  private static native void loadAnew(JSObject win);

  /**
   * What the page that was left told of the jump, and what its listeners added; null where no jump
   * led here, 20 s ago at most: a page that is loaded anew has the same referrer still. Gives the
   * window its own name back.
   */
  @JSBody(
      params = "win",
      script =
          "var parts = win.name.split('?switchover:');"
              + "win.name = parts[0];"
              + "try {"
              + "  parts = JSON.parse(decodeURIComponent(parts[1]"
              + " || win.document.referrer.split('?switchover:')[1]));"
              + "  return Date.now() - parts.atEpochMillis < 20000 ? parts : null;"
              + "} catch (err) { return null; }")
  static native JSObject carried(JSObject win);

  /** The jump that led to this page; null where none did. */
  static Moved landed(Json moved, String ownBase) {
    return moved == null || ownBase.equals(moved.text("fromBase"))
        ? null
        : new Moved(
            moved.text("from"),
            moved.text("fromBase"),
            moved.number("atEpochMillis"),
            moved.number("silentMillis"),
            moved.number("noticedEpochMillis"),
            moved.text("why"));
  }

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
