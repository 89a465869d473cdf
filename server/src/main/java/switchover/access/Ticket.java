package switchover.access;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import switchover.settings.PairKey;
import switchover.settings.Role;

/**
 * By what a person who is signed in to one node is signed in to the other one: once, within a
 * minute, and without a password. Sealed with a key that is derived from the pair's. Immutable.
 *
 * @param id never given before
 * @param account the person's, on the node that gave the ticket
 * @param role on that node
 * @param from id of that node
 * @param to id of the node that it is for
 * @param issuedEpochMillis by the clock of that node
 * @param ageMillis how long before that the person gave his password, there or, where he came by a
 *     ticket himself, where he first did; by no wall clock
 */
record Ticket(
    String id,
    String account,
    Role role,
    String from,
    String to,
    long issuedEpochMillis,
    long ageMillis) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "switchover sign-in ticket 1";
  static final int MOST_CHARACTERS = 2000;

  /** The ticket as text, sealed. */
  String sealed(PairKey key) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("account", account);
    json.addProperty("role", role.word());
    json.addProperty("from", from);
    json.addProperty("to", to);
    json.addProperty("issued", issuedEpochMillis);
    json.addProperty("age", ageMillis);
    return sealed(json.toString(), key);
  }

  static String sealed(String json, PairKey key) {
    String body = text(json.getBytes(StandardCharsets.UTF_8));
    return body + "." + text(seal(key, body));
  }

  /**
   * Reads one.
   *
   * @return null where it was not sealed with that key
   */
  static Ticket opened(String sealed, PairKey key) {
    int dot = sealed.length() > MOST_CHARACTERS ? -1 : sealed.indexOf('.');
    if (dot < 0) {
      return null;
    }
    String body = sealed.substring(0, dot);
    byte[] given = sealed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    byte[] right = text(seal(key, body)).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(right, given)) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(body);
      return of(
          JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject());
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | NullPointerException e) {
      // Sealed by a node of another version.
      return null;
    }
  }

  private static Ticket of(JsonObject json) {
    Role role = Role.of(json.get("role").getAsString());
    return role == null
        ? null
        : new Ticket(
            json.get("id").getAsString(),
            json.get("account").getAsString(),
            role,
            json.get("from").getAsString(),
            json.get("to").getAsString(),
            json.get("issued").getAsLong(),
            json.get("age").getAsLong());
  }

  /** Not by the pair's key itself, which seals other things. */
  private static byte[] seal(PairKey key, String body) {
    byte[] derived = mac(key.bytes(), PURPOSE);
    return mac(derived, body);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
