package switchover.settings;

import java.util.Objects;

/**
 * Somebody who may sign in. Immutable; its text says nothing of the password.
 *
 * @param name see {@link AccountFields}
 * @param role never null
 * @param passwordHash by bcrypt, in its own format; never null
 */
public record Account(String name, Role role, String passwordHash) {
  public Account {
    Objects.requireNonNull(name);
    Objects.requireNonNull(role);
    Objects.requireNonNull(passwordHash);
  }

  /** The same with another role. */
  public Account as(Role other) {
    return new Account(name, other, passwordHash);
  }

  /** The same with another password. */
  public Account with(String otherHash) {
    return new Account(name, role, otherHash);
  }

  @Override
  public String toString() {
    return name + " (" + role.word() + ")";
  }
}
