package switchover.hostile;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import switchover.hostile.Overheard.Said;
import switchover.link.Forgery;

/** The messages of an attacker who has heard all that the nodes said. */
final class Arsenal {
  static final String CONNECT = "/link/connect";
  static final String PING = "/link/ping";
  static final String LISTEN = "/link/listen";
  private static final List<String> PATHS = List.of(CONNECT, PING, LISTEN);
  private static final Set<Integer> REFUSED = Set.of(401);

  /** A connect that is authentic is answered with a challenge, or with why it is refused. */
  private static final Set<Integer> CHALLENGED = Set.of(200, 401);

  private static final int MOST_BYTES = 8192;

  private final Overheard overheard;
  private final Random chance = new Random(3);
  private final byte[] wrongKey = new byte[32];
  private final List<Shot> shots = new ArrayList<>();

  Arsenal(Overheard overheard) {
    this.overheard = overheard;
    chance.nextBytes(wrongKey);
  }

  /** One of each, for the master. */
  List<Shot> againstMaster() {
    replays();
    reflections();
    crossed();
    for (String path : PATHS) {
      Said newest = newest(path);
      truncations(newest);
      flips(newest);
    }
    forgedPings();
    forgedConnects();
    noise();
    return List.copyOf(shots);
  }

  /** What the backup has said, sent back to itself, and what its master has said to it. */
  List<Shot> againstBackup() {
    List<Shot> back = new ArrayList<>();
    for (Said said : overheard.byBackup()) {
      back.add(new Shot("reflected", said.path(), said.sealed(), allowed(said)));
    }
    for (String path : PATHS) {
      overheard.byMaster().forEach(line -> back.add(new Shot("replayed", path, line, REFUSED)));
    }
    return back;
  }

  /**
   * Connects that bear the pair's key and are refused all the same.
   *
   * @param masterId the master's node id
   */
  List<Shot> byTheRightKey(byte[] key, String masterId) {
    List<Shot> refused = new ArrayList<>();
    Said connect = newest(CONNECT);
    for (Consumer<JsonObject> change : misfits(masterId)) {
      byte[] sealed = Forgery.connect(key, changed(connect, change));
      refused.add(new Shot("misfit", CONNECT, sealed, Set.of(200)));
    }
    byte[] deep = Forgery.connect(key, "[".repeat(MOST_BYTES - 50));
    refused.add(new Shot("deep JSON", CONNECT, deep, REFUSED));
    byte[] deepInside = Forgery.connect(key, "{\"contract\":" + "[".repeat(MOST_BYTES - 100));
    refused.add(new Shot("deep JSON", CONNECT, deepInside, REFUSED));
    return refused;
  }

  private Said newest(String path) {
    List<Said> all = overheard.byBackup(path);
    return all.get(all.size() - 1);
  }

  private void add(String kind, String path, byte[] body, Set<Integer> allowed) {
    shots.add(new Shot(kind, path, body, allowed));
  }

  private void replays() {
    for (Said said : overheard.byBackup()) {
      add("replayed", said.path(), said.sealed(), allowed(said));
    }
  }

  private static Set<Integer> allowed(Said said) {
    return said.path().equals(CONNECT) ? CHALLENGED : REFUSED;
  }

  private void reflections() {
    for (byte[] line : overheard.byMaster()) {
      PATHS.forEach(path -> add("reflected", path, line, REFUSED));
    }
  }

  private void crossed() {
    for (String from : PATHS) {
      for (String to : PATHS) {
        if (!from.equals(to)) {
          add("on another path", to, newest(from).sealed(), REFUSED);
        }
      }
    }
  }

  private void truncations(Said said) {
    for (int length = 0; length < said.sealed().length; length++) {
      add("truncated", said.path(), Arrays.copyOf(said.sealed(), length), REFUSED);
    }
  }

