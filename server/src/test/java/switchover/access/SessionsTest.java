package switchover.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import switchover.settings.Role;

class SessionsTest {
  private long nowMillis;
  private final Sessions sessions = new Sessions(() -> nowMillis);

  @Test
  void bothSecretsAreWanted() {
    Sessions.Begun begun = begin("anna");
    assertEquals("anna", find(begun).account());
    assertNull(sessions.find(begun.cookie(), null, true));
    assertNull(sessions.find(begun.cookie(), begin("anna").pageKey(), true));
    assertNull(sessions.find(begun.pageKey(), begun.cookie(), true));
    assertNotNull(find(begun), "a wrong one ends nothing");
  }

  @Test
  void eachSignInHasSecretsOfItsOwn() {
    Sessions.Begun first = begin("anna");
    Sessions.Begun second = begin("anna");
    assertNotEquals(first.cookie(), second.cookie());
    assertNotEquals(first.pageKey(), second.pageKey());
  }

  @Test
  void itEndsWhenNothingIsDone() {
    Sessions.Begun begun = begin("anna");
    for (int round = 0; round < 3; round++) {
      nowMillis += Sessions.IDLE_MILLIS - 1;
      assertNotNull(find(begun));
    }
    nowMillis += Sessions.IDLE_MILLIS - 1;
    assertNotNull(sessions.find(begun.cookie(), begun.pageKey(), false));
    nowMillis += 1;
    assertNull(find(begun), "a page that asks by itself keeps nobody signed in");
  }

  @Test
  void itEndsAtLastWhateverIsDone() {
    Sessions.Begun begun = begin("anna");
    int steps = Sessions.LONGEST_MILLIS / 1_800_000;
    for (int step = 1; step < steps; step++) {
      nowMillis += 1_800_000;
      assertNotNull(find(begun), "step " + step);
    }
    nowMillis += 1_800_000;
    assertNull(find(begun));
  }

  @Test
  void whatPassedOnTheOtherNodeCountsToo() {
    int agoMillis = Sessions.LONGEST_MILLIS - 1000;
    Sessions.Begun begun = sessions.begin("anna", Role.ADMIN, agoMillis);
    nowMillis += 999;
    assertEquals(Sessions.LONGEST_MILLIS - 1, sessions.ageMillis(find(begun)));
    nowMillis += 1;
    assertNull(find(begun));
  }

  @Test
  void theirNumberIsBounded() {
    Sessions.Begun first = begin("anna");
    for (int more = 0; more < Sessions.MOST_OF_ONE; more++) {
      begin("anna");
    }
    assertEquals(Sessions.MOST_OF_ONE, sessions.count("anna"));
    assertNull(find(first), "the eldest has ended");
    Sessions.Begun last = begin("max");
    for (int more = 0; more < Sessions.MOST - 1; more++) {
      begin("name" + more);
    }
    assertNotNull(find(last));
    begin("one more");
    assertEquals(0, sessions.count("anna"));
  }

  @Test
  void allOfAnAccountAreEndedBut() {
    Sessions.Begun kept = begin("anna");
    Sessions.Begun ended = begin("anna");
    Sessions.Begun other = begin("max");
    sessions.endAll("anna", kept.cookie());
    assertNotNull(find(kept));
    assertNull(find(ended));
    assertNotNull(find(other));
    sessions.end(kept.cookie());
    assertNull(find(kept));
  }

  private Sessions.Begun begin(String account) {
    return sessions.begin(account, Role.ADMIN, 0);
  }

  private Session find(Sessions.Begun begun) {
    return sessions.find(begun.cookie(), begun.pageKey(), true);
  }
}
