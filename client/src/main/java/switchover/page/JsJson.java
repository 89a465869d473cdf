package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Json;

/** A JSON object as the browser has parsed it. */
final class JsJson implements Json {
  private final JSObject object;

  private JsJson(JSObject object) {
    this.object = object;
  }

  /** The object that the text spells; null where it is not one JSON object. */
  static Json parse(String text) {
    return of(parsed(text));
  }

  private static Json of(JSObject object) {
    return object == null ? null : new JsJson(object);
  }

  @Override
  public boolean has(String field) {
    return has(object, field);
  }

  @Override
  public String text(String field) {
    return text(object, field);
  }

  @Override
  public double number(String field) {
    return number(object, field);
  }

  @Override
  public Json object(String field) {
    return of(object(object, field));
  }

  @Override
  public Json[] list(String field) {
    int length = length(object, field);
    if (length < 0) {
      return null;
    }
    Json[] list = new Json[length];
    for (int i = 0; i < length; i++) {
      list[i] = of(at(object, field, i));
    }
    return list;
  }

  @JSBody(
      params = "text",
      script =
          "try {"
              + "  var val = JSON.parse(text);"
              + "  return val && typeof val === 'object' && !Array.isArray(val) ? val : null;"
              + "} catch (err) { return null; }")
  private static native JSObject parsed(String text);

  @JSBody(
      params = {"of", "field"},
      script = "return Object.prototype.hasOwnProperty.call(of, field);")
  private static native boolean has(JSObject of, String field);

  @JSBody(
      params = {"of", "field"},
      script = "return typeof of[field] === 'string' ? of[field] : null;")
  private static native String text(JSObject of, String field);

  @JSBody(
      params = {"of", "field"},
      script = "return typeof of[field] === 'number' ? of[field] : NaN;")
  private static native double number(JSObject of, String field);

  @JSBody(
      params = {"of", "field"},
      script =
          "var val = of[field];"
              + "return val && typeof val === 'object' && !Array.isArray(val) ? val : null;")
  private static native JSObject object(JSObject of, String field);

  @JSBody(
      params = {"of", "field"},
      script = "return Array.isArray(of[field]) ? of[field].length : -1;")
  private static native int length(JSObject of, String field);

  @JSBody(
      params = {"of", "field", "index"},
      script =
          "var val = of[field][index];"
              + "return val && typeof val === 'object' && !Array.isArray(val) ? val : null;")
  private static native JSObject at(JSObject of, String field, int index);
}
