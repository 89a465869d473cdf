package switchover.page;

import org.teavm.jso.JSObject;
import switchover.decision.Event;

/** Where the script begins: publishes {@code Switchover} and starts it for the page it is in. */
public final class Main {
  private Main() {}

  /** Runs when the script is loaded. */
  public static void main(String[] args) {
    Client client = new Client();
    Script.publish((function, options) -> call(client, function, options));
    if (Script.startsByItself()) {
      client.start(null);
    }
  }

  private static JSObject call(Client client, int function, JSObject options) {
    switch (function) {
      case Script.START -> client.start(options);
      case Script.STOP -> client.stop();
      case Script.GO -> client.say(Event.GO);
      case Script.PUT_OFF -> client.say(Event.PUT_OFF);
      default -> {
        return client.status();
      }
    }
    return null;
  }
}
