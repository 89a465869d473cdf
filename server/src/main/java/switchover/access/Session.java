package switchover.access;

import switchover.settings.Role;

/**
 * Somebody who is signed in. Immutable.
 *
 * @param account its name
 * @param role never null
 * @param endMillis when it ends, whatever happens; by the sessions' clock
 */
public record Session(String account, Role role, long endMillis) {}
