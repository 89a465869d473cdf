package switchover.jetty;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import switchover.command.Command;
import switchover.command.CommandLine;
import switchover.command.Exit;
import switchover.command.Help;
import switchover.command.HomeCommands;
import switchover.command.NodeClient;
import switchover.http.ServedNode;
import switchover.live.Version;
import switchover.settings.Home;
import switchover.settings.NodeSettings;
import switchover.settings.Problem;
import switchover.settings.Settings;
import switchover.settings.SettingsException;
import switchover.settings.SettingsParser;
import switchover.settings.TlsSettings;
import switchover.tls.CertificateFiles;
import switchover.tls.CertificateWatch;
import switchover.tls.NodeCertificate;

/** The jar's main class: reads the command line and does what it says. */
public final class Main {
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;

  /** A process that ends waits no longer for its last words to be taken. */
  private static final int MOST_PARTING_MILLIS = 1000;

  private Main() {}

  /**
   * Ends the process with one of the codes of {@link Exit}; a running node ends when it is told to.
   */
  public static void main(String[] arguments) {
    CommandLine.Parsed parsed = CommandLine.parse(arguments, System.getenv());
    if (parsed.problem() != null) {
      fail(Exit.USAGE, parsed.problem().message() + "\n" + Help.HINT);
      return;
    }
    Logs.begin();
    Command command = parsed.command();
    if (command instanceof Command.Run run) {
      run(run);
    } else if (command instanceof Command.Help) {
      OUT.print(Help.TEXT);
    } else if (command instanceof Command.Version) {
      OUT.println("Switchover " + Version.TEXT);
    } else if (command instanceof Command.Ask ask) {
      System.exit(NodeClient.ask(ask, OUT, ERR));
    } else if (command instanceof Command.AtHome atHome) {
      System.exit(HomeCommands.run(atHome, System.in, OUT, ERR));
    }
  }

  private static void run(Command.Run run) {
    Logs.queue();
    try {
      Home home = Home.open(run.home());
      Settings settings = home.settings();
      if (run.port() != null) {
        settings = settings.withHttpPort(run.port());
      }
      serve(home, settings);
    } catch (SettingsException | IOException e) {
      fail(Exit.USAGE, e.getMessage());
    }
  }

  private static void serve(Home home, Settings settings) throws SettingsException, IOException {
    NodeSettings node = settings.node();
    WebServer server = new WebServer(node.httpPort(), node.bindAddress());
    try {
      server.bind();
    } catch (IOException e) {
      fail(Exit.UNREACHABLE, cannotBind(home, node, e).message());
      return;
    }
    CertificateFiles files = null;
    NodeCertificate certificate = null;
    if (settings.tls() != null) {
      files = new CertificateFiles(home.folder(), settings.tls());
      certificate = files.read();
      if (!bindHttps(server, settings.tls(), certificate)) {
        return;
      }
    }
    ServedNode served = ServedNode.start(home, settings, "");
    if (files != null) {
      watch(files, certificate, server, served);
    }
    Thread hook = new Thread(() -> stop(served, server), "switchover-stop");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Told to stop while it was starting.
      stop(served, server);
      return;
    }
    try {
      server.serve(served);
    } catch (Exception e) {
      fail(Exit.UNREACHABLE, "the web server can't start: " + reason(e));
      return;
    }
    OUT.println(ready(home.folder(), settings));
  }

  private static boolean bindHttps(WebServer server, TlsSettings tls, NodeCertificate certificate) {
    try {
      server.bindHttps(tls, certificate);
      return true;
    } catch (IOException e) {
      String reason = "can't be used (" + reason(e) + ")";
      String value = String.valueOf(tls.port());
      String allowed = "a free port of this machine";
      fail(Exit.UNREACHABLE, Problem.of("node.httpsPort", value, reason, allowed).message());
      return false;
    }
  }

  /** It ends with the process. */
  private static void watch(
      CertificateFiles files, NodeCertificate first, WebServer server, ServedNode served) {
    new CertificateWatch(
            files,
            first,
            server::present,
            until -> served.live().certificateExpires(until),
            InstantSource.system())
        .start();
  }

  /** Ends the process with 0: the platform's own code would be that of the signal. */
  private static void stop(ServedNode served, WebServer server) {
    String failure = null;
    try {
      served.stop("its process was told to end");
      server.close();
    } catch (Exception e) {
      failure = "stopped with a failure: " + reason(e);
    }
    end(Exit.DONE, failure, "stopped");
  }

  private static Problem cannotBind(Home home, NodeSettings node, IOException failure) {
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

  private static String ready(Path home, Settings settings) {
    NodeSettings node = settings.node();
    String host = node.bindAddress() == null ? "localhost" : node.bindAddress();
    return node.name()
        + " ("
        + settings.redundancy().mode().word()
        + ") answers at http://"
        + host
        + ":"
        + node.httpPort()
        + "/"
        + (settings.tls() == null ? "" : " and https://" + host + ":" + settings.tls().port() + "/")
        + "  home "
        + home
        + "  version "
        + Version.TEXT;
  }

  /** Messages alone are for people; the name of a class is of no use to them. */
  private static String reason(Exception failure) {
    return failure.getMessage() == null ? "no reason is known" : failure.getMessage();
  }

  /** A node that has not begun has nothing to stop. */
  private static void fail(int code, String message) {
    end(code, message, null);
  }

  /**
   * Ends the process, whether anybody takes its last words or not: a pipe may be full.
   *
   * @param problem for the standard error; null for none
   * @param word for the standard output; null for none
   */
  private static void end(int code, String problem, String word) {
    Thread parting = new Thread(() -> say(problem, word), "switchover-parting");
    parting.setDaemon(true);
    parting.start();
    try {
      parting.join(MOST_PARTING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Not exit: whatever else would run at the end was done or has not begun.
    Runtime.getRuntime().halt(code);
  }

  private static void say(String problem, String word) {
    Logs.flush();
    if (problem != null) {
      problem.lines().forEach(line -> ERR.println("switchover: " + line));
    }
    if (word != null) {
      OUT.println(word);
    }
    ERR.flush();
    OUT.flush();
  }
}
