package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * Requests for a node's status, and streams of them; those under way are kept at the listener. The
 * neighbours are told what came.
 */
final class Requests {
  private static final int LARGEST_BODY_BYTES = 65_536;

  private Requests() {}

  /** Asks for a status; what comes of it is said as an event of that kind. */
  static void ask(JSObject hear, int kind, int id, String url, boolean probe, boolean session) {
    ask(hear, kind, id, url, LARGEST_BODY_BYTES, probe, session);
  }

  /**
   * Asks without caches, follows no redirect, and reads no more than a status needs.
   *
   * @param probe whether to find out, where there is no answer, if it is only not to be read
   * @param session whether to ask with cookies, as the page's user; nobody else is told
   */
  @JSBody(
      params = {"hear", "kind", "id", "url", "largest", "probe", "session"},
      script =
          "var all = hear.underWay;"
              + "var ctl = new AbortController();"
              + "all[id] = ctl;"
              + "var came = function(cause, text) {"
              + "  if (all[id] === ctl) {"
              + "    delete all[id];"
              + "    hear(kind, id, cause, text);"
              + "  }"
              + "};"
              + "var fail = function(cause, text) { came(cause, text); ctl.abort(); };"
              + "var how = {credentials: session ? 'include' : 'omit', cache: 'no-store',"
              + " redirect: 'manual', referrerPolicy: 'no-referrer', signal: ctl.signal};"
              + "var none = function() { came('NoConnection', ''); };"
              + "fetch(url, how).then(function(res) {"
              + "  if (res.type === 'opaqueredirect') return fail('Redirect', '');"
              + "  if (!res.ok) return fail('HttpStatus', '' + res.status);"
              + "  var reader = res.body.getReader();"
              + "  var decoder = new TextDecoder();"
              + "  var text = '';"
              + "  var size = 0;"
              + "  var more = function(part) {"
              + "    if (part.done) {"
              + "      text += decoder.decode();"
              + "      if (!session) hear.tell(url, text);"
              + "      return came(null, text);"
              + "    }"
              + "    size += part.value.length;"
              + "    if (size > largest) return fail('TooLarge', '');"
              + "    text += decoder.decode(part.value, {stream: true});"
              + "    return reader.read().then(more);"
              + "  };"
              + "  return reader.read().then(more);"
              + "}).catch(function() {"
              + "  if (!probe) return none();"
              + "  how.mode = 'no-cors';"
              + "  how.redirect = 'follow';"
              + "  fetch(url, how).then(function() { came('NotReadable', ''); }, none);"
              + "});")
  private static native void ask(
      JSObject hear, int kind, int id, String url, int largest, boolean probe, boolean session);

  /** Aborts the request or closes the stream, where it is still there. */
  @JSBody(
      params = {"hear", "id"},
      script = "var all = hear.underWay;" + "if (all[id]) all[id].abort();" + "delete all[id];")
  static native void drop(JSObject hear, int id);

  @JSBody(
      params = "hear",
      script = "for (var key in hear.underWay) hear.underWay[key].abort(); hear.underWay = {};")
  static native void dropAll(JSObject hear);

  /**
   * Opens a stream; its statuses, its signs of life and its end are said as events of these kinds.
   * Of a page that has taken its leave the browser ends all streams: that is no news for others.
   */
  @JSBody(
      params = {"hear", "kind", "alive", "broke", "id", "url"},
      script =
          "var src = new EventSource(url);"
              + "var spoke = false;"
              + "hear.underWay[id] = {abort: function() { src.close(); }};"
              + "hear.tell(url, '');"
              + "src.addEventListener('status', function(evt) {"
              + "  spoke = true;"
              + "  hear.tell(url, evt.data);"
              + "  hear(kind, id, null, evt.data);"
              + "});"
              + "src.addEventListener('alive', function() { hear(alive, id); });"
              + "src.onerror = function() {"
              + "  if (spoke && hear.told) hear.tell(url, null);"
              + "  hear(broke, id);"
              + "};")
  static native void listen(JSObject hear, int kind, int alive, int broke, int id, String url);
}
