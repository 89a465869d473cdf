package switchover.access;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.util.concurrent.Semaphore;

/**
 * Passwords by bcrypt. Not Argon2: that takes some 20 MB for each password, and a node that must
 * answer heartbeats on time shall not collect them as garbage while somebody guesses. One at a
 * time, so that guessing costs no more than one processor; who comes meanwhile is told to come
 * again, and holds no thread. Thread-safe.
 */
final class Passwords {
  private static final int COST = 10;
  private static final int AGAIN_SECONDS = 1;

  /** Of nobody's password: an account that is not there takes as long as one that is. */
  private static final String DECOY =
      "$2b$10$yrEWW9NH2kebpMIw/BeD/u5TWUdws5K.dBuTP7tOr/1Ko.qM4k7je";

  private final Semaphore turn = new Semaphore(1);

  /**
   * Takes the turn, which is to be given back.
   *
   * @throws LaterException where another one has it
   */
  void takeTurn() throws LaterException {
    if (!turn.tryAcquire()) {
      throw new LaterException(AGAIN_SECONDS);
    }
  }

  void giveTurnBack() {
    turn.release();
  }

  /** The hash of a password; by who has the turn. */
  String hash(String password) {
    return BcryptFunction.getInstance(Bcrypt.B, COST).hash(password).getResult();
  }

  /**
   * Whether the password is that of the hash; takes as long where there is none. By who has the
   * turn.
   *
   * @param hash null for none
   */
  boolean fits(String password, String hash) {
    String compared = hash == null ? DECOY : hash;
    boolean same = BcryptFunction.getInstanceFromHash(compared).check(password, compared);
    return same && hash != null;
  }
}
