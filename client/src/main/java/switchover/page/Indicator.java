package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Json;
import switchover.decision.View;
import switchover.decision.Why;
import switchover.decision.Words;

/** Shows the operator's line in the page, and tells the page's own scripts. */
final class Indicator {
  private Indicator() {}

  /** What the page's own scripts and styles go by; at once. */
  static void tell(View view, JSObject told) {
    mark(view.writable());
    say("switchover:status", told);
  }

  /** What the operator reads and presses. */
  static void draw(View view, Json words) {
    boolean waits = view.seconds() > 0;
    boolean announced = waits && !view.decision().switchover();
    write(view.line(), view.tone());
    button("wait", announced, Words.say(words, "Wait"));
    button("go", waits || Why.HELD.equals(view.decision().why()), Words.say(words, "Go now"));
  }

  @JSBody(
      params = "writable",
      script = "document.documentElement.setAttribute('data-switchover-writable', '' + writable);")
  private static native void mark(boolean writable);

  /**
   * The line is seen as it is. Who hears it read out hears it when more has changed than a number
   * of seconds.
   */
  @JSBody(
      params = {"line", "says"},
      script =
          "document.querySelectorAll('[data-switchover-line]').forEach(function(elem) {"
              + "  if (elem.textContent !== line) elem.textContent = line;"
              + "  elem.setAttribute('data-switchover-says', says);"
              + "  var bar = elem.parentNode;"
              + "  if (bar.switchoverBar) {"
              + "    elem.textContent = { ok: '', attention: '\u25b2 ', alarm: '\u25a0 ' }[says] + line;"
              + "    bar.style.background = says === 'ok' ? 'light-dark(#e6e6e6,#2b2f33)'"
              + " : says === 'alarm' ? '#b00020' : '#ffd35c';"
              + "    bar.style.color = says === 'ok' ? 'light-dark(#111,#eee)'"
              + " : says === 'alarm' ? '#fff' : '#111';"
              + "  }"
              + "});"
              + "document.querySelectorAll('[data-switchover-live]').forEach(function(elem) {"
              + "  var meaning = line.replace(/ \\d+ /g, ' ');"
              + "  if (elem.switchoverSaid !== meaning) elem.textContent = line;"
              + "  elem.switchoverSaid = meaning;"
              + "});")
  private static native void write(String line, String says);

  /** Shows or hides the buttons of that name; one without a text of its own gets this one. */
  @JSBody(
      params = {"name", "shown", "text"},
      script =
          "document.querySelectorAll('[data-switchover-' + name + ']').forEach(function(elem) {"
              + "  elem.hidden = !shown;"
              + "  if (shown && !elem.textContent) elem.textContent = text;"
              + "});")
  private static native void button(String name, boolean shown, String text);

  @JSBody(
      params = {"name", "detail"},
      script = "document.dispatchEvent(new CustomEvent(name, {detail: detail}));")
  static native void say(String name, JSObject detail);

  /** Says when such a button is pressed. */
  @JSBody(
      params = {"hear", "go", "putOff"},
      script =
          "document.addEventListener('click', function(evt) {"
              + "  if (evt.target.closest('[data-switchover-go]')) hear(go);"
              + "  if (evt.target.closest('[data-switchover-wait]')) hear(putOff);"
              + "});")
  static native void watch(JSObject hear, int go, int putOff);

  /**
   * Adds the client's own bar at the foot of the page: the line, seen and read out, and buttons. It
   * is dark where the page says that it is, or says nothing and dark pages are preferred.
   */
  @JSBody(
      script =
          "var bar = document.createElement('div');"
              + "bar.switchoverBar = true;"
              + "if (getComputedStyle(document.documentElement).colorScheme === 'normal') {"
              + "  bar.style.colorScheme = 'light dark';"
              + "}"
              + "bar.style.cssText += ';position:fixed;left:0;right:0;bottom:0;padding:4px 12px;"
              + "font:14px/1.6 system-ui,sans-serif;z-index:2147483647;display:flex;gap:12px';"
              + "['line', 'live', 'wait', 'go'].forEach(function(name, idx) {"
              + "  var elem = document.createElement(idx < 2 ? 'span' : 'button');"
              + "  elem.setAttribute('data-switchover-' + name, '');"
              + "  elem.hidden = idx > 1;"
              + "  if (idx > 1) elem.style.flex = 'none';"
              + "  if (idx === 1) {"
              + "    elem.setAttribute('role', 'status');"
              + "    elem.style.cssText = 'position:absolute;clip-path:inset(50%)';"
              + "  }"
              + "  bar.appendChild(elem);"
              + "});"
              + "document.body.appendChild(bar);"
              + "return bar;")
  static native JSObject addBar();

  @JSBody(params = "bar", script = "bar.remove();")
  static native void removeBar(JSObject bar);
}
