package switchover.jetty;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import switchover.command.Command;
import switchover.command.CommandLine;
import switchover.command.Exit;
import switchover.command.Help;
import switchover.command.HomeCommands;
import switchover.command.NodeClient;
import switchover.live.Version;
import switchover.settings.Home;
import switchover.settings.NodeSettings;
import switchover.settings.Settings;
import switchover.settings.SettingsException;

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
      serve(
          new JarNode(
              home,
              run.port(),
              settings -> OUT.println(ready(home.folder(), settings)),
              Main::fail));
    } catch (SettingsException | IOException e) {
      fail(Exit.USAGE, e.getMessage());
    }
  }

  private static void serve(JarNode node) throws SettingsException, IOException {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "switchover-stop"));
    } catch (IllegalStateException e) {
      // Told to stop before it has begun.
      stop(node);
      return;
    }
    JarNode.Failed failed = node.start();
    if (failed != null) {
      fail(failed);
    }
  }

  private static void fail(JarNode.Failed failed) {
    fail(failed.exit(), failed.reason());
  }

  /** Ends the process with 0: the platform's own code would be that of the signal. */
  private static void stop(JarNode node) {
    String failure = null;
    try {
      node.stop();
    } catch (Exception e) {
      failure = "stopped with a failure: " + JarNode.reason(e);
    }
    end(Exit.DONE, failure, "stopped");
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
