package switchover.tls;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import switchover.settings.SettingsException;
import switchover.thread.Rounds;

/**
 * Takes a certificate as soon as its files have changed, and tells ahead when it expires. What
 * can't be read leaves the one from before at work. Thread-safe.
 */
public final class CertificateWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("switchover.tls");
  private static final int LOOK_MILLIS = 5000;
  private static final Duration LONGEST_AHEAD = Duration.ofDays(30);

  /** A certificate that lives a week must not be said to expire soon from its first day on. */
  private static final int PART_OF_LIFE = 4;

  private final CertificateFiles files;
  private final Consumer<NodeCertificate> renewed;
  private final Consumer<Instant> expires;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("switchover-certificate");
  private NodeCertificate current;
  private String problem;

  /**
   * @param first what the files held when they were read last
   * @param renewed takes each new one
   * @param expires is told, in each round, until when the certificate is valid, or null where there
   *     is time
   */
  public CertificateWatch(
      CertificateFiles files,
      NodeCertificate first,
      Consumer<NodeCertificate> renewed,
      Consumer<Instant> expires,
      InstantSource clock) {
    this.files = files;
    this.renewed = renewed;
    this.expires = expires;
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
    try {
      if (files.haveChanged()) {
        current = files.read();
        renewed.accept(current);
        LOG.log(Level.INFO, "https by another certificate from now on, " + current.told());
      }
      problem = null;
    } catch (SettingsException e) {
      if (!e.getMessage().equals(problem)) {
        problem = e.getMessage();
        LOG.log(Level.WARNING, "https goes on by the certificate from before: " + problem);
      }
    }
    expires.accept(isSoon() ? current.until() : null);
  }

  private boolean isSoon() {
    Instant from = current.own().getNotBefore().toInstant();
    Duration part = Duration.between(from, current.until()).dividedBy(PART_OF_LIFE);
    Duration ahead = part.compareTo(LONGEST_AHEAD) < 0 ? part : LONGEST_AHEAD;
    return clock.instant().isAfter(current.until().minus(ahead));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
