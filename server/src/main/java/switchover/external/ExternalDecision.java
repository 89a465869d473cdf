package switchover.external;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchover.clock.MachineClock;
import switchover.node.Permission;
import switchover.thread.Rounds;

/**
 * Follows another cluster manager: asks again and again, on a thread of its own, whether this node
 * may run. What is no clear Yes, in time, is a No.
 *
 * <p>Each answer is told, also where it is the same as before: a node that was paused counts the
 * word from before the pause as void, and needs to hear it anew. The log has a line only where the
 * answer changes.
 *
 * <p>Thread-safe.
 */
public final class ExternalDecision implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("switchover.external");

  private final ExternalSettings settings;
  private final Consumer<Permission> onAnswer;
  private final Question question;
  private final Rounds rounds = new Rounds("switchover-external");
  private Permission logged;

  /**
   * @param onAnswer called with each answer, from this object's thread; must not block
   */
  public ExternalDecision(ExternalSettings settings, Consumer<Permission> onAnswer) {
    this(settings, onAnswer, question(settings));
  }

  /** With another way to ask. */
  ExternalDecision(ExternalSettings settings, Consumer<Permission> onAnswer, Question question) {
    this.settings = settings;
    this.onAnswer = onAnswer;
    this.question = question;
  }

  /** Begins to ask, at once; to be called once. */
  public void start() {
    rounds.start(this::ask, settings.intervalMillis());
  }

  /** Ends; nothing is told after it has returned, unless what it told still blocks. */
  @Override
  public void close() {
    rounds.close();
  }

  private static Question question(ExternalSettings settings) {
    return settings.command() == null
        ? new FileQuestion(settings.stateFile(), settings.timeoutMillis())
        : new CommandQuestion(settings.command(), settings.timeoutMillis());
  }

  private void ask() throws InterruptedException {
    long fromNanos = MachineClock.nowNanos();
    Permission answer = inTime(question.ask(), fromNanos);
    if (!answer.equals(logged)) {
      log(answer);
      logged = answer;
    }
    onAnswer.accept(answer);
  }

  /** A node that was paused between question and answer holds an answer of long ago. */
  private Permission inTime(Permission answer, long fromNanos) {
    long tookMillis = TimeUnit.NANOSECONDS.toMillis(MachineClock.nowNanos() - fromNanos);
    return answer.mayRun() && tookMillis > settings.timeoutMillis()
        ? new Permission(false, "the answer came only after " + tookMillis + " ms")
        : answer;
  }

  private static void log(Permission answer) {
    LOG.log(
        Level.INFO,
        "from outside: this node {0}: {1}",
        answer.mayRun() ? "may run" : "may not run",
        answer.why());
  }
}
