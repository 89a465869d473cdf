package switchover.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.settings.Problem;
import switchover.settings.SettingsException;
import switchover.settings.TlsSettings;

/** What a node takes as its certificate, as openssl makes it, and what it says of the rest. */
class CertificateFilesTest {
  private static final String EC = "ec -pkeyopt ec_paramgen_curve:P-256";

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", EC, "ed25519"})
  void aCertificateAndItsKeyArePem(String kind) throws Exception {
    make("node", kind);
    NodeCertificate read = pem("node.crt", "node.key").read();
    assertEquals("CN=node", read.own().getSubjectX500Principal().getName());
    assertTrue(read.store("x").isKeyEntry("node"));
  }

  @Test
  void aCertificateAndItsKeyAreOneStore() throws Exception {
    make("node", EC);
    openssl("pkcs12 -export -in node.crt -inkey node.key -out node.p12 -passout pass:secret");
    Files.writeString(home.resolve("password"), "secret\n");
    assertEquals("CN=node", store("node.p12").read().own().getSubjectX500Principal().getName());
    Files.writeString(home.resolve("password"), "wrong\n");
    assertProblem(store("node.p12"), "tls.storeFile", "node.p12", "can't be read");
  }

  @ParameterizedTest
  @CsvSource({
    "missing.crt, node.key, tls.certificateFile, missing.crt, can't be read",
    "node.key, node.key, tls.certificateFile, node.key, no certificate",
    "node.crt, missing.key, tls.keyFile, missing.key, can't be read",
    "node.crt, node.crt, tls.keyFile, node.crt, no private key",
    "node.crt, other.key, tls.keyFile, other.key, is not the certificate's key",
    "node.crt, old.key, tls.keyFile, old.key, in another form",
    "node.crt, encrypted.key, tls.keyFile, encrypted.key, in another form",
    "node.crt, damaged.key, tls.keyFile, damaged.key, damaged",
  })
  void whatCannotBeServedNamesTheFile(
      String certificate, String key, String field, String value, String reason) throws Exception {
    make("node", EC);
    make("other", EC);
    openssl("ec -in node.key -out old.key");
    openssl("pkcs8 -topk8 -in node.key -passout pass:x -out encrypted.key");
    Files.writeString(
        home.resolve("damaged.key"),
        "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----");
    assertProblem(pem(certificate, key), field, value, reason);
  }

  @Test
  void aNodeWithoutACertificateMakesOneForItselfOnce() throws Exception {
    CertificateFiles files = new CertificateFiles(home, settings(null, null, null, null));
    NodeCertificate made = files.read();
    Path file = home.resolve("start-certificate.p12");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(
        made.own().getSubjectAlternativeNames().toString().contains("127.0.0.1"),
        "it is good for the machine's addresses");
    assertEquals(made.own(), files.read().own());
    assertFalse(files.haveChanged());
  }

  private static void assertProblem(
      CertificateFiles files, String field, String value, String reason) {
    Problem problem = assertThrows(SettingsException.class, files::read).problems().get(0);
    assertEquals(field, problem.field());
    assertTrue(problem.value().contains(value), problem.message());
    assertTrue(problem.message().contains(reason), problem.message());
  }

  private CertificateFiles pem(String certificate, String key) {
    return new CertificateFiles(home, settings(certificate, key, null, null));
  }

  private CertificateFiles store(String file) {
    return new CertificateFiles(home, settings(null, null, file, "password"));
  }

  private static TlsSettings settings(
      String certificate, String key, String store, String password) {
    return new TlsSettings(8443, certificate, key, store, password, false);
  }

  private void make(String name, String kind) throws Exception {
    openssl(
        "req -x509 -nodes -days 30 -subj /CN=%s -keyout %s.key -out %s.crt -newkey %s"
            .formatted(name, name, name, kind));
  }

  private void openssl(String words) throws Exception {
    ProcessBuilder openssl = new ProcessBuilder(("openssl " + words).split(" "));
    Process process = openssl.directory(home.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0, said);
  }
}
