package switchover.pair;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real HAProxy at the pair's public address. It picks the node by {@code /status/running}. */
public final class HaProxy implements AutoCloseable {
  /** Where it listens. */
  public static final String IP = "127.0.0.3";

  /** The port of the public address. */
  static final int PORT = 8066;

  private static final String PROGRAM = "/usr/sbin/haproxy";

  private final ChildProcess process;
  private final TestPair pair;

  private HaProxy(ChildProcess process, TestPair pair) {
    this.process = process;
    this.pair = pair;
  }

  /** Starts it in front of both nodes of the pair, with TLS and a quick check. */
  public static HaProxy start(Lab lab, TestPair pair) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(lab.folder().resolve("haproxy"));
    certificate(folder);
    return start(lab, pair, folder, config("haproxy.cfg", folder, pair));
  }

  /** Starts it in front of both nodes of the pair, plain, with the check that it has by default. */
  public static HaProxy withDefaultCheck(Lab lab, TestPair pair) throws IOException {
    Path folder = Files.createDirectories(lab.folder().resolve("haproxy"));
    return start(lab, pair, folder, config("haproxy-default-check.cfg", folder, pair));
  }

  /**
   * Starts it in front of A alone, with TLS and plain, where it tells A who asks and by what.
   *
   * @param securePort of {@link #IP}
   * @param plainPort of {@link #IP}
   */
  public static HaProxy beforePeople(Lab lab, TestPair pair, int securePort, int plainPort)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(lab.folder().resolve("haproxy"));
    certificate(folder);
    String text =
        config("haproxy-people.cfg", folder, pair)
            .replace("{secure}", IP + ":" + securePort)
            .replace("{plain}", IP + ":" + plainPort);
    return launch(lab, pair, folder, text);
  }

  /** Its base URL by that host name or address, where it speaks plainly. */
  public String url(String host) {
    return "http://" + host + ":" + PORT;
  }

  /** Whether it holds that node for up, and so sends requests there. */
  public boolean holdsUp(TestNode node) throws IOException {
    String server = "Server pair/" + (node == pair.a() ? "a" : "b") + " is ";
    String printed = process.printed();
    return !printed.startsWith("DOWN", printed.lastIndexOf(server) + server.length());
  }

  private static HaProxy start(Lab lab, TestPair pair, Path folder, String text)
      throws IOException {
    Ports.requireFree(IP, PORT);
    return launch(lab, pair, folder, text);
  }

  private static HaProxy launch(Lab lab, TestPair pair, Path folder, String text)
      throws IOException {
    Path config = Files.writeString(folder.resolve("haproxy.cfg"), text);
    ChildProcess process =
        ChildProcess.start(
            new ProcessBuilder(PROGRAM, "-db", "-f", config.toString()),
            folder.resolve("haproxy.log"));
    HaProxy proxy = lab.keep(new HaProxy(process, pair));
    lab.witness(test -> System.out.println("---- HAProxy\n" + process.printed()));
    return proxy;
  }

  @Override
  public void close() {
    process.close();
  }

  /** Key and certificate in one file, as HAProxy wants them. */
  private static void certificate(Path folder) throws IOException, InterruptedException {
    Product.Ended made =
        Ending.of(
            new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-nodes",
                "-days",
                "2",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-subj",
                "/CN=testserver.com",
                "-addext",
                "subjectAltName=DNS:testserver.com",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("certificate.pem").toString()),
            folder);
    if (made.exit() != 0) {
      throw new IOException("openssl made no certificate: " + made.err());
    }
    String both =
        Files.readString(folder.resolve("certificate.pem"))
            + Files.readString(folder.resolve("key.pem"));
    Files.writeString(folder.resolve("testserver.com.pem"), both);
  }

  private static String config(String name, Path folder, TestPair pair) throws IOException {
    try (InputStream in = HaProxy.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{listen}", IP + ":" + PORT)
          .replace("{certificate}", folder.resolve("testserver.com.pem").toString())
          .replace("{nodeA}", address(pair.a()))
          .replace("{nodeB}", address(pair.b()));
    }
  }

  private static String address(TestNode node) {
    return node.place().ip() + ":" + node.place().port();
  }
}
