package switchover.jetty;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import switchover.command.Exit;
import switchover.http.Restart;
import switchover.http.ServedNode;
import switchover.live.LiveNode;
import switchover.settings.Home;
import switchover.settings.NodeSettings;
import switchover.settings.Problem;
import switchover.settings.Settings;
import switchover.settings.SettingsException;
import switchover.settings.SettingsParser;
import switchover.tls.CertificateFiles;
import switchover.tls.CertificateWatch;
import switchover.tls.NodeCertificate;

/**
 * The node of this process with its web server, which can be started anew without the process. All
 * that can keep the new one from its start is looked for while the old one is at work. Thread-safe.
 */
final class JarNode implements Restart {
  private static final System.Logger LOG = System.getLogger("switchover.node");

  private final Home home;
  private final Integer port;
  private final Consumer<Settings> ready;
  private final Consumer<Failed> failed;
  private Settings settings;
  private ServedNode served;
  private WebServer server;

  /** Bound for the node that comes next; null where it takes the port of this one. */
  private WebServer next;

  /** Null where it has no https port. */
  private CertificateWatch watch;

  /** What the node that comes next is to work by, as it was judged. */
  private Settings wanted;

  private boolean restarting;
  private boolean ended;

  /**
   * A start that failed.
   *
   * @param exit as of {@link Exit}
   */
  record Failed(int exit, String reason) {}

  /**
   * @param port in place of the settings'; null for that
   * @param ready is told with what settings the node answers
   * @param failed is told where a node that was stopped for a restart does not start again
   */
  JarNode(Home home, Integer port, Consumer<Settings> ready, Consumer<Failed> failed) {
    this.home = home;
    this.port = port;
    this.ready = ready;
    this.failed = failed;
  }

  /**
   * Starts it.
   *
   * @return null where it answers
   * @throws SettingsException where it can't start with what is in its home
   * @throws IOException the same
   */
  synchronized Failed start() throws SettingsException, IOException {
    return start(read());
  }

  private Failed start(Settings with) throws SettingsException, IOException {
    settings = with;
    server = next == null ? new WebServer(settings.node().httpPort(), bind(settings)) : next;
    try {
      if (next == null) {
        server.bind();
      }
    } catch (IOException e) {
      return new Failed(Exit.UNREACHABLE, cannotBind(settings.node(), e).message());
    } finally {
      next = null;
    }
    CertificateFiles files = certificateFiles(settings);
    NodeCertificate certificate = files == null ? null : files.read();
    if (files != null) {
      try {
        server.bindHttps(settings.tls(), certificate);
      } catch (IOException e) {
        return new Failed(Exit.UNREACHABLE, cannotBindHttps(settings, e).message());
      }
    }
    served = ServedNode.start(home, settings, "");
    if (files != null) {
      watch(files, certificate);
    }
    served.restartBy(this);
    try {
      server.serve(served);
    } catch (Exception e) {
      return new Failed(Exit.UNREACHABLE, "the web server can't start: " + reason(e));
    }
    ready.accept(settings);
    return null;
  }

  private CertificateFiles certificateFiles(Settings of) {
    return of.tls() == null ? null : new CertificateFiles(home.folder(), of.tls());
  }

  private void watch(CertificateFiles files, NodeCertificate first) {
    ServedNode told = served;
    watch =
        new CertificateWatch(
            files,
            first,
            server::present,
            new CertificateWatch.Listener() {
              @Override
              public void expires(Instant until) {
                told.live().certificateExpires(until);
              }

              @Override
              public void refused(String why) {
                told.live().certificateRefused(why);
              }

              @Override
              public void unfit(String why) {
                told.live().certificateUnfit(why);
              }
            },
            InstantSource.system());
    watch.start();
  }

