package switchover.outside;

import com.google.gson.JsonObject;
import switchover.pair.TestNode;

/**
 * One answer of a node.
 *
 * @param pid of the process that gave it
 * @param askedNanos when it was asked for; the node was so at some moment from then on
 * @param heardNanos when it was there; the node was so at some moment before
 */
public record Sighting(
    TestNode node, long pid, long askedNanos, long heardNanos, JsonObject status) {
  /** For what a node pushes: nobody knows when it was asked. */
  static final long UNASKED = Long.MIN_VALUE;

  boolean running() {
    return "Running".equals(state());
  }

  /** As the status spells it. */
  public String state() {
    return text("state");
  }

  /** As the status spells it. */
  public String redundancy() {
    return text("redundancy");
  }

  String redundant() {
    return TestNode.redundant(status);
  }

  /** That the status names. */
  public long epoch() {
    return status.get("epoch").getAsLong();
  }

  long sequence() {
    return status.get("sequence").getAsLong();
  }

  /** Whether both say the same of the pair. */
  boolean isLike(Sighting other) {
    return pid == other.pid
        && epoch() == other.epoch()
        && state().equals(other.state())
        && redundancy().equals(other.redundancy())
        && redundant().equals(other.redundant());
  }

  @Override
  public String toString() {
    return "%s (process %d) %s, epoch %d, sequence %d, %s, the other %s"
        .formatted(node.name(), pid, state(), epoch(), sequence(), redundancy(), redundant());
  }

  private String text(String name) {
    return status.get(name).getAsString();
  }
}
