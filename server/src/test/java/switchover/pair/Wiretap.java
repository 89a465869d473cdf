package switchover.pair;

import java.io.OutputStream;

/** Hears all that passes through a gate. */
@FunctionalInterface
public interface Wiretap {
  /** Hears nothing. */
  Wiretap NONE = () -> new Ears(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

  /**
   * What hears one connection; never closed.
   *
   * @param there takes what goes in at the entrance
   * @param back takes what comes back
   */
  record Ears(OutputStream there, OutputStream back) {}

  /** A connection has been made. Any thread. */
  Ears connection();
}
