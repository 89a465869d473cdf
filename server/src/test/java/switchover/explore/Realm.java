package switchover.explore;

import java.util.List;

/**
 * What the explorer needs to know of a kind of world.
 *
 * @param <W> an immutable world
 */
interface Realm<W> {
  /** What happens by itself; empty where the world's story is over. */
  List<Action> natural(W world);

  /** What a person or misfortune may do now. */
  List<Action> disturbances(W world);

  W after(W world, Action action);

  /** The promise that this step breaks, in words; null where it breaks none. */
  String broken(W before, Action action, W after);

  /** Equal for two worlds from which the same can follow. */
  Fingerprint fingerprint(W world);

  /** The step as a sentence; null where nothing happened that a person would see. */
  String line(W before, Action action, W after);
}