  /** Each byte of the MAC and of the session, and of the JSON, with one of its bits turned. */
  private void flips(Said said) {
    for (int at = 0; at < said.sealed().length; at++) {
      byte[] flipped = said.sealed().clone();
      flipped[at] ^= (byte) (1 << chance.nextInt(8));
      add("bit flipped", said.path(), flipped, REFUSED);
    }
  }

  /** In the living session, of which he knows all but its key. */
  private void forgedPings() {
    Said ping = newest(PING);
    String session = ping.parts()[1];
    List<Consumer<JsonObject>> lies =
        List.of(
            json -> {},
            json -> json.addProperty("sequence", Long.MAX_VALUE),
            json -> json.addProperty("sequence", 1),
            json -> json.addProperty("goodbye", true),
            json -> report(json).addProperty("epoch", Long.MAX_VALUE),
            json -> report(json).addProperty("state", "Running"),
            json -> report(json).addProperty("handsOverEpoch", 1),
            json -> report(json).addProperty("asksToRun", true),
            json -> json.addProperty("sequence", "1" + "0".repeat(400)));
    for (Consumer<JsonObject> lie : lies) {
      String json = changed(ping, next(ping).andThen(lie));
      add("forged by another key", PING, Forgery.ping(wrongKey, session, json), REFUSED);
      add("forged without a key", PING, withMac(ping.parts()[0], session, json), REFUSED);
      add("forged without a key", PING, withMac("A".repeat(43), session, json), REFUSED);
    }
    byte[] listen = Forgery.listen(wrongKey, session, "{\"number\":999}");
    add("forged by another key", LISTEN, listen, REFUSED);
    add("of no session", PING, Forgery.ping(wrongKey, "B".repeat(43), "{}"), REFUSED);
  }

  private void forgedConnects() {
    Said connect = newest(CONNECT);
    byte[] asHeard = Forgery.connect(wrongKey, connect.parts()[2]);
    add("forged by another key", CONNECT, asHeard, REFUSED);
    List<Consumer<JsonObject>> lies =
        List.of(
            json -> json.addProperty("pair", "another"),
            json -> json.addProperty("nodeId", "another"),
            json -> json.addProperty("bootId", "another"),
            json -> json.addProperty("contract", 99),
            json -> json.addProperty("mode", "Master"),
            json -> json.addProperty("refused", "OtherCertificate"));
    for (Consumer<JsonObject> lie : lies) {
      String json = changed(connect, lie);
      add("forged by another key", CONNECT, Forgery.connect(wrongKey, json), REFUSED);
      add("forged without a key", CONNECT, withMac(connect.parts()[0], "", json), REFUSED);
    }
  }

  private void noise() {
    for (int length : new int[] {0, 1, 43, 44, 45, 100, 1000, MOST_BYTES}) {
      byte[] random = new byte[length];
      chance.nextBytes(random);
      PATHS.forEach(path -> add("noise", path, random, REFUSED));
    }
    byte[] longer = new byte[MOST_BYTES + 1];
    PATHS.forEach(path -> add("oversized", path, longer, Set.of(413)));
  }

  private static List<Consumer<JsonObject>> misfits(String masterId) {
    return List.of(
        json -> json.addProperty("pair", "another"),
        json -> json.addProperty("nodeId", "a-second-backup"),
        json -> json.addProperty("nodeId", masterId),
        json -> json.addProperty("mode", "Master"),
        json -> json.addProperty("contract", 99));
  }

  private static Consumer<JsonObject> next(Said ping) {
    long sequence = json(ping).get("sequence").getAsLong();
    return json -> json.addProperty("sequence", sequence + 1_000_000);
  }

  private static JsonObject report(JsonObject ping) {
    return ping.getAsJsonObject("report");
  }

  private static JsonObject json(Said said) {
    return JsonParser.parseString(said.parts()[2]).getAsJsonObject();
  }

  private static String changed(Said said, Consumer<JsonObject> change) {
    JsonObject json = json(said);
    change.accept(json);
    return json.toString();
  }

  private static byte[] withMac(String mac, String session, String json) {
    return (mac + '.' + session + '.' + json).getBytes(StandardCharsets.UTF_8);
  }
}
