package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import switchover.live.LiveNode;
import switchover.sample.Heater;
import switchover.sample.SetPointCommand;
import switchover.settings.SettingsException;

/**
 * The one command of the sample: {@code POST /sample/set-point}. Taken by a Running node from a
 * page of its own origin, and open to everybody, as the sample is: it moves nothing but the
 * simulation, and is not there where a plant has put its own pages.
 */
final class SetPointServlet extends PatientServlet {
  static final String PATH = "/sample/set-point";

  private static final long serialVersionUID = 1;
  private static final int MOST_BODY_BYTES = 512;

  private final transient LiveNode live;
  private final transient OwnPages own;
  private final transient AtomicReference<Heater> heater;

  SetPointServlet(LiveNode live, OwnPages own, AtomicReference<Heater> heater) {
    super("switchover-sample-deadlines", MOST_BODY_BYTES);
    this.live = live;
    this.own = own;
    this.heater = heater;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (own.runtime() != null) {
      Failure.notFound().send(response);
    } else if (!request.getMethod().equals("POST")) {
      Failure.methodNotAllowed(request.getMethod(), "POST").send(response);
    } else {
      boolean ofThisPage = WhoAsks.isOfThisOrigin(request);
      readFor(request, body -> answer(ofThisPage, body, request, response));
    }
  }

  private void answer(
      boolean ofThisPage, byte[] body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!ofThisPage) {
      String detail = "allowed: the runtime page of this node, and no page of another origin";
      Failure.of(403, "Not allowed", detail).send(response);
      return;
    }
    SetPointCommand command;
    try {
      command = SetPointCommand.parse(body);
    } catch (SettingsException e) {
      Failure.ofAll(400, "Value refused", e).send(response);
      return;
    }
    if (!live.snapshot().status().running()) {
      String detail = "this node is Standby; allowed: the Running node";
      Failure.of(409, "Command not taken", detail).send(response);
      return;
    }
    heater.updateAndGet(set -> set.after(command, System.currentTimeMillis()));
    ReadOnlyServlet.sendFresh(
        request, response, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
  }
}
