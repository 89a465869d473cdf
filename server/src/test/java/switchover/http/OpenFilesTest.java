package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the system lets a process open, and what follows for its pages. */
class OpenFilesTest {
  private static final String LIMITS =
      "Limit                     Soft Limit           Hard Limit           Units     \n"
          + "Max processes             95203                95203                processes \n"
          + "Max open files            20000                30000                files     \n"
          + "Max locked memory         8388608              8388608              bytes     \n";

  @Test
  void theLimitThatHoldsIsTheSoftOne() {
    assertEquals(20_000, OpenFiles.most(LIMITS));
  }

  @Test
  void whereNothingIsSaidThereIsNoLimit() {
    assertEquals(OpenFiles.UNKNOWN, OpenFiles.most(LIMITS.replace("20000", "unlimited")));
    assertEquals(OpenFiles.UNKNOWN, OpenFiles.most(""));
    assertEquals(20_000, EventReaders.most(OpenFiles.UNKNOWN));
  }

  @Test
  void thePagesThatListenLeaveRoomForHeartbeatsAndForTheNodeItself() {
    for (int files : new int[] {64, 256, 1024, 20_000, 100_000}) {
      int pages = EventReaders.most(files);
      int connections = OpenFiles.connections(files);
      assertTrue(0 < pages && pages < connections && connections < files, "of " + files);
    }
    assertEquals(576, EventReaders.most(1024));
    assertEquals(20_000, EventReaders.most(100_000));
  }
}
