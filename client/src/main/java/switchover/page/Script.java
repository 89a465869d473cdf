package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The script's own element and the object that it publishes. */
final class Script {
  private Script() {}

  /** Takes the options given to {@code Switchover.start}, which may be null. */
  @JSFunctor
  interface Start extends JSObject {
    void with(JSObject options);
  }

  /** A function without arguments and result. */
  @JSFunctor
  interface Act extends JSObject {
    void act();
  }

  /** A function that gives an object. */
  @JSFunctor
  interface Give extends JSObject {
    JSObject give();
  }

  @JSBody(
      params = {"start", "stop", "status", "go"},
      script =
          "switchoverApi.start = function(options) { start(options || null); };"
              + "switchoverApi.stop = function() { stop(); };"
              + "switchoverApi.status = function() { return status(); };"
              + "switchoverApi.go = function() { go(); };")
  static native void publish(Start start, Act stop, Give status, Act go);

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
