/**
 * Thousands of open pages, as one node sees them: an event stream each, and heartbeats. They cost
 * little beside the node that they load: a process of its own, one thread, raw sockets. Begin
 * reading at {@link switchover.crowd.CrowdProcess}.
 */
package switchover.crowd;
