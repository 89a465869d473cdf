package switchover.zookeeper;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A real ZooKeeper ensemble: three processes on this machine. */
public final class Ensemble implements AutoCloseable {
  static final int MEMBERS = 3;
  private static final int TICK_MILLIS = 500;

  /** The shortest that ZooKeeper grants: two of its ticks. */
  public static final int SESSION_MILLIS = 2 * TICK_MILLIS;

  private static final int ANSWER_MILLIS = 500;

  private final Path folder;
  private final List<Integer> clientPorts = new ArrayList<>();
  private final Child[] members = new Child[MEMBERS];

  /** Starts the members; returns when they have a leader. */
  public static Ensemble start(Path folder) throws Exception {
    Ensemble ensemble = new Ensemble(folder);
    ensemble.configure();
    for (int member = 0; member < MEMBERS; member++) {
      ensemble.startMember(member);
    }
    ensemble.awaitWhole();
    return ensemble;
  }

  private Ensemble(Path folder) {
    this.folder = folder;
  }

  /** Where its members are, as a client wants it: {@code host:port,host:port}. */
  public String connect() {
    return clientPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  Child member(int number) {
    return members[number];
  }

  void startMember(int member) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            Child.java(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dzookeeper.admin.enableServer=false",
            "-cp",
            System.getProperty("java.class.path"),
            "org.apache.zookeeper.server.quorum.QuorumPeerMain",
            folder.resolve("member-" + member + ".cfg").toString());
    members[member] = Child.start(command, folder.resolve("member-" + member + ".log"));
  }

  /** Returns when one leads and the others follow. */
  void awaitWhole() throws Exception {
    Await.until(
        "one leader and two followers",
        this::modes,
        () -> modes().contains("leader") && modes().split("follower", -1).length == MEMBERS);
  }

  /** Starts what was killed; returns when the ensemble is whole. */
  void mend() throws Exception {
    for (int member = 0; member < MEMBERS; member++) {
      if (!members[member].alive()) {
        startMember(member);
      }
    }
    awaitWhole();
  }

  int leader() throws Exception {
    awaitWhole();
    return IntStream.range(0, MEMBERS)
        .filter(member -> mode(member).equals("leader"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    for (Child member : members) {
      if (member != null) {
        member.close();
      }
    }
  }

  private String modes() {
    return IntStream.range(0, MEMBERS).mapToObj(this::mode).collect(Collectors.joining(" "));
  }

  /** The member that the only client of the ensemble is connected to. */
  int homeOfOnlyClient() throws Exception {
    Await.until("one client", this::connections, () -> connections().matches("(1 )*2( 1)*"));
    return connections().replace(" ", "").indexOf('2');
  }

  /** How many connections each member counts, the one that asks included. */
  private String connections() {
    return IntStream.range(0, MEMBERS)
        .mapToObj(member -> said(member, "Connections: "))
        .collect(Collectors.joining(" "));
  }

  private String mode(int member) {
    return said(member, "Mode: ");
  }

  /** What the member says of itself; "silent" where it says nothing. */
  private String said(int member, String field) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), clientPorts.get(member)),
          ANSWER_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write("srvr".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(field.length()))
          .findFirst()
          .orElse("none");
    } catch (IOException e) {
      return "silent";
    }
  }

  private void configure() throws IOException {
    List<Integer> ports = freePorts(3 * MEMBERS);
    clientPorts.addAll(ports.subList(0, MEMBERS));
    for (int member = 0; member < MEMBERS; member++) {
      Path data = Files.createDirectories(folder.resolve("member-" + member));
      Files.writeString(data.resolve("myid"), Integer.toString(member + 1));
      List<String> lines = new ArrayList<>();
      lines.add("tickTime=" + TICK_MILLIS);
      lines.add("initLimit=20");
      lines.add("syncLimit=4");
      lines.add("dataDir=" + data);
      lines.add("clientPort=" + clientPorts.get(member));
      lines.add("clientPortAddress=127.0.0.1");
      for (int peer = 0; peer < MEMBERS; peer++) {
        int quorumPort = ports.get(MEMBERS + 2 * peer);
        int electionPort = ports.get(MEMBERS + 2 * peer + 1);
        lines.add("server." + (peer + 1) + "=127.0.0.1:" + quorumPort + ":" + electionPort);
      }
      Files.write(folder.resolve("member-" + member + ".cfg"), lines);
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }
}
