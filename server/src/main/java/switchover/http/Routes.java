package switchover.http;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import switchover.sample.Heater;

/** Which path is answered by which servlet: the one table, for the jar and for the WAR. */
public final class Routes {
  private Routes() {}

  /**
   * One line of the table. Every servlet supports asynchronous answers.
   *
   * @param name the servlet's name
   * @param servlet to be registered once
   * @param patterns as of the Servlet specification, below the node's base path
   */
  public record Route(String name, Servlet servlet, List<String> patterns) {}

  /** The table for a node at work. */
  public static List<Route> of(ServedNode node) {
    WhoAsks whoAsks = new WhoAsks(new AdminToken(node.adminToken()), node.people(), node.nodeId());
    AtomicReference<Heater> heater = new AtomicReference<>(Heater.UNTOUCHED);
    return List.of(
        route("status", new StatusServlet(node.live(), node.openPages()), "/status", "/status/*"),
        route("events", new EventsServlet(node), "/status/events"),
        route("gone", new GoneServlet(node.openPages()), "/status/gone"),
        route("link", new LinkServlet(node.live().entrance()), "/link/*"),
        route("api", new ApiServlet(node, whoAsks), "/api", "/api/*"),
        route(
            "session",
            new SessionServlet(node.people(), whoAsks, new RefusedActs(node.live().audit())),
            SessionServlet.PATH,
            SessionServlet.PATH + "/*"),
        route("metrics", new MetricsServlet(node), "/metrics"),
        route("sample", new SampleServlet(node.live(), heater), "/sample/*"),
        route(
            "set-point",
            new SetPointServlet(node.live(), node.ownPages(), heater),
            SetPointServlet.PATH),
        route("failure", new FailureServlet(), FailureServlet.PATH),
        route(
            "pages",
            new PageServlet(
                new PageFiles(node),
                node.ownPages(),
                () -> node.live().snapshot().status(),
                () -> node.live().settings().page().framedBy()),
            "/"));
  }

  /**
   * What a request goes through before its servlet, in this order.
   *
   * @param name the filter's name
   * @param filter to be registered once
   * @param patterns as of the Servlet specification, below the node's base path
   */
  public record Gate(String name, Filter filter, List<String> patterns) {}

  /** The gates of a node at work: before what only people and pages of the plant may ask. */
  public static List<Gate> gates(ServedNode node) {
    List<String> administration = List.of("/api/*", "/config/*", "/metrics");
    return List.of(
        new Gate("proxy", new ProxyGate(node.live()), administration),
        new Gate(
            "host",
            new HostGate(node.live(), new RefusedActs(node.live().audit())),
            List.of("/api/*", "/config/*", SetPointServlet.PATH)));
  }

  private static Route route(String name, Servlet servlet, String... patterns) {
    return new Route(name, servlet, List.of(patterns));
  }
}
