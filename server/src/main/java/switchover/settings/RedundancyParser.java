package switchover.settings;

import java.util.ArrayList;
import java.util.List;
import switchover.node.DecidedBy;
import switchover.node.Recovery;
import switchover.status.Mode;

/** Reads the section about the pair: who this node is in it, and its times. Pure. */
final class RedundancyParser {
  private static final String PAIR_ALLOWED =
      "1 to " + RedundancySettings.PAIR_CHARACTERS + " letters, digits, dots, _ or -";

  private static final String MODE_ALLOWED = "Independent, Master or Backup";
  private static final String RECOVERY_ALLOWED = "Automatic or Manual";
  private static final String DECIDED_BY_ALLOWED = "builtin, external or coordinator";

  private RedundancyParser() {}

  /** The section, judged; what is wrong with it goes to the section's problems. */
  static RedundancySettings parse(Section section) {
    RedundancySettings settings =
        new RedundancySettings(
            section.word("mode", Mode::of, Mode.INDEPENDENT, "is not a mode", MODE_ALLOWED),
            pair(section),
            masterAddress(section),
            section.word(
                "recovery",
                Recovery::of,
                Recovery.AUTOMATIC,
                "is not a recovery mode",
                RECOVERY_ALLOWED),
            section.integer(
                "pingRateMillis",
                RedundancySettings.PING_RATES,
                RedundancySettings.PING_RATE_MILLIS),
            section.integer(
                "pingTimeoutMillis",
                RedundancySettings.PING_TIMEOUTS,
                RedundancySettings.PING_TIMEOUT_MILLIS),
            section.integer(
                "missedPings", RedundancySettings.MISSED, RedundancySettings.MISSED_PINGS),
            section.integer(
                "failoverMillis", RedundancySettings.FAILOVERS, RedundancySettings.FAILOVER_MILLIS),
            section.integer(
                "connectionWaitMillis",
                RedundancySettings.CONNECTION_WAITS,
                RedundancySettings.CONNECTION_WAIT_MILLIS),
            section.integer("networkRecoveryMillis", RedundancySettings.NETWORK_RECOVERIES, 0),
            section.integer("returnQuietMillis", RedundancySettings.RETURN_QUIETS, 0),
            section.word(
                "decidedBy",
                DecidedBy::of,
                DecidedBy.BUILTIN,
                "is not a way to decide",
                DECIDED_BY_ALLOWED),
            section.flag("takeOverOnRefused", true),
            section.integer(
                "keyOverlapMillis",
                RedundancySettings.KEY_OVERLAPS,
                RedundancySettings.KEY_OVERLAP_MILLIS));
    requireForMode(section, settings.mode());
    relate(section, settings);
    return settings;
  }

  private static String masterAddress(Section section) {
    String url = section.nodeAddress("masterAddress", null);
    String fault = url == null ? null : Undialled.fault(WebAddress.parse(url).address().host());
    if (fault != null) {
      String allowed = WebAddress.ALLOWED + "; " + Undialled.ALLOWED;
      section.refuse("masterAddress", '"' + url + '"', "has a host that " + fault, allowed);
    }
    return url;
  }

  private static String pair(Section section) {
    String given = section.text("pair", PAIR_ALLOWED);
    if (given != null && !isPairName(given)) {
      section.refuse("pair", '"' + given + '"', "is not a name of a pair", PAIR_ALLOWED);
    }
    return given == null ? "" : given;
  }

  /** Whether it can be the name of a pair. */
  static boolean isPairName(String name) {
    return !name.isEmpty()
        && name.length() <= RedundancySettings.PAIR_CHARACTERS
        && name.chars().allMatch(c -> Host.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
  }

  private static void requireForMode(Section section, Mode mode) {
    if (mode != Mode.INDEPENDENT && !section.has("pair")) {
      section.refuse("pair", "nothing", "is given for a " + mode.word(), PAIR_ALLOWED);
    }
    if (mode == Mode.BACKUP && !section.has("masterAddress")) {
      section.refuse("masterAddress", "nothing", "is given for a Backup", WebAddress.ALLOWED);
    }
  }

  /** What must hold between times where those are right each for itself. */
  private static void relate(Section section, RedundancySettings settings) {
    int failover = settings.failoverMillis();
    int missing = settings.missedPings() * settings.pingRateMillis();
    String most = " to " + RedundancySettings.FAILOVERS.max() + " (" + Range.MILLIS + ")";
    boolean missingIsRight = section.areRight("failoverMillis", "missedPings", "pingRateMillis");
    if (missingIsRight && failover < missing) {
      String sum = settings.missedPings() + " x " + settings.pingRateMillis() + " = " + missing;
      section.refuse(
          "failoverMillis",
          failover + " ms",
          "is shorter than missedPings x pingRateMillis = " + sum + " ms",
          "with these pings " + missing + most);
    }
    boolean timeoutIsRight = section.areRight("failoverMillis", "pingTimeoutMillis");
    if (timeoutIsRight && failover < settings.pingTimeoutMillis()) {
      section.refuse(
          "failoverMillis",
          failover + " ms",
          "is shorter than pingTimeoutMillis = " + settings.pingTimeoutMillis() + " ms",
          "with this ping timeout " + settings.pingTimeoutMillis() + most);
    }
  }

  /** What is allowed and likely not meant. */
  static List<String> warnings(RedundancySettings redundancy) {
    List<String> warnings = new ArrayList<>();
    int failover = redundancy.failoverMillis();
    int dark = redundancy.networkRecoveryMillis();
    if (redundancy.mode() != Mode.INDEPENDENT && failover < dark) {
      warnings.add(
          "redundancy.failoverMillis: "
              + failover
              + " ms is shorter than redundancy.networkRecoveryMillis "
              + dark
              + " ms: the pair fails over for the network's sake while the network recovers");
    }
    if (redundancy.mode() == Mode.MASTER && redundancy.masterAddress() != null) {
      warnings.add(
          "redundancy.masterAddress: "
              + redundancy.masterAddress()
              + " is where a Backup dials; a Master does not, and only asks there whether another"
              + " Master of the pair answers");
    }
    return warnings;
  }
}
