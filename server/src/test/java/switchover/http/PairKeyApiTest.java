package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.settings.PairKey;

/** The key of a pair goes into a node that is of none yet, and never comes out. */
class PairKeyApiTest {
  private static final String KEY = PairKey.random().line();
  private static final String OTHER = PairKey.random().line();
  private static final String ORDER = "{\"key\":\"" + KEY + "\"}";

  @TempDir Path home;

  @Test
  void isKeptForTheOwnerOfTheHomeAlone() throws Exception {
    try (TestNode node = new TestNode(home, "{}")) {
      HttpResponse<String> answer = put(node, ORDER);
      assertEquals(200, answer.statusCode(), answer::body);
      assertEquals(KEY + "\n", Files.readString(key()));
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(key()));
      assertEquals("rw-------", rights);
      assertEquals(200, put(node, ORDER).statusCode(), "once more does nothing");
      isTold(node, "Success");
      assertFalse(answer.body().contains(KEY));
      for (String path : new String[] {"audit", "events", "settings"}) {
        assertFalse(node.askAsAdmin("GET", "/api/" + path, "").body().contains(KEY), path);
      }
    }
  }

  @Test
  void anotherOneIsReplacedOnlyWhereThatIsSaid() throws Exception {
    Files.writeString(key(), OTHER + "\n");
    Files.writeString(home.resolve("pair.key.next"), OTHER + "\n");
    try (TestNode node = new TestNode(home, "{}")) {
      HttpResponse<String> answer = put(node, ORDER);
      assertEquals(409, answer.statusCode());
      assertTrue(answer.body().contains("another pair key"), answer::body);
      assertEquals(OTHER + "\n", Files.readString(key()));
      isTold(node, "Failure");
      assertEquals(200, put(node, ORDER.replace("}", ",\"replace\":true}")).statusCode());
      assertEquals(KEY + "\n", Files.readString(key()));
      assertFalse(Files.exists(home.resolve("pair.key.next")));
    }
  }

  /** A node that still holds it would refuse the other one, and both would be Running. */
  @Test
  void aFormerPairsKeyThatIsLostIsReplacedOnlyWhereThatIsSaid() throws Exception {
    String known = "{\"redundantNodeId\":\"b\",\"redundantName\":\"serverB\"}";
    Files.writeString(home.resolve("known.json"), known);
    try (TestNode node = new TestNode(home, "{}")) {
      HttpResponse<String> answer = put(node, ORDER);
      assertEquals(409, answer.statusCode());
      assertTrue(answer.body().contains("Pair key lost"), answer::body);
      assertFalse(Files.exists(key()));
      isTold(node, "Failure");
      assertEquals(200, put(node, ORDER.replace("}", ",\"replace\":true}")).statusCode());
      assertEquals(KEY + "\n", Files.readString(key()));
      isTold(node, "Success");
    }
  }

  @Test
  void aNodeOfAPairTakesNone() throws Exception {
    String master = "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\"}}";
    try (TestNode node = new TestNode(home, master)) {
      String before = Files.readString(key());
      HttpResponse<String> answer = put(node, ORDER.replace("}", ",\"replace\":true}"));
      assertEquals(409, answer.statusCode());
      assertTrue(answer.body().contains("key rotate"), answer::body);
      assertEquals(before, Files.readString(key()));
      isTold(node, "Failure");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"key\":5}",
        "{\"key\":null}",
        "{\"key\":[\"s3cret\"]}",
        "{\"key\":\"s3cret\"}",
        "{\"key\":\"czNjcmV0\"}",
        "{\"kye\":\"s3cret\"}",
        "{\"key\":\"s3cret\",\"replace\":\"s3cret\"}",
        "{\"key\":\"s3cret\",\"more\":1}"
      })
  void whatIsNoneIsRefusedAndNotRepeated(String body) throws Exception {
    try (TestNode node = new TestNode(home, "{}")) {
      HttpResponse<String> answer = put(node, body);
      assertEquals(400, answer.statusCode(), answer::body);
      assertTrue(JsonParser.parseString(answer.body()).getAsJsonObject().has("field"));
      assertFalse(answer.body().contains("s3cret"), answer::body);
      assertFalse(Files.exists(key()));
      isTold(node, "Failure");
      assertFalse(node.askAsAdmin("GET", "/api/audit", "").body().contains("s3cret"));
    }
  }

  @Test
  void isForAdminsAlone() throws Exception {
    try (TestNode node = new TestNode(home, "{}")) {
      assertEquals(401, node.tell("PUT", "/api/pair-key", ORDER).statusCode());
      assertEquals(405, node.askAsAdmin("GET", "/api/pair-key", "").statusCode());
      assertFalse(Files.exists(key()));
    }
  }

  private Path key() {
    return home.resolve("pair.key");
  }

  private static HttpResponse<String> put(TestNode node, String body) throws Exception {
    return node.askAsAdmin("PUT", "/api/pair-key", body);
  }

  private static void isTold(TestNode node, String result) throws Exception {
    String audit = node.askAsAdmin("GET", "/api/audit?most=1", "").body();
    JsonObject entry =
        JsonParser.parseString(audit)
            .getAsJsonObject()
            .getAsJsonArray("audit")
            .get(0)
            .getAsJsonObject();
    assertEquals("PairKeysChanged", entry.get("type").getAsString());
    assertEquals(result, entry.get("result").getAsString());
  }
}
