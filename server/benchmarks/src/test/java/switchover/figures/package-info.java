/** The figures of the README, measured: {@code ./test --figures}. */
package switchover.figures;
