package switchover.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long somebody has to wait after wrong passwords: the first few cost nothing, each one after
 * them twice the time of the one before. Counted by account and by address, each apart: by account
 * with a low end, and not for an address from which that account has signed in before, so that
 * nobody can lock another one out from elsewhere. All names share a bounded number of places, known
 * or not, so that the wait says nothing of who there is. Thread-safe, never waits itself.
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
  private final Map<String, Boolean> familiar = bounded(MOST_FAMILIAR);

  /**
   * What is remembered of one.
   *
   * @param failures in a row
   * @param lastMillis when the last one was
   */
  private record Place(int failures, long lastMillis) {
    long waitMillis(long nowMillis, int mostSeconds) {
      if (failures < FREE || nowMillis - lastMillis >= FORGOTTEN_MILLIS) {
        return 0;
      }
      long seconds = Math.min(mostSeconds, 1L << Math.min(failures - FREE, MOST_DOUBLINGS));
      return Math.max(0, lastMillis + seconds * 1000 - nowMillis);
    }

    static Place after(Place before, long nowMillis) {
      boolean inARow = before != null && nowMillis - before.lastMillis < FORGOTTEN_MILLIS;
      return new Place(inARow ? before.failures + 1 : 1, nowMillis);
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
    long waitMillis = wait(addresses.get(network), nowMillis, MOST_ADDRESS_SECONDS);
    if (!familiar.containsKey(familiar(name, network))) {
      long byName = wait(names.get(place(name)), nowMillis, MOST_ACCOUNT_SECONDS);
      waitMillis = Math.max(waitMillis, byName);
    }
    if (waitMillis > 0) {
      throw new LaterException((int) ((waitMillis + 999) / 1000));
    }
  }

  private static long wait(Place place, long nowMillis, int mostSeconds) {
    return place == null ? 0 : place.waitMillis(nowMillis, mostSeconds);
  }

  synchronized void failed(String name, String address) {
    long nowMillis = clock.getAsLong();
    names.merge(place(name), new Place(1, nowMillis), (was, one) -> Place.after(was, nowMillis));
    addresses.merge(
        network(address), new Place(1, nowMillis), (was, one) -> Place.after(was, nowMillis));
  }

  synchronized void succeeded(String name, String address) {
    String network = network(address);
    names.remove(place(name));
    addresses.remove(network);
    familiar.put(familiar(name, network), true);
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
