package switchover.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import switchover.access.AccountsDesk;
import switchover.access.Caller;
import switchover.access.LaterException;
import switchover.access.People;
import switchover.access.RefusalException;
import switchover.audit.AuditLog;
import switchover.clock.MachineClock;
import switchover.settings.AccountFields;
import switchover.settings.Home;
import switchover.settings.SettingsException;

/** The accounts in the home of a node that is stopped, which stays so until this is closed. */
final class AccountsAtHome implements AutoCloseable {
  private final AutoCloseable lock;
  private final AuditLog audit;
  private final AccountsDesk desk;
  private final Caller by;

  private AccountsAtHome(Home home, AutoCloseable lock) throws IOException {
    this.lock = lock;
    audit = AuditLog.open(home.folder(), MachineClock.own());
    desk = new AccountsDesk(People.ofStopped(home, audit));
    by = Caller.withToken(home.folder().toString());
  }

  /**
   * Takes the home.
   *
   * @return null where a running node has it
   */
  static AccountsAtHome taken(Home home) throws IOException {
    AutoCloseable lock = home.lockIfFree();
    return lock == null ? null : new AccountsAtHome(home, lock);
  }

  /** Does what the call to a node at work would do, and gives its answer. */
  JsonObject answer(Command.Question question, Call call)
      throws SettingsException, RefusalException, LaterException, IOException {
    if (call.body() != null) {
      change(question, AccountFields.parse(call.body().getBytes(StandardCharsets.UTF_8)));
    }
    return JsonParser.parseString(desk.json()).getAsJsonObject();
  }

  private void change(Command.Question question, AccountFields fields)
      throws SettingsException, RefusalException, LaterException, IOException {
    if (question instanceof Command.Question.AccountAdd) {
      desk.add(fields, by);
    } else if (question instanceof Command.Question.AccountRole) {
      desk.changeRole(fields, by);
    } else if (question instanceof Command.Question.AccountPassword) {
      desk.changePassword(fields, by);
    } else {
      desk.remove(fields, by);
    }
  }

  @Override
  public void close() throws IOException {
    audit.close();
    try {
      lock.close();
    } catch (Exception e) {
      throw new IOException("the home folder can't be given back: " + e.getMessage(), e);
    }
  }
}
