/** How the node's own threads are made and ended. */
package switchover.thread;
