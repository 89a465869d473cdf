package switchover.access;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import switchover.settings.Account;
import switchover.settings.AccountFields;
import switchover.settings.Role;
import switchover.settings.SettingsException;

/**
 * What an admin wants of the accounts, field by field as it comes in: read strictly, then done, be
 * the node at work or not. A fault names the field, and nothing has changed then; what else may be
 * thrown is told by {@link People}. Thread-safe.
 */
public final class AccountsDesk {
  private final People people;

  /** Of these people. */
  public AccountsDesk(People people) {
    this.people = people;
  }

  /** Adds one: name, role, password. */
  public void add(AccountFields fields, Caller caller)
      throws SettingsException, LaterException, RefusalException, IOException {
    String name = fields.name();
    Role role = fields.role();
    String password = fields.newPassword(name);
    fields.requireRight();
    people.add(name, role, password, caller);
  }

  /** Gives one another role: name, role. */
  public void changeRole(AccountFields fields, Caller caller)
      throws SettingsException, RefusalException, IOException {
    String name = fields.name();
    Role role = fields.role();
    fields.requireRight();
    people.changeRole(name, role, caller);
  }

  /** Gives one another password: name, password. */
  public void changePassword(AccountFields fields, Caller caller)
      throws SettingsException, LaterException, RefusalException, IOException {
    String name = fields.name();
    String password = fields.newPassword(name);
    fields.requireRight();
    people.changePassword(name, password, caller);
  }

  /** Removes one: name. */
  public void remove(AccountFields fields, Caller caller)
      throws SettingsException, RefusalException, IOException {
    String name = fields.secret("name");
    fields.requireRight();
    people.remove(name, caller);
  }

  /** Gives the caller himself another password: present, password. */
  public void changeOwn(AccountFields fields, Caller caller)
      throws SettingsException, LaterException, RefusalException, IOException {
    String present = fields.secret("present");
    String password = fields.newPassword(caller.who());
    fields.requireRight();
    people.changeOwnPassword(caller, present, password);
  }

  /** Who there is, as answered to readers: an object with the member {@code accounts}. */
  public String json() {
    JsonArray array = new JsonArray();
    for (Account account : people.accounts()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", account.name());
      object.addProperty("role", account.role().word());
      object.addProperty("sessions", people.sessions(account.name()));
      array.add(object);
    }
    JsonObject json = new JsonObject();
    json.add("accounts", array);
    return json.toString();
  }
}
