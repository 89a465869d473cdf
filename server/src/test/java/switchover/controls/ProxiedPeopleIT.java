package switchover.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchover.controls.Victim.PASSWORD;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.HaProxy;
import switchover.pair.Lab;
import switchover.pair.Place;
import switchover.pair.Ports;
import switchover.pair.TestNode;
import switchover.pair.TestPair;
import switchover.settings.Account;
import switchover.settings.Role;

/**
 * People ask a node by a real HAProxy, which it trusts: each is known by his own address and by the
 * scheme that he came by. What somebody says of himself, to the proxy or to the node, is nothing.
 */
@Tag("nodes")
class ProxiedPeopleIT {
  private static final String TO_A_PAGE = "Accept: text/html";
  private static final int ENOUGH = 6;

  @RegisterExtension final Lab lab = new Lab();

  private TestNode node;
  private Place secure;
  private Place plain;
  private String publicAddress;
  private int names;

  @BeforeEach
  void start() throws Exception {
    secure = new Place(HaProxy.IP, Ports.free(), "");
    plain = new Place(HaProxy.IP, Ports.free(), "");
    publicAddress = "https://testserver.com:" + secure.port();
    String hash = BcryptFunction.getInstance(Bcrypt.B, 4).hash(PASSWORD).getResult();
    TestPair pair =
        TestPair.in(lab)
            .connectionWaitMillis(0)
            .publicAddress(publicAddress)
            .accountsOfA(List.of(new Account("anna", Role.ADMIN, hash, 0)))
            .ready();
    HaProxy.beforePeople(lab, pair, secure.port(), plain.port());
    node = pair.a();
    JsonObject settings = node.home().settings();
    JsonArray proxies = new JsonArray();
    proxies.add("127.0.0.1");
    settings.getAsJsonObject("node").add("trustedProxies", proxies);
    settings.getAsJsonObject("node").addProperty("httpsPort", Ports.free());
    JsonObject tls = new JsonObject();
    tls.addProperty("redirect", true);
    for (String file : List.of("certificate", "key")) {
      String path = lab.folder().resolve("haproxy").resolve(file + ".pem").toString();
      tls.addProperty(file + "File", path);
    }
    settings.add("tls", tls);
    node.home().settings(settings);
    node.start();
    node.awaitAnswering();
  }

  @Test
  void whatTheProxySaysCountsAndNothingElse() throws Exception {
    eachIsKnownByHisOwnAddressAndScheme();
    whereItTakesAPathAwayTheScreenIsFoundAndPeopleSignIn();
    whoIsNoTrustedProxySaysNothingOfAnybody();
  }

  private void eachIsKnownByHisOwnAddressAndScheme() throws Exception {
    Stranger guesser = Stranger.at(plain).byTls(secure);
    assertEquals(429, afterGuesses(guesser), "his guesses count");
    assertEquals(429, afterGuesses(guesser, "X-Forwarded-For: 10.1.2.3"), "by his own address");
    Stranger anna = Stranger.at(plain).byTls(secure);
    Answer in = Victim.signIn(anna, "anna", PASSWORD);
    assertEquals(200, in.status(), "nobody else's do: " + in.text());
    assertTrue(in.header("Set-Cookie").endsWith("; Secure"), in.text());
    Answer plainly = Victim.signIn(anna.by(plain), "anna", PASSWORD);
    assertFalse(plainly.header("Set-Cookie").contains("Secure"), plainly.text());
    String seen = anna.byTls(secure).ask("GET", "/api/audit", "", bearer()).body();
    assertTrue(seen.contains(anna.ip()) && seen.contains(guesser.ip()), seen);
    assertFalse(seen.contains("10.1.2.3"), seen);

    assertEquals(publicAddress + "/area/1", redirect(anna.by(plain)));
    assertEquals("", redirect(anna.byTls(secure)));
    assertEquals("", redirect(anna.byTls(secure), "X-Forwarded-Proto: http"));
  }

  private void whereItTakesAPathAwayTheScreenIsFoundAndPeopleSignIn() throws Exception {
    Stranger anna = Stranger.at(plain).byTls(secure);
    String bare = anna.ask("GET", "/plant/config", "").header("Location");
    URI screen = URI.create("/plant/config").resolve(bare);
    assertEquals("/plant/config/", screen.toString());
    assertEquals(200, anna.ask("GET", screen.toString(), "").status());
    String session = screen.resolve("session").toString();
    Answer in = Victim.post(anna, session, Victim.credentials("anna", PASSWORD));
    String sent = HttpCookie.parse(in.header("Set-Cookie")).get(0).getPath();
    assertTrue(session.startsWith(sent), "a browser sends it there: " + in.text());
    String who = Person.signedIn(in).ask(anna, "GET", session, "").body();
    assertTrue(who.contains("\"name\":\"anna\""), who);
    String worker = "/plant/switchover/worker.js";
    String most = anna.ask("GET", worker, "").header("Service-Worker-Allowed");
    assertEquals("/plant/", URI.create(worker).resolve(most).toString());
  }

  private void whoIsNoTrustedProxySaysNothingOfAnybody() throws Exception {
    Stranger stranger = Stranger.at(node.place());
    int status = 0;
    for (int guess = 0; guess < ENOUGH; guess++) {
      status = guess(stranger, "X-Forwarded-For: 10.1.2." + guess);
    }
    assertEquals(429, status);
    Stranger other = Stranger.at(node.place());
    Answer in = Victim.signIn(other, "anna", PASSWORD, "X-Forwarded-Proto: https");
    assertFalse(in.header("Set-Cookie").contains("Secure"), in.text());
    assertTrue(redirect(other, "X-Forwarded-Proto: https").startsWith("https://127."));
  }

  private int afterGuesses(Stranger stranger, String... headers) throws IOException {
    int status = 0;
    for (int guess = 0; guess < ENOUGH; guess++) {
      status = guess(stranger, headers);
    }
    return status;
  }

  /** By another name each time: none of them has a count of its own. */
  private int guess(Stranger stranger, String... headers) throws IOException {
    return Victim.signIn(stranger, "nobody" + names++, "1234567890", headers).status();
  }

  private String bearer() throws IOException {
    return "Authorization: Bearer " + node.home().token();
  }

  private static String redirect(Stranger stranger, String... headers) throws IOException {
    String[] all = new String[headers.length + 1];
    System.arraycopy(headers, 0, all, 1, headers.length);
    all[0] = TO_A_PAGE;
    return stranger.ask("GET", "/area/1", "", all).header("Location");
  }
}
