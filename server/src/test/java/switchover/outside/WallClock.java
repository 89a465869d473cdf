package switchover.outside;

import java.time.Instant;

/** Turns the monotonic times of a watch into the time of day. */
record WallClock(long beganNanos, Instant began) {
  static WallClock now() {
    return new WallClock(System.nanoTime(), Instant.now());
  }

  Instant at(long nanos) {
    return began.plusNanos(nanos - beganNanos);
  }
}
