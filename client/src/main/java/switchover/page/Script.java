package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The script's own element and the object that it publishes. */
final class Script {
  private Script() {}

  /**
   * What a page's own scripts may call: the functions of {@code Switchover}, told apart by number.
   */
  @JSFunctor
  interface Api extends JSObject {
    JSObject call(int function, JSObject options);
  }

  static final int START = 0;
  static final int STOP = 1;
  static final int STATUS = 2;
  static final int GO = 3;

  @JSBody(
      params = "api",
      script =
          "['start', 'stop', 'status', 'go', 'wait'].forEach(function(name, idx) {"
              + "  switchoverApi[name] = function(options) { return api(idx, options || null); };"
              + "});"
              + "switchoverApi.hold = function(on) { switchoverHeld = on !== false; };")
  static native void publish(Api api);

  @JSBody(params = "text", script = "console.error(text);")
  static native void report(String text);

  /** Whether the script is in an element of its own, and that does not say otherwise. */
  @JSBody(
      script =
          "return !!(switchoverScript && switchoverScript.getAttribute)"
              + " && switchoverScript.getAttribute('data-start') !== 'off';")
  static native boolean startsByItself();

  /** An option given to start, else the script's data attribute of that name, else null. */
  @JSBody(
      params = {"options", "name"},
      script =
          "var given = options ? options[name] : null;"
              + "if (given == null && switchoverScript && switchoverScript.getAttribute) {"
              + "  given = switchoverScript.getAttribute('data-' + name);"
              + "}"
              + "return given == null || given === false ? null"
              + " : given === true ? 'on' : String(given);")
  static native String option(JSObject options, String name);

  /** How long to warn, of seconds as the page gives them: at least 20 s, or 0 for not given. */
  @JSBody(params = "given", script = "return given ? Math.max(20, given | 0) * 1000 : 0;")
  static native int warnMillis(String given);

  /** Path and query of an address of the page's own origin; null where none is given. */
  @JSBody(
      params = "given",
      script =
          "if (given === null) return given;"
              + "try {"
              + "  var url = new URL(given, location.href);"
              + "  return url.pathname + url.search;"
              + "} catch (err) { return null; }")
  static native String path(String given);

  /** Base URL of the node that the script came from; null where the script's URL does not say. */
  @JSBody(
      params = "base",
      script =
          "try {"
              + "  if (base !== null) return new URL(base, document.baseURI).href;"
              + "  var own = new URL(switchoverScript.src);"
              + "  var cut = own.pathname.lastIndexOf('/switchover/switchover.');"
              + "  return cut < 0 ? null : own.origin + own.pathname.substring(0, cut);"
              + "} catch (err) { return null; }")
  static native String base(String base);
}
