/**
 * The embedded server and the jar's main class. Nothing else knows Jetty, so that the same servlets
 * run in another container.
 */
package switchover.jetty;
