/**
 * The port to a distributed engine that keeps "at most one Running" through any cut, and the loader
 * of the optional jar that speaks to one. Nothing of the engine is known here.
 */
package switchover.coordination;
