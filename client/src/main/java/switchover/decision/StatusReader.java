package switchover.decision;

import java.util.Arrays;
import java.util.List;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.Contract;
import switchover.status.Heartbeat;
import switchover.status.Leaving;
import switchover.status.Maintenance;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.NodeStatus;
import switchover.status.Redundancy;
import switchover.status.RedundantNode;
import switchover.status.RedundantStatus;

/**
 * The one reader of {@code /status}. Fields that it does not know are ignored; anything else that
 * is not as the contract has it makes the whole answer a miss that names the field.
 */
public final class StatusReader {
  private static final double LARGEST = 9007199254740991d;
  private static final int LONGEST_WAIT_MILLIS = 600_000;
  private static final int MOST_ADDRESSES = 16;

  private String fault;

  private StatusReader() {}

  /**
   * Reads a parsed body.
   *
   * @param body null stands for a body that is not a JSON object
   */
  public static Outcome read(Json body) {
    return new StatusReader().status(body);
  }

  private Outcome status(Json body) {
    if (body == null) {
      return Outcome.miss(Cause.NOT_JSON, "");
    }
    int schema = integer(body, "schema", 1, Integer.MAX_VALUE);
    if (fault == null && schema > Contract.SCHEMA) {
      return Outcome.miss(Cause.HIGHER_SCHEMA, Text.of(schema));
    }
    NodeStatus status =
        new NodeStatus(
            schema,
            text(body, "pair", false, true),
            text(body, "nodeId", true, true),
            text(body, "name", false, true),
            known("mode", Mode.of(body.text("mode"))),
            known("state", NodeState.of(body.text("state"))),
            (long) number(body, "epoch", 0, LARGEST),
            (long) number(body, "sequence", 0, LARGEST),
            known("redundancy", Redundancy.of(body.text("redundancy"))),
            body.has("serviceLevel") ? integer(body, "serviceLevel", 0, 255) : 0,
            addresses(body, ""),
            redundantNode(part(body, "redundantNode")),
            heartbeat(part(body, "heartbeat")),
            maintenance(part(body, "maintenance")),
            leaving(part(body, "leaving")),
            body.has("spreadMillis") ? integer(body, "spreadMillis", 0, LONGEST_WAIT_MILLIS) : 0);
    return fault == null ? Outcome.heard(status) : Outcome.miss(Cause.BAD_FIELD, fault);
  }

  private RedundantNode redundantNode(Json node) {
    return node == null
        ? null
        : new RedundantNode(
            text(node, "nodeId", true, false),
            text(node, "name", false, false),
            known("redundantNode.status", RedundantStatus.of(node.text("status"))),
            addresses(node, "redundantNode."));
  }

  private Heartbeat heartbeat(Json beat) {
    return beat == null
        ? Heartbeat.DEFAULT
        : new Heartbeat(
            integer(beat, "periodMillis", 1, LONGEST_WAIT_MILLIS),
            integer(beat, "timeoutMillis", 1, LONGEST_WAIT_MILLIS),
            integer(beat, "missed", 1, 1000));
  }

  private Maintenance maintenance(Json on) {
    return on == null ? null : new Maintenance(text(on, "until", false, true));
  }

  private Leaving leaving(Json said) {
    return said == null
        ? null
        : new Leaving(
            integer(said, "inMillis", 0, LONGEST_WAIT_MILLIS), text(said, "reason", false, true));
  }

  private List<Address> addresses(Json body, String where) {
    Json[] entries = body.list("addresses");
    if (entries == null || entries.length > MOST_ADDRESSES) {
      if (body.has("addresses")) {
        blame(Text.of(where, "addresses"));
      }
      return Arrays.asList();
    }
    Address[] read = new Address[entries.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = address(entries[i]);
      if (read[i] == null) {
        blame(Text.of(where, "addresses"));
        return Arrays.asList();
      }
    }
    return Arrays.asList(read);
  }

  /** Null where the entry is no address. */
  private static Address address(Json entry) {
    AddressSource source = entry == null ? null : AddressSource.of(entry.text("source"));
    if (source == null) {
      return null;
    }
    String url = entry.text("url");
    if (WebAddress.parse(url) == null) {
      return null;
    }
    int cut = url.endsWith("/") ? 1 : 0;
    return new Address(url.substring(0, url.length() - cut), source);
  }

  private Json part(Json body, String field) {
    Json part = body.object(field);
    if (part == null && body.has(field)) {
      blame(field);
    }
    return part;
  }

  private String text(Json body, String field, boolean filled, boolean needed) {
    String text = body.text(field);
    if (text == null ? needed || body.has(field) : filled && text.isEmpty()) {
      blame(field);
    }
    return text;
  }

  private int integer(Json body, String field, int least, int most) {
    return (int) number(body, field, least, most);
  }

  private double number(Json body, String field, double least, double most) {
    double number = body.number(field);
    if (!(number >= least && number <= most) || number != Math.floor(number)) {
      blame(field);
      return 0;
    }
    return number;
  }

  private <T> T known(String field, T value) {
    if (value == null) {
      blame(field);
    }
    return value;
  }

  private void blame(String field) {
    if (fault == null) {
      fault = field;
    }
  }
}
