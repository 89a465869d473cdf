package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name service that does not answer, and many who ask. */
@Timeout(30)
class NameLookupTest {
  private static final InetAddress IP = InetAddress.getLoopbackAddress();
  private static final int VERY_LONG_MILLIS = 20_000;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final NameLookup lookup =
      new NameLookup(
          () -> 0,
          name -> {
            asked.countDown();
            await(answer);
            return List.of(IP);
          });

  @AfterEach
  void close() {
    answer.countDown();
    lookup.close();
  }

  @Test
  void onlyOneWaitsForTheNameService() throws Exception {
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(() -> lookup.leadsTo("pc", IP, VERY_LONG_MILLIS));
    await(asked);
    assertFalse(lookup.leadsTo("pc", IP, VERY_LONG_MILLIS), "at once, since nothing is known");
    answer.countDown();
    assertTrue(first.get(10, TimeUnit.SECONDS), "who waited has the answer");
    assertTrue(lookup.leadsTo("pc", IP, 0), "which is known from then on");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertEquals(true, latch.await(25, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
