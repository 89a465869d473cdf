package switchover.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.access.Caller;
import switchover.access.LaterException;
import switchover.access.People;
import switchover.access.RefusalException;
import switchover.settings.Account;
import switchover.settings.AccountFields;
import switchover.settings.Role;
import switchover.settings.SettingsException;

/**
 * {@code /api/accounts}: who there is (GET), one more (POST), another role or password for one
 * (PUT); {@code /api/accounts/remove}; {@code /api/password}: the caller's own.
 */
final class AccountsApi {
  static final String PASSWORD = "/password";

  private static final String PATH = "/accounts";
  private static final String REMOVE = PATH + "/remove";
  private static final int MOST_BODY_BYTES = 4096;

  private final People people;

  AccountsApi(People people) {
    this.people = people;
  }

  /** The methods of that path; null where there is none of that path. */
  static String allowed(String path) {
    return switch (path) {
      case PATH -> "GET, POST, PUT";
      case REMOVE, PASSWORD -> "POST";
      default -> null;
    };
  }

  /** Answers a request by a method that is allowed. */
  void answer(String path, HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    if (!request.getMethod().equals("GET")) {
      byte[] body = Body.read(request, response, MOST_BODY_BYTES);
      Failure failure = body == null ? null : change(path, request.getMethod(), body, caller);
      if (body == null || failure != null) {
        send(failure, response);
        return;
      }
    }
    byte[] json = (path.equals(PASSWORD) ? "{}" : json()).getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, "application/json", json);
  }

  private static void send(Failure failure, HttpServletResponse response) throws IOException {
    if (failure != null) {
      failure.send(response);
    }
  }

  private Failure change(String path, String method, byte[] body, Caller caller) {
    try {
      AccountFields fields = AccountFields.parse(body);
      switch (path) {
        case REMOVE -> remove(fields, caller);
        case PASSWORD -> changeOwn(fields, caller);
        default -> {
          if (method.equals("POST")) {
            add(fields, caller);
          } else {
            change(fields, caller);
          }
        }
      }
      return null;
    } catch (SettingsException e) {
      return Failure.ofAll(400, "Value refused", e);
    } catch (LaterException e) {
      return Failure.later(e);
    } catch (RefusalException | IOException e) {
      return Failure.of(409, "Account not changed", e.getMessage());
    }
  }

  private void add(AccountFields fields, Caller caller)
      throws SettingsException, LaterException, RefusalException, IOException {
    String name = fields.name();
    Role role = fields.role();
    String password = fields.newPassword(name);
    fields.requireRight();
    people.add(name, role, password, caller);
  }

  /** Its role, or where a password is given, that. */
  private void change(AccountFields fields, Caller caller)
      throws SettingsException, LaterException, RefusalException, IOException {
    String name = fields.name();
    if (fields.has("password")) {
      String password = fields.newPassword(name);
      fields.requireRight();
      people.changePassword(name, password, caller);
    } else {
      Role role = fields.role();
      fields.requireRight();
      people.changeRole(name, role, caller);
    }
  }

  private void remove(AccountFields fields, Caller caller)
      throws SettingsException, RefusalException, IOException {
    String name = fields.secret("name");
    fields.requireRight();
    people.remove(name, caller);
  }

  private void changeOwn(AccountFields fields, Caller caller)
      throws SettingsException, LaterException, RefusalException, IOException {
    String present = fields.secret("present");
    String password = fields.newPassword(caller.who());
    fields.requireRight();
    people.changeOwnPassword(caller, present, password);
  }

  private String json() {
    JsonArray array = new JsonArray();
    for (Account account : people.accounts()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", account.name());
      object.addProperty("role", account.role().word());
      object.addProperty("sessions", people.sessions(account.name()));
      array.add(object);
    }
    JsonObject json = new JsonObject();
    json.add("accounts", array);
    return json.toString();
  }
}
