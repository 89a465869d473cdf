package switchover.outside;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import switchover.pair.ChildProcess;
import switchover.pair.StatusLines;
import switchover.pair.TestNode;

/**
 * Asks one node densely for its status and listens to what it pushes. A node that does not answer
 * is asked on, so that a frozen one has questions waiting when it thaws.
 */
final class Sampler implements AutoCloseable {
  private static final int EVERY_MILLIS = 12;
  private static final int MOST_WAITING = 16;
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final TestNode node;
  private final Ledger ledger;
  private final HttpRequest question;
  private final HttpRequest stream;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final Thread asker = new Thread(this::askOn, "campaign-asks");
  private final Thread listener = new Thread(this::listenOn, "campaign-listens");
  private volatile boolean closed;

  private Sampler(TestNode node, Ledger ledger) {
    this.node = node;
    this.ledger = ledger;
    String url = node.place().url() + "/status";
    question = HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build();
    stream = HttpRequest.newBuilder(URI.create(url + "/events")).build();
  }

  /** Begins to ask and to listen. */
  static Sampler of(TestNode node, Ledger ledger) {
    Sampler sampler = new Sampler(node, ledger);
    for (Thread thread : new Thread[] {sampler.asker, sampler.listener}) {
      thread.setDaemon(true);
      thread.start();
    }
    return sampler;
  }

  @Override
  public void close() {
    closed = true;
    asker.interrupt();
    listener.interrupt();
  }

  private void askOn() {
    while (!closed) {
      long pid = pid();
      if (pid > 0 && waiting.tryAcquire()) {
        ask(pid);
      }
      pause();
    }
  }

  private void ask(long pid) {
    Sighting before = ledger.newest(node);
    long askedNanos = System.nanoTime();
    CLIENT
        .sendAsync(question, HttpResponse.BodyHandlers.ofString())
        .whenComplete(
            (answer, failure) -> {
              long heardNanos = System.nanoTime();
              waiting.release();
              if (failure == null && pid == pid() && !closed) {
                take(answer, pid, askedNanos, heardNanos, before);
              }
            });
  }

  private void take(
      HttpResponse<String> answer, long pid, long askedNanos, long heardNanos, Sighting before) {
    if (answer.statusCode() != OK) {
      ledger.fault(node.name() + " answered " + answer.statusCode() + ": " + answer.body());
      return;
    }
    ledger.add(new Sighting(node, pid, askedNanos, heardNanos, json(answer.body())), before);
  }

  private void listenOn() {
    while (!closed) {
      long pid = pid();
      try {
        if (pid > 0) {
          listen(pid, CLIENT.send(stream, HttpResponse.BodyHandlers.ofLines()).body());
        }
      } catch (IOException | UncheckedIOException e) {
        // The node is gone; it is listened to again when it is back.
      } catch (InterruptedException e) {
        return;
      }
      pause();
    }
  }

  /** What is pushed comes in order, whenever it was said. */
  private void listen(long pid, Stream<String> lines) {
    Sighting[] before = new Sighting[1];
    StatusLines.of(lines)
        .filter(json -> pid == pid())
        .forEach(
            json -> {
              JsonObject status = json(json);
              Sighting now = new Sighting(node, pid, Sighting.UNASKED, System.nanoTime(), status);
              ledger.add(now, before[0]);
              before[0] = now;
            });
  }

  /** Of its living process; 0 where there is none. */
  private long pid() {
    ChildProcess process = node.process();
    return process != null && process.alive() ? process.pid() : 0;
  }

  private void pause() {
    try {
      Thread.sleep(EVERY_MILLIS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
