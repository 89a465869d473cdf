package switchover.worker;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.ColdOpen;
import switchover.page.JsJson;

/** Where the worker begins. */
public final class Main {
  private Main() {}

  /** Runs when a browser starts the worker. */
  public static void main(String[] args) {
    Opening.serve(Main::candidates, Main::target, Main::waiting, Main::timeoutMillis);
  }

  private static JSObject candidates(String href, String base, String last) {
    ColdOpen open = ColdOpen.of(href, base, JsJson.parse(last));
    JSObject bases = none();
    for (int i = 0; open != null && i < open.size(); i++) {
      add(bases, open.base(i));
    }
    return bases;
  }

  private static String target(String href, String base, String last, int index, String answer) {
    ColdOpen open = ColdOpen.of(href, base, JsJson.parse(last));
    return open.target(index, JsJson.parse(answer));
  }

  /** Who is waited for; empty where nothing is known. */
  private static String waiting(String href, String base, String last) {
    ColdOpen open = ColdOpen.of(href, base, JsJson.parse(last));
    return open == null ? "" : open.waiting();
  }

  private static int timeoutMillis(String last) {
    return ColdOpen.timeoutMillis(JsJson.parse(last));
  }

  @JSBody(script = "return [];")
  private static native JSObject none();

  @JSBody(
      params = {"bases", "base"},
      script = "bases.push(base);")
  private static native void add(JSObject bases, String base);
}
