package switchover.page;

/** Where the script begins: publishes {@code Switchover} and starts it for the page it is in. */
public final class Main {
  private Main() {}

  /** Runs when the script is loaded. */
  public static void main(String[] args) {
    Client client = new Client();
    Script.publish(client::call);
    if (Script.startsByItself()) {
      client.start(null);
    }
  }
}
