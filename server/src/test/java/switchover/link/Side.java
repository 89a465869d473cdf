package switchover.link;

import switchover.node.DecidedBy;
import switchover.node.Recovery;
import switchover.node.Report;
import switchover.status.Mode;
import switchover.status.NodeState;

/** A node that says what a test wants it to say. */
final class Side implements OwnSide {
  private final Hello hello;
  private volatile Report report =
      new Report(NodeState.STANDBY, 1, true, null, Recovery.AUTOMATIC, false, 0);

  Side(Hello hello) {
    this.hello = hello;
  }

  static Side master() {
    return new Side(
        new Hello(
            1,
            "line-3",
            "id-a",
            "boot-a1",
            "serverA",
            Mode.MASTER,
            null,
            null,
            "http",
            null,
            8060,
            "",
            DecidedBy.BUILTIN,
            0,
            0));
  }

  static Side backup() {
    return new Side(
        new Hello(
            1,
            "line-3",
            "id-b",
            "boot-b1",
            "serverB",
            Mode.BACKUP,
            null,
            "http://a:8060",
            "http",
            "localhost",
            8061,
            "/b",
            DecidedBy.BUILTIN,
            0,
            0));
  }

  Side contract(int contract) {
    return new Side(copy(contract, hello.pair(), hello.nodeId(), hello.mode()));
  }

  Side pair(String pair) {
    return new Side(copy(hello.contract(), pair, hello.nodeId(), hello.mode()));
  }

  Side nodeId(String nodeId) {
    return new Side(copy(hello.contract(), hello.pair(), nodeId, hello.mode()));
  }

  Side mode(Mode mode) {
    return new Side(copy(hello.contract(), hello.pair(), hello.nodeId(), mode));
  }

  Side basePath(String basePath) {
    return like(basePath, hello.pingRateMillis(), hello.failoverMillis());
  }

  Side times(int pingRateMillis, int failoverMillis) {
    return like(hello.basePath(), pingRateMillis, failoverMillis);
  }

  void says(NodeState state, long epoch) {
    report = new Report(state, epoch, true, null, Recovery.AUTOMATIC, false, 0);
  }

  @Override
  public Hello hello() {
    return hello;
  }

  @Override
  public Report report() {
    return report;
  }

  @Override
  public Aside aside() {
    return new Aside(null, null);
  }

  private Side like(String basePath, int pingRateMillis, int failoverMillis) {
    return new Side(
        new Hello(
            hello.contract(),
            hello.pair(),
            hello.nodeId(),
            hello.bootId(),
            hello.name(),
            hello.mode(),
            hello.publicAddress(),
            hello.masterAddress(),
            hello.scheme(),
            hello.hostName(),
            hello.port(),
            basePath,
            hello.decidedBy(),
            pingRateMillis,
            failoverMillis));
  }

  private Hello copy(int contract, String pair, String nodeId, Mode mode) {
    return new Hello(
        contract,
        pair,
        nodeId,
        hello.bootId(),
        hello.name(),
        mode,
        hello.publicAddress(),
        hello.masterAddress(),
        hello.scheme(),
        hello.hostName(),
        hello.port(),
        hello.basePath(),
        hello.decidedBy(),
        hello.pingRateMillis(),
        hello.failoverMillis());
  }
}
