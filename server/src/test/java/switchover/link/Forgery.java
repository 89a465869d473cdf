package switchover.link;

import switchover.link.Seal.Purpose;

/** Seals what an attacker makes up, as the nodes seal what they say. */
public final class Forgery {
  private Forgery() {}

  /** A backup's connect, by any key. */
  public static byte[] connect(byte[] key, String json) {
    return new Seal(key).seal(Purpose.CONNECT, "", json);
  }

  /** A backup's ping in a session that was overheard, by any key. */
  public static byte[] ping(byte[] key, String session, String json) {
    return new Seal(key).seal(Purpose.PING, session, json);
  }

  /** A backup's wish to listen in a session that was overheard, by any key. */
  public static byte[] listen(byte[] key, String session, String json) {
    return new Seal(key).seal(Purpose.LISTEN, session, json);
  }

  /** A master's answer to a connect, by any key. */
  public static byte[] connected(byte[] key, String json) {
    return new Seal(key).seal(Purpose.CONNECTED, "", json);
  }
}
