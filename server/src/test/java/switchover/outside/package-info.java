/**
 * Somebody outside a pair who asks both nodes all the time: every answer is held against the
 * invariants, and the durable events must tell the same story. Nothing here knows the product's
 * classes.
 */
package switchover.outside;
