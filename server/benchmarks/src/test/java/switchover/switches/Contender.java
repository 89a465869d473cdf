package switchover.switches;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipFile;
import switchover.pair.Product;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * One way to bring the operator's page to the other node. The page is the same for all of them, the
 * node's own sample screen; they differ in the script that watches, and in the address. Only the
 * last one shows next to nothing: what it takes is what browser and machine take for any page.
 */
enum Contender {
  SWITCHOVER("Switchover", null, false),
  POLLING("polling each second", "polling.js", false),
  PROXY("HAProxy and a reload", "reloading.js", true),
  BY_HAND("30 lines by hand", "by-hand.js", false),
  EMPTY("Switchover in an empty page", null, false);

  private static final int APART_MILLIS = 1000;
  private static final String SAMPLE = "META-INF/resources/index.html";

  /** Where the sample screen brings its client, once it is painted. */
  private static final String CLIENT = "bring(\"switchover/switchover.js\", \"text/javascript\");";

  private final String words;
  private final String script;
  private final boolean proxied;

  Contender(String words, String script, boolean proxied) {
    this.words = words;
    this.script = script;
    this.proxied = proxied;
  }

  String words() {
    return words;
  }

  /** Whether its page is open at the address of the proxy, not at a node's own. */
  boolean isProxied() {
    return proxied;
  }

  /** Whether its page is moved by the client. */
  boolean hasClient() {
    return this == SWITCHOVER || this == EMPTY;
  }

  /**
   * Lets both nodes serve its page from now on. Behind the proxy it is one page for the browser: by
   * its time and length it would take that of one node for the other's.
   */
  void serve(TestPair pair) throws IOException {
    long writtenMillis = System.currentTimeMillis();
    for (TestNode node : pair.nodes()) {
      Path index = node.home().folder().resolve("pages").resolve("index.html");
      Files.deleteIfExists(index);
      if (this != SWITCHOVER) {
        Files.createDirectories(index.getParent());
        Files.writeString(index, page(pair, node));
        Files.setLastModifiedTime(index, FileTime.fromMillis(writtenMillis));
        writtenMillis += APART_MILLIS;
      }
    }
  }

  private String page(TestPair pair, TestNode node) throws IOException {
    if (this == EMPTY) {
      return "<!DOCTYPE html><title>empty</title>"
          + "<script src=\"/switchover/switchover.js\" defer></script><p>empty";
    }
    String sample = sample();
    if (!sample.contains(CLIENT)) {
      throw new IOException("the sample screen does not hold the line " + CLIENT);
    }
    String own =
        "document.head.append(Object.assign(document.createElement(\"script\"),"
            + " {type: \"module\", textContent: "
            + new Gson().toJson(script())
            + "}));";
    return sample
        .replace(CLIENT, own)
        .replace("{{base}}", "")
        .replace("{ownName}", node.name())
        .replace("{otherUrl}", pair.url(pair.other(node)));
  }

  private static String sample() throws IOException {
    try (ZipFile jar = new ZipFile(Product.jar().toFile());
        InputStream in = jar.getInputStream(jar.getEntry(SAMPLE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String script() throws IOException {
    try (InputStream in = Contender.class.getResourceAsStream(script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
