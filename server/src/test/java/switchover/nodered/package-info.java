/** An HMI that is not ours, with the client in its pages. */
package switchover.nodered;
