package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureNewsTest {
  private final FailureNews news = new FailureNews();

  @Test
  void eachIsToldOnceHoweverOftenTheyTakeTurns() {
    assertTrue(news.isNews("refused", 0));
    assertTrue(news.isNews("late", 250));
    assertFalse(news.isNews("refused", 500));
    assertFalse(news.isNews("late", 750));
  }

  @Test
  void whoFailsInAnotherWayEachTimeIsToldAFewTimes() {
    long told = IntStream.range(0, 10_000).filter(i -> news.isNews("status " + i, i)).count();
    assertEquals(FailureNews.MOST_TOLD, told);
  }

  @Test
  void afterAnHourAChangeIsToldAgainButNotWhatGoesOn() {
    assertTrue(news.isNews("refused", 0));
    assertTrue(news.isNews("late", 250));
    assertFalse(news.isNews("late", FailureNews.AGAIN_MILLIS));
    assertTrue(news.isNews("refused", FailureNews.AGAIN_MILLIS + 250));
  }

  @Test
  void afterALinkAllIsNews() {
    assertTrue(news.isNews("refused", 0));
    news.clear();
    assertTrue(news.isNews("refused", 250));
  }
}
