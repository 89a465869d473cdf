package switchover.settings;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import switchover.node.DecidedBy;
import switchover.status.Contract;

/**
 * The one judge of settings: from the bytes of {@code switchover.json} to checked settings, or to
 * everything that is wrong with them. Pure.
 */
public final class SettingsParser {
  /** The name of the file, and the field of a problem of the whole file. */
  public static final String FILE = "switchover.json";

  private static final String NAME_ALLOWED =
      "1 to " + NodeSettings.NAME_CHARACTERS + " characters without control characters";
  private static final String BIND_ALLOWED =
      "an IP address or a host name of this machine; left out for all its addresses";
  private static final String HOST_NAMES_ALLOWED =
      "an array of host names, each without scheme and port";
  private static final String ORIGINS_ALLOWED =
      "an array, each an origin such as https://portal.example:8443, by a name or an IPv4 address";
  private static final String PROXIES_ALLOWED = "an array, each " + IpNetwork.ALLOWED;

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
    return judge(JsonText.object(FILE, bytes), hostName);
  }

  static Parsed judge(JsonObject settings, String hostName) throws SettingsException {
    return new SettingsParser(hostName).read(settings);
  }

  private Parsed read(JsonObject object) throws SettingsException {
    Section root = new Section("", object, problems);
    if (!schemaIsKnown(root)) {
      throw SettingsException.ofNewerVersion(problems);
    }
    Section node = root.section("node");
    Section tls = root.section("tls");
    Section redundancy = root.section("redundancy");
    Section page = root.section("page");
    Section health = root.section("health");
    Section hooks = root.section("hooks");
    Section external = root.section("external");
    Section coordinator = root.section("coordinator");
    NodeSettings ofNode = node(node);
    TlsSettings ofTls = TlsParser.parse(node, tls, ofNode.httpPort());
    RedundancySettings ofPair = RedundancyParser.parse(redundancy);
    Settings settings =
        new Settings(
            ofNode,
            ofTls,
            ofPair,
            page(page),
            BesideParser.health(health),
            BesideParser.hooks(hooks),
            BesideParser.external(external),
            CoordinatorParser.read(coordinator, ofPair.pair()));
    requireDecider(redundancy, ofPair.decidedBy(), external, coordinator);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    List<String> unknown = new ArrayList<>(root.unknown());
    for (Section section :
        List.of(node, tls, redundancy, page, health, hooks, external, coordinator)) {
      unknown.addAll(section.unknown());
    }
    return new Parsed(
        settings, List.copyOf(unknown), RedundancyParser.warnings(settings.redundancy()));
  }

  /** A section that is there and wrong has its own problems. */
  private static void requireDecider(
      Section redundancy, DecidedBy decidedBy, Section external, Section coordinator) {
    if (decidedBy == DecidedBy.EXTERNAL && external.isEmpty()) {
      redundancy.refuse(
          "decidedBy",
          "external",
          "wants to know whom to follow",
          "with a section \"external\" that gives stateFile or command");
    }
    if (decidedBy == DecidedBy.COORDINATOR && coordinator.isEmpty()) {
      redundancy.refuse(
          "decidedBy",
          "coordinator",
          "wants to know which",
          "with a section \"coordinator\" that gives connect");
    }
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
        node.nodeAddress("publicAddress", node.has("httpsPort") ? "https" : "http"),
        node.each("hostNames", SettingsParser::hostName, HOST_NAMES_ALLOWED),
        node.each("trustedProxies", IpNetwork::parse, PROXIES_ALLOWED));
  }

  /** Null where it is none. */
  private static String hostName(String given) {
    Host.Parsed host = Host.parse(given);
    return host.fault() == null && !given.startsWith("[") ? host.text() : null;
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

  private static PageSettings page(Section page) {
    return new PageSettings(
        page.integer("heartbeatMillis", PageSettings.HEARTBEATS, PageSettings.HEARTBEAT_MILLIS),
        page.integer("timeoutMillis", PageSettings.TIMEOUTS, PageSettings.TIMEOUT_MILLIS),
        page.integer("missed", PageSettings.MISSES, PageSettings.MISSED),
        page.flag("coldOpen", true),
        page.each("framedBy", SettingsParser::origin, ORIGINS_ALLOWED));
  }

  /** Null where it is none; no content security policy can spell an IPv6 address. */
  private static String origin(String given) {
    WebAddress url = WebAddress.parse(given).address();
    boolean plain = url != null && url.basePath().isEmpty() && !url.host().startsWith("[");
    return plain ? url.url() : null;
  }
}
