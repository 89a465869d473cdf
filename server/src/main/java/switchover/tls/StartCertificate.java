package switchover.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import switchover.settings.HostName;
import switchover.settings.OwnerOnly;
import switchover.settings.Problem;
import switchover.settings.SettingsException;

/**
 * The certificate of a node whose admin has given none: self-signed, made once, for every name and
 * address that the machine has at that time.
 */
final class StartCertificate {
  /** The file's mode keeps it; the format wants a password. */
  static final String PASSWORD = "switchover";

  private static final String FILE = "start-certificate.p12";
  private static final int VALID_DAYS = 825;
  private static final int MOST_SECONDS = 60;

  private StartCertificate() {}

  /** The file in the home; made where there is none. */
  static Path in(Path home) throws SettingsException {
    Path file = home.resolve(FILE);
    if (Files.exists(file)) {
      return file;
    }
    Path half = home.resolve("." + FILE + ".new");
    try {
      Files.deleteIfExists(half);
      make(half);
      OwnerOnly.restrict(half);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } catch (IOException e) {
      String reason = "is given, and a first certificate can't be made: " + e.getMessage();
      String allowed = "the path of a file with a certificate in PEM, and tls.keyFile";
      throw new SettingsException(Problem.of("tls.certificateFile", "nothing", reason, allowed));
    }
  }

  private static void make(Path file) throws IOException {
    ProcessBuilder keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "node",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            String.valueOf(VALID_DAYS),
            "-dname",
            "CN=" + hostName(),
            "-ext",
            "SAN=" + names(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    keytool.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = keytool.start();
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("keytool did not end within " + MOST_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("told to end", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException("keytool ended with " + process.exitValue());
    }
  }

  private static String hostName() {
    String own = HostName.own();
    return own == null ? "localhost" : own;
  }

  private static String names() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    // A certificate can't spell a name with an underscore.
    if (hostName().matches("[A-Za-z0-9.-]+")) {
      names.add("dns:" + hostName());
    }
    names.add("dns:localhost");
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        names.add("ip:" + bare(address.getHostAddress()));
      }
    }
    return String.join(",", names);
  }

  /** Without the interface's name that some IPv6 addresses carry. */
  private static String bare(String address) {
    int percent = address.indexOf('%');
    return percent < 0 ? address : address.substring(0, percent);
  }
}
