/**
 * What the page knows of the pair and decides. Pure: immutable values, time passed in as
 * milliseconds of a monotonic clock, no I/O, clock, randomness or logging. {@link
 * switchover.decision.Page} is the way in: a state, an event and the time give the next state and
 * the effects, which the edge carries out in order.
 */
package switchover.decision;
