package switchover.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever logs goes on, whatever becomes of the lines. */
@Timeout(30)
class QueuedLogTest {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch taken = new CountDownLatch(1);
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final QueuedLog log = new QueuedLog(List.of(new Pipe()));

  /** Full until it is read. */
  private final class Pipe extends Handler {
    @Override
    public void publish(LogRecord entry) {
      reached.countDown();
      try {
        taken.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      written.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private void log(int from, int to) {
    for (int i = from; i < to; i++) {
      log.publish(new LogRecord(Level.INFO, "line " + i));
    }
  }

  private void awaitWritten(int lines) {
    while (written.size() < lines) {
      Thread.onSpinWait();
    }
    log.flush();
  }

  @Test
  void allIsWrittenInItsOrderAsSoonAsTheReaderIsBack() {
    log(0, QueuedLog.MOST_WAITING);
    taken.countDown();
    awaitWritten(QueuedLog.MOST_WAITING);
    assertEquals("line 0", written.get(0));
    assertEquals("line 999", written.get(999));
    assertEquals(QueuedLog.MOST_WAITING, written.size());
  }

  @Test
  void whatFoundNoPlaceIsCountedAndSaidWhereItIsMissing() throws InterruptedException {
    log(0, 1);
    reached.await();
    log(1, 1 + QueuedLog.MOST_WAITING + 7);
    taken.countDown();
    awaitWritten(QueuedLog.MOST_WAITING + 2);
    log(5000, 5001);
    awaitWritten(QueuedLog.MOST_WAITING + 3);
    assertEquals(
        List.of("line 1000", "7 lines are missing: the log was not taken", "line 5000"),
        written.subList(QueuedLog.MOST_WAITING, QueuedLog.MOST_WAITING + 3));
  }

  @Test
  void aStopDoesNotWaitForAReaderThatNeverComes() {
    log(0, 3);
    log.close();
    assertEquals(List.of(), written);
  }
}
