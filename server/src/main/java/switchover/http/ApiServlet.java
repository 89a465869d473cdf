package switchover.http;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import switchover.access.Caller;
import switchover.access.People;
import switchover.audit.Act;
import switchover.audit.AuditLog;
import switchover.events.EventLog;
import switchover.live.LiveNode;
import switchover.live.Snapshot;
import switchover.live.SwitchAnswer;
import switchover.settings.MaintenanceOrder;
import switchover.settings.Problem;
import switchover.settings.Role;
import switchover.settings.SettingsException;

/** {@code /api}: never open. Who has no token learns not even which paths there are. */
final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int MOST_BODY_BYTES = 4096;
  private static final int PRESET_ENTRIES = 100;
  private static final String EVENTS = "/events";
  private static final String PAGES = "/pages";
  private static final String AUDIT = "/audit";
  private static final String TICKET = "/ticket";

  /** What a page asks again and again by itself keeps nobody signed in. */
  private static final Set<String> ASKED_BY_PAGES = Set.of(EVENTS, PAGES, AUDIT, "/accounts");

  /** What an operator may have; all else is for admins. */
  private static final Set<String> FOR_OPERATORS =
      Set.of(EVENTS, PAGES, TICKET, AccountsApi.PASSWORD);

  private final transient ServedNode node;
  private final transient LiveNode live;
  private final transient OpenPages pages;
  private final transient WhoAsks whoAsks;
  private final transient AuditLog audit;
  private final transient RefusedActs refused;
  private final transient People people;
  private final transient SettingsApi settings;
  private final transient AccountsApi accounts;
  private final transient PairKeyApi pairKey;

  ApiServlet(ServedNode node, WhoAsks whoAsks) {
    this.node = node;
    this.whoAsks = whoAsks;
    live = node.live();
    pages = node.openPages();
    audit = live.audit();
    refused = new RefusedActs(audit);
    settings = new SettingsApi(node.desk(), audit, refused, live::knownBy);
    people = node.people();
    accounts = new AccountsApi(people, refused);
    pairKey = new PairKeyApi(node.home(), live.settings().redundancy().mode(), audit, refused);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    String source = request.getRemoteAddr();
    boolean asked =
        path.equals(TICKET) || request.getMethod().equals("GET") && ASKED_BY_PAGES.contains(path);
    WhoAsks.Answer answer = whoAsks.look(request, !asked);
    if (answer instanceof WhoAsks.Answer.Known known) {
      answer(path, request, response, known.caller());
    } else if (answer instanceof WhoAsks.Answer.Foreign) {
      refused.tell(source, "a cookie without its page");
      Failure.foreign().send(response);
    } else if (answer instanceof WhoAsks.Answer.Over) {
      Failure.sessionOver().send(response);
    } else {
      if (answer instanceof WhoAsks.Answer.WrongToken) {
        audit.addRefused(Act.TOKEN_REFUSED, RefusedActs.STRANGER, source, "a wrong token");
      }
      Failure.unauthorized().send(response);
    }
  }

  private void answer(
      String path, HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    if (!isFor(caller.role(), path)) {
      String detail = "not for the role " + caller.role().word();
      audit.addRefused(Act.REQUEST_REFUSED, caller.who(), caller.source(), Problem.printable(path));
      Failure.of(403, "Not allowed", detail + "; allowed: admin").send(response);
      return;
    }
    switch (path) {
      case "/switch" -> {
        if (isBy("POST", request, response)) {
          switchNow(request, response, caller);
        }
      }
      case "/maintenance" -> {
        if (isBy("POST", request, response)) {
          maintain(request, response, caller);
        }
      }
      case "/restart" -> {
        if (isBy("POST", request, response)) {
          restart(request, response, caller);
        }
      }
      case EVENTS -> {
        if (isBy("GET", request, response)) {
          sendNewest(
              request, response, EventLog.MOST_ENTRIES, most -> EventLog.json(live.events(most)));
        }
      }
      case AUDIT -> {
        if (isBy("GET", request, response)) {
          sendNewest(
              request, response, AuditLog.MOST_ENTRIES, most -> AuditLog.json(audit.newest(most)));
        }
      }
      case PAGES -> {
        if (isBy("GET", request, response)) {
          send(request, response, pages.json(live.redundantName()));
        }
      }
      case PairKeyApi.PATH -> {
        if (isBy(PairKeyApi.METHOD, request, response)) {
          pairKey.answer(request, response, caller);
        }
      }
      case TICKET -> {
        if (isBy("POST", request, response)) {
          sendTicket(request, response, caller);
        }
      }
      default -> answerOther(path, request, response, caller);
    }
  }

  private static boolean isFor(Role role, String path) {
    return role == Role.ADMIN || FOR_OPERATORS.contains(path);
  }

  private void answerOther(
      String path, HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    String ofSettings = SettingsApi.allowed(path);
    String ofAccounts = AccountsApi.allowed(path);
    boolean passwordless = path.equals(AccountsApi.PASSWORD) && !caller.isPerson();
    if (ofSettings != null) {
      if (isBy(ofSettings, request, response)) {
        settings.answer(path, request, response, caller);
      }
    } else if (ofAccounts != null && !passwordless) {
      if (isBy(ofAccounts, request, response)) {
        accounts.answer(path, request, response, caller);
      }
    } else {
      Failure.notFound().send(response);
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

  private void switchNow(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    SwitchAnswer answer = live.askSwitch(caller.by());
    audit(Act.SWITCH, caller, answer.done(), answer.reason());
    if (answer.done()) {
      sendStatus(request, response, answer.snapshot());
    } else {
      Failure.of(409, "Switch not possible", answer.reason()).send(response);
    }
  }

  /** Begun when the answer is on its way: the connection may not outlast it. */
  private void restart(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    Restart restart = node.restart();
    String refusal =
        restart == null
            ? "this node runs in a container, which is to stop and start it"
            : restart.prepare();
    audit(Act.RESTART, caller, refusal == null, refusal);
    if (refusal != null) {
      Failure.of(409, "Restart not possible", refusal).send(response);
      return;
    }
    try {
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      sendStatus(request, response, live.snapshot());
      response.flushBuffer();
    } finally {
      restart.begin(caller.by());
    }
  }

  private void maintain(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    byte[] body = Body.read(request, response, MOST_BODY_BYTES);
    if (body == null) {
      return;
    }
    MaintenanceOrder order;
    try {
      order = MaintenanceOrder.parse(body, Instant.now());
    } catch (SettingsException e) {
      Failure failure = Failure.of(e.problems().get(0));
      refused.tell(Act.MAINTENANCE, caller, failure);
      failure.send(response);
      return;
    }
    String what = order.until() == null ? "off" : "until " + order.until();
    Snapshot snapshot;
    try {
      snapshot =
          order.until() == null
              ? live.endMaintenance(caller.by())
              : live.beginMaintenance(order.until(), caller.by());
    } catch (IOException e) {
      audit(Act.MAINTENANCE, caller, false, what);
      Failure.of(500, "Maintenance not kept", e.getMessage()).send(response);
      return;
    }
    audit(Act.MAINTENANCE, caller, true, what);
    sendStatus(request, response, snapshot);
  }

  /** For the other node; asked for by a page again and again, while somebody is signed in. */
  private void sendTicket(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    if (!caller.isPerson()) {
      String detail = "a ticket is for who is signed in by a name; each node has its own token";
      Failure.of(409, "No ticket", detail).send(response);
      return;
    }
    String ticket = people.ticket(caller.session(), live.redundantNodeId());
    if (ticket == null) {
      String detail = "there is no other node to sign in to";
      Failure.of(409, "No ticket", detail).send(response);
      return;
    }
    JsonObject json = new JsonObject();
    json.addProperty("ticket", ticket);
    send(request, response, json.toString());
  }

  private static void sendNewest(
      HttpServletRequest request,
      HttpServletResponse response,
      int mostKept,
      IntFunction<String> newest)
      throws IOException {
    String[] given = request.getParameterValues("most");
    String asked = given == null ? null : String.join(",", given);
    int most = asked == null ? PRESET_ENTRIES : Count.of(asked, mostKept);
    if (most < 1) {
      String allowed = Count.allowed(mostKept);
      Failure.of(Problem.of("most", '"' + asked + '"', "is not allowed", allowed)).send(response);
      return;
    }
    send(request, response, newest.apply(most));
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, String json)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, "application/json", body);
  }

  private static void sendStatus(
      HttpServletRequest request, HttpServletResponse response, Snapshot snapshot)
      throws IOException {
    ReadOnlyServlet.sendFresh(request, response, "application/json", snapshot.json());
  }

  private void audit(Act act, Caller caller, boolean done, String detail) {
    audit.add(act, caller.who(), caller.source(), done, detail);
  }
}
