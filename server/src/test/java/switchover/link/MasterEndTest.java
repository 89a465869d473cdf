package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchover.link.Rejection.Reason;
import switchover.link.Seal.Purpose;
import switchover.status.Mode;
import switchover.status.NodeState;

/** The master's end with a clock that the test moves and a peer that may be anybody. */
@Timeout(30)
class MasterEndTest {
  private static final LinkTimes TIMES = new LinkTimes(20, 750, 3, 60_000);
  private static final String IP = "127.0.0.1";

  private final AtomicLong clock = new AtomicLong(1000);
  private final PairSeals.Held held = Keys.held(1);
  private final Seal key = held.seal();
  private final Ear ear = new Ear();
  private final Side backup = Side.backup();
  private final MasterEnd end =
      new MasterEnd(new Keys(held.key()), TIMES, Side.master(), ear.refusals(), ear, clock::get);

  @AfterEach
  void close() {
    end.close();
  }

  private static Dial dial(Side side, PairSeals.Held key) {
    return new Dial(side.hello(), key, null, null);
  }

  private byte[] connect(byte[] sealed) {
    return end.connect(sealed, IP, null);
  }

  private Dial.Accepted accepted() {
    Dial dial = dial(backup, held);
    Dial.Outcome outcome = dial.outcome(connect(dial.request()));
    assertNotNull(outcome.accepted(), () -> outcome.toString());
    return outcome.accepted();
  }

  private Rejection rejection(Side side) {
    Dial dial = dial(side, held);
    return dial.outcome(connect(dial.request())).rejection();
  }

  private byte[] ping(Dial.Accepted session, long sequence, long echoMillis) {
    Ping ping = new Ping(sequence, 0, echoMillis, backup.report(), backup.aside(), false);
    return session.seal().seal(Purpose.PING, session.id(), ping.json());
  }

  private static Said said(Dial.Accepted session, Purpose purpose, byte[] sealed)
      throws MalformedException {
    String json = session.seal().open(purpose, session.id(), sealed);
    assertNotNull(json, "the master's message opens");
    return Said.read(Fields.of(json));
  }

  @Test
  void aConnectAloneLinksNobody() throws MalformedException {
    Dial.Accepted session = accepted();
    assertEquals(List.of(), ear.lines());
    assertEquals(1, said(session, Purpose.ANSWER, end.ping(ping(session, 1, 0))).answers());
    ear.await("heard");
    assertEquals(List.of("linked serverB", "heard Standby 1"), ear.lines());
  }

  /** By the moment that the ping echoes, which is one of the master's own. */
  @Test
  void whatIsHeardComesWithTheMomentAfterWhichItWasSaid() {
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    ear.await("heard");
    assertEquals(1000, ear.newestSinceMillis());
    clock.addAndGet(500);
    end.ping(ping(session, 2, 400));
    ear.await("heard", 2);
    assertEquals(1400, ear.newestSinceMillis());
  }

  @Test
  void aConnectSentAgainIsWorthless() {
    Dial dial = dial(backup, held);
    Dial.Accepted session = dial.outcome(connect(dial.request())).accepted();
    assertNull(connect(dial.request()), "while the session waits");
    end.ping(ping(session, 1, 0));
    assertNull(connect(dial.request()), "while it is linked");
    accepted();
    clock.addAndGet(100);
    assertNotNull(end.ping(ping(session, 2, 100)), "the honest session goes on");
    ear.await("heard", 2);
    assertEquals(1, ear.count("linked"));
    assertEquals(0, ear.count("lost"));
  }

  @Test
  void aConnectRecordedLongAgoDoesNotDisturbTheLinkEither() {
    Dial old = dial(backup, held);
    connect(old.request());
    clock.addAndGet(100_000);
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    assertNotNull(connect(old.request()), "it is answered, to nobody's use");
    assertNotNull(end.ping(ping(session, 2, 0)));
    ear.await("heard", 2);
    assertEquals(0, ear.count("lost"));
  }

  @Test
  void aFloodOfRecordedConnectsKeepsNothing() {
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    for (int i = 0; i < 1000; i++) {
      accepted();
    }
    assertNotNull(end.ping(ping(session, 2, 0)));
    assertEquals(0, ear.count("lost"));
  }

  @Test
  void aPingSentAgainOrOvertakenIsDropped() {
    Dial.Accepted session = accepted();
    assertNotNull(end.ping(ping(session, 1, 0)));
    assertNotNull(end.ping(ping(session, 3, 0)));
    assertNull(end.ping(ping(session, 3, 0)));
    assertNull(end.ping(ping(session, 2, 0)));
    ear.await("heard", 2);
    assertEquals(2, ear.count("heard"));
    assertEquals(2, end.dropped());
  }

