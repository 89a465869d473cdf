package switchover.http;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchover.link.Rejection;
import switchover.live.Attentions;
import switchover.live.Figures;
import switchover.status.Attention;
import switchover.status.NodeState;
import switchover.status.NodeStatus;
import switchover.status.Redundancy;

/** A node's figures in the text format of Prometheus, version 0.0.4. Pure. */
final class MetricsText {
  /** The media type of the format. */
  static final String TYPE = "text/plain;version=0.0.4;charset=utf-8";

  private static final String PREFIX = "switchover_";

  private final StringBuilder text = new StringBuilder(4096);
  private final String labels;

  private MetricsText(NodeStatus status) {
    labels =
        label("pair", status.pair())
            + ","
            + label("node_id", status.nodeId())
            + ","
            + label("name", status.name());
  }

  /**
   * All figures.
   *
   * @param readers how many pages listen
   * @param pages that heartbeat the node
   */
  static String of(NodeStatus status, Figures figures, int readers, OpenPages pages) {
    MetricsText metrics = new MetricsText(status);
    metrics.words("state", "What the node is, as 0 or 1 for each state.", status.state());
    metrics.gauge("epoch", "The highest epoch that the node knows.", status.epoch());
    metrics.gauge(
        "sequence",
        "A number that rises with each change of the status, over restarts too.",
        status.sequence());
    metrics.words(
        "redundancy", "What the pair can bear, as 0 or 1 for each state.", status.redundancy());
    metrics.gauge(
        "redundancy_seconds",
        "How long the redundancy has been what it is.",
        figures.redundancyMillis() / 1000.0);
    metrics.gauge("link_up", "Whether the redundant connection stands.", figures.linked() ? 1 : 0);
    metrics.counter(
        "link_lost_total",
        "How often the redundant connection was lost since the node started.",
        figures.linksLost());
    metrics.counter(
        "link_dropped_total",
        "Messages to the redundant connection that were not authentic, new and well formed.",
        figures.messagesDropped());
    metrics.rejections(figures.rejections());
    metrics.attention(status.attention());
    metrics.counter(
        "failovers_total",
        "How often the node became Running because the other was silent or gone.",
        figures.failovers());
    metrics.counter(
        "switches_total",
        "How often the node became Running because the other handed over.",
        figures.switches());
    metrics.counter(
        "both_running_total",
        "How often the node, Running, heard that the other one was Running too.",
        figures.bothRunning());
    metrics.gauge("event_readers", "Pages that listen to the node's status.", readers);
    metrics.gauge("pages", "Pages that heartbeat the node.", pages.count());
    metrics.gauge(
        "pages_ready", "Those of them that could move to the redundant node.", pages.ready());
    metrics.gauge(
        "maintenance", "Whether the node is in maintenance.", status.maintenance() == null ? 0 : 1);
    return metrics.text.toString();
  }

  private void rejections(Map<Rejection.Reason, Long> counts) {
    String name = "link_rejections_total";
    head(name, "How often one node refused the other, for each reason.", "counter");
    for (Rejection.Reason reason : Rejection.Reason.values()) {
      long count = counts.getOrDefault(reason, 0L);
      line(name, ",reason=\"" + reason.word() + '"', Long.toString(count));
    }
  }

  /** As many lines as there are reasons, so that none is missed where it has gone. */
  private void attention(List<Attention> now) {
    String name = "attention";
    head(name, "Whether a person must look at the pair, for each reason that there is.", "gauge");
    Set<String> wanted = new HashSet<>();
    now.forEach(each -> wanted.add(each.reason()));
    for (String reason : Attentions.REASONS) {
      line(name, ",reason=\"" + reason + '"', wanted.contains(reason) ? "1" : "0");
    }
  }

  private void words(String name, String help, NodeState now) {
    head(name, help, "gauge");
    for (NodeState state : NodeState.values()) {
      line(name, ",state=\"" + state.word() + '"', state == now ? "1" : "0");
    }
  }

  private void words(String name, String help, Redundancy now) {
    head(name, help, "gauge");
    for (Redundancy redundancy : Redundancy.values()) {
      line(name, ",redundancy=\"" + redundancy.word() + '"', redundancy == now ? "1" : "0");
    }
  }

  private void gauge(String name, String help, long value) {
    head(name, help, "gauge");
    line(name, "", Long.toString(value));
  }

  private void gauge(String name, String help, double value) {
    head(name, help, "gauge");
    line(name, "", Double.toString(value));
  }

  private void counter(String name, String help, long value) {
    head(name, help, "counter");
    line(name, "", Long.toString(value));
  }

  private void head(String name, String help, String type) {
    text.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, String more, String value) {
    text.append(PREFIX).append(name).append('{').append(labels).append(more).append("} ");
    text.append(value).append('\n');
  }

  private static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + '"';
  }
}
