package switchover.explore;

/** Mixes numbers into a {@link Fingerprint}. Not shared. */
final class Hash {
  private long high = 0x9E3779B97F4A7C15L;
  private long low = 0xC2B2AE3D27D4EB4FL;

  void add(long value) {
    high = mix(high ^ value, 0xFF51AFD7ED558CCDL);
    low = mix(low + value * 0x9FB21C651E98DF25L, 0xC4CEB9FE1A85EC53L);
  }

  void add(boolean value) {
    add(value ? 1 : 0);
  }

  private static long mix(long value, long factor) {
    long mixed = (value ^ (value >>> 33)) * factor;
    return mixed ^ (mixed >>> 29);
  }

  Fingerprint done() {
    return new Fingerprint(high, low);
  }
}
