package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Json;

/** A JSON object as the browser has parsed it. */
public final class JsJson implements Json {
  private final JSObject object;

  private JsJson(JSObject object) {
    this.object = object;
  }

  /** The object that the text spells; null where it is not one JSON object. */
  public static Json parse(String text) {
    return of(parsed(text));
  }

  /** The value; null where it is not one JSON object. */
  static Json of(JSObject value) {
    JSObject object = only(value, "object");
    return object == null ? null : new JsJson(object);
  }

  @Override
  public boolean has(String field) {
    return has(object, field);
  }

  @Override
  public String text(String field) {
    return text(only(at(object, field), "string"));
  }

  @Override
  public double number(String field) {
    return number(only(at(object, field), "number"));
  }

  @Override
  public Json object(String field) {
    return of(at(object, field));
  }

  @Override
  public Json[] list(String field) {
    JSObject values = only(at(object, field), "array");
    if (values == null) {
      return null;
    }
    Json[] list = new Json[length(values)];
    for (int i = 0; i < list.length; i++) {
      list[i] = of(at(values, i));
    }
    return list;
  }

  @JSBody(params = "text", script = "try { return JSON.parse(text); } catch (err) { return null; }")
  private static native JSObject parsed(String text);

  /** The value where it is of this kind, else null. */
  @JSBody(
      params = {"value", "kind"},
      script =
          "return (Array.isArray(value) ? 'array' : value === null ? '' : typeof value) === kind"
              + " ? value : null;")
  private static native JSObject only(JSObject value, String kind);

  @JSBody(
      params = {"of", "field"},
      script = "return field in of;")
  private static native boolean has(JSObject of, String field);

  @JSBody(
      params = {"of", "field"},
      script = "return of[field];")
  private static native JSObject at(JSObject of, String field);

  @JSBody(
      params = {"of", "index"},
      script = "return of[index];")
  private static native JSObject at(JSObject of, int index);

  @JSBody(params = "of", script = "return of.length;")
  private static native int length(JSObject of);

  @JSBody(params = "value", script = "return value;")
  private static native String text(JSObject value);

  @JSBody(params = "value", script = "return value === null ? NaN : value;")
  private static native double number(JSObject value);
}
