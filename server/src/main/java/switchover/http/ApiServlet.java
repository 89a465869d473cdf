package switchover.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import switchover.events.EventLog;
import switchover.live.LiveNode;
import switchover.live.Snapshot;
import switchover.live.SwitchAnswer;
import switchover.settings.MaintenanceOrder;
import switchover.settings.Problem;
import switchover.settings.SettingsException;

/** {@code /api}: never open. Who has no token learns not even which paths there are. */
final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int MOST_BODY_BYTES = 4096;
  private static final int PRESET_EVENTS = 100;

  private final transient ServedNode node;
  private final transient LiveNode live;
  private final transient OpenPages pages;
  private final transient AdminToken token;
  private final transient SettingsApi settings;

  ApiServlet(ServedNode node) {
    this.node = node;
    live = node.live();
    pages = node.openPages();
    token = new AdminToken(node.adminToken());
    settings = new SettingsApi(node.desk());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!token.admits(request)) {
      Failure.unauthorized().send(response);
      return;
    }
    String path = String.valueOf(request.getPathInfo());
    switch (path) {
      case "/switch" -> {
        if (isBy("POST", request, response)) {
          switchNow(request, response);
        }
      }
      case "/maintenance" -> {
        if (isBy("POST", request, response)) {
          maintain(request, response);
        }
      }
      case "/restart" -> {
        if (isBy("POST", request, response)) {
          restart(request, response);
        }
      }
      case "/events" -> {
        if (isBy("GET", request, response)) {
          sendEvents(request, response);
        }
      }
      case "/pages" -> {
        if (isBy("GET", request, response)) {
          byte[] json = pages.json(live.redundantName()).getBytes(StandardCharsets.UTF_8);
          ReadOnlyServlet.sendFresh(request, response, "application/json", json);
        }
      }
      default -> {
        String allowed = SettingsApi.allowed(path);
        if (allowed == null) {
          Failure.notFound().send(response);
        } else if (isBy(allowed, request, response)) {
          settings.answer(path, request, response, by(request));
        }
      }
    }
  }

  /** Whether the method is one of those allowed; where not, that has been answered. */
  private static boolean isBy(
      String allowed, HttpServletRequest request, HttpServletResponse response) throws IOException {
    String method = request.getMethod();
    if (List.of(allowed.split(", ")).contains(method)) {
      return true;
    }
    Failure.methodNotAllowed(method, allowed).send(response);
    return false;
  }

  private void switchNow(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SwitchAnswer answer = live.askSwitch(by(request));
    if (answer.done()) {
      sendStatus(request, response, answer.snapshot());
    } else {
      Failure.of(409, "Switch not possible", answer.reason()).send(response);
    }
  }

  /** Begun when the answer is on its way: the connection may not outlast it. */
  private void restart(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Restart restart = node.restart();
    String refusal =
        restart == null
            ? "this node runs in a container, which is to stop and start it"
            : restart.prepare();
    if (refusal != null) {
      Failure.of(409, "Restart not possible", refusal).send(response);
      return;
    }
    try {
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      sendStatus(request, response, live.snapshot());
      response.flushBuffer();
    } finally {
      restart.begin(by(request));
    }
  }

  private void maintain(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BODY_BYTES + 1);
    if (body.length > MOST_BODY_BYTES) {
      String detail = "the body has more than " + MOST_BODY_BYTES + " bytes";
      Failure.of(413, "Too large", detail).send(response);
      return;
    }
    MaintenanceOrder order;
    try {
      order = MaintenanceOrder.parse(body, Instant.now());
    } catch (SettingsException e) {
      Failure.of(e.problems().get(0)).send(response);
      return;
    }
    Snapshot snapshot;
    try {
      snapshot =
          order.until() == null
              ? live.endMaintenance(by(request))
              : live.beginMaintenance(order.until(), by(request));
    } catch (IOException e) {
      Failure.of(500, "Maintenance not kept", e.getMessage()).send(response);
      return;
    }
    sendStatus(request, response, snapshot);
  }

  private void sendEvents(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String[] given = request.getParameterValues("most");
    String asked = given == null ? null : String.join(",", given);
    int most = asked == null ? PRESET_EVENTS : most(asked);
    if (most < 1) {
      String allowed = "a whole number from 1 to " + EventLog.MOST_ENTRIES;
      Failure.of(Problem.of("most", '"' + asked + '"', "is not allowed", allowed)).send(response);
      return;
    }
    byte[] json = EventLog.json(live.events(most)).getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, "application/json", json);
  }

  private static int most(String text) {
    boolean digits = text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int most = digits && !text.isEmpty() ? Integer.parseInt(text) : 0;
    return most <= EventLog.MOST_ENTRIES ? most : 0;
  }

  private static void sendStatus(
      HttpServletRequest request, HttpServletResponse response, Snapshot snapshot)
      throws IOException {
    ReadOnlyServlet.sendFresh(request, response, "application/json", snapshot.json());
  }

  private static String by(HttpServletRequest request) {
    return "the admin at " + request.getRemoteAddr();
  }
}
