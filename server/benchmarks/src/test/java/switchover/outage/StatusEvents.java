package switchover.outage;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import switchover.pair.TestNode;

/** Listens to a node's {@code /status/events} for its state, as a page does; connects anew. */
final class StatusEvents implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1000;
  private static final int RETRY_MILLIS = 20;
  private static final String DATA = "data:";

  private final Words words;
  private final String url;
  private volatile boolean closed;

  StatusEvents(TestNode node) {
    words = new Words(node.name());
    url = node.place().url() + "/status/events";
    Thread thread = new Thread(this::listen, "status-events-" + node.name());
    thread.setDaemon(true);
    thread.start();
  }

  /** The states that it has said, and when they were heard. */
  Words words() {
    return words;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void listen() {
    while (!closed) {
      try {
        read();
      } catch (IOException e) {
        pause();
      }
    }
  }

  private void read() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
        if (line.startsWith(DATA)) {
          long nanos = System.nanoTime();
          words.add(nanos, state(line.substring(DATA.length())));
        }
      }
    }
  }

  private static String state(String json) {
    return JsonParser.parseString(json).getAsJsonObject().get("state").getAsString();
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
