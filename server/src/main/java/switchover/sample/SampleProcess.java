package switchover.sample;

import java.util.List;

/**
 * A sample: feed preparation with two tanks, a pump between them, a control valve and a heater.
 * Simulated, never measured.
 *
 * <p>Pure: every value is a function of the wall clock and of what the heater was set to,
 * continuous in time. So two nodes whose clocks agree and whose heaters nobody has set show the
 * same process, and after a switchover the page goes on exactly where it was, without a word
 * between the nodes.
 *
 * <p>One turn takes 3 min: the pump draws tank 1 down and fills tank 2, then rests while the supply
 * fills tank 1 again. Tank 1 falls below its limit at the end of each run, and the temperature
 * rises above its limit once in 8 min, so that there are alarms to look at.
 */
public final class SampleProcess {
  private static final double NONE = Double.NaN;
  private static final long TURN_MILLIS = 180_000;
  private static final long RUN_MILLIS = 105_000;
  private static final long RAMP_MILLIS = 6_000;
  private static final long HEAT_MILLIS = 480_000;

  /** The instrument that the heater drives. */
  public static final String HEATED = "TI-101";

  /** All instruments, in the order of {@link #at}. */
  public static final List<Instrument> INSTRUMENTS =
      List.of(
          new Instrument("LI-101", "Tank 1 level", "%", 1, 25, 85),
          new Instrument("P-101", "Transfer pump speed", "rpm", 0, NONE, NONE),
          new Instrument("PI-101", "Pump discharge pressure", "bar", 2, 0.5, 5.5),
          new Instrument("FI-101", "Transfer flow", "m3/h", 1, NONE, NONE),
          new Instrument("XV-101", "Control valve opening", "%", 1, NONE, NONE),
          new Instrument("LI-102", "Tank 2 level", "%", 1, 15, 90),
          new Instrument(HEATED, "Product temperature", "degC", 1, 50, 68));

  private SampleProcess() {}

  /**
   * The process at one moment.
   *
   * @param epochMillis wall clock, 0 or more
   * @param heater as it was set until now
   * @return one reading for each instrument
   */
  public static List<Reading> at(long epochMillis, Heater heater) {
    double speed = pumpShare(epochMillis);
    double drawn = drawnShare(epochMillis);
    double valve = 58 + 9 * wave(epochMillis, 61_000) + 2 * wave(epochMillis, 17_000);
    double flow = speed * (38 + 0.12 * valve + 0.5 * wave(epochMillis, 7_300));
    double pressure = 1.1 + speed * (3.3 - 0.012 * (valve - 58) + 0.05 * wave(epochMillis, 5_100));
    double disturbance = 7.6 * wave(epochMillis, HEAT_MILLIS) + 0.3 * wave(epochMillis, 23_000);
    return List.of(
        reading(0, 78 - 54.5 * drawn + 0.4 * wave(epochMillis, 29_000)),
        reading(1, 1450 * speed),
        reading(2, pressure),
        reading(3, flow),
        reading(4, valve),
        reading(5, 34 + 42 * drawn + 0.5 * wave(epochMillis, 37_000)),
        reading(6, heater.at(epochMillis) + disturbance));
  }

  private static Reading reading(int index, double value) {
    Instrument instrument = INSTRUMENTS.get(index);
    double scale = Math.pow(10, instrument.digits());
    return new Reading(instrument, Math.round(value * scale) / scale);
  }

  /** How far the pump is on: 0 to 1, with a ramp at each end of its run. */
  private static double pumpShare(long epochMillis) {
    long phase = Math.floorMod(epochMillis, TURN_MILLIS);
    double up = (double) phase / RAMP_MILLIS;
    double down = (double) (RUN_MILLIS - phase) / RAMP_MILLIS;
    return smooth(Math.max(0, Math.min(1, Math.min(up, down))));
  }

  /** How much of a turn's batch is in tank 2: rises during the run, falls during the rest. */
  private static double drawnShare(long epochMillis) {
    long phase = Math.floorMod(epochMillis, TURN_MILLIS);
    return phase < RUN_MILLIS
        ? smooth((double) phase / RUN_MILLIS)
        : 1 - smooth((double) (phase - RUN_MILLIS) / (TURN_MILLIS - RUN_MILLIS));
  }

  private static double smooth(double share) {
    return share * share * (3 - 2 * share);
  }

  private static double wave(long epochMillis, long periodMillis) {
    return Math.sin(2 * Math.PI * Math.floorMod(epochMillis, periodMillis) / periodMillis);
  }
}
