package switchover.access;

import switchover.settings.Role;

/**
 * Somebody who is signed in. Immutable.
 *
 * @param account its name
 * @param role never null
 * @param signedInMillis when he gave his password, here or on the other node; by the sessions'
 *     clock
 */
public record Session(String account, Role role, long signedInMillis) {}
