package switchover.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The name by which this host calls itself, found once for the life of the process. No node waits
 * for a name service to learn its own name, least of all in the middle of a handshake. Thread-safe.
 */
public final class HostName {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
  private static final int MOST_LOOKUP_MILLIS = 500;
  private static final String MACHINES = machines();

  /** Begun early, and never waited for. */
  private static final CompletableFuture<String> WHOLE =
      CompletableFuture.supplyAsync(HostName::wholeByNameService);

  private HostName() {}

  /**
   * The system property {@code switchover.hostName} where it is set, else the machine's own name.
   *
   * @return null where the machine has none, or can't tell it in time
   */
  public static String own() {
    String set = System.getProperty("switchover.hostName");
    return set == null || set.isBlank() ? MACHINES : set;
  }

  /**
   * The names that this host has by itself: its own, and as soon as the system's name service has
   * told it, the same with its domain. Never null.
   */
  public static Set<String> all() {
    Set<String> names = new HashSet<>();
    Stream.of(own(), MACHINES, WHOLE.getNow(null)).filter(Objects::nonNull).forEach(names::add);
    return names;
  }

  /** The name of a node that was given none; never null. */
  static String asNodeName() {
    String name = own();
    return name == null || name.length() > NodeSettings.NAME_CHARACTERS ? "node" : name;
  }

  private static String machines() {
    try {
      String name = Files.readString(LINUX, StandardCharsets.UTF_8).strip();
      return name.isEmpty() ? lookedUp() : name;
    } catch (IOException e) {
      return lookedUp();
    }
  }

  private static String lookedUp() {
    return CompletableFuture.supplyAsync(HostName::ofNameService)
        .completeOnTimeout(null, MOST_LOOKUP_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private static String wholeByNameService() {
    try {
      return InetAddress.getLocalHost().getCanonicalHostName();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String ofNameService() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
