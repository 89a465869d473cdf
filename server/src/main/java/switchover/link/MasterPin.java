package switchover.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import switchover.link.Rejection.Reason;
import switchover.settings.PinFile;

/**
 * Holds a dial's outcome against the pinned certificate, and pins a newly approved one. Where the
 * pin can't be written, it holds for as long as the process runs. Used by one thread.
 */
final class MasterPin {
  private static final System.Logger LOG = System.getLogger("switchover.link");

  private final PinFile file;
  private String unsaved;

  MasterPin(PinFile file) {
    this.file = file;
  }

  /**
   * The outcome, or a refusal where the master's certificate is another.
   *
   * @param outcome whose master is proven where it is accepted
   * @param seen {@link Fingerprint} of the certificate on the connection; null for plain HTTP
   */
  Dial.Outcome judge(Dial.Outcome outcome, String seen) {
    if (outcome.accepted() == null || seen == null) {
      return outcome;
    }
    try {
      String pinned = unsaved == null ? file.read() : unsaved;
      String named = outcome.accepted().certificate();
      return switch (Approval.of(seen, pinned, named)) {
        case KNOWN -> outcome;
        case PINNED_NOW -> pin(outcome, seen, pinned);
        case OTHER -> Dial.Outcome.rejected(Reason.OTHER_CERTIFICATE, text(seen, pinned, named));
      };
    } catch (IOException e) {
      return Dial.Outcome.failed(e.getMessage());
    }
  }

  private Dial.Outcome pin(Dial.Outcome outcome, String seen, String former) {
    try {
      file.save(seen, Instant.now());
      unsaved = null;
    } catch (IOException e) {
      unsaved = seen;
      LOG.log(Level.ERROR, "{0}; the master''s certificate is pinned until the node stops", e);
    }
    if (former == null) {
      LOG.log(Level.INFO, "the master''s certificate is approved and pinned: {0}", seen);
    } else {
      LOG.log(Level.INFO, "the master has renewed its certificate: {0} -> {1}", former, seen);
    }
    return outcome;
  }

  private String text(String seen, String pinned, String named) {
    if (named != null && !named.equals(seen)) {
      return "somebody stands between the nodes: the backup sees the certificate "
          + seen
          + ", the master presents "
          + named
          + "; let redundancy.masterAddress lead to the master itself, not to a proxy";
    }
    return "the master's address answers with another certificate: expected "
        + pinned
        + ", found "
        + seen
        + "; if the master's certificate was changed, on the backup: java -jar switchover.jar pin"
        + " forget --home "
        + file.path().getParent();
  }
}
