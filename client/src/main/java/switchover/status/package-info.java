/**
 * The wire model of {@code /status}, contract version 1: what a node says of itself and of the
 * redundant node. Plain values, shared by the page (compiled to JavaScript) and the node; nothing
 * here parses, renders, logs or knows a clock.
 */
package switchover.status;
