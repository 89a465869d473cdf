package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import switchover.decision.Outcome;
import switchover.decision.StatusReader;

/** Requests for a node's status, and streams of them. */
final class Requests {
  private static final int LARGEST_BODY_BYTES = 65_536;

  /** The requests under way, by their ids. */
  private static final JSObject UNDER_WAY = JsObject.empty();

  private Requests() {}

  /** What came of a request: the word of a cause with its detail, or null with the body. */
  @JSFunctor
  interface Came extends JSObject {
    void of(String cause, String text);
  }

  /** A message of a stream. */
  @JSFunctor
  interface Message extends JSObject {
    void of(String text);
  }

  /** The outcome that {@link Came} tells of. */
  static Outcome outcome(String cause, String text) {
    return cause == null ? StatusReader.read(JsJson.parse(text)) : new Outcome.Miss(cause, text);
  }

  static void ask(int id, String url, Came came) {
    ask(UNDER_WAY, id, url, LARGEST_BODY_BYTES, came);
  }

  static void drop(int id) {
    drop(UNDER_WAY, id);
  }

  static void dropAll() {
    dropAll(UNDER_WAY);
  }

  /**
   * Asks without cookies and caches, follows no redirect, and reads no more than a status needs.
   */
  @JSBody(
      params = {"all", "id", "url", "largest", "came"},
      script =
          "var ctl = new AbortController();"
              + "all[id] = ctl;"
              + "var fail = function(cause, text) { came(cause, text); ctl.abort(); };"
              + "fetch(url, {mode: 'cors', credentials: 'omit', cache: 'no-store',"
              + " redirect: 'manual', referrerPolicy: 'no-referrer', signal: ctl.signal})"
              + ".then(function(res) {"
              + "  if (res.type === 'opaqueredirect') return fail('Redirect', '');"
              + "  if (!res.ok) return fail('HttpStatus', '' + res.status);"
              + "  var reader = res.body.getReader();"
              + "  var decoder = new TextDecoder();"
              + "  var text = '';"
              + "  var size = 0;"
              + "  var more = function(part) {"
              + "    if (part.done) return came(null, text + decoder.decode());"
              + "    size += part.value.length;"
              + "    if (size > largest) return fail('TooLarge', '');"
              + "    text += decoder.decode(part.value, {stream: true});"
              + "    return reader.read().then(more);"
              + "  };"
              + "  return reader.read().then(more);"
              + "}).catch(function() { came('NoConnection', ''); });"
              + "")
  private static native void ask(JSObject all, int id, String url, int largest, Came came);

  @JSBody(
      params = {"all", "id"},
      script = "if (all[id]) all[id].abort(); delete all[id];")
  private static native void drop(JSObject all, int id);

  @JSBody(params = "all", script = "for (var key in all) { all[key].abort(); delete all[key]; }")
  private static native void dropAll(JSObject all);

  @JSBody(
      params = {"url", "message", "broke"},
      script =
          "var src = new EventSource(url);"
              + "src.addEventListener('status', function(evt) { message(evt.data); });"
              + "src.onerror = function() { broke(); };"
              + "return src;")
  static native JSObject listen(String url, Message message, Script.Act broke);

  @JSBody(params = "stream", script = "stream.close();")
  static native void close(JSObject stream);
}
