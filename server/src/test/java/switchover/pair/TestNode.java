package switchover.pair;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One node of a pair under test: its home, its place and, while it runs, its process. */
public final class TestNode implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final String name;
  private final NodeHome home;
  private final Place place;
  private final Launch launch;
  private final List<String> jvmOptions;
  private final Path log;
  private volatile ChildProcess process;
  private volatile int starts;

  TestNode(String name, NodeHome home, Place place, Launch launch, List<String> jvmOptions) {
    this.name = name;
    this.home = home;
    this.place = place;
    this.launch = launch;
    this.jvmOptions = List.copyOf(jvmOptions);
    log = home.folder().resolveSibling(name + ".log");
  }

  /** Its name, as in its settings. */
  public String name() {
    return name;
  }

  /** Its home. */
  public NodeHome home() {
    return home;
  }

  /** Where its own process listens. */
  public Place place() {
    return place;
  }

  /** Its process; null before the first start. */
  public ChildProcess process() {
    return process;
  }

  /** Starts the process and returns at once. */
  public void start() throws IOException {
    process = ChildProcess.start(launch.command(this, jvmOptions), log);
    starts++;
  }

  /** How often it was started. */
  public int starts() {
    return starts;
  }

  /** Its status as it says it now. */
  public JsonObject status() throws IOException, InterruptedException {
    HttpResponse<String> answer = Http.get(place.url() + "/status");
    if (answer.statusCode() != 200) {
      throw new IOException(name + " answered " + answer.statusCode());
    }
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  /** Its stable id. */
  public String nodeId() throws IOException, InterruptedException {
    return status().get("nodeId").getAsString();
  }

  /** Waits until its own status is as wanted. */
  public void await(String what, Predicate<JsonObject> wanted) {
    await(what, SOON, wanted);
  }

  /** Waits until its own status is as wanted. */
  public void await(String what, Duration atMost, Predicate<JsonObject> wanted) {
    Await.until(
        name + " " + what,
        atMost,
        this::seen,
        () -> {
          if (!process.alive()) {
            throw new IOException(name + " has ended");
          }
          return wanted.test(status());
        });
  }

  /** Waits until it answers at all. */
  public void awaitAnswering() {
    await("answers", status -> true);
  }

  /** Waits until it says this of itself: Running or Standby. */
  public void awaitState(String state) {
    await("is " + state, status -> state.equals(status.get("state").getAsString()));
  }

  /** Waits until it says this of the other node. */
  public void awaitRedundant(String word) {
    await("says of the other node: " + word, status -> word.equals(redundant(status)));
  }

  /** Waits until its status names this among what a person must look at. */
  public void awaitAttention(String reason, String text) {
    await("shows " + reason + ": " + text, status -> shows(status, reason, text));
  }

  /** Waits until its status names nothing that a person must look at. */
  public void awaitNoAttention() {
    await("shows nothing to look at", status -> !status.has("attention"));
  }

  private static boolean shows(JsonObject status, String reason, String text) {
    if (!status.has("attention")) {
      return false;
    }
    return status.getAsJsonArray("attention").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(each -> each.get("reason").getAsString().equals(reason))
        .anyMatch(each -> each.get("text").getAsString().contains(text));
  }

  /** The figure of that name. */
  public int figure(String figure) throws IOException, InterruptedException {
    String text = Http.get(place.url() + "/metrics", home.token()).body();
    String row = "(?m)^switchover_" + figure + "[{ ].*?([0-9]+)$";
    Matcher value = Pattern.compile(row).matcher(text);
    if (!value.find()) {
      throw new AssertionError("no figure " + figure + " in " + text);
    }
    return Integer.parseInt(value.group(1));
  }

  /** The figure of that name for that reason. */
  public long metric(String name, String reason) throws IOException, InterruptedException {
    return Http.get(place.url() + "/metrics", home.token())
        .body()
        .lines()
        .filter(line -> line.startsWith("switchover_" + name + '{'))
        .filter(line -> line.contains("reason=\"" + reason + '"'))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** What a status says of the other node; "" where it says nothing. */
  public static String redundant(JsonObject status) {
    JsonObject redundant = status.getAsJsonObject("redundantNode");
    return redundant == null ? "" : redundant.get("status").getAsString();
  }

  /** All that its processes have printed. */
  public String printed() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** The planned switch as an admin types it; a jar finds itself by its home. */
  Product.Ended askedToSwitch() throws IOException, InterruptedException {
    Path folder = home.folder().getParent();
    if (launch.basePath().isEmpty()) {
      return Product.run(folder, "switch", "--home", home.folder().toString());
    }
    String token = home.adminToken().toString();
    return Product.run(folder, "switch", "--url", place.url(), "--token-file", token);
  }

  /** Maintenance for an hour as an admin types it. */
  public void maintenance() throws IOException, InterruptedException {
    Path folder = home.folder();
    String at = folder.toString();
    Product.Ended ended =
        Product.run(folder.getParent(), "maintenance", "on", "--for", "1h", "--home", at);
    if (ended.exit() != 0) {
      throw new AssertionError("no maintenance: " + ended);
    }
  }

  void testify() throws IOException {
    System.out.println("---- " + name + " at " + place.url() + ", now " + seen());
    System.out.println(printed());
    System.out.println("----");
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }

  /** What it says now, for a failure's message. */
  public String seen() {
    try {
      return status().toString();
    } catch (IOException e) {
      return "no answer: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
