/** The figures of the README, measured: {@code ./test --figures}; and on what machine. */
package switchover.figures;
