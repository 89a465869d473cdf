package switchover.http;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.access.Caller;
import switchover.audit.Act;
import switchover.audit.AuditLog;
import switchover.settings.Home;
import switchover.settings.KeyOrder;
import switchover.settings.SettingsException;
import switchover.status.Mode;

/**
 * {@code PUT /api/pair-key}: a node that is of no pair keeps the key of the one that it will be of.
 * A key goes in and never comes out: what makes one is the admin's screen.
 */
final class PairKeyApi {
  static final String PATH = "/pair-key";
  static final String METHOD = "PUT";

  private static final int MOST_BODY_BYTES = 1024;

  private final Home home;
  private final Mode mode;
  private final AuditLog audit;
  private final RefusedActs refused;

  /**
   * @param mode by which the node works
   */
  PairKeyApi(Home home, Mode mode, AuditLog audit, RefusedActs refused) {
    this.home = home;
    this.mode = mode;
    this.audit = audit;
    this.refused = refused;
  }

  void answer(HttpServletRequest request, HttpServletResponse response, Caller by)
      throws IOException {
    byte[] body = Body.read(request, response, MOST_BODY_BYTES);
    if (body == null) {
      return;
    }
    KeyOrder order;
    try {
      order = KeyOrder.parse(body);
    } catch (SettingsException e) {
      refuse(Failure.ofAll(400, "Value refused", e), response, by);
      return;
    }
    Failure refusal;
    try {
      refusal = take(order);
    } catch (IOException e) {
      refusal = Failure.of(409, "Key not kept", e.getMessage());
    }
    if (refusal != null) {
      refuse(refusal, response, by);
      return;
    }
    String what = order.replace() ? ", in place of any other" : "";
    audit.add(
        Act.PAIR_KEYS_CHANGED, by.who(), by.source(), true, "a pair key was laid down" + what);
    JsonObject json = new JsonObject();
    json.addProperty("kept", true);
    byte[] said = json.toString().getBytes(StandardCharsets.UTF_8);
    ReadOnlyServlet.sendFresh(request, response, "application/json", said);
  }

  /** Takes it; null where it has. */
  private Failure take(KeyOrder order) throws IOException {
    if (mode != Mode.INDEPENDENT) {
      return notTaken(
          "this node is of a pair, and links by its key; the commands key rotate and key next"
              + " change that");
    }
    if (!order.replace() && home.lostPairKey()) {
      String detail =
          "this node has been one of a pair, whose key is not in its home any more: a node that"
              + " still holds that key refuses this one, and both run; allowed: with replace, where"
              + " it is that key, or where each node is given this one";
      return Failure.of(409, "Pair key lost", detail);
    }
    return home.keepPairKey(order.key(), order.replace())
        ? null
        : notTaken(
            "this node's home holds another pair key; allowed: that one, or with replace, where no"
                + " node needs it any more");
  }

  private static Failure notTaken(String detail) {
    return Failure.of(409, "Key not taken", detail);
  }

  private void refuse(Failure failure, HttpServletResponse response, Caller by) throws IOException {
    refused.tell(Act.PAIR_KEYS_CHANGED, by, failure);
    failure.send(response);
  }
}