  @Test
  void aPingOfAnotherSessionIsDropped() {
    Dial.Accepted first = accepted();
    Dial.Accepted second = accepted();
    Ping ping = new Ping(1, 0, 0, backup.report(), backup.aside(), false);
    assertNull(end.ping(second.seal().seal(Purpose.PING, first.id(), ping.json())));
    assertNull(end.ping(key.seal(Purpose.PING, first.id(), ping.json())));
    assertNull(end.ping(key.seal(Purpose.PING, "", ping.json())));
    assertEquals(List.of(), ear.lines());
  }

  @Test
  void theMastersOwnMessageSentBackIsDropped() {
    Dial.Accepted session = accepted();
    byte[] answer = end.ping(ping(session, 1, 0));
    assertNull(end.ping(answer));
    Dial dial = dial(backup, held);
    assertNull(connect(connect(dial.request())));
  }

  @Test
  void anAuthenticMessageWithABadFieldIsDropped() {
    Dial.Accepted session = accepted();
    assertNull(end.ping(session.seal().seal(Purpose.PING, session.id(), "{\"sequence\":-1}")));
    assertNull(connect(key.seal(Purpose.CONNECT, "", "{\"contract\":1}")));
    assertEquals(List.of(), ear.lines());
  }

  @Test
  void aPingThatWaitedWhileTheMasterSleptIsNoNews() throws MalformedException {
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    clock.addAndGet(TIMES.freshMillis() + 1);
    Said answer = said(session, Purpose.ANSWER, end.ping(ping(session, 2, 0)));
    assertEquals(TIMES.freshMillis() + 1, answer.atMillis());
    end.ping(ping(session, 3, answer.atMillis()));
    ear.await("heard", 2);
    assertEquals(2, ear.count("heard"), "the first and the third");
  }

  /** The backup, whose own times are longer, takes itself for linked. */
  @Test
  void pingsThatComeTooLateEachTimeAreALineThatIsTooSlow() {
    Dial.Accepted session = accepted();
    clock.addAndGet(TIMES.freshMillis() + 1);
    for (int i = 1; i < SlowLine.ENOUGH; i++) {
      assertNotNull(end.ping(ping(session, i, 0)));
    }
    assertEquals(List.of(), ear.refusals().standing());
    end.ping(ping(session, SlowLine.ENOUGH, 0));
    String line = ear.await("rejected SlowLine");
    assertTrue(line.contains((TIMES.freshMillis() + 1) + " ms old"), line);
    assertEquals(Reason.SLOW_LINE, ear.refusals().standing().get(0).reason());
    assertEquals(0, ear.count("linked"));
    end.ping(ping(accepted(), 1, 0));
    ear.await("linked");
    assertEquals(List.of(), ear.refusals().standing());
  }

  @Test
  void aNewSessionReplacesTheFormerOnlyWithItsFirstPing() {
    Dial.Accepted first = accepted();
    end.ping(ping(first, 1, 0));
    Dial.Accepted second = accepted();
    assertNotNull(end.ping(ping(first, 2, 0)));
    assertNotNull(end.ping(ping(second, 1, 0)));
    assertNull(end.ping(ping(first, 3, 0)));
    ear.await("linked", 2);
    assertEquals("lost: the backup connected anew", ear.await("lost"));
  }

  @Test
  void whoDoesNotFitIsRefusedWithTheReason() {
    assertEquals(Reason.OTHER_PAIR, rejection(backup.pair("line-4")).reason());
    assertEquals(Reason.SAME_NODE, rejection(backup.nodeId("id-a")).reason());
    assertEquals(Reason.SAME_MODE, rejection(backup.mode(Mode.MASTER)).reason());
    assertEquals(Reason.VERSION, rejection(backup.contract(3)).reason());
    ear.await("rejected Version");
    assertEquals(4, ear.count("rejected"));
    assertEquals(4, ear.lines().size());
  }

  @Test
  void aSecondBackupDoesNotPutTheFirstAside() {
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    Rejection why = rejection(backup.nodeId("id-c"));
    assertEquals(Reason.SAME_MODE, why.reason());
    assertTrue(why.text().contains("second backup"), why.text());
    assertNotNull(end.ping(ping(session, 2, 0)));
  }

