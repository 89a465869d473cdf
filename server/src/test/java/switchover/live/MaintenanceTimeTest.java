package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.settings.Home;

/** What a person has ordered is not undone by the end of what was before it. */
class MaintenanceTimeTest {
  private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  private MaintenanceTime maintenance(Home home) {
    return new MaintenanceTime(
        home.maintenance(),
        null,
        new MaintenanceTime.Listener() {
          @Override
          public void changed(Instant end, String by) {
            told.add((end == null ? "off" : "until " + end) + " by " + by);
          }

          @Override
          public void fileFailed(String cause) {
            told.add(cause);
          }
        });
  }

  @Test
  void itEndsAtItsTimeAndNotBefore() throws IOException {
    Home home = Home.open(folder);
    try (MaintenanceTime maintenance = maintenance(home)) {
      maintenance.set(NOON, "anna");
      maintenance.look(NOON.minusMillis(1));
      assertEquals(NOON, maintenance.until());
      maintenance.look(NOON);
      assertNull(maintenance.until());
      assertNull(home.maintenance().read());
      maintenance.set(null, "anna");
      assertEquals(List.of("until " + NOON + " by anna", "off by null"), told);
    }
  }

  @Test
  void oneThatWasProlongedGoesOn() throws IOException {
    Instant later = NOON.plusSeconds(3600);
    Home home = Home.open(folder);
    try (MaintenanceTime maintenance = maintenance(home)) {
      maintenance.set(NOON, "anna");
      maintenance.set(later, "anna");
      maintenance.look(NOON.plusSeconds(1));
      assertEquals(later, maintenance.until());
      assertEquals(later, home.maintenance().read());
    }
  }
}
