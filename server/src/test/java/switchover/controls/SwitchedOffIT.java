package switchover.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import com.sun.net.httpserver.HttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Lab;
import switchover.pair.TestPair;
import switchover.settings.Account;
import switchover.settings.Role;

/**
 * Each attack fails against a real node as it is, and succeeds where the controls against it are
 * switched off: so it is they that hold it off, and a test that sees them work would see them fail.
 * Where several controls hold off one attack, each alone is enough. All on one node, whose controls
 * are switched while it is at work.
 */
@Tag("nodes")
class SwitchedOffIT {
  private static final boolean LONG = Boolean.getBoolean("switchover.long");

  @RegisterExtension final Lab lab = new Lab();

  private final Map<String, Attack> attacks = new HashMap<>();

  @Test
  void eachAttackSucceedsOnlyWhereItsControlsAreOff() throws Exception {
    SwitchableLaunch ofVictim = new SwitchableLaunch(lab.folder());
    SwitchableLaunch ofStranger = new SwitchableLaunch(lab.folder(), LinkAttacks.OWN);
    start(ofVictim, ofStranger);
    List<String> wrong = new ArrayList<>();
    for (Row row : Row.all()) {
      if (LONG || !row.slow()) {
        for (List<Control> off : row.states(LONG)) {
          ofVictim.off(off);
          ofStranger.off(off);
          boolean wanted = off.size() == row.controls().size();
          if (attacks.get(row.attack()).succeeds() != wanted) {
            String what = wanted ? " fails" : " succeeds";
            String heard = ", and the last answer was " + Stranger.newest().text();
            wrong.add(row.attack() + what + " with off: " + off + heard);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private void start(SwitchableLaunch ofVictim, SwitchableLaunch ofStranger) throws Exception {
    TestPair pair =
        TestPair.in(lab)
            .connectionWaitMillis(0)
            .accountsOfA(accounts())
            .launch(ofVictim, ofStranger)
            .ready();
    HttpServer elsewhere = RequestAttacks.elsewhere();
    JsonObject settings = pair.a().home().settings();
    JsonObject health = new JsonObject();
    health.addProperty("address", "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");
    health.addProperty("intervalMillis", 100);
    settings.add("health", health);
    JsonObject cloud = new JsonObject();
    cloud.addProperty("password", RequestAttacks.SECRET);
    settings.add("cloud", cloud);
    pair.a().home().settings(settings);
    LinkAttacks byNode = new LinkAttacks(pair.a(), pair.b());
    pair.b().start();
    pair.a().start();
    pair.a().awaitState("Running");
    pair.b().awaitAnswering();
    Victim victim = new Victim(pair.a());
    attacks.putAll(new SignInAttacks(victim, new Victim(pair.b())).all());
    attacks.putAll(new RequestAttacks(lab, victim, elsewhere).all());
    attacks.putAll(byNode.all());
    attacks.putAll(new BrowserAttacks(lab, victim, TestPair.HOST_A, pair.pageHosts()).all());
  }

  /** Who has not changed for long; by a hash that is quickly looked at. */
  private static List<Account> accounts() {
    String hash = BcryptFunction.getInstance(Bcrypt.B, 4).hash(Victim.PASSWORD).getResult();
    return Stream.of("anna", "gustav", "olga", "oskar", "otto")
        .map(name -> new Account(name, name.equals("anna") ? Role.ADMIN : Role.OPERATOR, hash, 0))
        .toList();
  }

  /** Each threat that is written down is tried here, or the data say what else shows it. */
  @Test
  void eachThreatIsTriedOrSaysWhyNot() throws Exception {
    List<String> told = new ArrayList<>(Row.elsewhere());
    Row.all().forEach(row -> told.add(row.threat()));
    List<String> threats =
        Files.readAllLines(Path.of("../SECURITY.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| threat |"))
            .map(line -> line.substring(2))
            .toList();
    assertEquals(
        List.of(),
        threats.stream().filter(row -> told.stream().noneMatch(row::startsWith)).toList());
    assertEquals(
        List.of(),
        told.stream()
            .filter(each -> threats.stream().noneMatch(row -> row.startsWith(each)))
            .toList());
    assertTrue(Row.all().size() > 40, "there are enough");
  }
}
