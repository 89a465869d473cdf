package switchover.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.access.LaterException;
import switchover.settings.Problem;
import switchover.settings.SettingsException;

/**
 * A failed request, said as {@code application/problem+json} (RFC 9457). Says nothing of the inside
 * of the node. Immutable.
 *
 * @param status HTTP status
 * @param title the kind of failure, the same each time
 * @param detail what was wrong this time; null where the title says it all
 * @param setting the setting at fault; null where it isn't one
 * @param more what this kind says besides; null for nothing; not to be changed
 * @param header name of one more header; null for none
 * @param headerValue its value
 */
public record Failure(
    int status,
    String title,
    String detail,
    Problem setting,
    JsonObject more,
    String header,
    String headerValue) {
  /** The media type. */
  public static final String TYPE = "application/problem+json";

  /** A failure without a header of its own. */
  public static Failure of(int status, String title, String detail) {
    return new Failure(status, title, detail, null, null, null, null);
  }

  /** A value that was refused, with its field, value and what is allowed. */
  public static Failure of(Problem setting) {
    return ofOne(400, "Value refused", setting);
  }

  static Failure ofOne(int status, String title, Problem setting) {
    return new Failure(status, title, setting.message(), setting, null, null, null);
  }

  /** All that is wrong with settings: the first as a single one is said, and each in a list. */
  static Failure ofAll(int status, String title, SettingsException refused) {
    JsonArray problems = new JsonArray();
    for (Problem problem : refused.problems()) {
      JsonObject json = new JsonObject();
      add(json, problem);
      json.addProperty("message", problem.message());
      problems.add(json);
    }
    JsonObject more = new JsonObject();
    more.add("problems", problems);
    Problem first = refused.problems().get(0);
    return new Failure(status, title, refused.getMessage(), first, more, null, null);
  }

  static Failure notFound() {
    return of(404, "Not found", null);
  }

  static Failure methodNotAllowed(String method, String allowed) {
    String detail = "method " + method + " is not allowed here; allowed: " + allowed;
    return new Failure(405, "Method not allowed", detail, null, null, "Allow", allowed);
  }

  static Failure unauthorized() {
    String detail = "allowed: the header Authorization: Bearer with the token of this node's home";
    return new Failure(
        401,
        "Not authorized",
        detail,
        null,
        null,
        "WWW-Authenticate",
        "Bearer realm=\"switchover\"");
  }

  /** A name, password or code that is wrong. */
  static Failure notSignedIn(String why) {
    return new Failure(
        401, "Not signed in", why, null, null, "WWW-Authenticate", "Bearer realm=\"switchover\"");
  }

  /** A request in a person's name that does not come from this node's own screen. */
  static Failure foreign() {
    String detail =
        "allowed: the screen of this node, which sends the header "
            + WhoAsks.PAGE_KEY
            + ", and no page of another origin";
    return of(403, "Not allowed", detail);
  }

  static Failure later(LaterException wait) {
    String seconds = Integer.toString(wait.seconds());
    return new Failure(
        429, "Too many attempts", wait.getMessage(), null, null, "Retry-After", seconds);
  }

  /** The body, UTF-8. */
  public byte[] body() {
    JsonObject json = new JsonObject();
    json.addProperty("type", "about:blank");
    json.addProperty("title", title);
    json.addProperty("status", status);
    if (detail != null) {
      json.addProperty("detail", detail);
    }
    if (setting != null) {
      add(json, setting);
    }
    if (more != null) {
      more.entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(JsonObject json, Problem setting) {
    json.addProperty("field", setting.field());
    json.addProperty("value", setting.value());
    json.addProperty("allowed", setting.allowed());
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
