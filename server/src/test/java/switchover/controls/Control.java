package switchover.controls;

/**
 * One control of a node, and what switches it off.
 *
 * @param method the one that is the control, with its class
 * @param off what it does then, as {@link Off#of} reads it
 */
record Control(String method, String off) {
  /** As the agent is told. */
  String line() {
    return "off " + method + " " + off;
  }

  /** Without the packages. */
  @Override
  public String toString() {
    String type = method.substring(0, method.lastIndexOf('.'));
    return method.substring(type.lastIndexOf('.') + 1);
  }
}
