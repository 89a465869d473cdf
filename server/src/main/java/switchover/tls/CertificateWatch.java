package switchover.tls;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import switchover.settings.Problem;
import switchover.settings.SettingsException;
import switchover.thread.Rounds;

/**
 * Takes a certificate as soon as its files have changed, and tells ahead when it expires. What
 * can't be read leaves the one from before at work; so does one that browsers would refuse, as long
 * as they would not refuse the one from before too: of two bad ones the admin's newer word holds.
 * Thread-safe.
 */
public final class CertificateWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("switchover.tls");
  private static final int LOOK_MILLIS = 5000;
  private static final Duration LONGEST_AHEAD = Duration.ofDays(30);

  /** A certificate that lives a week must not be said to expire soon from its first day on. */
  private static final int PART_OF_LIFE = 4;

  private final CertificateFiles files;
  private final Consumer<NodeCertificate> renewed;
  private final Listener listener;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("switchover-certificate");
  private NodeCertificate current;

  /** Read, and not presented yet; null where there is none. */
  private NodeCertificate next;

  private Refusal refusal;

  /** What is told in each round. */
  public interface Listener {
    /**
     * How long there is time.
     *
     * @param until until when the certificate is valid; null where there is time, or none any more
     */
    void expires(Instant until);

    /**
     * Whether the files hold what is not presented.
     *
     * @param why for anybody's eyes; null where they don't
     */
    void refused(String why);

    /**
     * Whether browsers refuse what is presented, as where it was there before the node.
     *
     * @param why to be put after its name, as {@code has expired at ...}; null where they don't
     */
    void unfit(String why);
  }

  /**
   * Why what the files hold is not presented.
   *
   * @param why whole, for the log
   * @param told without the value of a setting, which may be nobody else's business
   */
  private record Refusal(String why, String told) {}

  /**
   * @param first what the files held when they were read last
   * @param renewed takes each new one
   */
  public CertificateWatch(
      CertificateFiles files,
      NodeCertificate first,
      Consumer<NodeCertificate> renewed,
      Listener listener,
      InstantSource clock) {
    this.files = files;
    this.renewed = renewed;
    this.listener = listener;
    this.clock = clock;
    current = first;
  }

  /** Begins to look; to be called once. */
  public void start() {
    LOG.log(Level.INFO, "https by the certificate " + current.told());
    rounds.start(this::look, LOOK_MILLIS);
  }

  /** One look at the files and at the clock, as each round takes. */
  public void look() {
    Refusal now = read();
    boolean stands = now != null && now.equals(refusal);
    if (now != null && !stands) {
      LOG.log(Level.WARNING, "https goes on by the certificate from before: " + now.why());
    }
    refusal = now;
    // Files that are being replaced don't fit together for a moment: that needs nobody's eyes.
    listener.refused(stands ? now.told() : null);
    Instant at = clock.instant();
    String fault = current.fault(at);
    listener.unfit(fault);
    listener.expires(fault == null && isSoon(at) ? current.until() : null);
  }

  /** Null where what the files hold is presented. */
  private Refusal read() {
    try {
      if (files.haveChanged()) {
        next = files.read();
      }
    } catch (SettingsException e) {
      Problem first = e.problems().get(0);
      String told = first.field() + " can't be used; allowed: " + first.allowed();
      return new Refusal(e.getMessage(), told);
    }
    if (next == null) {
      return null;
    }
    Instant now = clock.instant();
    String fault = next.fault(now);
    if (fault != null && current.fault(now) == null) {
      String why = "the certificate in the files of section tls " + fault;
      return new Refusal(why, why);
    }
    current = next;
    next = null;
    renewed.accept(current);
    LOG.log(Level.INFO, "https by another certificate from now on, " + current.told());
    return null;
  }

  private boolean isSoon(Instant now) {
    Instant from = current.own().getNotBefore().toInstant();
    Duration part = Duration.between(from, current.until()).dividedBy(PART_OF_LIFE);
    Duration ahead = part.compareTo(LONGEST_AHEAD) < 0 ? part : LONGEST_AHEAD;
    return now.isAfter(current.until().minus(ahead));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
