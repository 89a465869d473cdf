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

      java -jar switchover.jar settings show WHERE [--json]
      java -jar switchover.jar settings set FIELD=VALUE ... WHERE [--json]
      java -jar switchover.jar settings export [--with-secrets] WHERE
      java -jar switchover.jar settings import FILE WHERE [--json]
          The settings of a running node, or of the stopped one of DIR. They are saved when all of
          them are right; what is said to be in force after a restart is so after restart. A field
          without a value (FIELD=) is left out. What may be a secret is shown as (hidden), which
          stands for what is stored; --with-secrets gives it out, which the node's audit tells.

      java -jar switchover.jar restart WHERE [--json]
          Stops the node, which hands over first, and starts it anew with its settings.

      java -jar switchover.jar account list WHERE [--json]
      java -jar switchover.jar account add NAME --role ROLE --password-file FILE WHERE [--json]
      java -jar switchover.jar account role NAME --role ROLE WHERE [--json]
      java -jar switchover.jar account password NAME --password-file FILE WHERE [--json]
      java -jar switchover.jar account remove NAME WHERE [--json]
          Who may sign in to a running node, as admin or operator. Whoever has its home can give an
          admin another password by this.

      java -jar switchover.jar join --home DIR --master URL [--key-file FILE] [--pair NAME]
          [--port N] [--force]
          Sets DIR up as the home of the backup of the master at URL. The key is that of key show on
          the master, in FILE or on standard input; the name of the pair is asked of the master
          where it is not given. Another key or mode is only replaced with --force.

      java -jar switchover.jar key show [--next] --home DIR
          Says the pair's key, or its next one, for pasting.

      java -jar switchover.jar key rotate --home DIR
      java -jar switchover.jar key next --home DIR [--key-file FILE]
          Makes the pair's next key on the master; lays it down on the backup. Both nodes change to
          it by themselves, while they are linked, and then drop the former one.

      java -jar switchover.jar key drop --home DIR
          Drops the former key at once, as where somebody else has it. A node that does not hold the
          next one is refused from then on, and both nodes are Running until it does.

      java -jar switchover.jar pin forget --home DIR
          Forgets the certificate of the master, which was changed, so that its new one is pinned.

      WHERE is (--home DIR [--port N] | --url URL --token-file FILE), as with switch.

      --home DIR         home folder; else the environment's SWITCHOVER_HOME, else ./switchover-home
      --port N           1 to 65535, in place of node.httpPort of the settings
      --url URL          base path of a node, such as http://serverA:8060
      --token-file FILE  file with the admin's token, such as a copy of DIR/admin.token
      --role ROLE        admin or operator
      --password-file FILE
                         file, or pipe, with a password in one line
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
