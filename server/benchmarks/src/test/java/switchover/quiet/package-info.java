/**
 * What the client costs in a page where nothing happens, {@code ./test --quiet}, and what a page
 * keeps of a day, {@code ./test --day}.
 */
package switchover.quiet;
