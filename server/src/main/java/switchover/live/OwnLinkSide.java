package switchover.live;

import java.util.function.Supplier;
import switchover.link.Hello;
import switchover.link.OwnSide;
import switchover.node.Report;
import switchover.settings.HostName;
import switchover.settings.Settings;
import switchover.settings.TlsSettings;
import switchover.status.Contract;

/** What the redundant connection asks of this node. Thread-safe. */
final class OwnLinkSide implements OwnSide {
  private final Settings settings;
  private final String nodeId;
  private final String bootId;
  private final String basePath;
  private final Supplier<Report> report;
  private final Supplier<String> askedBy;

  /**
   * @param bootId of this start of the node
   * @param report what the node says now
   * @param askedBy who asked the node for a switch that is under way; gives null for nobody
   */
  OwnLinkSide(
      Settings settings,
      String nodeId,
      String bootId,
      String basePath,
      Supplier<Report> report,
      Supplier<String> askedBy) {
    this.settings = settings;
    this.nodeId = nodeId;
    this.bootId = bootId;
    this.basePath = basePath;
    this.report = report;
    this.askedBy = askedBy;
  }

  @Override
  public Hello hello() {
    TlsSettings tls = settings.tls();
    return new Hello(
        Contract.SCHEMA,
        settings.redundancy().pair(),
        nodeId,
        bootId,
        settings.node().name(),
        settings.redundancy().mode(),
        settings.node().publicAddress(),
        settings.redundancy().masterAddress(),
        tls == null ? "http" : "https",
        HostName.own(),
        tls == null ? settings.node().httpPort() : tls.port(),
        basePath,
        settings.redundancy().decidedBy(),
        settings.redundancy().pingRateMillis(),
        settings.redundancy().failoverMillis());
  }

  @Override
  public Report report() {
    return report.get();
  }

  @Override
  public String askedBy() {
    return askedBy.get();
  }
}
