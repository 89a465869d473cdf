package switchover.controls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import switchover.pair.Place;
import switchover.pair.TestNode;
import switchover.settings.PairKey;

/** The node that is attacked, and those who may do something there. */
final class Victim {
  static final String PASSWORD = "correct horse battery";
  static final String SESSION = "/config/session";

  private final TestNode node;
  private final String id;

  Victim(TestNode node) throws IOException, InterruptedException {
    this.node = node;
    id = node.nodeId();
  }

  Place place() {
    return node.place();
  }

  TestNode node() {
    return node;
  }

  String id() {
    return id;
  }

  Path home() {
    return node.home().folder();
  }

  PairKey key() throws IOException {
    return PairKey.of(Files.readString(home().resolve("pair.key")).strip());
  }

  String bearer() throws IOException {
    return "Authorization: Bearer " + node.home().token();
  }

  /** What the admin does by the token. */
  Answer admin(String method, String path, String body) throws IOException {
    return stranger().ask(method, path, body, bearer());
  }

  Stranger stranger() {
    return Stranger.at(place());
  }

  /** A sign-in on the node's own screen. */
  static Answer signIn(Stranger from, String name, String password, String... more)
      throws IOException {
    return post(from, SESSION, credentials(name, password), more);
  }

  /** As the node's own screen sends it. */
  static Answer post(Stranger from, String path, String body, String... more) throws IOException {
    String[] headers = new String[more.length + 2];
    System.arraycopy(more, 0, headers, 0, more.length);
    headers[more.length] = "Switchover-Session: sign-in";
    headers[more.length + 1] = "Origin: http://" + from.host();
    return from.ask("POST", path, body, headers);
  }

  static String credentials(String name, String password) {
    return "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
  }

  /** Somebody who has an account there. */
  Person person(String name) throws IOException {
    Answer answer = signIn(stranger(), name, PASSWORD);
    Person person = Person.signedIn(answer);
    if (person == null) {
      throw new IOException(name + " is not let in: " + answer.text());
    }
    return person;
  }

  /** Starts it anew, in its process, and waits until it answers again. */
  void restart() throws Exception {
    String printed = node.printed();
    Answer answer = admin("POST", "/api/restart", "");
    if (answer.status() != 202) {
      throw new IOException("not restarted: " + answer.text());
    }
    node.await(
        "is started anew",
        status -> {
          try {
            return node.printed().substring(printed.length()).contains(" started: ");
          } catch (IOException e) {
            return false;
          }
        });
  }
}
