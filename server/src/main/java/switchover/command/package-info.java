/** The command line: what it says, and the commands that ask a running node. */
package switchover.command;
