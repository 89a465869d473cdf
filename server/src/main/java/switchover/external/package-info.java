/**
 * Where another cluster manager decides which node is Running: its word, from a file that it writes
 * or by a command that asks it. A word that can't be had is a No.
 */
package switchover.external;
