package switchover.hostile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Await;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * Somebody on the network who hears all that two linked nodes say, and sends them whatever he
 * likes, by the thousand: nothing of it has an effect.
 */
class HostileLinkIT {
  private static final boolean LONG = Boolean.getBoolean("switchover.long");
  private static final int LEAST_MESSAGES = LONG ? 200_000 : 8_000;
  private static final int ENOUGH_PINGS = 40;
  private static final Vitals.Most MORE = new Vitals.Most(0, 8, 40, 20);
  private static final Duration WITHIN = Duration.ofSeconds(40);

  @RegisterExtension final Lab lab = new Lab();

  private final Overheard overheard = new Overheard();

  @Test
  void nothingThatIsSentToThemHasAnEffect() throws Exception {
    TestPair pair = startOverheard();
    Vitals beforeA = Vitals.of(pair.a());
    Vitals beforeB = Vitals.of(pair.b());
    Arsenal arsenal = new Arsenal(overheard);
    List<Shot> againstMaster = arsenal.againstMaster();
    List<Shot> againstBackup = arsenal.againstBackup();
    List<Shot> byTheRightKey = arsenal.byTheRightKey(key(pair.a()), pair.a().nodeId());
    Storm storm = new Storm();
    PageWatch watchA = PageWatch.of(pair.a());
    PageWatch watchB = PageWatch.of(pair.b());
    try (Stragglers slowA = lab.keep(Stragglers.at(pair.a().place()));
        Stragglers slowB = lab.keep(Stragglers.at(pair.b().place()))) {
      while (storm.sent() < LEAST_MESSAGES) {
        storm.blow(pair.a().place(), againstMaster);
        storm.blow(pair.b().place(), againstBackup);
        storm.blow(pair.a().place(), byTheRightKey);
        BrokenHttp.sendAll(pair.a().place());
      }
      awaitEnded(slowA);
      awaitEnded(slowB);
    }
    watchA.close();
    watchB.close();
    assertEquals(Map.of(), storm.wrong());
    assertUndisturbed(pair.a(), watchA, beforeA);
    assertUndisturbed(pair.b(), watchB, beforeB);
    assertCounted(pair.a(), beforeA, storm.sent());
  }

  /** Linked and quiet, with an earlier life of the backup overheard too. */
  private TestPair startOverheard() throws Exception {
    TestPair pair =
        TestPair.in(lab)
            .cuttable()
            .failoverMillis(3000)
            .launch(JarLaunch.small(), JarLaunch.small())
            .ready();
    pair.overhearLink(overheard);
    pair.a().start();
    pair.a().awaitAnswering();
    pair.b().start();
    pair.awaitFull(pair.a());
    pair.b().process().stop();
    pair.b().start();
    pair.awaitFull(pair.a());
    Await.until(
        ENOUGH_PINGS + " pings overheard",
        WITHIN,
        () -> overheard.byBackup().size() + " messages",
        () -> overheard.byBackup(Arsenal.PING).size() >= ENOUGH_PINGS);
    return pair;
  }

  private static byte[] key(TestNode node) throws Exception {
    String line = Files.readString(node.home().folder().resolve("pair.key")).strip();
    return Base64.getDecoder().decode(line);
  }

  private static void awaitEnded(Stragglers slow) {
    Await.until(
        "the node has ended the connections that send a byte each second",
        WITHIN,
        () -> slow.alive() + " of them live",
        () -> slow.alive() == 0);
  }

  private static void assertUndisturbed(TestNode node, PageWatch watch, Vitals before)
      throws Exception {
    Await.until(
        node.name() + " has closed the connections that nobody holds any more",
        WITHIN,
        () -> "open files: " + before.files() + " before",
        () -> Vitals.files(node) <= before.files() + MORE.files());
    Vitals after = Vitals.of(node);
    after.assertBorneBy(node, watch, before, MORE);
    List<String> told = newEvents(before, after);
    assertAll(
        () -> assertEquals(1, after.metric("link_up")),
        () -> assertEquals(before.metric("link_lost_total"), after.metric("link_lost_total")),
        () -> assertTrue(told.stream().allMatch(HostileLinkIT::isRefusal), told.toString()),
        () -> assertTrue(told.size() <= MORE.lines(), told.toString()),
        () -> assertFalse(node.printed().contains("SEVERE"), node.printed()));
  }

  /** A key holder who does not fit is named once for each reason; nobody else is. */
  private static boolean isRefusal(String event) {
    return Set.of("OtherPair", "SameNode", "SameMode", "Version").stream()
        .anyMatch(reason -> event.contains("\"why\":\"" + reason));
  }

  private static List<String> newEvents(Vitals before, Vitals after) {
    return after.events().stream().filter(event -> !before.events().contains(event)).toList();
  }

  private static void assertCounted(TestNode master, Vitals before, long sent) throws Exception {
    Vitals after = Vitals.of(master);
    long dropped = after.metric("link_dropped_total") - before.metric("link_dropped_total");
    assertTrue(dropped > sent / 4, dropped + " messages counted as dropped");
    for (String reason : List.of("WrongKey", "OtherPair", "SameNode", "SameMode", "Version")) {
      String name = "link_rejections_total " + reason;
      assertTrue(after.metric(name) > before.metric(name), "refusals counted: " + reason);
    }
  }
}
