/** The certificate by which the node answers https: where it comes from and how long it lasts. */
package switchover.tls;