  private void endWatch() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }

  /** Ends it for good; the planned stop. */
  synchronized void stop() throws IOException {
    ended = true;
    endWatch();
    if (served != null) {
      served.stop("its process was told to end");
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  public synchronized String prepare() {
    if (restarting || ended) {
      return "a restart or stop is under way";
    }
    try {
      wanted = read();
      LiveNode.requireStartable(home, wanted);
      CertificateFiles files = certificateFiles(wanted);
      if (files != null) {
        files.read();
        requireFree(settings, wanted);
      }
      next = bound(wanted);
    } catch (SettingsException | IOException e) {
      return e.getMessage();
    }
    restarting = true;
    return null;
  }

  /** Not synchronized: it is asked while a restart is under way, too. */
  @Override
  public List<String> obstacles(Settings atWork, Settings next) {
    Settings wouldBe = port == null ? next : next.withHttpPort(port);
    List<String> obstacles = new ArrayList<>();
    try {
      trial(atWork, wouldBe).close();
    } catch (IOException e) {
      obstacles.add(e.getMessage());
    }
    if (wouldBe.tls() != null) {
      obstacles.addAll(httpsObstacles(atWork, wouldBe));
    }
    return obstacles;
  }

  private List<String> httpsObstacles(Settings atWork, Settings next) {
    List<String> obstacles = new ArrayList<>();
    try {
      requireFree(atWork, next);
      CertificateFiles files = certificateFiles(next);
      if (files.areGiven()) {
        files.read();
      }
    } catch (SettingsException | IOException e) {
      obstacles.add(e.getMessage());
    }
    return obstacles;
  }

  @Override
  public void begin(String by) {
    new Thread(() -> restart(by), "switchover-restart").start();
  }

  private synchronized void restart(String by) {
    if (ended) {
      return;
    }
    Settings former = settings;
    endAtWork("a restart, asked for by " + by);
    Failed why = startAgain(wanted);
    if (why != null) {
      LOG.log(
          Level.ERROR,
          "the node does not start with the settings that are stored, and goes on by those from"
              + " before: {0}",
          why.reason());
      endAtWork("it could not start whole");
      why = startAgain(former);
    }
    restarting = false;
    if (why != null) {
      LOG.log(Level.ERROR, "the node does not start again: {0}", why.reason());
      ended = true;
      failed.accept(why);
    }
  }

  /** Whatever it is that fails, there must be a node again. */
  private Failed startAgain(Settings with) {
    try {
      return start(with);
    } catch (SettingsException | IOException | RuntimeException | LinkageError e) {
      return new Failed(Exit.USAGE, reason(e));
    }
  }

  private void endAtWork(String why) {
    endWatch();
    try {
      if (served != null) {
        served.stop(why);
      }
      if (server != null) {
        server.close();
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "the former node did not end whole: {0}", reason(e));
    }
    served = null;
    server = null;
  }

  /** The https port, where it is none that the node at work has itself. */
  private static void requireFree(Settings atWork, Settings judged) throws IOException {
    if (hasPort(atWork, judged.tls().port())) {
      return;
    }
    WebServer trial = new WebServer(judged.tls().port(), bind(judged));
    try {
      trial.bind();
    } catch (IOException e) {
      throw new IOException(cannotBindHttps(judged, e).message(), e);
    }
    trial.close();
  }

  /** A web server that has the new port; null where the port stays. */
  private WebServer bound(Settings judged) throws IOException {
    WebServer trial = trial(settings, judged);
    if (isOtherPort(settings, judged)) {
      return trial;
    }
    trial.close();
    return null;
  }

  /** A web server that has the new port, or where the port stays, any at the address. */
  private WebServer trial(Settings atWork, Settings judged) throws IOException {
    // The old one still has the port at its own address, so only the address can be tried.
    int free = isOtherPort(atWork, judged) ? judged.node().httpPort() : 0;
    WebServer trial = new WebServer(free, bind(judged));
    try {
      trial.bind();
    } catch (IOException e) {
      throw new IOException(cannotBind(judged.node(), e).message(), e);
    }
    return trial;
  }

  /** Else it is free only once the node at work has ended, which has it for http or https. */
  private static boolean isOtherPort(Settings atWork, Settings judged) {
    return !hasPort(atWork, judged.node().httpPort());
  }

  private static boolean hasPort(Settings atWork, int judged) {
    return atWork.node().httpPort() == judged
        || atWork.tls() != null && atWork.tls().port() == judged;
  }

  private Settings read() throws SettingsException {
    Settings stored = home.settings();
    return port == null ? stored : stored.withHttpPort(port);
  }

  private static String bind(Settings settings) {
    return settings.node().bindAddress();
  }

  private static Problem cannotBindHttps(Settings settings, IOException failure) {
    String value = String.valueOf(settings.tls().port());
    String reason = "can't be used (" + reason(failure) + ")";
    return Problem.of("node.httpsPort", value, reason, "a free port of this machine");
  }

  private Problem cannotBind(NodeSettings node, IOException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String reason = cause.getMessage() == null ? failure.getMessage() : cause.getMessage();
    String file = home.folder().resolve(SettingsParser.FILE).toString();
    boolean taken = reason.contains("in use") || node.bindAddress() == null;
    if (taken) {
      String allowed = "a free port of this machine, by --port or in " + file;
      String value = String.valueOf(node.httpPort());
      return Problem.of("node.httpPort", value, "can't be used (" + reason + ")", allowed);
    }
    String allowed = "an address of this machine, in " + file;
    return Problem.of(
        "node.bindAddress", node.bindAddress(), "can't be used (" + reason + ")", allowed);
  }

  /** Messages alone are for people; the name of a class is of no use to them. */
  static String reason(Throwable failure) {
    return failure.getMessage() == null ? "no reason is known" : failure.getMessage();
  }
}
