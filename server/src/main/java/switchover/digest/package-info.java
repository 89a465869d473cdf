/** The one way in which a node tells contents apart. */
package switchover.digest;
