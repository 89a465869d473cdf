/** The drill of {@code ./demo --drill}: a page lives through the death of its node. */
package switchover.drill;
