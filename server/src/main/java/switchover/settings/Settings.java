package switchover.settings;

import switchover.coordination.CoordinatorSettings;
import switchover.external.ExternalSettings;
import switchover.health.ProbeSettings;
import switchover.hook.HookSettings;

/**
 * All settings of a node, checked: a value of this type obeys every range and relation. Immutable.
 *
 * @param node never null
 * @param tls how the node answers by https; null where it does not
 * @param redundancy never null
 * @param page never null
 * @param health the probe of what is behind the node; null for none
 * @param hooks what is called on a change of state; null for nothing
 * @param external how another cluster manager is followed; never null where it decides
 * @param coordinator how the coordinator is reached; never null where it decides
 */
public record Settings(
    NodeSettings node,
    TlsSettings tls,
    RedundancySettings redundancy,
    PageSettings page,
    ProbeSettings health,
    HookSettings hooks,
    ExternalSettings external,
    CoordinatorSettings coordinator) {

  /** The same settings with those of the next ones that a node at work can take. */
  public Settings takingAtOnce(Settings next) {
    NodeSettings renamed =
        new NodeSettings(
            next.node.name(),
            node.httpPort(),
            node.bindAddress(),
            node.publicAddress(),
            next.node.hostNames(),
            next.node.trustedProxies());
    return new Settings(renamed, tls, redundancy, next.page, health, hooks, external, coordinator);
  }

  /** The same settings with another HTTP port, as {@code --port} gives it. */
  public Settings withHttpPort(int httpPort) {
    NodeSettings other =
        new NodeSettings(
            node.name(),
            httpPort,
            node.bindAddress(),
            node.publicAddress(),
            node.hostNames(),
            node.trustedProxies());
    return new Settings(other, tls, redundancy, page, health, hooks, external, coordinator);
  }
}
