package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * A clock that never goes back and also runs while the machine sleeps: the browser's own one may
 * stand still then, so where the wall clock ran ahead of it, the difference is added.
 */
final class Clock {
  private static final int SLEPT_MILLIS = 500;

  private double lastWall = wallMillis();
  private double lastSteady = steadyMillis();
  private double slept;

  double nowMillis() {
    double wall = wallMillis();
    double steady = steadyMillis();
    double ahead = wall - lastWall - (steady - lastSteady);
    if (ahead > SLEPT_MILLIS) {
      slept += ahead;
    }
    lastWall = wall;
    lastSteady = steady;
    return Math.floor(steady + slept);
  }

  double epochOffsetMillis() {
    return wallMillis() - nowMillis();
  }

  @JSBody(script = "return Date.now();")
  private static native double wallMillis();

  /**
   * By what was the browser's performance when the script came: a plant's page may well call a
   * figure of its own so, at any time. Where it did so before, the wall clock alone is left.
   */
  @JSBody(script = "return switchoverClock.now();")
  private static native double steadyMillis();

  /** Says the event after this long, in place of its time given before; never where negative. */
  @JSBody(
      params = {"hear", "kind", "millis"},
      script =
          "var all = hear.timers;"
              + "clearTimeout(all[kind]);"
              + "if (millis >= 0) all[kind] = setTimeout(function() { hear(kind); }, millis);")
  static native void wake(JSObject hear, int kind, double millis);

  /** Time of day, in the browser's time zone: hours, minutes, seconds. */
  @JSBody(
      params = "epochMillis",
      script = "return new Date(epochMillis).toTimeString().substring(0, 8);")
  static native String timeOfDay(double epochMillis);

  @JSBody(script = "return -60000 * new Date().getTimezoneOffset();")
  static native double zoneMillis();

  @JSBody(script = "return Math.random();")
  static native double spread();
}
