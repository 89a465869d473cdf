package switchover.jetty;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How this process logs: one line each, to the standard error. */
final class Logs {
  private static final String OWN_FILE = "java.util.logging.config.file";
  private static final String MANAGER = "java.util.logging.manager";

  private static final String JETTY = "org.eclipse.jetty";
  private static final String SERVLETS = "org.eclipse.jetty.ee11.servlet.ServletChannel";

  /** Who says what was wrong in the head of a request: whoever asks may do that without end. */
  private static final List<String> OF_STRANGERS =
      List.of("org.eclipse.jetty.http", "org.eclipse.jetty.util.HostPort");

  /** Kept, as the next two, since the platform forgets what was set of one that nobody holds. */
  private static Logger jetty;

  private static Logger servlets;
  private static List<Logger> ofStrangers;

  /** Null until {@link #queue}. */
  private static Handler queued;

  private Logs() {}

  /** Sets it up, before the first logger is asked for; an admin's own file goes before. */
  static void begin() {
    if (System.getProperty(OWN_FILE) != null) {
      return;
    }
    if (System.getProperty(MANAGER) == null) {
      System.setProperty(MANAGER, LastingLogs.class.getName());
    }
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler console = new ConsoleHandler();
    console.setFormatter(new Line());
    root.addHandler(console);
    jetty = Logger.getLogger(JETTY);
    jetty.setLevel(Level.WARNING);
    ofStrangers = OF_STRANGERS.stream().map(Logger::getLogger).toList();
    ofStrangers.forEach(logger -> logger.setLevel(Level.SEVERE));
    servlets = Logger.getLogger(SERVLETS);
    servlets.setFilter(Logs::isOwnFault);
  }

  /**
   * Of what fails in a servlet Jetty gives a trace, but for what a peer does: one that breaks off
   * or does not read may do so as often as he likes, and fills no log with it.
   */
  private static boolean isOwnFault(LogRecord entry) {
    return entry.getThrown() != null;
  }

  /**
   * From now on nobody who logs waits for what is written to, be it the standard error or what an
   * admin's own file names.
   */
  static void queue() {
    Logger root = LogManager.getLogManager().getLogger("");
    List<Handler> writers = List.of(root.getHandlers());
    queued = new QueuedLog(writers);
    root.addHandler(queued);
    writers.forEach(root::removeHandler);
  }

  /** Waits until all is written, half a second at most. */
  static void flush() {
    if (queued != null) {
      queued.flush();
    }
  }

  /** Time, level, logger and message; a failure's trace below. */
  private static final class Line extends Formatter {
    @Override
    public String format(LogRecord entry) {
      StringBuilder line = new StringBuilder(160);
      appendTime(line, LocalDateTime.ofInstant(entry.getInstant(), ZoneId.systemDefault()));
      line.append(' ').append(entry.getLevel().getName());
      line.append(' ').append(entry.getLoggerName()).append(": ");
      appendPrintable(line, formatMessage(entry));
      line.append(System.lineSeparator());
      if (entry.getThrown() != null) {
        StringWriter trace = new StringWriter();
        entry.getThrown().printStackTrace(new PrintWriter(trace));
        line.append(trace);
      }
      return line.toString();
    }

    /** What came from outside must not look like a line of its own. */
    private static void appendPrintable(StringBuilder line, String message) {
      for (int i = 0; i < message.length(); i++) {
        line.append(printable(message.charAt(i)));
      }
    }

    private static char printable(char c) {
      return Character.isISOControl(c) ? '?' : c;
    }

    /** By hand: the platform's patterns cost a tenth of a node's whole start. */
    private static void appendTime(StringBuilder line, LocalDateTime time) {
      String text = time.withNano(time.getNano() / 1_000_000 * 1_000_000).toString();
      line.append(text.replace('T', ' '));
      if (time.getNano() < 1_000_000) {
        line.append(time.getSecond() == 0 ? ":00.000" : ".000");
      }
    }
  }
}
