package switchover.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Host names for one process alone, where it has no option for them. */
final class HostNames {
  private static final String LIBRARY = "libnss_wrapper.so";

  private HostNames() {}

  /** Lets the process resolve these names to these addresses, and localhost. */
  static void map(ProcessBuilder command, Path folder, Map<String, String> hosts)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("127.0.0.1 localhost"));
    hosts.forEach((name, ip) -> lines.add(ip + " " + name.toLowerCase(Locale.ROOT)));
    Path file = Files.write(folder.resolve("hosts"), lines);
    command.environment().put("LD_PRELOAD", LIBRARY);
    command.environment().put("NSS_WRAPPER_HOSTS", file.toString());
    command.environment().put("HOME", folder.toString());
  }
}
