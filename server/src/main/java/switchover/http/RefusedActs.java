package switchover.http;

import switchover.access.Caller;
import switchover.audit.Act;
import switchover.audit.AuditLog;
import switchover.settings.Problem;
import switchover.settings.Role;

/**
 * Tells the audit log which acts were asked for and refused, and why, without any value that was
 * given. What others than admins can cause at will is bounded there. Thread-safe.
 */
final class RefusedActs {
  static final String STRANGER = "nobody who is known";

  private final AuditLog audit;

  RefusedActs(AuditLog audit) {
    this.audit = audit;
  }

  /** Somebody who is known was refused an act. */
  void tell(Act act, Caller caller, Failure failure) {
    if (caller.role() == Role.ADMIN) {
      audit.add(act, caller.who(), caller.source(), false, detail(failure));
    } else {
      audit.addRefused(act, caller.who(), caller.source(), detail(failure));
    }
  }

  /**
   * Anybody was.
   *
   * @param who the account where there is one of that name, else {@link #STRANGER}
   * @param source from where
   */
  void tell(Act act, String who, String source, Failure failure) {
    audit.addRefused(act, who, source, detail(failure));
  }

  /**
   * Somebody was refused whatever he asked for.
   *
   * @param why what was wrong with the way in which he asked
   */
  void tell(String source, String why) {
    audit.addRefused(Act.REQUEST_REFUSED, STRANGER, source, Problem.printable(why));
  }

  private static String detail(Failure failure) {
    return "refused: " + Problem.printable(failure.why());
  }
}
