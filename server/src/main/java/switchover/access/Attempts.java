package switchover.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long somebody has to wait after wrong passwords: the first few cost nothing, each one after
 * them twice the time of the one before. Counted by account with a low end, and by address. An
 * account is familiar at an address from which it has signed in before, and has a count of its own
 * there, again with a low end, in place of both: so nobody locks another one out, neither from
 * elsewhere nor with other names from the same address, and who shares the address does not guess
 * without end. What is right forgets what was wrong by that name alone. All names share a bounded
 * number of places, known or not, so that the wait says nothing of who there is. Thread-safe, never
 * waits itself.
 */
final class Attempts {
  static final int FREE = 3;
  static final int MOST_ACCOUNT_SECONDS = 30;
  static final int MOST_ADDRESS_SECONDS = 300;

  /** So long after the last wrong one all is forgotten. */
  static final int FORGOTTEN_MILLIS = 900_000;

  private static final int NAME_PLACES = 1024;
  private static final int MOST_ADDRESSES = 4096;
  private static final int MOST_FAMILIAR = 1024;
  private static final int MOST_DOUBLINGS = 16;

  private final LongSupplier clock;
  private final Map<Integer, Place> names = new LinkedHashMap<>();
  private final Map<String, Place> addresses = bounded(MOST_ADDRESSES);

  /** By address and name; nothing wrong in a row where somebody has just signed in. */
  private final Map<String, Place> familiar = bounded(MOST_FAMILIAR);

  /**
   * What is remembered of one.
   *
   * @param failures in a row
   * @param lastMillis when the last one was; anything where there is none
   */
  private record Place(int failures, long lastMillis) {
    static final Place NONE = new Place(0, 0);

    long waitMillis(long nowMillis, int mostSeconds) {
      if (failures < FREE || nowMillis - lastMillis >= FORGOTTEN_MILLIS) {
        return 0;
      }
      long seconds = Math.min(mostSeconds, 1L << Math.min(failures - FREE, MOST_DOUBLINGS));
      return Math.max(0, lastMillis + seconds * 1000 - nowMillis);
    }

    Place after(long nowMillis) {
      boolean inARow = nowMillis - lastMillis < FORGOTTEN_MILLIS;
      return new Place(inARow ? failures + 1 : 1, nowMillis);
    }
  }

  /**
   * @param clock in milliseconds, never going back
   */
  Attempts(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Looks whether somebody may try now.
   *
   * @throws LaterException where he has to wait
   */
  synchronized void requireTime(String name, String address) throws LaterException {
    long nowMillis = clock.getAsLong();
    String network = network(address);
    Place own = familiar.get(familiar(name, network));
    long byName = wait(own == null ? names.get(place(name)) : own, nowMillis, MOST_ACCOUNT_SECONDS);
    long byAddress =
        own == null ? wait(addresses.get(network), nowMillis, MOST_ADDRESS_SECONDS) : 0;
    long waitMillis = Math.max(byName, byAddress);
    if (waitMillis > 0) {
      throw new LaterException((int) ((waitMillis + 999) / 1000));
    }
  }

  private static long wait(Place place, long nowMillis, int mostSeconds) {
    return place == null ? 0 : place.waitMillis(nowMillis, mostSeconds);
  }

  synchronized void failed(String name, String address) {
    long nowMillis = clock.getAsLong();
    String network = network(address);
    names.merge(place(name), new Place(1, nowMillis), (was, one) -> was.after(nowMillis));
    addresses.merge(network, new Place(1, nowMillis), (was, one) -> was.after(nowMillis));
    familiar.computeIfPresent(familiar(name, network), (own, was) -> was.after(nowMillis));
  }

  synchronized void succeeded(String name, String address) {
    names.remove(place(name));
    familiar.put(familiar(name, network(address)), Place.NONE);
  }

  /** How many places are taken. */
  synchronized int size() {
    return names.size() + addresses.size() + familiar.size();
  }

  private static int place(String name) {
    return Math.floorMod(name.hashCode(), NAME_PLACES);
  }

  private static String familiar(String name, String network) {
    return network + " " + name;
  }

  /** Of IPv6 the half that a network is given by: who has one has all the addresses in it. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? Arrays.toString(Arrays.copyOf(bytes, 8)) : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static <V> Map<String, V> bounded(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }
}
