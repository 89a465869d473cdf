package switchover.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import switchover.settings.Problem;
import switchover.settings.SettingsException;
import switchover.settings.TlsSettings;

/**
 * The files that hold the node's certificate and its key. Not shared between threads.
 *
 * <p>A certificate and a key that are being replaced do not belong together for a moment: that is a
 * problem like others, and the next reading is right.
 */
public final class CertificateFiles {
  private static final int MOST_BYTES = 1 << 20;
  private static final String KEY_ALLOWED =
      "PEM with BEGIN PRIVATE KEY (RSA, EC or Ed25519, not encrypted), as made by openssl pkcs8"
          + " -topk8 -nodes -in OLD -out NEW";
  private static final String STORE_ALLOWED = "a PKCS#12 file with a certificate and its key";

  private final Path home;
  private final TlsSettings settings;
  private byte[] seen;

  /**
   * @param home from which relative paths count
   */
  public CertificateFiles(Path home, TlsSettings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * What the files hold now.
   *
   * @throws SettingsException with the setting that names the file at fault
   */
  public NodeCertificate read() throws SettingsException {
    byte[] now = contents();
    NodeCertificate read = held();
    seen = now;
    return read;
  }

  /** Whether an admin has given any; else the node makes its own. */
  public boolean areGiven() {
    return settings.certificateFile() != null || settings.storeFile() != null;
  }

  private NodeCertificate held() throws SettingsException {
    if (settings.certificateFile() != null) {
      return fromPem();
    }
    if (settings.storeFile() != null) {
      String password = text("tls.passwordFile", settings.passwordFile());
      return fromStore("tls.storeFile", home.resolve(settings.storeFile()), password.strip());
    }
    Path start = StartCertificate.in(home);
    return fromStore("tls.certificateFile", start, StartCertificate.PASSWORD);
  }

  /** Whether they are not as they were when what they hold could be read last. */
  public boolean haveChanged() throws SettingsException {
    return !Arrays.equals(seen, contents());
  }

  /** All of them in a row; empty where the node's first certificate is served. */
  private byte[] contents() throws SettingsException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (settings.certificateFile() != null) {
      all.writeBytes(bytes("tls.certificateFile", settings.certificateFile()));
      all.writeBytes(bytes("tls.keyFile", settings.keyFile()));
    } else if (settings.storeFile() != null) {
      all.writeBytes(bytes("tls.storeFile", settings.storeFile()));
      all.writeBytes(bytes("tls.passwordFile", settings.passwordFile()));
    }
    return all.toByteArray();
  }

  private NodeCertificate fromPem() throws SettingsException {
    List<X509Certificate> chain;
    PrivateKey key;
    try {
      chain = Pem.certificates(bytes("tls.certificateFile", settings.certificateFile()));
    } catch (Pem.Unreadable e) {
      throw refused(
          "tls.certificateFile",
          settings.certificateFile(),
          e.getMessage(),
          "PEM with the node's certificate first, then those that vouch for it");
    }
    try {
      key = Pem.privateKey(bytes("tls.keyFile", settings.keyFile()));
    } catch (Pem.Unreadable e) {
      throw refused("tls.keyFile", settings.keyFile(), e.getMessage(), KEY_ALLOWED);
    }
    requireTogether(key, chain, "tls.keyFile", settings.keyFile());
    return new NodeCertificate(key, chain);
  }

  private NodeCertificate fromStore(String field, Path file, String password)
      throws SettingsException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes(field, file.toString())), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, password.toCharArray());
        if (key instanceof PrivateKey found) {
          List<X509Certificate> chain = new ArrayList<>();
          for (Certificate each : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) each);
          }
          requireTogether(found, chain, field, file.toString());
          return new NodeCertificate(found, chain);
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw refused(field, file.toString(), "can't be read with its password", STORE_ALLOWED);
    }
    throw refused(field, file.toString(), "holds no private key", STORE_ALLOWED);
  }

  private static void requireTogether(
      PrivateKey key, List<X509Certificate> chain, String field, String file)
      throws SettingsException {
    boolean together;
    try {
      together = NodeCertificate.belongTogether(key, chain.get(0).getPublicKey());
    } catch (GeneralSecurityException e) {
      together = false;
    }
    if (!together) {
      String allowed = "the private key of the first certificate";
      throw refused(field, file, "is not the certificate's key", allowed);
    }
  }

  private String text(String field, String path) throws SettingsException {
    return new String(bytes(field, path), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String field, String path) throws SettingsException {
    Path file = home.resolve(path);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused(field, path, "is too large", "a file of at most " + MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw refused(field, path, "can't be read", "a file that this process can read");
    }
  }

  private static SettingsException refused(
      String field, String value, String reason, String allowed) {
    return new SettingsException(Problem.of(field, '"' + value + '"', reason, allowed));
  }
}
