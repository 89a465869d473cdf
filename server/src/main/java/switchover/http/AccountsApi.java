package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.access.AccountsDesk;
import switchover.access.Caller;
import switchover.access.LaterException;
import switchover.access.People;
import switchover.access.RefusalException;
import switchover.audit.Act;
import switchover.settings.AccountFields;
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

  private final AccountsDesk desk;
  private final RefusedActs refused;

  AccountsApi(People people, RefusedActs refused) {
    desk = new AccountsDesk(people);
    this.refused = refused;
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
    byte[] json = (path.equals(PASSWORD) ? "{}" : desk.json()).getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, "application/json", json);
  }

  private static void send(Failure failure, HttpServletResponse response) throws IOException {
    if (failure != null) {
      failure.send(response);
    }
  }

  private Failure change(String path, String method, byte[] body, Caller caller) {
    Act act = act(path, method);
    Failure failure;
    try {
      AccountFields fields = AccountFields.parse(body);
      act = act == Act.ROLE_CHANGED && fields.has("password") ? Act.PASSWORD_CHANGED : act;
      change(act, path, fields, caller);
      return null;
    } catch (SettingsException e) {
      failure = Failure.ofAll(400, "Value refused", e);
    } catch (LaterException e) {
      failure = Failure.later(e);
    } catch (RefusalException | IOException e) {
      failure = Failure.of(409, "Account not changed", e.getMessage());
      if (path.equals(PASSWORD) && e instanceof RefusalException) {
        // A present password that is wrong has been told where it was looked at.
        return failure;
      }
    }
    refused.tell(act, caller, failure);
    return failure;
  }

  private static Act act(String path, String method) {
    return switch (path) {
      case REMOVE -> Act.ACCOUNT_REMOVED;
      case PASSWORD -> Act.PASSWORD_CHANGED;
      default -> method.equals("POST") ? Act.ACCOUNT_ADDED : Act.ROLE_CHANGED;
    };
  }

  private void change(Act act, String path, AccountFields fields, Caller caller)
      throws SettingsException, LaterException, RefusalException, IOException {
    switch (act) {
      case ACCOUNT_ADDED -> desk.add(fields, caller);
      case ACCOUNT_REMOVED -> desk.remove(fields, caller);
      case ROLE_CHANGED -> desk.changeRole(fields, caller);
      default -> {
        if (path.equals(PASSWORD)) {
          desk.changeOwn(fields, caller);
        } else {
          desk.changePassword(fields, caller);
        }
      }
    }
  }
}
