/**
 * The browser's edge: carries out what {@link switchover.decision.Page} decides, and tells it what
 * happens. The browser stands behind few small functions; nothing here decides, and nothing here
 * throws into the page that the script is in.
 */
package switchover.page;
