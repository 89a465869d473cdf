package switchover.settings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import switchover.digest.Sha256;

/**
 * How pages ask their nodes, and who may frame them.
 *
 * @param heartbeatMillis from one heartbeat to the next
 * @param timeoutMillis deadline of one heartbeat
 * @param missed how many unanswered heartbeats in a row make a node silent
 * @param coldOpen whether browsers keep a worker that opens pages while their node is dead
 * @param framedBy origins of the pages that may hold the runtime page in a frame, besides those
 *     that may anyway; normalised; never null
 */
public record PageSettings(
    int heartbeatMillis, int timeoutMillis, int missed, boolean coldOpen, List<String> framedBy) {
  static final int HEARTBEAT_MILLIS = 1000;
  static final int TIMEOUT_MILLIS = 1000;
  static final int MISSED = 2;

  static final Range HEARTBEATS = new Range(100, 60_000, Range.MILLIS);
  static final Range TIMEOUTS = new Range(100, 60_000, Range.MILLIS);
  static final Range MISSES = new Range(1, 20, "heartbeats");

  /**
   * Stands for the sites that may frame the pages: the same where those are, in whichever order,
   * and of bounded length, however many they are.
   */
  public String framedById() {
    String all = String.join(" ", new TreeSet<>(framedBy));
    byte[] digest = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
