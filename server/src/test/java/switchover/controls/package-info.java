/**
 * Each control of the threat model switched off in a real node: the attack that it holds off then
 * succeeds. An agent in the node's process does that, so that the product has nothing for it.
 */
package switchover.controls;
