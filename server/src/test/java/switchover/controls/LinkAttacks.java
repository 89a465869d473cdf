package switchover.controls;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import switchover.pair.Await;
import switchover.pair.NodeHome;
import switchover.pair.TestNode;
import switchover.settings.PairKey;

/** Attacks by a node of the attacker's, which has not the pair's key and believes everybody. */
final class LinkAttacks {
  /** What makes a node the attacker's. */
  static final Control[] OWN = {
    new Control("switchover.link.Seal.isRight", "returns true"),
    new Control("switchover.settings.SettingsParser.isName", "returns true")
  };

  private static final String FORGED = "forged by a stranger";
  private static final int TRIES = 2;

  private final TestNode victim;
  private final TestNode own;

  /** Before either starts. */
  LinkAttacks(TestNode victim, TestNode own) throws IOException {
    this.victim = victim;
    this.own = own;
    NodeHome home = own.home();
    JsonObject settings = home.settings();
    settings.getAsJsonObject("node").addProperty("name", "serverX\n" + FORGED);
    home.settings(settings);
    home.pairKey(PairKey.random().line());
  }

  Map<String, Attack> all() {
    return Map.of(
        "strangersNode",
        () -> connects(victim.printed().length()),
        "forgedLine",
        this::forgesALine);
  }

  /**
   * Whether it becomes the redundant node, before it is turned away more than once.
   *
   * @param printed by the victim before that
   */
  private boolean connects(int printed) throws Exception {
    long before = turnedAway();
    Await.until(
        "it is linked or turned away",
        Duration.ofSeconds(20),
        victim::seen,
        () -> isLinked(printed) || turnedAway() >= before + TRIES);
    return isLinked(printed);
  }

  private boolean isLinked(int printed) throws IOException {
    return victim.printed().substring(printed).contains("linked with serverX");
  }

  private long turnedAway() throws Exception {
    return victim.metric("link_rejections_total", "WrongKey");
  }

  /** By its name, which stands in the victim's log once they are linked. */
  private boolean forgesALine() throws Exception {
    own.process().kill();
    int printed = victim.printed().length();
    own.start();
    return connects(printed)
        && victim.printed().substring(printed).lines().anyMatch(line -> line.startsWith(FORGED));
  }
}
