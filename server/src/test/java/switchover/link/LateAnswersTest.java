package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line that is too slow is told from a master that is gone, and from one that was late once. */
class LateAnswersTest {
  private static final int LATE_MILLIS = 1600;

  private final AtomicLong clock = new AtomicLong(1000);
  private final Keys keys = new Keys(Keys.key(1));
  private final Ear ear = new Ear();
  private final MasterEnd master =
      new MasterEnd(
          keys, new LinkTimes(100, 750, 3, 60_000), Side.master(), ear.refusals(), ear, clock::get);
  private final LateAnswers late = new LateAnswers(clock::get);

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void severalLateAnswersInARowAreASlowLine() {
    comesLate();
    comesLate();
    assertEquals(0, late.tookMillis());
    comesLate();
    assertEquals(LATE_MILLIS, late.tookMillis());
    late.forget();
    assertEquals(0, late.tookMillis());
  }

  @Test
  void anAnswerThatIsNotTheMastersOrNeverComesEndsTheRow() {
    comesLate();
    comesLate();
    follow(dial()).complete(answer("anybody's word".getBytes(StandardCharsets.UTF_8)));
    comesLate();
    comesLate();
    follow(dial()).cancel(true);
    comesLate();
    comesLate();
    assertEquals(0, late.tookMillis());
  }

  @Test
  void oneTryIsFollowedAtATimeAndNoneThatIsOfNoUseAnyMore() {
    CompletableFuture<MasterHttp.Answer> first = follow(dial());
    assertTrue(follow(dial()).isCancelled());
    assertFalse(first.isDone());
    late.forget();
    assertTrue(first.isCancelled());
    assertFalse(follow(dial()).isDone());
  }

  private void comesLate() {
    Dial dial = dial();
    CompletableFuture<MasterHttp.Answer> answer = follow(dial);
    clock.addAndGet(LATE_MILLIS);
    answer.complete(answer(master.connect(dial.request(), "127.0.0.1", null)));
  }

  private CompletableFuture<MasterHttp.Answer> follow(Dial dial) {
    CompletableFuture<MasterHttp.Answer> answer = new CompletableFuture<>();
    late.follow(answer, dial, clock.get());
    return answer;
  }

  private static Dial dial() {
    return new Dial(Side.backup().hello(), Keys.held(1), null, null);
  }

  private static MasterHttp.Answer answer(byte[] body) {
    return new MasterHttp.Answer(body, null);
  }
}
