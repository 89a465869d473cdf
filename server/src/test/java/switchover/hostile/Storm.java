package switchover.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import switchover.pair.Place;

/** Hostile messages on a few connections at a time, as fast as they are answered. */
final class Storm {
  private static final int CONNECTIONS = 4;

  private final AtomicLong sent = new AtomicLong();
  private final Map<String, Shot> wrong = new ConcurrentHashMap<>();

  /** Sends each of the messages, and returns when all are answered. */
  void blow(Place node, List<Shot> shots) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < CONNECTIONS; part++) {
        int from = part;
        parts.add(
            threads.submit(
                () -> {
                  send(node, shots, from);
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** How many messages have been sent. */
  long sent() {
    return sent.get();
  }

  /** What was answered as it must not be; empty where all is well. */
  Map<String, Shot> wrong() {
    return wrong;
  }

  private void send(Place node, List<Shot> shots, int from) throws IOException {
    Wire wire = Wire.to(node);
    try {
      for (int i = from; i < shots.size(); i += CONNECTIONS) {
        Shot shot = shots.get(i);
        wire.post(shot.path(), shot.body());
        int status = wire.status();
        sent.incrementAndGet();
        if (!shot.allowed().contains(status)) {
          wrong.put(shot.kind() + " at " + shot.path() + " was answered " + status, shot);
        }
        if (status == 0 || status == 413) {
          wire.close();
          wire = Wire.to(node);
        }
      }
    } finally {
      wire.close();
    }
  }
}
