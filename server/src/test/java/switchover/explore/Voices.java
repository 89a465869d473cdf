package switchover.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchover.decision.Cause;
import switchover.decision.Outcome;
import switchover.decision.StatusReader;
import switchover.live.PublicWord;
import switchover.node.NodeConfig;
import switchover.settings.Known;
import switchover.settings.SettingsException;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.Contract;
import switchover.status.Heartbeat;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.NodeStatus;
import switchover.status.Redundancy;
import switchover.status.RedundantNode;
import switchover.status.RedundantStatus;

/**
 * What comes back when a page asks. A node's word is made by the production code from the node's
 * state, rendered as JSON, and read by the production reader; once for each that is different.
 */
final class Voices {
  static final String MASTER_ID = "7f3c";
  static final String BACKUP_ID = "a91e";
  private static final String MASTER = "http://servera:8060";
  private static final String BACKUP = "http://serverb:8060";
  private static final String STRANGER = "http://serverx:8060";
  private static final Said REFUSED =
      new Said(Outcome.miss(Cause.NO_CONNECTION, ""), false, "refuses the connection");
  private static final Said ABORTED =
      new Said(Outcome.miss(Cause.NO_CONNECTION, ""), false, "is aborted by the browser");
  private static final Said BROKEN =
      new Said(StatusReader.read(ParsedJson.parse("[]")), false, "answers with a broken body");

  private final PublicWord masters;
  private final PublicWord backups;
  private final Map<NodeStatus, Outcome> read = new HashMap<>();

  /**
   * @param pages how many are open on each node
   */
  Voices(int pages) {
    masters = word("serverA", "\"mode\":\"Master\"", MASTER_ID, BACKUP_ID, pages);
    backups =
        word(
            "serverB",
            "\"mode\":\"Backup\",\"masterAddress\":\"" + MASTER + "\"",
            BACKUP_ID,
            MASTER_ID,
            pages);
  }

  private static PublicWord word(
      String name, String mode, String nodeId, String otherId, int pages) {
    String settings =
        "{\"schema\":1,\"node\":{\"name\":\"%s\"},\"redundancy\":{\"pair\":\"line-3\",%s}}"
            .formatted(name, mode);
    boolean master = nodeId.equals(MASTER_ID);
    Known known =
        new Known(
            otherId,
            master ? "serverB" : "serverA",
            List.of(address(master)),
            List.of(address(!master)));
    try {
      return new PublicWord(settings, nodeId, known, pages);
    } catch (SettingsException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Address address(boolean master) {
    return new Address(
        base(master), master ? AddressSource.MASTER_ADDRESS : AddressSource.HOST_NAME);
  }

  static String base(boolean master) {
    return master ? MASTER : BACKUP;
  }

  static String nodeId(boolean master) {
    return master ? MASTER_ID : BACKUP_ID;
  }

  /** What the node shows after this, where it shows anything. */
  Board board(Board before, World pair, boolean master, NodeConfig config) {
    Side side = pair.side(master);
    if (!side.up()) {
      return before.down();
    }
    PublicWord word = master ? masters : backups;
    return side.frozen() ? before : before.show(word.of(config, side.node(), pair.nowMillis()));
  }

  /** What the node answers now; null where it says nothing at all. */
  Said answer(Scene scene, boolean master) {
    if (!scene.answers(master)) {
      return null;
    }
    Board board = scene.board(master);
    return board.up() ? said(board.shown(), true) : REFUSED;
  }

  /** A request that was under way when the page's machine went to sleep. */
  Said aborted() {
    return ABORTED;
  }

  /** Null where there is no such answer. */
  Said wrong(Scene scene, boolean master, Wrong wrong) {
    NodeStatus before = scene.board(master).before();
    return switch (wrong) {
      case BROKEN -> BROKEN;
      case OTHER_PAIR -> said(stranger("line-4"), false);
      case OTHER_NODE -> said(stranger("line-3"), false);
      case OLD -> before == null ? null : said(before, true);
    };
  }

  /** A Running node that nobody has heard of, with addresses of its own. */
  private static NodeStatus stranger(String pair) {
    List<Address> own = List.of(new Address(STRANGER, AddressSource.HOST_NAME));
    return new NodeStatus(
        Contract.SCHEMA,
        pair,
        "0bad",
        "serverX",
        Mode.MASTER,
        NodeState.RUNNING,
        99,
        99,
        Redundancy.ALONE,
        199,
        own,
        new RedundantNode(null, null, RedundantStatus.DISCONNECTED, own),
        Heartbeat.DEFAULT,
        null,
        null,
        0,
        List.of());
  }

  private Said said(NodeStatus status, boolean own) {
    Outcome outcome =
        read.computeIfAbsent(
            status, each -> StatusReader.read(ParsedJson.parse(PublicWord.body(each))));
    return new Said(outcome, own, "answers " + status.state().word());
  }
}
