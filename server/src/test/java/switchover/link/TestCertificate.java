package switchover.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate and its key, made by the JDK's keytool when a test wants it. */
final class TestCertificate {
  private static final String PASSWORD = "only-for-a-test";
  private static final String ALIAS = "node";

  private final Path file;

  private TestCertificate(Path file) {
    this.file = file;
  }

  static TestCertificate make(Path folder, String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    keytool(file, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-validity", "30");
    return new TestCertificate(file);
  }

  /** Another certificate for the same key. */
  TestCertificate renewed() throws Exception {
    Path copy = Files.copy(file, file.resolveSibling("renewed-" + file.getFileName()));
    keytool(copy, "-selfcert", "-validity", "60", "-dname", "CN=renewed");
    return new TestCertificate(copy);
  }

  String fingerprint() throws Exception {
    return Fingerprint.of(store().getCertificate(ALIAS));
  }

  SSLContext context() throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store(), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static void keytool(Path store, String command, String... options) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.add(command);
    Collections.addAll(words, "-alias", ALIAS, "-storetype", "PKCS12");
    Collections.addAll(words, "-keystore", store.toString(), "-storepass", PASSWORD);
    Collections.addAll(words, options);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("keytool: " + said);
    }
  }
}
