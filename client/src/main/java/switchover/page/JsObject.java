package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Plain objects of the script's own making. */
final class JsObject {
  private JsObject() {}

  @JSBody(script = "return {};")
  static native JSObject empty();

  @JSBody(
      params = {"of", "field"},
      script = "return typeof of[field] === 'string' ? of[field] : '';")
  static native String text(JSObject of, String field);

  @JSBody(
      params = {"of", "field"},
      script = "return +of[field] || 0;")
  static native double number(JSObject of, String field);
}
