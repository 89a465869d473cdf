package switchover.live;

import java.nio.charset.StandardCharsets;
import java.util.List;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.settings.Known;
import switchover.settings.SettingsException;
import switchover.settings.SettingsParser;
import switchover.status.Maintenance;
import switchover.status.NodeStatus;

/** What a node says of itself at {@code /status}, by the production code, for explored nodes. */
public final class PublicWord {
  private static final String SINCE = "2026-01-01T00:00:00Z";
  private static final Maintenance MAINTENANCE = new Maintenance("2026-01-02T00:00:00Z");

  private final OwnStatus ownStatus;
  private final int pages;
  private final Acquaintance known;

  /**
   * Of a node that has linked before.
   *
   * @param settings the text of its {@code switchover.json}
   * @param pages how many are open on it
   */
  public PublicWord(String settings, String nodeId, Known known, int pages)
      throws SettingsException {
    this.pages = pages;
    byte[] bytes = settings.getBytes(StandardCharsets.UTF_8);
    ownStatus = new OwnStatus(SettingsParser.parse(bytes, "host").settings(), nodeId);
    this.known =
        new Acquaintance(
            known.redundantNodeId(),
            known.redundantName(),
            List.copyOf(known.own()),
            List.copyOf(known.redundant()));
  }

  /** The status without its sequence. */
  public NodeStatus of(NodeConfig config, Node node, long nowMillis) {
    Maintenance maintenance = node.fitness().maintenance() ? MAINTENANCE : null;
    return ownStatus.of(config, node, known, maintenance, null, List.of(), pages, nowMillis);
  }

  /** The body of the answer. */
  public static String body(NodeStatus status) {
    return new String(StatusJson.render(status, SINCE), StandardCharsets.UTF_8);
  }
}
