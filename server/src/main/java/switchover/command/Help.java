package switchover.command;

/** How the command line is used. */
public final class Help {
  /** Where to find it. */
  public static final String HINT = "java -jar switchover.jar --help says what there is";

  /** All of it. */
  public static final String TEXT =
      """
      Switchover keeps every operator's page on the Running node of a redundant pair.

      java -jar switchover.jar [run] [--home DIR] [--port N]
          Runs a node. Its settings are in DIR/switchover.json, made at the first start.

      java -jar switchover.jar status (--home DIR [--port N] | --url URL) [--json]
          Says what a running node says of itself.

      java -jar switchover.jar switch (--home DIR [--port N] | --url URL --token-file FILE) [--json]
          Exchanges Running and Standby; may be asked of either node.

      java -jar switchover.jar maintenance on (--for TIME | --until INSTANT) WHERE [--json]
      java -jar switchover.jar maintenance off WHERE [--json]
          A node in maintenance hands over and does not take over. It ends by itself at its time.

      java -jar switchover.jar events [--most N] WHERE [--json]
          The newest events of the node, newest first.

      WHERE is (--home DIR [--port N] | --url URL --token-file FILE), as with switch.

      --home DIR         home folder; else the environment's SWITCHOVER_HOME, else ./switchover-home
      --port N           1 to 65535, in place of node.httpPort of the settings
      --url URL          base path of a node, such as http://serverA:8060
      --token-file FILE  file with the admin's token, such as a copy of DIR/admin.token
      --for TIME         a whole number with s, m, h or d, such as 90m or 2h; at most 30d
      --until INSTANT    such as 2030-01-31T18:00:00Z; at most 30 days ahead
      --most N           1 to 1000; else 100
      --json             the node's answer as it is
      --help, --version

      Exit code: 0 done or stopped, 1 refused by the node, 2 bad usage or settings,
      3 the port can't be bound or the node not be reached.
      """;

  private Help() {}
}
