package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchover.outside.Change;
import switchover.outside.Sighting;
import switchover.pair.Http;
import switchover.pair.Lab;
import switchover.pair.TestNode;

/** A home that can't be written, or has lost its epoch: never Running under a used epoch. */
@Tag("nodes")
class DiskIT {
  private static final int SEVERAL = 50;
  private static final int WAIT_MILLIS = 2000;
  private static final String MISSING = "missing";

  @RegisterExtension final Lab lab = new Lab();

  /** Why a home can't be written. */
  private enum Ailment {
    FULL {
      @Override
      void begin(Volume volume) throws Exception {
        volume.fill();
      }

      @Override
      void end(Volume volume) throws Exception {
        volume.empty();
      }
    },

    READ_ONLY {
      @Override
      void begin(Volume volume) throws Exception {
        volume.protect();
      }

      @Override
      void end(Volume volume) throws Exception {
        volume.unprotect();
      }
    };

    abstract void begin(Volume volume) throws Exception;

    abstract void end(Volume volume) throws Exception;
  }

  /**
   * The Standby says so before it is needed; it can't take over and says why; it does as soon as it
   * can.
   */
  @ParameterizedTest
  @EnumSource(Ailment.class)
  void theStandbysHome(Ailment ailment) throws Exception {
    Volume volume = Volume.in(lab, "serverB");
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          TestNode b = pair.b();
          ailment.begin(volume);
          seen.await("serverB asks for a look", () -> asks(b));
          pair.a().process().kill();
          seen.await("serverB raises the alarm", () -> hasAlarm(b, "could not be saved"));
          seen.awaitAnswers(b, SEVERAL);
          assertEquals("Standby", seen.newest(b).state());
          assertEquals("None", seen.newest(b).redundancy());
          assertEquals(503, Http.get(b.place().url() + "/status/ready").statusCode());
          assertTrue(b.printed().contains("ALARM"), b.printed());
          ailment.end(volume);
          seen.awaitRunning(b);
          assertFalse(asks(b), "its disk is well again");
          pair.a().start();
          seen.awaitSettled(pair.a());
        });
  }

  /** A switch to a node that can't write is refused, and the asked one is Running again. */
  @Test
  void theHomeOfTheOneThatIsToTakeOver() throws Exception {
    Volume volume = Volume.in(lab, "serverB");
    Course.run(
        Course.plan(lab).manual(),
        (pair, seen) -> {
          volume.fill();
          String url = pair.a().place().url() + "/api/switch";
          assertEquals(409, Http.post(url, pair.a().home().token()).statusCode());
          seen.awaitRunning(pair.a());
          assertTrue(hasAlarm(pair.b(), "could not be saved"));
          volume.empty();
          pair.b().process().kill();
          pair.b().start();
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a(), pair.a()), seen.whoRan());
          pair.switchByHttp(pair.a());
          seen.awaitSettled(pair.b());
        });
  }

  /** It is found not ready before it must take over, and takes over when its disk answers. */
  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes 14 s; ./test has the disk hang of the one that is to take over")
  @Test
  void theStandbysDiskHangs() throws Exception {
    FreezableVolume volume = FreezableVolume.in(lab, "serverB");
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          TestNode b = pair.b();
          volume.whileFrozen(
              () -> {
                seen.await("serverB raises the alarm", () -> hangs(b));
                seen.await("serverA is Alone", () -> isAlone(seen.newest(pair.a())));
                pair.a().process().kill();
                seen.await("nobody is Running", () -> isNone(seen.newest(b)));
                seen.awaitAnswers(b, SEVERAL);
                assertEquals("Standby", seen.newest(b).state());
                assertEquals(503, Http.get(b.place().url() + "/status/ready").statusCode());
              });
          seen.awaitRunning(b);
          pair.a().start();
          seen.awaitSettled(pair.a());
        });
  }

  /** A switch to it is refused with the reason. */
  @Test
  void theDiskHangsOfTheOneThatIsToTakeOver() throws Exception {
    FreezableVolume volume = FreezableVolume.in(lab, "serverB");
    Course.run(
        Course.plan(lab).manual(),
        (pair, seen) -> {
          TestNode a = pair.a();
          volume.whileFrozen(
              () -> {
                seen.await("serverA is Alone", () -> isAlone(seen.newest(a)));
                String url = a.place().url() + "/api/switch";
                String refusal = Http.post(url, a.home().token()).body();
                assertTrue(refusal.contains("its disk does not answer"), refusal);
              });
          seen.await("serverB is ready", () -> !isAlone(seen.newest(a)));
          pair.switchByHttp(a);
          seen.awaitSettled(pair.b());
        });
  }

  private static boolean isAlone(Sighting sighting) {
    return sighting.redundancy().equals("Alone");
  }

  private static boolean isNone(Sighting sighting) {
    return sighting.redundancy().equals("None");
  }

  private static boolean hangs(TestNode node) throws Exception {
    String printed = node.printed();
    return printed.contains("ALARM") && printed.contains("the disk does not answer");
  }

  /** It starts, is Standby, and takes over once there is room. */
  @Test
  void fullWhileTheNodeStarts() throws Exception {
    Volume volume = Volume.in(lab, "serverB");
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          TestNode b = pair.b();
          b.process().kill();
          volume.fill();
          b.start();
          seen.awaitStandby(b);
          seen.await("serverB raises the alarm", () -> hasAlarm(b, "can't be written"));
          seen.awaitAnswers(b, SEVERAL);
          pair.a().process().kill();
          seen.awaitAnswers(b, SEVERAL);
          assertEquals("Standby", seen.newest(b).state());
          volume.empty();
          seen.awaitRunning(b);
          pair.a().start();
          seen.awaitSettled(pair.a());
        });
  }

  /** It can't even take its home for itself, and ends with the reason. */
  @Test
  void readOnlyWhileTheNodeStarts() throws Exception {
    Volume volume = Volume.in(lab, "serverB");
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          TestNode b = pair.b();
          b.process().kill();
          volume.protect();
          b.start();
          seen.await("serverB has ended", () -> !b.process().alive());
          assertTrue(b.printed().contains("Read-only file system"), b.printed());
          volume.unprotect();
          b.start();
          seen.awaitSettled(pair.a());
        });
  }

  /** Its events tell how far the epochs had come. */
  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes 11 s; ./test loses the epoch and the events")
  @Test
  void theEpochIsLost() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          TestNode b = pair.b();
          List<String> contents = List.of(MISSING, "4x\n");
          for (String content : contents) {
            b.process().kill();
            lose(b, content);
            b.start();
            seen.awaitSettled(pair.a());
          }
          assertEquals(contents.size(), alarms(b, "the node goes on above epoch"), b.printed());
          pair.a().process().kill();
          seen.awaitRunning(b);
          pair.a().start();
          seen.awaitSettled(pair.a());
        });
  }

  /** With no trace left, a lone node stays Standby: any epoch could have been used. */
  @Test
  void theEpochAndTheEventsAreLost() throws Exception {
    Course.run(
        Course.plan(lab).connectionWaitMillis(WAIT_MILLIS),
        (pair, seen) -> {
          TestNode a = pair.a();
          a.process().kill();
          seen.awaitRunning(pair.b());
          long used = seen.newestStint(pair.b()).epoch();
          pair.b().process().kill();
          lose(a, MISSING);
          Files.delete(a.home().folder().resolve("events.jsonl"));
          seen.eventsAreLost(a);
          a.start();
          seen.awaitStandby(a);
          Moment.pass(2 * WAIT_MILLIS);
          assertEquals("Standby", seen.newest(a).state());
          assertTrue(hasAlarm(a, "the node stays Standby until"), a.printed());
          pair.b().start();
          seen.awaitSettled(a);
          assertTrue(seen.newestStint(a).epoch() > used);
        });
  }

  private static void lose(TestNode node, String content) throws Exception {
    Path epoch = node.home().folder().resolve("epoch");
    if (content.equals(MISSING)) {
      Files.delete(epoch);
    } else {
      Files.writeString(epoch, content);
    }
  }

  private static boolean asks(TestNode node) throws Exception {
    return Http.get(node.place().url() + "/status").body().contains("\"DiskFails\"");
  }

  private static boolean hasAlarm(TestNode node, String text) throws Exception {
    return alarms(node, text) > 0;
  }

  private static long alarms(TestNode node, String text) throws Exception {
    return Change.told(node).stream()
        .filter(change -> change.kind().equals("Alarm") && change.why().contains(text))
        .count();
  }
}
