/** People and their sign-in: accounts, passwords, sessions, and what slows guessing down. */
package switchover.access;
