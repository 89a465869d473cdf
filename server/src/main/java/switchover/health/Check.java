package switchover.health;

/** One way to ask the HMI or service how it is. */
interface Check {
  /** Well or not, and what was found; within the timeout, whatever happens. */
  Verdict ask() throws InterruptedException;
}
