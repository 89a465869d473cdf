package switchover.settings;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import switchover.node.DecidedBy;
import switchover.node.Recovery;
import switchover.status.Contract;
import switchover.status.Mode;

/**
 * The one judge of settings: from the bytes of {@code switchover.json} to checked settings, or to
 * everything that is wrong with them. Pure.
 */
public final class SettingsParser {
  /** The name of the file, and the field of a problem of the whole file. */
  public static final String FILE = "switchover.json";

  private static final String NAME_ALLOWED =
      "1 to " + NodeSettings.NAME_CHARACTERS + " characters without control characters";
  private static final String PAIR_ALLOWED =
      "1 to " + RedundancySettings.PAIR_CHARACTERS + " letters, digits, dots, _ or -";
  private static final String BIND_ALLOWED =
      "an IP address or a host name of this machine; left out for all its addresses";

  private final List<Problem> problems = new ArrayList<>();
  private final String hostName;

  private SettingsParser(String hostName) {
    this.hostName = hostName;
  }

  /**
   * What a file says.
   *
   * @param settings never null
   * @param unknown dotted names of fields that this version doesn't know; they have no effect
   * @param warnings what is allowed and likely not meant
   */
  public record Parsed(Settings settings, List<String> unknown, List<String> warnings) {}

  /**
   * Parses and judges.
   *
   * @param bytes the whole file
   * @param hostName the node's name where the file gives none
   * @throws SettingsException with all problems; those of JSON itself come alone
   */
  public static Parsed parse(byte[] bytes, String hostName) throws SettingsException {
    JsonObject object = JsonText.object(FILE, bytes);
    return new SettingsParser(hostName).read(object);
  }

  private Parsed read(JsonObject object) throws SettingsException {
    Section root = new Section("", object, problems);
    if (!schemaIsKnown(root)) {
      throw new SettingsException(problems);
    }
    Section node = root.section("node");
    Section redundancy = root.section("redundancy");
    Section page = root.section("page");
    Section health = root.section("health");
    Section hooks = root.section("hooks");
    Section external = root.section("external");
    Section coordinator = root.section("coordinator");
    NodeSettings ofNode = node(node);
    RedundancySettings ofPair = redundancy(redundancy);
    Settings settings =
        new Settings(
            ofNode,
            ofPair,
            page(page),
            BesideParser.health(health),
            BesideParser.hooks(hooks),
            BesideParser.external(external),
            CoordinatorParser.read(coordinator, ofPair.pair()));
    requireDecider(redundancy, settings);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    List<String> unknown = new ArrayList<>(root.unknown());
    for (Section section : List.of(node, redundancy, page, health, hooks, external, coordinator)) {
      unknown.addAll(section.unknown());
    }
    return new Parsed(settings, List.copyOf(unknown), warnings(settings.redundancy()));
  }

  private static void requireDecider(Section redundancy, Settings settings) {
    DecidedBy decidedBy = settings.redundancy().decidedBy();
    if (decidedBy == DecidedBy.EXTERNAL && settings.external() == null) {
      redundancy.refuse(
          "decidedBy",
          "external",
          "wants to know whom to follow",
          "with a section \"external\" that gives stateFile or command");
    }
    if (decidedBy == DecidedBy.COORDINATOR && settings.coordinator() == null) {
      redundancy.refuse(
          "decidedBy",
          "coordinator",
          "wants to know which",
          "with a section \"coordinator\" that gives connect");
    }
  }

  private static List<String> warnings(RedundancySettings redundancy) {
    int failover = redundancy.failoverMillis();
    int dark = redundancy.networkRecoveryMillis();
    if (redundancy.mode() == Mode.INDEPENDENT || failover >= dark) {
      return List.of();
    }
    return List.of(
        "redundancy.failoverMillis: "
            + failover
            + " ms is shorter than redundancy.networkRecoveryMillis "
            + dark
            + " ms: the pair fails over for the network's sake while the network recovers");
  }

  /** What a future schema means can't be known, so nothing else of it is judged. */
  private boolean schemaIsKnown(Section root) {
    Range any = new Range(1, Integer.MAX_VALUE, "a schema");
    int schema = root.integer("schema", any, Contract.SCHEMA);
    if (schema > Contract.SCHEMA) {
      String reason = "comes from a newer version of Switchover";
      root.refuse("schema", String.valueOf(schema), reason, "at most " + Contract.SCHEMA);
      return false;
    }
    return true;
  }

  private NodeSettings node(Section node) {
    String name = node.text("name", NAME_ALLOWED);
    if (name != null && !isName(name)) {
      node.refuse("name", '"' + name + '"', "is not a name", NAME_ALLOWED);
    }
    return new NodeSettings(
        name == null ? hostName : name,
        node.integer("httpPort", NodeSettings.HTTP_PORTS, NodeSettings.HTTP_PORT),
        bindAddress(node),
        address(node, "publicAddress", true));
  }

