package switchover.http;

import com.google.gson.stream.JsonWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import switchover.settings.Problem;

/**
 * A failed request, said as {@code application/problem+json} (RFC 9457). Says nothing of the inside
 * of the node. Immutable.
 *
 * @param status HTTP status
 * @param title the kind of failure, the same each time
 * @param detail what was wrong this time; null where the title says it all
 * @param setting the setting at fault; null where it isn't one
 * @param header name of one more header; null for none
 * @param headerValue its value
 */
public record Failure(
    int status, String title, String detail, Problem setting, String header, String headerValue) {
  /** The media type. */
  public static final String TYPE = "application/problem+json";

  /** A failure without a header of its own. */
  public static Failure of(int status, String title, String detail) {
    return new Failure(status, title, detail, null, null, null);
  }

  /** A value that was refused, with its field, value and what is allowed. */
  public static Failure of(Problem setting) {
    return new Failure(400, "Value refused", setting.message(), setting, null, null);
  }

  static Failure notFound() {
    return of(404, "Not found", null);
  }

  static Failure methodNotAllowed(String method, String allowed) {
    String detail = "method " + method + " is not allowed here; allowed: " + allowed;
    return new Failure(405, "Method not allowed", detail, null, "Allow", allowed);
  }

  static Failure unauthorized() {
    String detail = "allowed: the header Authorization: Bearer with the token of this node's home";
    return new Failure(
        401, "Not authorized", detail, null, "WWW-Authenticate", "Bearer realm=\"switchover\"");
  }

  /** The body, UTF-8. */
  public byte[] body() {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setSerializeNulls(false);
      json.beginObject();
      json.name("type").value("about:blank");
      json.name("title").value(title);
      json.name("status").value(status);
      json.name("detail").value(detail);
      if (setting != null) {
        json.name("field").value(setting.field());
        json.name("value").value(setting.value());
        json.name("allowed").value(setting.allowed());
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Makes it the answer. */
  void send(HttpServletResponse response) throws IOException {
    byte[] body = body();
    response.setStatus(status);
    response.setContentType(TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (header != null) {
      response.setHeader(header, headerValue);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
