package switchover.controls;

import static switchover.controls.Victim.PASSWORD;
import static switchover.controls.Victim.SESSION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import switchover.access.GivenTicket;

/** Attacks by who wants to be somebody else, or to act in his name. */
final class SignInAttacks {
  private static final String OFF = "{\"on\":false}";
  private static final int GUESSES = 6;
  private static final int WRONG_TOKENS = 40;

  private final Victim victim;
  private final Victim second;
  private final String code;
  private int names;

  /**
   * @param second one more node of that machine, where nobody is admin yet
   */
  SignInAttacks(Victim victim, Victim second) throws IOException {
    this.victim = victim;
    this.second = second;
    code = Files.readString(codeFile());
  }

  Map<String, Attack> all() {
    return Map.ofEntries(
        Map.entry("stolenCookie", this::stolenCookie),
        Map.entry("fromAnotherSite", () -> inHerName("Sec-Fetch-Site: cross-site")),
        Map.entry("fromAnotherOrigin", () -> inHerName("Origin: http://evil.example")),
        Map.entry("fromNobodyKnowsWhere", this::inHerName),
        Map.entry("cookieOfTheOtherNode", this::cookieOfTheOtherNode),
        Map.entry("guessing", this::guessing),
        Map.entry("guessingAsManyAddresses", this::guessingAsManyAddresses),
        Map.entry("plantedSession", this::plantedSession),
        Map.entry("sessionAfterTheChange", this::sessionAfterTheChange),
        Map.entry("ticketTwice", this::ticketTwice),
        Map.entry("ticketTooLate", this::ticketTooLate),
        Map.entry("ticketOfThePast", this::ticketOfThePast),
        Map.entry("ticketAfterTheChange", this::ticketAfterTheChange),
        Map.entry("codeTwice", this::codeTwice),
        Map.entry("operatorAsAdmin", this::operatorAsAdmin),
        Map.entry("wrongToken", this::wrongToken),
        Map.entry("nameThatLooksAlike", this::nameThatLooksAlike),
        Map.entry("floodedAudit", this::floodedAudit));
  }

  /** By an HMI on another port of the host, to which the browser sends it. */
  private boolean stolenCookie() throws IOException {
    Person anna = victim.person("anna");
    Person thief = new Person(anna.cookie(), "guessed");
    return thief.ask(victim.stranger(), "GET", "/api/settings", "").status() == 200;
  }

  private boolean inHerName(String... saidByTheBrowser) throws IOException {
    Person anna = victim.person("anna");
    Answer answer = anna.ask(victim.stranger(), "POST", "/api/maintenance", OFF, saidByTheBrowser);
    return answer.status() == 200;
  }

  /**
   * A browser keeps one cookie of a name for all ports of a host: the second is the first's end.
   */
  private boolean cookieOfTheOtherNode() throws IOException {
    return nameOfTheCookie(victim).equals(nameOfTheCookie(second));
  }

  private static String nameOfTheCookie(Victim node) throws IOException {
    return node.stranger().ask("DELETE", SESSION, "").header("Set-Cookie").split("=")[0];
  }

  /** Three wrong passwords, then the right one. */
  private boolean guessing() throws IOException {
    Stranger stranger = victim.stranger();
    for (int guess = 0; guess < 3; guess++) {
      Victim.signIn(stranger, "gustav", "wrong guess " + guess);
    }
    return Victim.signIn(stranger, "gustav", PASSWORD).status() == 200;
  }

  /** One password for many names, each time as if from somewhere else. */
  private boolean guessingAsManyAddresses() throws IOException {
    Stranger stranger = victim.stranger();
    for (int guess = 0; guess < GUESSES; guess++) {
      String name = "nobody" + names++;
      String header = "X-Forwarded-For: 10.9.0." + names;
      if (Victim.signIn(stranger, name, "1234567890", header).status() == 429) {
        return false;
      }
    }
    return true;
  }

  /** Who knows what a session will be called is in it as soon as it begins. */
  private boolean plantedSession() throws IOException {
    Person anna = victim.person("anna");
    String planted = "A".repeat(43);
    String cookie = anna.cookie().split("=")[0] + "=" + planted;
    return new Person(cookie, planted).ask(victim.stranger(), "GET", "/api/settings", "").status()
        == 200;
  }

  private boolean sessionAfterTheChange() throws IOException {
    Person olga = victim.person("olga");
    changePassword("olga");
    return olga.ask(victim.stranger(), "GET", "/api/events", "").status() == 200;
  }

  private void changePassword(String name) throws IOException {
    Answer changed = victim.admin("PUT", "/api/accounts", Victim.credentials(name, PASSWORD));
    if (changed.status() != 200) {
      throw new IOException(changed.text());
    }
  }

  private boolean redeem(String ticket) throws IOException {
    Answer answer =
        Victim.post(victim.stranger(), SESSION + "/ticket", "{\"ticket\":\"" + ticket + "\"}");
    return answer.status() == 200;
  }

  private String ticket(String account, long issuedEpochMillis) throws IOException {
    return GivenTicket.of(account, victim.id(), issuedEpochMillis, victim.key());
  }

  private boolean ticketTwice() throws IOException {
    String ticket = ticket("anna", System.currentTimeMillis());
    if (!redeem(ticket)) {
      throw new IOException("it is not good at all");
    }
    return redeem(ticket);
  }

  private boolean ticketTooLate() throws IOException {
    return redeem(ticket("anna", System.currentTimeMillis() - 3_600_000));
  }

  /** The node that had taken it does not know of it any more. */
  private boolean ticketOfThePast() throws Exception {
    String ticket = ticket("anna", System.currentTimeMillis());
    redeem(ticket);
    victim.restart();
    return redeem(ticket);
  }

  /** Of one whose password was changed since the other node let him in. */
  private boolean ticketAfterTheChange() throws IOException {
    changePassword("otto");
    return redeem(ticket("otto", System.currentTimeMillis()));
  }

  /** Where the file is still there, or there again, such as out of a copy. */
  private boolean codeTwice() throws IOException {
    Files.writeString(codeFile(), code);
    firstAdmin();
    return firstAdmin().status() == 200;
  }

  private Answer firstAdmin() throws IOException {
    String wish =
        "{\"code\":\"" + code.strip() + "\"," + Victim.credentials("eve", PASSWORD).substring(1);
    return Victim.post(second.stranger(), SESSION + "/first-admin", wish);
  }

  private Path codeFile() {
    return second.home().resolve("first-admin.code");
  }

  private boolean operatorAsAdmin() throws IOException {
    Person oskar = victim.person("oskar");
    return oskar.ask(victim.stranger(), "GET", "/api/settings", "").status() == 200;
  }

  private boolean wrongToken() throws IOException {
    Answer answer = victim.stranger().ask("GET", "/api/settings", "", "Authorization: Bearer x");
    return answer.status() == 200;
  }

  private boolean nameThatLooksAlike() throws IOException {
    String wish = "{\"role\":\"admin\"," + Victim.credentials("ANNA", PASSWORD).substring(1);
    return victim.admin("POST", "/api/accounts", wish).status() == 200;
  }

  /** So many entries that they wash away what others did. */
  private boolean floodedAudit() throws IOException {
    Stranger stranger = victim.stranger();
    for (int each = 0; each < WRONG_TOKENS; each++) {
      stranger.ask("GET", "/api/settings", "", "Authorization: Bearer x");
    }
    String audit = victim.admin("GET", "/api/audit?most=100", "").body();
    return audit.split("\"" + stranger.ip() + "\"", -1).length - 1 == WRONG_TOKENS;
  }
}
