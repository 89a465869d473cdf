package switchover.health;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import switchover.clock.MachineClock;
import switchover.hook.WebCall;
import switchover.thread.Rounds;

/**
 * Asks the HMI or service beside the node again and again how it is, on a thread of its own, and
 * tells each change of the verdict. Nothing is told before the first verdict: until then nobody
 * knows.
 *
 * <p>Thread-safe.
 */
public final class Probe implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("switchover.health");

  private final ProbeSettings settings;
  private final Consumer<Verdict> onChange;
  private final Check check;
  private final LongSupplier clockMillis;
  private final Rounds rounds = new Rounds("switchover-probe");
  private RiseFall checks;

  /**
   * @param onChange called at the first verdict and at each that differs from the one before, from
   *     the probe's thread; must not block
   * @throws IllegalArgumentException where the address is none that can be probed
   */
  public Probe(ProbeSettings settings, Consumer<Verdict> onChange) {
    this(settings, onChange, Checks.of(settings), MachineClock.own());
  }

  /** With another way to ask and a clock of one's own. */
  Probe(ProbeSettings settings, Consumer<Verdict> onChange, Check check, LongSupplier clockMillis) {
    this.settings = settings;
    this.onChange = onChange;
    this.check = check;
    this.clockMillis = clockMillis;
    checks = RiseFall.unknown(settings);
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

  private void ask() throws InterruptedException {
    Verdict before = checks.verdict();
    long fromMillis = clockMillis.getAsLong();
    Verdict found = check.ask();
    checks = checks.after(found.well(), found.why(), fromMillis, clockMillis.getAsLong());
    if (checks.verdict() != before) {
      tell(checks.verdict());
    }
  }

  private void tell(Verdict verdict) {
    LOG.log(
        verdict.well() ? Level.INFO : Level.WARNING,
        "what is behind the node ({0}) is {1}: {2}",
        WebCall.place(settings.address()),
        verdict.well() ? "well" : "sick",
        verdict.why());
    onChange.accept(verdict);
  }
}
