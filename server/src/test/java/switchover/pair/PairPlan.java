package switchover.pair;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import switchover.settings.Account;
import switchover.settings.Home;

/** The description of a pair, from which its homes are written and its nodes started. */
public final class PairPlan {
  private static final String IP_A = "127.0.0.2";

  /** A connection to any loopback address comes from this one, so it is the backup's remote IP. */
  private static final String IP_B = "127.0.0.1";

  private static final String BEHIND_GATE_A = "127.0.0.11";
  private static final String BEHIND_GATE_B = "127.0.0.12";
  private static final String GATE_LINK = "127.0.0.4";

  private static final String MANUAL = "Manual";

  private final Lab lab;
  private int portA;
  private int portB;
  private boolean cuttable;
  private String domain = "";
  private int securePortA;
  private int securePortB;
  private Addresses addresses;
  private String publicAddress;
  private String recovery = "Automatic";
  private int connectionWaitMillis = 10_000;
  private int failoverMillis = 1000;
  private int pingRateMillis = 250;
  private int pingTimeoutMillis = 750;
  private int missedPings = 3;
  private int pageTimeoutMillis = 1000;
  private Map<String, Object> backupTimes = Map.of();
  private String ensemble;
  private int sessionMillis;
  private List<Account> accountsOfA = List.of();
  private Launch launchA = new JarLaunch();
  private Launch launchB = new JarLaunch();

  PairPlan(Lab lab) {
    this.lab = lab;
  }

  /** Ports that the story names; free ones otherwise. */
  public PairPlan ports(int a, int b) {
    portA = a;
    portB = b;
    return this;
  }

  /** Both answer https too, by the certificates that they make; the backup links by it. */
  public PairPlan https(int a, int b) {
    securePortA = a;
    securePortB = b;
    return this;
  }

  /** A network that can be cut. */
  public PairPlan cuttable() {
    cuttable = true;
    return this;
  }

  /** Other addresses than those of the loopback. */
  public PairPlan across(Addresses own) {
    addresses = own;
    return this;
  }

  /** The domain in which both hosts have their names, such as {@code plant.example}. */
  public PairPlan domain(String name) {
    domain = "." + name;
    return this;
  }

  /** The public address that both nodes share. */
  public PairPlan publicAddress(String url) {
    publicAddress = url;
    return this;
  }

  /** Recovery mode Manual: a returning master stays Standby. */
  public PairPlan manual() {
    recovery = MANUAL;
    return this;
  }

  /** How long a starting master waits for its backup. */
  public PairPlan connectionWaitMillis(int millis) {
    connectionWaitMillis = millis;
    return this;
  }

  /** Silence of the other node after which a Standby becomes Running. */
  public PairPlan failoverMillis(int millis) {
    failoverMillis = millis;
    return this;
  }

  /** How often the nodes ping each other, and when an answer to it is missed. */
  public PairPlan pings(int rateMillis, int timeoutMillis) {
    pingRateMillis = rateMillis;
    pingTimeoutMillis = timeoutMillis;
    return this;
  }

  /** Deadline of a page's heartbeat. */
  public PairPlan pageTimeoutMillis(int millis) {
    pageTimeoutMillis = millis;
    return this;
  }

  /** How many missed pings in a row end the connection. */
  public PairPlan missedPings(int count) {
    missedPings = count;
    return this;
  }

  /** The backup is set unlike its master. */
  public PairPlan backupTimes(int rateMillis, int timeoutMillis, int failover) {
    backupTimes = times(rateMillis, timeoutMillis, failover);
    return this;
  }

  /** A coordinator decides, by the optional jar beside the node's own. */
  public PairPlan coordinator(String connect, int session) {
    ensemble = connect;
    sessionMillis = session;
    return this;
  }

  /** Who may sign in to A; nobody yet otherwise. */
  public PairPlan accountsOfA(List<Account> all) {
    accountsOfA = all;
    return this;
  }

  /** How the nodes are brought up; as the jar otherwise. */
  public PairPlan launch(Launch a, Launch b) {
    launchA = a;
    launchB = b;
    return this;
  }

  /**
   * Starts both nodes and waits until A is Running and B ready behind it. On a busy machine the
   * backup's failover time may pass before its first ping; then A takes Running back by itself, or
   * with recovery Manual is given it.
   */
  public TestPair startFull() throws IOException, InterruptedException {
    TestPair pair = ready();
    pair.a().start();
    pair.a().awaitAnswering();
    pair.b().start();
    return full(pair);
  }

  /** The same, but both nodes start at once, which is quicker. */
  public TestPair startAtOnce() throws IOException, InterruptedException {
    TestPair pair = ready();
    pair.a().start();
    pair.b().start();
    return full(pair);
  }

