package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages say of themselves with their heartbeats, as an admin sees it. */
class OpenPagesTest {
  private long nowMillis = 1000;
  private final OpenPages pages = new OpenPages(() -> nowMillis);

  private String line() {
    return JsonParser.parseString(pages.json("serverB"))
        .getAsJsonObject()
        .get("line")
        .getAsString();
  }

  @Test
  void pagesAreCountedByWhatKeepsThem() {
    for (int page = 0; page < 14; page++) {
      pages.note("page=" + page + "&other=" + (page < 12 ? "Ready" : "TargetInsecure"));
    }
    pages.note("page=3&other=Late");
    assertEquals(
        "11 of 14 pages can reach serverB; 1 cannot: no answer in time; 2 cannot: mixed content:"
            + " the page came by https, no https address",
        line());
    assertEquals(14, pages.count());
    assertEquals(11, pages.ready());
  }

  @Test
  void thePublicAddressAndTheSessionAreToldBesideIt() {
    pages.note("page=1&other=Ready&public=Ready&session=Yes");
    pages.note("page=2&other=Ready&public=NoConnection");
    pages.note("page=3&other=Ready&public=NotReadable&session=No");
    pages.note("page=4&other=Late&session=Unknown");
    assertEquals(
        "3 of 4 pages can reach serverB; 1 cannot: no answer in time; 1 not by its public address:"
            + " no connection (refused, certificate or blocked: browsers don't say); 1 not by its"
            + " public address: something answers there that is no node; 1 not signed in there",
        line());
    JsonObject json = JsonParser.parseString(pages.json("serverB")).getAsJsonObject();
    JsonObject open = json.getAsJsonObject("publicAddress");
    assertEquals(1, open.get("ready").getAsInt());
    assertEquals(2, open.getAsJsonArray("cannot").size());
    assertEquals("{\"yes\":1,\"no\":1,\"unknown\":1}", json.get("signedIn").toString());
  }

  @Test
  void aPageThatAsksNoMoreIsGone() {
    pages.note("page=1&other=Ready");
    nowMillis += 100_000;
    pages.note("page=2&other=Ready");
    nowMillis += 100_000;
    assertEquals("1 of 1 pages can reach serverB", line());
  }

  @Test
  void aPageThatGoesIsCountedNoLonger() {
    pages.note("page=1&other=Ready");
    pages.note("page=2&other=Late");
    pages.gone("page=2");
    pages.gone("page=3");
    pages.gone("page=1&more=1");
    pages.gone(null);
    assertEquals("1 of 1 pages can reach serverB", line());
  }

  @Test
  void aPageThatComesBackIsCountedAgain() {
    pages.note("page=1&other=Ready");
    pages.gone("page=1");
    assertEquals(0, pages.count());
    nowMillis += 2000;
    pages.note("page=1&other=Ready");
    assertEquals("1 of 1 pages can reach serverB", line());
  }

  @Test
  void aHeartbeatThatComesAfterItsPagesFarewellIsOfNoPage() {
    pages.note("page=1&other=Ready");
    pages.gone("page=1");
    nowMillis += 900;
    pages.note("page=1&other=Ready");
    pages.note("page=2&other=Ready");
    pages.gone("page=3");
    pages.note("page=3&other=Ready");
    assertEquals("1 of 1 pages can reach serverB", line());
  }

  @Test
  void endlessFarewellsAreBoundedAndForgotten() {
    for (int page = 0; page < 50_000; page++) {
      pages.gone("page=" + page);
    }
    pages.note("page=49999&other=Ready");
    assertEquals(1, pages.count());
    nowMillis += 2000;
    pages.note("page=1&other=Ready");
    pages.gone("page=49999");
    pages.note("page=49999&other=Ready");
    assertEquals(1, pages.count());
  }

  @Test
  void whatIsNoHeartbeatOfAPageIsNotNoted() {
    String[] queries = {
      null,
      "",
      "page=1",
      "other=Ready&page=1",
      "page=&other=Ready",
      "page=1&other=",
      "page=1&other=%0d%0a",
      "page=1&other=<b>",
      "page=1&other=" + "x".repeat(25),
      "page=1&other=Ready&more=1",
      "page=1&other=Ready&public=",
      "page=1&other=Ready&public=<b>",
      "page=1&other=Ready&session=Yes&public=Ready"
    };
    for (String query : queries) {
      pages.note(query);
    }
    assertEquals(0, pages.count());
  }

  @Test
  void endlessPagesAreBounded() {
    for (int page = 0; page < 50_000; page++) {
      pages.note("page=" + page + "&other=Ready");
    }
    assertEquals(20_000, pages.count());
    nowMillis += 200_000;
    pages.note("page=99999&other=Ready");
    assertEquals(1, pages.count());
  }

  @Test
  void anAdminAsksTheNode(@TempDir Path home) throws Exception {
    try (TestNode node = new TestNode(home, "{\"node\":{\"name\":\"serverA\"}}")) {
      assertEquals(200, node.ask("GET", "/status?page=7&other=NoConnection").statusCode());
      assertEquals(401, node.ask("GET", "/api/pages").statusCode());
      HttpResponse<String> answer = node.askAsAdmin("GET", "/api/pages", "");
      JsonObject json = JsonParser.parseString(answer.body()).getAsJsonObject();
      assertEquals(1, json.get("pages").getAsInt());
      assertEquals(0, json.get("ready").getAsInt());
      JsonObject cannot = json.getAsJsonArray("cannot").get(0).getAsJsonObject();
      assertEquals("NoConnection", cannot.get("cause").getAsString());
      assertEquals(PageCauses.words("NoConnection"), cannot.get("text").getAsString());
      String metrics = node.askAsAdmin("GET", "/metrics", "").body();
      assertTrue(metrics.contains("switchover_pages{"), metrics);
      assertEquals(405, node.ask("GET", "/status/gone?page=7").statusCode());
      assertEquals(204, node.ask("POST", "/status/gone?page=7").statusCode());
      String left = node.askAsAdmin("GET", "/api/pages", "").body();
      assertEquals(0, JsonParser.parseString(left).getAsJsonObject().get("pages").getAsInt());
    }
  }
}
