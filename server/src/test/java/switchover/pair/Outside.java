package switchover.pair;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody outside the pair, who asks both nodes for their status again and again, each from a
 * thread of its own, and keeps what they said and when. Thread-safe.
 */
public final class Outside implements AutoCloseable {
  private static final long PAUSE_NANOS = 4_000_000;
  private static final int ANSWER_MILLIS = 1500;

  private final List<Testimony> testimonies;
  private volatile boolean closed;

  private Outside(List<TestNode> nodes) {
    testimonies = nodes.stream().map(node -> new Testimony(node.name())).toList();
    for (int i = 0; i < nodes.size(); i++) {
      String url = nodes.get(i).place().url() + "/status";
      Testimony testimony = testimonies.get(i);
      Thread thread = new Thread(() -> ask(url, testimony), "outside-" + testimony.name());
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Begins to ask. */
  public static Outside of(TestPair pair) {
    return new Outside(pair.nodes());
  }

  /** What this node has said. */
  public Testimony of(TestNode node) {
    return testimonies.stream()
        .filter(each -> each.name().equals(node.name()))
        .findFirst()
        .orElseThrow();
  }

  /** Each moment in which both were Running for certain, in words; empty where there was none. */
  public List<String> bothRunning() {
    return Testimony.meetings(testimonies.get(0), testimonies.get(1));
  }

  /** Forgets what was said so far. */
  public void forget() {
    testimonies.forEach(Testimony::forget);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void ask(String url, Testimony testimony) {
    while (!closed) {
      long askedNanos = System.nanoTime();
      String state = state(url);
      testimony.add(new Testimony.Answer(askedNanos, System.nanoTime(), state));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static String state(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      try (InputStream body = connection.getInputStream()) {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return JsonParser.parseString(text).getAsJsonObject().get("state").getAsString();
      }
    } catch (IOException | RuntimeException e) {
      return Testimony.SILENT;
    }
  }
}