  private TestPair full(TestPair pair) throws IOException, InterruptedException {
    if (MANUAL.equals(recovery) && pair.awaitWhole() == pair.b()) {
      pair.switchByHttp(pair.b());
    }
    pair.awaitFull(pair.a());
    return pair;
  }

  /** Writes the homes and lays the network, and starts no node. */
  public TestPair ready() throws IOException {
    if (portA == 0) {
      ports(Ports.free(), Ports.free());
    }
    Addresses at = addresses();
    Place placeA = new Place(at.a(), portA, launchA.basePath());
    Place placeB = new Place(at.b(), portB, launchB.basePath());
    if (!at.everywhere()) {
      Ports.requireFree(placeA.ip(), portA);
      Ports.requireFree(placeB.ip(), portB);
    }
    Path hosts = hostsFile(at);
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    String keyLine = Base64.getEncoder().encodeToString(key);
    String masterUrl =
        securePortA == 0 ? placeA.url(hostA()) : "https://" + hostA() + ":" + securePortA;
    TestNode a = node("serverA", hostA(), placeA, launchA, null, keyLine, hosts);
    TestNode b = node("serverB", hostB(), placeB, launchB, masterUrl, keyLine, hosts);
    if (!accountsOfA.isEmpty()) {
      Home.open(a.home().folder()).accounts().save(accountsOfA);
    }
    return new TestPair(
        a,
        b,
        hostA(),
        hostB(),
        Map.of(hostA(), IP_A, hostB(), IP_B),
        gate(IP_A, placeA),
        gate(IP_B, placeB),
        gate(GATE_LINK, placeA));
  }

  private String hostA() {
    return TestPair.HOST_A + domain;
  }

  private String hostB() {
    return TestPair.HOST_B + domain;
  }

  private Addresses addresses() {
    if (addresses != null) {
      return addresses;
    }
    return cuttable
        ? new Addresses(BEHIND_GATE_A, BEHIND_GATE_B, GATE_LINK, IP_B, false)
        : new Addresses(IP_A, IP_B, IP_A, IP_B, false);
  }

  private Gate gate(String ip, Place to) throws IOException {
    return cuttable ? lab.keep(Gate.open(ip, to.port(), to.ip(), to.port())) : null;
  }

  /** Java looks names up by the letter, so each is there as written and in lower case. */
  private Path hostsFile(Addresses at) throws IOException {
    String a = hostA() + " " + hostA().toLowerCase(Locale.ROOT);
    String b = hostB() + " " + hostB().toLowerCase(Locale.ROOT);
    List<String> lines = List.of("127.0.0.1 localhost", at.linkA() + " " + a, at.linkB() + " " + b);
    return Files.write(lab.folder().resolve("hosts"), lines);
  }

  private TestNode node(
      String name,
      String hostName,
      Place place,
      Launch launch,
      String masterUrl,
      String keyLine,
      Path hosts)
      throws IOException {
    NodeHome home = new NodeHome(lab.folder().resolve(name));
    home.settings(settings(name, place, masterUrl));
    home.pairKey(keyLine);
    List<String> jvmOptions =
        List.of("-Djdk.net.hosts.file=" + hosts, "-Dswitchover.hostName=" + hostName);
    TestNode node = lab.keep(new TestNode(name, home, place, launch, jvmOptions));
    lab.witness(test -> node.testify());
    return node;
  }

  private JsonObject settings(String name, Place place, String masterUrl) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", name);
    node.put("httpPort", place.port());
    int securePort = masterUrl == null ? securePortA : securePortB;
    node.put("httpsPort", securePort == 0 ? null : securePort);
    node.put("bindAddress", addresses().everywhere() ? null : place.ip());
    node.put("publicAddress", publicAddress);
    Map<String, Object> redundancy = new LinkedHashMap<>();
    redundancy.put("mode", masterUrl == null ? "Master" : "Backup");
    redundancy.put("pair", "line-3");
    redundancy.put("masterAddress", masterUrl);
    redundancy.put("recovery", recovery);
    redundancy.put("connectionWaitMillis", connectionWaitMillis);
    redundancy.put("missedPings", missedPings);
    redundancy.putAll(times(pingRateMillis, pingTimeoutMillis, failoverMillis));
    if (masterUrl != null) {
      redundancy.putAll(backupTimes);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schema", 1);
    all.put("node", node);
    all.put("redundancy", redundancy);
    all.put("page", Map.of("timeoutMillis", pageTimeoutMillis));
    if (ensemble != null) {
      redundancy.put("decidedBy", "coordinator");
      all.put("coordinator", Map.of("connect", ensemble, "sessionMillis", sessionMillis));
    }
    return Json.object(all);
  }

  private static Map<String, Object> times(int rateMillis, int timeoutMillis, int failover) {
    return Map.of(
        "pingRateMillis", rateMillis,
        "pingTimeoutMillis", timeoutMillis,
        "failoverMillis", failover);
  }
}
