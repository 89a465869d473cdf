/**
 * Real nodes as processes, real faults, and the stories that are told with them. Nothing here knows
 * the product's classes: it sees the jar, the WAR, HTTP and exit codes, as a user does.
 */
package switchover.pair;
