/** Runs what stands in the {@code FuzzTest} classes beside the parsers. */
package switchover.fuzz;
