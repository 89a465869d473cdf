package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Plain objects of the script's own making. A null is left out of them. */
final class JsObject {
  private JsObject() {}

  @JSBody(script = "return {};")
  static native JSObject empty();

  @JSBody(
      params = {"of", "field", "value"},
      script = "if (value !== null) of[field] = value;")
  static native void put(JSObject of, String field, String value);

  @JSBody(
      params = {"of", "field", "value"},
      script = "of[field] = value;")
  static native void put(JSObject of, String field, double value);

  @JSBody(
      params = {"of", "field", "value"},
      script = "of[field] = value;")
  static native void put(JSObject of, String field, boolean value);

  @JSBody(
      params = {"of", "field", "value"},
      script = "of[field] = value;")
  static native void put(JSObject of, String field, JSObject value);

  @JSBody(
      params = {"of", "field"},
      script = "return typeof of[field] === 'string' ? of[field] : '';")
  static native String text(JSObject of, String field);

  @JSBody(
      params = {"of", "field"},
      script = "return +of[field] || 0;")
  static native double number(JSObject of, String field);
}