  private static boolean isName(String name) {
    int characters = name.codePointCount(0, name.length());
    return !name.isBlank()
        && characters <= NodeSettings.NAME_CHARACTERS
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static String bindAddress(Section node) {
    String given = node.text("bindAddress", BIND_ALLOWED);
    if (given == null) {
      return null;
    }
    boolean bareIpv6 = given.indexOf(':') >= 0 && !given.startsWith("[");
    Host.Parsed host = Host.parse(bareIpv6 ? "[" + given + "]" : given);
    if (host.fault() != null) {
      node.refuse("bindAddress", '"' + given + '"', host.fault(), BIND_ALLOWED);
      return null;
    }
    return host.text();
  }

  private static String address(Section section, String name, boolean bareAllowed) {
    String allowed = bareAllowed ? WebAddress.ALLOWED + ", or host:port" : WebAddress.ALLOWED;
    String given = section.text(name, allowed);
    if (given == null) {
      return null;
    }
    WebAddress.Parsed parsed =
        bareAllowed ? WebAddress.parseBareToo(given, "http") : WebAddress.parse(given);
    if (parsed.fault() != null) {
      section.refuse(name, '"' + given + '"', parsed.fault(), allowed);
      return null;
    }
    return parsed.address().url();
  }

  private RedundancySettings redundancy(Section section) {
    int problemsBefore = problems.size();
    RedundancySettings settings =
        new RedundancySettings(
            mode(section),
            pair(section),
            address(section, "masterAddress", false),
            recovery(section),
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
            decidedBy(section),
            section.flag("takeOverOnRefused", true),
            section.integer(
                "keyOverlapMillis",
                RedundancySettings.KEY_OVERLAPS,
                RedundancySettings.KEY_OVERLAP_MILLIS));
    boolean eachIsRight = problems.size() == problemsBefore;
    requireForMode(section, settings.mode());
    if (eachIsRight) {
      relate(section, settings);
    }
    return settings;
  }

  private static Mode mode(Section section) {
    String allowed = "Independent, Master or Backup";
    String given = section.text("mode", allowed);
    Mode mode = Mode.of(given);
    if (given != null && mode == null) {
      section.refuse("mode", '"' + given + '"', "is not a mode", allowed);
    }
    return mode == null ? Mode.INDEPENDENT : mode;
  }

  private static DecidedBy decidedBy(Section section) {
    String allowed = "builtin, external or coordinator";
    String given = section.text("decidedBy", allowed);
    DecidedBy decidedBy = DecidedBy.of(given);
    if (given != null && decidedBy == null) {
      section.refuse("decidedBy", '"' + given + '"', "is not a way to decide", allowed);
    }
    return decidedBy == null ? DecidedBy.BUILTIN : decidedBy;
  }

  private static Recovery recovery(Section section) {
    String allowed = "Automatic or Manual";
    String given = section.text("recovery", allowed);
    Recovery recovery = Recovery.of(given);
    if (given != null && recovery == null) {
      section.refuse("recovery", '"' + given + '"', "is not a recovery mode", allowed);
    }
    return recovery == null ? Recovery.AUTOMATIC : recovery;
  }

  private static String pair(Section section) {
    String given = section.text("pair", PAIR_ALLOWED);
    if (given != null && !isPairName(given)) {
      section.refuse("pair", '"' + given + '"', "is not a name of a pair", PAIR_ALLOWED);
    }
    return given == null ? "" : given;
  }

  private static boolean isPairName(String name) {
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

  /** What must hold between times that are right each for itself. */
  private static void relate(Section section, RedundancySettings settings) {
    int failover = settings.failoverMillis();
    int missing = settings.missedPings() * settings.pingRateMillis();
    String most = " to " + RedundancySettings.FAILOVERS.max() + " (" + Range.MILLIS + ")";
    if (failover < missing) {
      String sum = settings.missedPings() + " x " + settings.pingRateMillis() + " = " + missing;
      section.refuse(
          "failoverMillis",
          failover + " ms",
          "is shorter than missedPings x pingRateMillis = " + sum + " ms",
          "with these pings " + missing + most);
    }
    if (failover < settings.pingTimeoutMillis()) {
      section.refuse(
          "failoverMillis",
          failover + " ms",
          "is shorter than pingTimeoutMillis = " + settings.pingTimeoutMillis() + " ms",
          "with this ping timeout " + settings.pingTimeoutMillis() + most);
    }
  }

  private static PageSettings page(Section page) {
    return new PageSettings(
        page.integer("heartbeatMillis", PageSettings.HEARTBEATS, PageSettings.HEARTBEAT_MILLIS),
        page.integer("timeoutMillis", PageSettings.TIMEOUTS, PageSettings.TIMEOUT_MILLIS),
        page.integer("missed", PageSettings.MISSES, PageSettings.MISSED));
  }
}
