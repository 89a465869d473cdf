package switchover.campaign;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import switchover.pair.Addresses;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.Launch;
import switchover.pair.PairPlan;
import switchover.pair.TestNode;

/**
 * Two hosts and a wire between them, as Linux network namespaces: each has a way to this test that
 * always works, and one to the other host on which packets can be lost.
 */
final class Wire implements Lab.Outlasting {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Blocks of eight addresses in the range that is set aside for tests of networks. */
  private static final int BLOCKS = 1 << 14;

  private final String name;
  private final String block;
  private final int first;

  private Wire() {
    int count = COUNT.incrementAndGet();
    long pid = ProcessHandle.current().pid();
    int number = (int) ((pid * 8 + count) % BLOCKS);
    name = "so" + pid + "-" + count;
    block = "198." + (18 + number / (1 << 13)) + "." + number / 32 % 256 + ".";
    first = number % 32 * 8;
  }

  /** Lays it; it is gone with the test. */
  static Wire in(Lab lab) throws IOException, InterruptedException {
    Wire wire = lab.keep(new Wire());
    Shell.run(forgetThoseOfDeadTests() + wire.lay("a", 0) + wire.lay("b", 2) + wire.join());
    return wire;
  }

  /** A pair with a node on each host. */
  PairPlan plan(PairPlan plan) {
    return plan.across(new Addresses(ip(1), ip(3), ip(4), ip(5), true))
        .launch(new OnHost(host("a")), new OnHost(host("b")));
  }

  /** From now on the Master hears nothing from the Backup. */
  void loseToMaster() throws IOException, InterruptedException {
    Shell.run(lose("a", ""));
  }

  /** From now on the Backup hears nothing from the Master. */
  void loseToBackup() throws IOException, InterruptedException {
    Shell.run(lose("b", ""));
  }

  /** From now on nothing passes. */
  void cut() throws IOException, InterruptedException {
    Shell.run(lose("a", "") + lose("b", ""));
  }

  /** From now on this share of the packets is lost, each way. */
  void loseSome(double share) throws IOException, InterruptedException {
    String some = "-m statistic --mode random --probability " + share;
    Shell.run(lose("a", some) + lose("b", some));
  }

  /** How many packets were lost since the last mending. */
  int lost() throws IOException, InterruptedException {
    String count = "iptables -w -L INPUT -v -x -n";
    return Shell.run(in("a", count) + in("b", count))
        .lines()
        .filter(line -> line.contains(" DROP "))
        .mapToInt(line -> Integer.parseInt(line.strip().split(" +")[0]))
        .sum();
  }

  /** All passes again. */
  void mend() throws IOException, InterruptedException {
    Shell.run(in("a", "iptables -w -F INPUT") + in("b", "iptables -w -F INPUT"));
  }

  @Override
  public void close() throws IOException {
    Shell.runAtEnd(
        "for host in %s %s; do if [ -e /run/netns/$host ]; then ip netns del $host; fi; done"
            .formatted(host("a"), host("b")));
  }

  /** A test that was killed could not take its wires away. */
  private static String forgetThoseOfDeadTests() {
    return """
        for host in /run/netns/so[0-9]*-*; do
          pid=${host#/run/netns/so}
          pid=${pid%%-*}
          if [ -e "$host" ] && [ ! -e "/proc/$pid" ]; then ip netns del "${host##*/}"; fi
        done
        """;
  }

  /** A host, and its way to this test. */
  private String lay(String side, int offset) {
    return """
        ip netns add HOST
        ip link add HOST type veth peer name test netns HOST
        ip address add NEAR/31 dev HOST
        ip link set HOST up
        ip -n HOST address add FAR/31 dev test
        ip -n HOST link set test up
        ip -n HOST link set lo up
        """
        .replace("HOST", host(side))
        .replace("NEAR", ip(offset))
        .replace("FAR", ip(offset + 1));
  }

  private String join() {
    return """
        ip -n A link add wire type veth peer name wire netns B
        ip -n A address add IP_A/31 dev wire
        ip -n B address add IP_B/31 dev wire
        ip -n A link set wire up
        ip -n B link set wire up
        """
        .replace("IP_A", ip(4))
        .replace("IP_B", ip(5))
        .replace("-n A", "-n " + host("a"))
        .replace("-n B", "-n " + host("b"))
        .replace("netns B", "netns " + host("b"));
  }

  private String lose(String side, String which) {
    return in(side, "iptables -w -I INPUT -i wire " + which + " -j DROP");
  }

  private String in(String side, String command) {
    return "ip netns exec " + host(side) + " " + command + "\n";
  }

  private String host(String side) {
    return name + side;
  }

  private String ip(int offset) {
    return block + (first + offset);
  }

  /** A node as a process of one host. */
  private record OnHost(String host) implements Launch {
    @Override
    public String basePath() {
      return "";
    }

    @Override
    public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
      ProcessBuilder command = new JarLaunch().command(node, jvmOptions);
      command.command().addAll(0, List.of("ip", "netns", "exec", host));
      return command;
    }
  }
}
