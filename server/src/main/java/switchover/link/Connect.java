package switchover.link;

import com.google.gson.JsonObject;

/**
 * The backup's first word: who it is, and a challenge.
 *
 * @param nonce fresh with each try
 * @param renews id of the session that this one is to go on with, by another key; null for none
 * @param refused why the backup refused the master's answer before this; null where it did not
 */
record Connect(Hello hello, String nonce, String renews, Rejection refused) {
  private static final int MOST_TEXT = 1000;

  String json() {
    JsonObject json = HelloJson.write(hello);
    json.addProperty("nonce", nonce);
    if (renews != null) {
      json.addProperty("renews", renews);
    }
    if (refused != null) {
      json.addProperty("refused", refused.reason().word());
      json.addProperty("text", refused.text());
    }
    return json.toString();
  }

  static Connect read(Fields json) throws MalformedException {
    String word = json.textOrNull("refused", MOST_TEXT);
    Rejection.Reason reason = Rejection.Reason.of(word);
    return new Connect(
        HelloJson.read(json),
        json.text("nonce", Nonce.CHARS, Nonce.CHARS),
        json.textOrNull("renews", Nonce.CHARS),
        reason == null ? null : new Rejection(reason, json.text("text", 0, MOST_TEXT)));
  }
}
