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
  private static final int COST = 11;
  private static final int AGAIN_SECONDS = 1;

  private final Semaphore turn = new Semaphore(1);
  private final BcryptFunction function;

  /** Of nobody's password: an account that is not there takes as long as one that is. */
  private final String decoy;

  Passwords() {
    this(COST);
  }

  /**
   * @param cost 4 to 31; twice the time for each more
   */
  Passwords(int cost) {
    function = BcryptFunction.getInstance(Bcrypt.B, cost);
    decoy = function.hash("nobody's password").getResult();
  }

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
    return function.hash(password).getResult();
  }

  /**
   * Whether the password is that of the hash; takes as long where there is none. By who has the
   * turn.
   *
   * @param hash null for none
   */
  boolean fits(String password, String hash) {
    String compared = hash == null ? decoy : hash;
    boolean same = BcryptFunction.getInstanceFromHash(compared).check(password, compared);
    return same && hash != null;
  }
}
