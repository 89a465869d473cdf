/**
 * Faults that befall real nodes, watched from outside: every answer of both is held against the
 * invariants, and the durable events must tell the same story. Nothing here knows the product's
 * classes.
 */
package switchover.campaign;
