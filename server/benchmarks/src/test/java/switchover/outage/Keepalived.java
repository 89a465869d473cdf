package switchover.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import switchover.figures.Measured;
import switchover.pair.Lab;

/**
 * keepalived as Debian ships it, with its defaults (an advertisement each second, down after three
 * and the skew). It sleeps nearly all the time, so several pairs are measured at once.
 */
final class Keepalived {
  private static final int LANES = 6;

  private Keepalived() {}

  static Measured measure(int runs) throws Exception {
    Measured measured = new Measured();
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    Lab lab = Lab.open();
    try {
      List<Callable<Void>> lanes = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        int laneRuns = (runs + LANES - 1 - i) / LANES;
        KeepalivedLane lane = lab.keep(KeepalivedLane.lay(i, lab.folder()));
        lanes.add(
            () -> {
              lane.measure(measured, laneRuns);
              return null;
            });
      }
      for (Future<Void> lane : threads.invokeAll(lanes)) {
        lane.get();
      }
    } finally {
      threads.shutdownNow();
      lab.close();
    }
    return measured;
  }
}
