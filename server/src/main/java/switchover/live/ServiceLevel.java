package switchover.live;

import switchover.status.Redundancy;

/**
 * The service level on OPC UA's scale (OPC 10000-4, 6.6.2.4.2: the higher, the better the data);
 * for clients that know it, never for a decision.
 */
final class ServiceLevel {
  private ServiceLevel() {}

  static int of(boolean running, boolean ready, boolean maintenance, Redundancy redundancy) {
    if (maintenance) {
      return 0;
    }
    if (running) {
      return redundancy == Redundancy.FULL ? 255 : 199;
    }
    return ready ? 100 : 50;
  }
}
