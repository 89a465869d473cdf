package switchover.hostile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchover.pair.Http;
import switchover.pair.Memory;
import switchover.pair.TestNode;

/**
 * What a node's host and its admin see of it.
 *
 * @param heapKilobytes in use after a garbage collection
 * @param files open files, connections among them
 * @param logLines how much it has said
 * @param metrics by name and, where there is one, reason
 * @param events entries of its log, each with its kind
 */
record Vitals(
    long heapKilobytes,
    long threads,
    long files,
    long logLines,
    Map<String, Long> metrics,
    List<String> events) {
  private static final Pattern METRIC =
      Pattern.compile("switchover_(\\w+)\\{.*?(?:reason=\"(\\w+)\")?} ([0-9.E]+)");

  private static final int MOST_HEAP_KILOBYTES_MORE = 8 * 1024;

  /**
   * How much more of each a node may have, or have printed, after an attack than before.
   *
   * @param changes of its status
   */
  record Most(int changes, int lines, int threads, int files) {}

  /**
   * Nothing came of an attack, as its pages, its log and its host see the node.
   *
   * @param watch closed; held from before the attack to its end
   */
  void assertBorneBy(TestNode node, PageWatch watch, Vitals before, Most more) throws IOException {
    List<String> printed = node.printed().lines().skip(before.logLines).toList();
    assertAll(
        node.name(),
        () -> assertEquals(1, watch.seen().size(), "what it has shown: " + watch.seen()),
        () -> assertTrue(watch.mostMissed() <= 1, watch.mostMissed() + " heartbeats missed"),
        () -> assertMore("sequence", before.metric("sequence"), metric("sequence"), more.changes),
        () -> assertTrue(printed.size() <= more.lines, String.join("\n", printed)),
        () -> assertFalse(node.printed().contains("\tat "), node.printed()),
        () -> assertMore("threads", before.threads, threads, more.threads),
        () -> assertMore("open files", before.files, files, more.files),
        () ->
            assertMore("kB in use", before.heapKilobytes, heapKilobytes, MOST_HEAP_KILOBYTES_MORE));
  }

  private static void assertMore(String what, long before, long after, int most) {
    assertTrue(after <= before + most, what + " before and after: " + before + " and " + after);
  }

  static Vitals of(TestNode node) throws IOException, InterruptedException {
    long pid = node.process().pid();
    return new Vitals(
        Memory.of(pid).heap(),
        count(pid, "task"),
        count(pid, "fd"),
        node.printed().lines().count(),
        metrics(node),
        events(node));
  }

  /** Open files right now. */
  static long files(TestNode node) throws IOException {
    return count(node.process().pid(), "fd");
  }

  long metric(String name) {
    return metrics.getOrDefault(name, 0L);
  }

  private static Map<String, Long> metrics(TestNode node) throws IOException, InterruptedException {
    Map<String, Long> metrics = new TreeMap<>();
    Matcher line = METRIC.matcher(ask(node, "/metrics"));
    while (line.find()) {
      String name = line.group(1) + (line.group(2) == null ? "" : " " + line.group(2));
      metrics.put(name, (long) Double.parseDouble(line.group(3)));
    }
    return metrics;
  }

  private static List<String> events(TestNode node) throws IOException, InterruptedException {
    JsonElement answer = JsonParser.parseString(ask(node, "/api/events"));
    JsonArray entries =
        answer.isJsonArray()
            ? answer.getAsJsonArray()
            : answer.getAsJsonObject().getAsJsonArray("events");
    List<String> events = new ArrayList<>();
    entries.forEach(entry -> events.add(entry.toString()));
    return events;
  }

  private static String ask(TestNode node, String path) throws IOException, InterruptedException {
    String token = Files.readString(node.home().adminToken()).strip();
    return Http.get(node.place().url() + path, token).body();
  }

  private static long count(long pid, String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
      return entries.count();
    }
  }
}
