package switchover.settings;

import java.util.Objects;

/**
 * Somebody who may sign in. Immutable; its text says nothing of the password.
 *
 * @param name see {@link AccountName}
 * @param role never null
 * @param passwordHash by bcrypt, in its own format; never null
 * @param changedEpochMillis when it was made, or had its role or password last changed; by this
 *     node's clock
 */
public record Account(String name, Role role, String passwordHash, long changedEpochMillis) {
  public Account {
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    Objects.requireNonNull(passwordHash);
  }

  /** The same with another role. */
  public Account as(Role other, long nowEpochMillis) {
    return new Account(name, other, passwordHash, nowEpochMillis);
  }

  /** The same with another password. */
  public Account with(String otherHash, long nowEpochMillis) {
    return new Account(name, role, otherHash, nowEpochMillis);
  }

  @Override
  public String toString() {
    return name + " (" + role.word() + ")";
  }
}
