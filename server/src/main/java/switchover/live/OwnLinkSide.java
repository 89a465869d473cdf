package switchover.live;

import java.util.function.Supplier;
import switchover.link.Aside;
import switchover.link.Hello;
import switchover.link.OwnSide;
import switchover.node.Report;
import switchover.settings.HostName;
import switchover.settings.Settings;
import switchover.settings.TlsSettings;
import switchover.status.Contract;

/** What the redundant connection asks of this node. Thread-safe. */
final class OwnLinkSide implements OwnSide {
  private final Supplier<Settings> settings;
  private final String nodeId;
  private final String bootId;
  private final String basePath;
  private final Supplier<Report> report;
  private final Supplier<String> askedBy;

  /**
   * @param settings gives what the node works by
   * @param bootId of this start of the node
   * @param report what the node says now
   * @param askedBy who asked the node for a switch that is under way; gives null for nobody
   */
  OwnLinkSide(
      Supplier<Settings> settings,
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
    Settings now = settings.get();
    TlsSettings tls = now.tls();
    return new Hello(
        Contract.SCHEMA,
        now.redundancy().pair(),
        nodeId,
        bootId,
        now.node().name(),
        now.redundancy().mode(),
        now.node().publicAddress(),
        now.redundancy().masterAddress(),
        tls == null ? "http" : "https",
        HostName.own(),
        tls == null ? now.node().httpPort() : tls.port(),
        basePath,
        now.redundancy().decidedBy(),
        now.redundancy().pingRateMillis(),
        now.redundancy().failoverMillis());
  }

  @Override
  public Report report() {
    return report.get();
  }

  @Override
  public Aside aside() {
    return new Aside(askedBy.get(), settings.get().page().framedById());
  }
}
