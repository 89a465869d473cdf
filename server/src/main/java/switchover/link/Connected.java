package switchover.link;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import switchover.status.Address;
import switchover.status.AddressSource;

/**
 * The master's answer to a {@link Connect}: either a refusal, or who the master is, its challenge
 * and the backup's addresses as it sees them.
 *
 * @param answers the nonce that it answers
 * @param rejection null where the master accepts
 * @param runningEpoch where it refuses and is Running, its epoch; else 0
 * @param hello null where it refuses
 * @param nonce the master's own, which is the session's id from now on; null where it refuses
 * @param addresses empty where it refuses
 * @param certificate {@link Fingerprint} of what the master has presented on this very connection;
 *     null where that is not known, as behind a proxy that ends TLS, or where it refuses
 */
record Connected(
    String answers,
    Rejection rejection,
    long runningEpoch,
    Hello hello,
    String nonce,
    List<Address> addresses,
    String certificate) {
  private static final int MOST_ADDRESSES = 10;
  private static final int MOST_URL = 1500;
  private static final int MOST_TEXT = 1000;

  static Connected accepted(
      String answers, Hello hello, String nonce, List<Address> addresses, String certificate) {
    return new Connected(answers, null, 0, hello, nonce, addresses, certificate);
  }

  static Connected refused(String answers, Rejection rejection, long runningEpoch) {
    return new Connected(answers, rejection, runningEpoch, null, null, List.of(), null);
  }

  String json() {
    JsonObject json = rejection == null ? HelloJson.write(hello) : new JsonObject();
    json.addProperty("answers", answers);
    if (rejection != null) {
      json.addProperty("refused", rejection.reason().word());
      json.addProperty("text", rejection.text());
      json.addProperty("runningEpoch", runningEpoch);
      return json.toString();
    }
    json.addProperty("nonce", nonce);
    JsonArray list = new JsonArray();
    for (Address address : addresses) {
      JsonObject item = new JsonObject();
      item.addProperty("url", address.url());
      item.addProperty("source", address.source().word());
      list.add(item);
    }
    json.add("addresses", list);
    if (certificate != null) {
      json.addProperty("certificate", certificate);
    }
    return json.toString();
  }

  static Connected read(Fields json) throws MalformedException {
    String answers = json.text("answers", Nonce.CHARS, Nonce.CHARS);
    if (json.has("refused")) {
      String word = json.text("refused", 1, MOST_TEXT);
      Rejection.Reason reason = Fields.known("refused", Rejection.Reason.of(word));
      long runningEpoch =
          json.has("runningEpoch") ? json.number("runningEpoch", 0, Long.MAX_VALUE) : 0;
      String text = json.text("text", 0, MOST_TEXT);
      return refused(answers, new Rejection(reason, text), runningEpoch);
    }
    List<Address> addresses = new ArrayList<>();
    for (Fields item : json.objects("addresses", MOST_ADDRESSES)) {
      String source = item.text("source", 1, MOST_TEXT);
      addresses.add(
          new Address(
              item.text("url", 1, MOST_URL), Fields.known("source", AddressSource.of(source))));
    }
    return accepted(
        answers,
        HelloJson.read(json),
        json.text("nonce", Nonce.CHARS, Nonce.CHARS),
        List.copyOf(addresses),
        json.textOrNull("certificate", MOST_TEXT));
  }
}
