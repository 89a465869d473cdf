package switchover.settings;

/**
 * All settings of a node, checked: a value of this type obeys every range and relation. Immutable.
 *
 * @param node never null
 * @param redundancy never null
 * @param page never null
 */
public record Settings(NodeSettings node, RedundancySettings redundancy, PageSettings page) {

  /** The same settings with another HTTP port, as {@code --port} gives it. */
  public Settings withHttpPort(int httpPort) {
    NodeSettings other =
        new NodeSettings(node.name(), httpPort, node.bindAddress(), node.publicAddress());
    return new Settings(other, redundancy, page);
  }
}
