/** What the client costs in a page where nothing happens: {@code ./test --quiet}. */
package switchover.quiet;
