/** The time by which a node judges silence and pauses. */
package switchover.clock;
