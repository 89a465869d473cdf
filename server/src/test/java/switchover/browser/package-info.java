/** Pages in a real Chromium, as an operator sees them. */
package switchover.browser;
