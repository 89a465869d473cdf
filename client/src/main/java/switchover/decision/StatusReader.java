package switchover.decision;

import switchover.status.Contract;
import switchover.status.Heartbeat;

/**
 * The one reader of {@code /status}. Fields that it does not know are ignored; anything else that
 * is not as the contract has it makes the whole answer a miss that names the field.
 */
public final class StatusReader {
  private static final double LARGEST = 9007199254740991d;
  private static final int LONGEST_WAIT_MILLIS = 600_000;
  private static final int MOST_ADDRESSES = 16;
  private static final String PUBLIC_ADDRESS = "PublicAddress";

  private String fault;

  private StatusReader() {}

  /**
   * Reads a parsed body.
   *
   * @param body null stands for a body that is not a JSON object
   */
  public static Outcome read(Json body) {
    if (body == null) {
      return Outcome.miss(Cause.NOT_JSON, "");
    }
    StatusReader reader = new StatusReader();
    int schema = reader.integer(body, "schema", 1, Integer.MAX_VALUE);
    if (reader.fault == null && schema > Contract.SCHEMA) {
      return Outcome.miss(Cause.HIGHER_SCHEMA, Text.of(schema));
    }
    Answer answer = reader.answer(body);
    return reader.fault == null
        ? Outcome.heard(answer)
        : Outcome.miss(Cause.BAD_FIELD, reader.fault);
  }

  private Answer answer(Json body) {
    String pair = text(body, "pair", false, true);
    String nodeId = text(body, "nodeId", true, true);
    String name = text(body, "name", false, true);
    String mode = known("mode", body.text("mode"), "Independent", "Master", "Backup");
    String state = known("state", body.text("state"), Says.RUNNING, Says.STANDBY);
    double epoch = number(body, "epoch", 0, LARGEST);
    double sequence = number(body, "sequence", 0, LARGEST);
    String redundancy = known("redundancy", body.text("redundancy"), "Full", "Alone", "None");
    optional(body, "serviceLevel", 255);
    Row<Address> addresses = addresses(body, "addresses");
    Json other = part(body, "redundantNode");
    String relayedId = other == null ? null : text(other, "nodeId", true, false);
    String relayedName = other == null ? null : text(other, "name", false, false);
    String relayed = other == null ? null : relayed(other);
    Row<Address> relayedAddresses =
        other == null ? Row.empty() : addresses(other, "redundantNode.addresses");
    Json beat = part(body, "heartbeat");
    boolean maintenance = maintenance(body);
    return new Answer(
        pair,
        nodeId,
        name,
        mode,
        Says.RUNNING.equals(state),
        epoch,
        sequence,
        redundancy,
        addresses,
        relayedId,
        relayedName,
        relayed,
        relayedAddresses,
        beat(beat, "periodMillis", LONGEST_WAIT_MILLIS, Heartbeat.DEFAULT_MILLIS),
        beat(beat, "timeoutMillis", LONGEST_WAIT_MILLIS, Heartbeat.DEFAULT_MILLIS),
        beat(beat, "missed", 1000, Heartbeat.DEFAULT_MISSED),
        optional(body, "spreadMillis", LONGEST_WAIT_MILLIS),
        maintenance);
  }

  private String relayed(Json node) {
    return known(
        "redundantNode.status",
        node.text("status"),
        Says.RUNNING,
        Says.STANDBY,
        Says.UNKNOWN,
        Answer.FAULTED,
        "Disconnected");
  }

  private int beat(Json beat, String field, int most, int otherwise) {
    return beat == null ? otherwise : integer(beat, field, 1, most);
  }

  /** Whether it is on; what is for display only is to be well formed all the same. */
  private boolean maintenance(Json body) {
    Json maintenance = part(body, "maintenance");
    if (maintenance != null) {
      text(maintenance, "until", false, true);
    }
    Json leaving = part(body, "leaving");
    if (leaving != null) {
      integer(leaving, "inMillis", 0, LONGEST_WAIT_MILLIS);
      text(leaving, "reason", false, true);
    }
    return maintenance != null;
  }

  private Row<Address> addresses(Json body, String called) {
    Row<Address> read = Row.empty();
    Json[] entries = body.list("addresses");
    if (entries == null ? body.has("addresses") : entries.length > MOST_ADDRESSES) {
      blame(called);
    } else if (entries != null) {
      for (Json entry : entries) {
        read = read.with(address(entry, called));
      }
    }
    return read;
  }

  private Address address(Json entry, String called) {
    String url = entry == null ? null : entry.text("url");
    if (WebAddress.parse(url) == null) {
      blame(called);
      return null;
    }
    String source =
        known(
            called,
            entry.text("source"),
            PUBLIC_ADDRESS,
            "MasterAddress",
            "HostName",
            "RemoteAddress");
    int last = url.length() - 1;
    return new Address(
        Text.at(url, last).equals("/") ? url.substring(0, last) : url,
        PUBLIC_ADDRESS.equals(source));
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
    if (text == null ? needed || body.has(field) : filled && text.length() == 0) {
      blame(field);
    }
    return text;
  }

  private int optional(Json body, String field, int most) {
    return body.has(field) ? integer(body, field, 0, most) : 0;
  }

  private int integer(Json body, String field, int least, int most) {
    return (int) number(body, field, least, most);
  }

  private double number(Json body, String field, double least, double most) {
    double number = body.number(field);
    if (!(number >= least && number <= most) || number != Math.floor(number)) {
      blame(field);
    }
    return number;
  }

  private String known(String field, String word, String... words) {
    for (String known : words) {
      if (known.equals(word)) {
        return word;
      }
    }
    blame(field);
    return word;
  }

  private void blame(String field) {
    if (fault == null) {
      fault = field;
    }
  }
}
