package switchover.controls;

/** Something that an attacker does; the same whether a control is on or off. */
@FunctionalInterface
interface Attack {
  /** Does it, and says whether he has got what he wanted. */
  boolean succeeds() throws Exception;
}
