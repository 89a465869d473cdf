/**
 * Calls to the world beside the node, each with a deadline: a command whose whole process tree ends
 * with it, an HTTP request whose answer is bounded. On them stand the hooks: what an admin wants
 * done on each change of state. Nothing here decides anything, and nothing here is ever in the way
 * of a change.
 */
package switchover.hook;
