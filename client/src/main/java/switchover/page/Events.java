package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * The one way in for all that happens: a function of the browser, which the edge's callbacks call.
 */
final class Events {
  /** The document has been read; goes on from the kinds of {@link switchover.decision.Event}. */
  static final int DOCUMENT_READY = 13;

  /** The texts of the page's language have come. */
  static final int WORDS = 14;

  /** The operator's line is due to be drawn. */
  static final int DRAW = 15;

  private Events() {}

  /** Takes an event: its kind, the id that it is about, and the cause or the body of an outcome. */
  @JSFunctor
  interface Hear extends JSObject {
    void heard(int kind, int id, String cause, String text);
  }

  /**
   * A function that hands events on, one at a time: an event within the work on another waits for
   * its turn. What goes wrong is reported, not thrown, and the page is woken a second later.
   */
  @JSBody(
      params = "hear",
      script =
          "var queue = [];"
              + "var busy = false;"
              + "var take = function(kind, about, cause, text) {"
              + "  queue.push([kind, about, cause, text]);"
              + "  if (busy) return;"
              + "  busy = true;"
              + "  try {"
              + "    while (queue.length) {"
              + "      var evt = queue.shift();"
              + "      hear(evt[0], evt[1] | 0, evt[2] || null, evt[3] || '');"
              + "    }"
              + "  } catch (err) {"
              + "    queue = [];"
              + "    console.error('Switchover: ' + err.message);"
              + "    setTimeout(function() { take(0); }, 1000);"
              + "  } finally { busy = false; }"
              + "};"
              + "take.underWay = {};"
              + "take.timers = {};"
              + "return take;")
  static native JSObject inOrder(Hear hear);

  /** Says an event that needs no more to be said. */
  @JSBody(
      params = {"hear", "kind"},
      script = "hear(kind);")
  static native void feed(JSObject hear, int kind);
}
