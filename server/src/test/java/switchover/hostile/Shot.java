package switchover.hostile;

import java.util.Set;

/**
 * One hostile message.
 *
 * @param kind what an attacker would call it
 * @param path where it is posted
 * @param allowed the statuses by which it may be answered
 */
record Shot(String kind, String path, byte[] body, Set<Integer> allowed) {}
