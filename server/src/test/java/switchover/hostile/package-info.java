/** An attacker on the redundant connection, against real nodes. */
package switchover.hostile;
