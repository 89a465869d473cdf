package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.View;

/** Shows the operator's line in the page, and tells the page's own scripts. */
final class Indicator {
  private Indicator() {}

  static void show(View view, JSObject told) {
    write(view.line(), view.tone(), view.writable());
    say("switchover:status", told);
  }

  @JSBody(
      params = {"line", "says", "writable"},
      script =
          "document.documentElement.setAttribute('data-switchover-writable', '' + writable);"
              + "document.querySelectorAll('[data-switchover-line]').forEach(function(elem) {"
              + "  if (elem.textContent !== line) elem.textContent = line;"
              + "  elem.setAttribute('data-switchover-says', says);"
              + "  if (elem.switchoverBar) {"
              + "    elem.style.background = says === 'ok' ? '#e6e6e6'"
              + " : says === 'alarm' ? '#b00020' : '#ffd35c';"
              + "    elem.style.color = says === 'alarm' ? '#fff' : '#111';"
              + "  }"
              + "});")
  private static native void write(String line, String says, boolean writable);

  @JSBody(
      params = {"name", "detail"},
      script = "document.dispatchEvent(new CustomEvent(name, {detail: detail}));")
  static native void say(String name, JSObject detail);

  /** Adds the client's own bar at the foot of the page. */
  @JSBody(
      script =
          "var bar = document.createElement('div');"
              + "bar.switchoverBar = true;"
              + "bar.setAttribute('data-switchover-line', '');"
              + "bar.setAttribute('role', 'status');"
              + "bar.setAttribute('aria-live', 'polite');"
              + "bar.style.cssText = 'position:fixed;left:0;right:0;bottom:0;padding:4px 12px;"
              + "font:14px/1.4 system-ui,sans-serif;z-index:2147483647';"
              + "document.body.appendChild(bar);"
              + "return bar;")
  static native JSObject addBar();

  @JSBody(params = "bar", script = "bar.remove();")
  static native void removeBar(JSObject bar);
}