  @Test
  void theSameReasonIsToldOnceAndCountedEachTime() {
    for (int i = 0; i < 5; i++) {
      rejection(backup.pair("line-4"));
      rejection(backup.nodeId("id-a"));
    }
    rejection(backup.contract(9));
    ear.await("rejected Version");
    assertEquals(3, ear.count("rejected"));
    assertEquals(5, ear.refusals().counts().get(Reason.OTHER_PAIR));
    assertEquals(5, ear.refusals().counts().get(Reason.SAME_NODE));
    assertEquals(1, ear.refusals().counts().get(Reason.VERSION));
    assertEquals(0, ear.refusals().counts().get(Reason.WRONG_KEY));
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    assertEquals(List.of(), ear.refusals().standing());
  }

  @Test
  void aVersionOneApartIsAccepted() {
    Dial next = dial(backup.contract(2), held);
    assertNotNull(next.outcome(connect(next.request())).accepted());
  }

  @Test
  void aFarVersionNeedNotBeUnderstoodToBeRefused() throws MalformedException {
    String nonce = Nonce.fresh();
    String json = "{\"contract\":7,\"nonce\":\"" + nonce + "\",\"pair\":{\"name\":\"line-3\"}}";
    byte[] answer = connect(key.seal(Purpose.CONNECT, "", json));
    Connected read = Connected.read(Fields.of(key.open(Purpose.CONNECTED, "", answer)));
    assertEquals(Reason.VERSION, read.rejection().reason());
  }

  @Test
  void anotherKeyIsToldWhileNobodyIsLinkedAndOnlyCountedAfterwards() {
    byte[] foreign = dial(backup, Keys.held(9)).request();
    assertNull(connect(foreign));
    ear.await("rejected WrongKey");
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    assertNull(connect(foreign));
    ear.await("heard");
    assertEquals(1, ear.count("rejected"));
    assertEquals(2, end.dropped());
  }

  @Test
  void aSilentBackupIsLostByTheClock() {
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    ear.await("heard");
    clock.addAndGet(TIMES.lostMillis() + 1);
    assertEquals("lost: no ping for 811 ms", ear.await("lost"));
    assertNull(end.ping(ping(session, 2, 800)));
  }

  @Test
  void theStreamBringsTheReportAtOnceAndOnlyToTheLinkedSession() throws Exception {
    Dial.Accepted session = accepted();
    Sink sink = new Sink();
    byte[] listen = session.seal().seal(Purpose.LISTEN, session.id(), new Listen(1).json());
    assertFalse(end.listen(listen, sink), "not yet linked");
    end.ping(ping(session, 1, 0));
    assertTrue(end.listen(listen, sink));
    assertFalse(end.listen(listen, new Sink()), "sent again");
    Said first = said(session, Purpose.STREAM, sink.line());
    end.tell();
    Said second = said(session, Purpose.STREAM, sink.line());
    assertEquals(NodeState.STANDBY, first.report().state());
    assertTrue(second.order() > first.order());
  }

  @Test
  void aStalledStreamIsGivenUpAndTheLinkGoesOn() {
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    Sink sink = new Sink();
    sink.answer = ListenSink.Offer.BUSY;
    end.listen(session.seal().seal(Purpose.LISTEN, session.id(), new Listen(1).json()), sink);
    sink.line();
    for (int i = 1; i <= 20; i++) {
      clock.addAndGet(100);
      end.ping(ping(session, 1 + i, 100L * i));
    }
    sink.awaitEnd();
    assertEquals(0, ear.count("lost"));
  }

  @Test
  void aClosedEndSaysGoodbyeAndAnswersNothing() throws Exception {
    Dial.Accepted session = accepted();
    end.ping(ping(session, 1, 0));
    Sink sink = new Sink();
    end.listen(session.seal().seal(Purpose.LISTEN, session.id(), new Listen(1).json()), sink);
    end.close();
    sink.awaitEnd();
    Said last = said(session, Purpose.STREAM, sink.line());
    while (!last.goodbye()) {
      last = said(session, Purpose.STREAM, sink.line());
    }
    assertNull(end.ping(ping(session, 2, 0)));
    assertTrue(end.isClosed());
  }

  /** Keeps the lines of a stream. */
  private static final class Sink implements ListenSink {
    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile Offer answer = Offer.TAKEN;

    @Override
    public Offer offer(byte[] line) {
      lines.add(line);
      return answer;
    }

    @Override
    public synchronized void end() {
      ended.incrementAndGet();
      notifyAll();
    }

    byte[] line() throws AssertionError {
      try {
        byte[] line = lines.poll(10, TimeUnit.SECONDS);
        assertNotNull(line, "a line came");
        return new String(line, StandardCharsets.UTF_8)
            .stripTrailing()
            .getBytes(StandardCharsets.UTF_8);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    synchronized void awaitEnd() {
      try {
        while (ended.get() == 0) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
