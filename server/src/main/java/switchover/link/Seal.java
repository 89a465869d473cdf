package switchover.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals messages with one key and opens only those that were sealed with it for the same purpose.
 * Immutable, thread-safe; says nothing of its key.
 *
 * <p>A sealed message is one line of text: {@code mac.session.json}. The MAC is HMAC-SHA256 over
 * the purpose, the session and the JSON as sent. The purpose names the direction, so that a message
 * sent back to its sender does not open.
 */
final class Seal {
  /** The longest sealed message that is sent or looked at. */
  static final int MOST_BYTES = 8192;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PROTOCOL = "switchover-link-1";
  private static final int MAC_CHARS = 43;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** What a message is for and which way it goes. */
  enum Purpose {
    CONNECT("connect, backup to master"),
    CONNECTED("connected, master to backup"),
    PING("ping, backup to master"),
    ANSWER("answer, master to backup"),
    LISTEN("listen, backup to master"),
    STREAM("stream, master to backup");

    private final String label;

    Purpose(String label) {
      this.label = label;
    }
  }

  private final byte[] key;

  /**
   * @param key not empty
   */
  Seal(byte[] key) {
    this.key = key.clone();
  }

  /** The seal of one session, known only to who has this key and saw both ends' nonces. */
  Seal forSession(Hello backup, Hello master, String backupNonce, String masterNonce) {
    return new Seal(
        mac(
            "session",
            master.pair(),
            backup.nodeId(),
            master.nodeId(),
            backup.bootId(),
            master.bootId(),
            backupNonce,
            masterNonce));
  }

  /**
   * The sealed message.
   *
   * @param session the session's id; "" before there is one
   */
  byte[] seal(Purpose purpose, String session, String json) {
    String mac = TEXT.encodeToString(mac(purpose.label, session, json));
    return (mac + '.' + session + '.' + json).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The JSON of a sealed message.
   *
   * @return null where it was not sealed with this key for this purpose and session
   */
  String open(Purpose purpose, String session, byte[] sealed) {
    if (!session.equals(sessionOf(sealed))) {
      return null;
    }
    String text = new String(sealed, StandardCharsets.UTF_8);
    String json = text.substring(MAC_CHARS + session.length() + 2);
    byte[] given = text.substring(0, MAC_CHARS).getBytes(StandardCharsets.UTF_8);
    return isRight(given, purpose, session, json) ? json : null;
  }

  private boolean isRight(byte[] given, Purpose purpose, String session, String json) {
    String mac = TEXT.encodeToString(mac(purpose.label, session, json));
    return MessageDigest.isEqual(mac.getBytes(StandardCharsets.US_ASCII), given);
  }

  /**
   * The session that a message claims to be of; nothing is proven by it.
   *
   * @return null where it does not even look like a sealed message
   */
  static String sessionOf(byte[] sealed) {
    if (sealed.length > MOST_BYTES || sealed.length < MAC_CHARS + 2 || sealed[MAC_CHARS] != '.') {
      return null;
    }
    int from = MAC_CHARS + 1;
    for (int end = from; end < sealed.length && end <= from + MAC_CHARS; end++) {
      if (sealed[end] == '.') {
        return ascii(sealed, end)
            ? new String(sealed, from, end - from, StandardCharsets.US_ASCII)
            : null;
      }
    }
    return null;
  }

  /** The head of a message must be ASCII for its places to be those of the decoded text. */
  private static boolean ascii(byte[] sealed, int headEnd) {
    for (int i = 0; i < headEnd; i++) {
      if (sealed[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Each part is preceded by its length, so that no two lists of parts look alike. */
  private byte[] mac(String... parts) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(PROTOCOL.getBytes(StandardCharsets.US_ASCII));
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      input.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      input.writeBytes(bytes);
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(input.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
