package switchover.settings;

import java.util.List;
import switchover.status.Address;

/**
 * What a node remembers of its pair across a restart. Immutable.
 *
 * @param redundantNodeId null until the two have linked for the first time
 * @param redundantName null until then
 * @param own addresses of this node; never null
 * @param redundant addresses of the redundant node; never null
 */
public record Known(
    String redundantNodeId, String redundantName, List<Address> own, List<Address> redundant) {
  /** Nothing remembered. */
  public static final Known NOTHING = new Known(null, null, List.of(), List.of());
}
