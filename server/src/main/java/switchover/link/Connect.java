package switchover.link;

import com.google.gson.JsonObject;

/**
 * The backup's first word: who it is, and a challenge.
 *
 * @param nonce fresh with each try
 */
record Connect(Hello hello, String nonce) {

  String json() {
    JsonObject json = HelloJson.write(hello);
    json.addProperty("nonce", nonce);
    return json.toString();
  }

  static Connect read(Fields json) throws MalformedException {
    return new Connect(HelloJson.read(json), json.text("nonce", Nonce.CHARS, Nonce.CHARS));
  }
}
