/**
 * Faults that befall real nodes, watched from outside. Nothing here knows the product's classes.
 */
package switchover.campaign;
