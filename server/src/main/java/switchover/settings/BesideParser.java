package switchover.settings;

import java.util.List;
import switchover.external.ExternalSettings;
import switchover.health.ProbeSettings;
import switchover.hook.HookSettings;

/** Reads the sections about what stands beside the node: its HMI, its hooks, who decides. */
final class BesideParser {
  static final Range INTERVALS = new Range(100, 3_600_000, Range.MILLIS);
  static final Range TIMEOUTS = new Range(50, 60_000, Range.MILLIS);
  static final Range COUNTS = new Range(1, 20, "checks");
  static final int PROBE_INTERVAL_MILLIS = 1000;
  static final int PROBE_TIMEOUT_MILLIS = 1000;
  static final int RISE = 2;
  static final int FALL = 3;
  static final int HOOK_DEADLINE_MILLIS = 5000;
  static final int EXTERNAL_INTERVAL_MILLIS = 500;
  static final int EXTERNAL_TIMEOUT_MILLIS = 2000;

  private static final String PROBE_ALLOWED = ProbeAddress.HTTP_ALLOWED + ", or tcp://host:port";
  private static final String FILE_ALLOWED = "the path of a file";

  private BesideParser() {}

  /** The probe of what is behind the node; null where none is set. */
  static ProbeSettings health(Section section) {
    String address = section.text("address", PROBE_ALLOWED);
    ProbeSettings settings =
        new ProbeSettings(
            address,
            section.integer("intervalMillis", INTERVALS, PROBE_INTERVAL_MILLIS),
            section.integer("timeoutMillis", TIMEOUTS, PROBE_TIMEOUT_MILLIS),
            section.integer("rise", COUNTS, RISE),
            section.integer("fall", COUNTS, FALL));
    if (address == null) {
      requireNothingElse(section, "address", PROBE_ALLOWED);
      return null;
    }
    String fault = ProbeAddress.fault(address);
    if (fault != null) {
      section.refuse("address", '"' + address + '"', fault, PROBE_ALLOWED);
    }
    return settings;
  }

  /** What is called on a change of state; null where nothing is. */
  static HookSettings hooks(Section section) {
    List<String> command = section.command("command");
    String url = section.text("url", ProbeAddress.HTTP_ALLOWED);
    if (url != null && ProbeAddress.httpFault(url) != null) {
      section.refuse(
          "url", '"' + url + '"', ProbeAddress.httpFault(url), ProbeAddress.HTTP_ALLOWED);
    }
    int deadlineMillis = section.integer("deadlineMillis", TIMEOUTS, HOOK_DEADLINE_MILLIS);
    if (command == null && url == null) {
      requireNothingElse(section, "command", "command or url, where the section is given");
      return null;
    }
    return new HookSettings(command, url, deadlineMillis);
  }

  /** How another cluster manager is followed; null where none is set. */
  static ExternalSettings external(Section section) {
    String stateFile = section.text("stateFile", FILE_ALLOWED);
    List<String> command = section.command("command");
    int intervalMillis = section.integer("intervalMillis", INTERVALS, EXTERNAL_INTERVAL_MILLIS);
    int timeoutMillis = section.integer("timeoutMillis", TIMEOUTS, EXTERNAL_TIMEOUT_MILLIS);
    if (stateFile != null && stateFile.isBlank()) {
      section.refuse("stateFile", '"' + stateFile + '"', "is empty", FILE_ALLOWED);
    }
    if (stateFile != null && command != null) {
      section.refuse("command", "[...]", "is given beside stateFile", "one of the two");
      return null;
    }
    if (stateFile == null && command == null) {
      requireNothingElse(section, "stateFile", "stateFile or command, where the section is given");
      return null;
    }
    return new ExternalSettings(stateFile, command, intervalMillis, timeoutMillis);
  }

  /** What was given and refused is not missed too. */
  private static void requireNothingElse(Section section, String name, String allowed) {
    boolean refused = section.has("address") || section.has("command") || section.has("url");
    if (!section.isEmpty() && !refused && !section.has("stateFile")) {
      section.refuse(name, "nothing", "is given", allowed);
    }
  }
}
