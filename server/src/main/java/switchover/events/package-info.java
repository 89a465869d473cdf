/** The durable log of what happened to a node: the last 1,000 changes. */
package switchover.events;
