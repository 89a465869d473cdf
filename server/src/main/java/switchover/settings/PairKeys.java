package switchover.settings;

import java.util.List;

/** The keys by which a node knows the other node of its pair. Thread-safe. */
public interface PairKeys {
  /**
   * The keys that hold now, read anew where their files have changed; those read before while
   * another thread is at the files. May wait for a disk that does not let itself be read.
   *
   * @return the present key, and behind it the next one while keys are being changed; never empty
   */
  List<PairKey> accepted();

  /**
   * Both nodes have been seen to hold this key: where it is the next one, the former is dropped, as
   * soon as that is durable. Waits for the disk; meanwhile both hold.
   */
  void confirmed(PairKey key);

  /**
   * Whether the keys have been under change for longer than they should, since the other node has
   * not been seen to hold the next one: the former one still holds. As it was when they were last
   * read; never waits.
   */
  boolean changeIsOverdue();
}
