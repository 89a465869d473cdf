package switchover.drill;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import switchover.pair.Await;
import switchover.pair.EpochMillis;
import switchover.pair.StatusLines;

/** Listens to a node's own events and keeps when each state came. */
public final class EventLog implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** A state and the moment in which it was heard, in milliseconds since 1970. */
  private record Heard(double atEpochMillis, String state) {}

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Stream<String> lines;

  private EventLog(Stream<String> lines) {
    this.lines = lines;
    Thread reader = new Thread(this::read, "drill-events");
    reader.setDaemon(true);
    reader.start();
  }

  /** Begins to listen to the node at that base URL. */
  public static EventLog of(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/status/events")).build();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new EventLog(client.send(request, HttpResponse.BodyHandlers.ofLines()).body());
  }

  /** Waits until the node has said this state after that moment, and gives the moment of it. */
  public double awaitEpochMillis(String state, double afterEpochMillis) {
    Await.until(
        "the node says " + state, SOON, heard::toString, () -> first(state, afterEpochMillis) > 0);
    return first(state, afterEpochMillis);
  }

  @Override
  public void close() {
    lines.close();
  }

  private double first(String state, double afterEpochMillis) {
    return heard.stream()
        .filter(h -> h.state().equals(state) && h.atEpochMillis() > afterEpochMillis)
        .mapToDouble(Heard::atEpochMillis)
        .findFirst()
        .orElse(-1);
  }

  private void read() {
    try {
      take();
    } catch (UncheckedIOException e) {
      // The stream has ended: with its node, or because nobody listens any more.
    }
  }

  private void take() {
    StatusLines.of(lines)
        .forEach(
            json -> {
              double now = EpochMillis.now();
              JsonObject status = JsonParser.parseString(json).getAsJsonObject();
              heard.add(new Heard(now, status.get("state").getAsString()));
            });
  }
}
