/**
 * From a fault to the first paint on the other node: {@code ./test --switches}. Begin reading at
 * {@link switchover.switches.Switches}.
 *
 * <p>Beside Switchover, with the same page and the same pair: a page that polls its own node each
 * second and goes to the other one blindly; HAProxy before both with its default check (each 2 s,
 * down after three) and a page that reloads; some 30 lines of JavaScript that ask both nodes each
 * second. Their scripts are in the resources.
 */
package switchover.switches;
