package switchover.controls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which methods of this process are switched off now, and what they do instead. Thread-safe. */
public final class Switches {
  private static final Map<String, Off> OFF = new ConcurrentHashMap<>();

  private Switches() {}

  static void off(String method, Off instead) {
    OFF.put(method, instead);
  }

  static void allOn() {
    OFF.clear();
  }

  /** What a method is called with. */
  public static Object[] arguments(String method, Object[] given) {
    Off off = OFF.get(method);
    return off == null ? given : off.arguments(given);
  }

  /** Null where the method itself is to run. */
  public static Object inPlace(String method) {
    Off off = OFF.get(method);
    return off != null && off.isInPlace() ? off : null;
  }

  /**
   * What a method returns.
   *
   * @param inPlace what {@link #inPlace} said
   */
  public static Object returned(Object inPlace, Object[] arguments, Object returned) {
    return inPlace instanceof Off off ? off.value(arguments) : returned;
  }
}
