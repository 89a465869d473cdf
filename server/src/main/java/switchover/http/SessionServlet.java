package switchover.http;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.access.Caller;
import switchover.access.LaterException;
import switchover.access.People;
import switchover.access.Session;
import switchover.settings.AccountFields;
import switchover.settings.Role;
import switchover.settings.SettingsException;

/**
 * {@code /config/session}: who is signed in (GET), sign in (POST) and out (DELETE); {@code
 * /config/session/first-admin}: make the first admin. Open to all, as a sign-in must be, and below
 * the screen's own path, so that nothing of {@code /api} is.
 */
final class SessionServlet extends HttpServlet {
  static final String PATH = "/config/session";

  private static final long serialVersionUID = 1;
  private static final int MOST_BODY_BYTES = 4096;

  private final transient People people;
  private final transient WhoAsks whoAsks;

  SessionServlet(People people, WhoAsks whoAsks) {
    this.people = people;
    this.whoAsks = whoAsks;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    String method = request.getMethod();
    boolean first = "/first-admin".equals(path);
    if (path != null && !first) {
      Failure.notFound().send(response);
    } else if (method.equals("GET") && !first) {
      say(request, response);
    } else if (method.equals("POST")) {
      signIn(request, response, first);
    } else if (method.equals("DELETE") && !first) {
      signOut(request, response);
    } else {
      String allowed = first ? "POST" : "GET, POST, DELETE";
      Failure.methodNotAllowed(method, allowed).send(response);
    }
  }

  private void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
    WhoAsks.Answer answer = whoAsks.look(request, false);
    if (answer instanceof WhoAsks.Answer.Known known && known.caller().isPerson()) {
      Caller caller = known.caller();
      send(request, response, described(caller.who(), caller.role()));
      return;
    }
    JsonObject json = new JsonObject();
    json.addProperty("signedIn", false);
    json.addProperty("firstAdmin", people.wantsFirstAdmin());
    send(request, response, json);
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response, boolean first)
      throws IOException {
    // Else a page of somebody else could sign a person in as another one.
    if (request.getHeader(WhoAsks.PAGE_KEY) == null || !WhoAsks.isOfThisOrigin(request)) {
      Failure.foreign().send(response);
      return;
    }
    byte[] body = Body.read(request, response, MOST_BODY_BYTES);
    if (body == null) {
      return;
    }
    String source = request.getRemoteAddr();
    People.SignIn done;
    try {
      done = first ? firstAdmin(body, source) : signIn(body, source);
    } catch (SettingsException e) {
      Failure.ofAll(400, "Value refused", e).send(response);
      return;
    } catch (LaterException e) {
      Failure.later(e).send(response);
      return;
    } catch (IOException e) {
      Failure.of(409, "Account not kept", e.getMessage()).send(response);
      return;
    }
    if (done instanceof People.SignIn.Refused refused) {
      Failure.notSignedIn(refused.why()).send(response);
    } else if (done instanceof People.SignIn.Done begun) {
      welcome(begun, request, response);
    }
  }

  private People.SignIn firstAdmin(byte[] body, String source)
      throws SettingsException, LaterException, IOException {
    AccountFields fields = AccountFields.parse(body);
    String code = fields.secret("code");
    String name = fields.name();
    String password = fields.newPassword(name);
    fields.requireRight();
    return people.makeFirstAdmin(code, name, password, source);
  }

  private People.SignIn signIn(byte[] body, String source)
      throws SettingsException, LaterException {
    AccountFields fields = AccountFields.parse(body);
    String name = fields.secret("name");
    String password = fields.secret("password");
    fields.requireRight();
    return people.signIn(name, password, source);
  }

  private void welcome(
      People.SignIn.Done begun, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = begun.session();
    JsonObject json = described(session.account(), session.role());
    json.addProperty("key", begun.pageKey());
    response.addHeader("Set-Cookie", whoAsks.cookieHeader(request, begun.cookie()));
    send(request, response, json);
  }

  private static JsonObject described(String name, Role role) {
    JsonObject json = new JsonObject();
    json.addProperty("signedIn", true);
    json.addProperty("name", name);
    json.addProperty("role", role.word());
    return json;
  }

  private void signOut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WhoAsks.Answer answer = whoAsks.look(request, true);
    if (answer instanceof WhoAsks.Answer.Foreign) {
      Failure.foreign().send(response);
      return;
    }
    if (answer instanceof WhoAsks.Answer.Known known && known.caller().isPerson()) {
      people.signOut(known.caller());
    }
    response.addHeader("Set-Cookie", whoAsks.cookieHeader(request, null));
    JsonObject json = new JsonObject();
    json.addProperty("signedIn", false);
    send(request, response, json);
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, JsonObject json)
      throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, "application/json", body);
  }
}
