/** What is added to line by line and lasts: bounded, durable, its damaged lines left out. */
package switchover.journal;
