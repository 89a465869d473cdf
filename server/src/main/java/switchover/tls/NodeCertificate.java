package switchover.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import switchover.digest.Sha256;

/**
 * A certificate and its private key, which belong together. Immutable.
 *
 * @param key never null
 * @param chain the node's own first, then those that vouch for it; never empty
 */
public record NodeCertificate(PrivateKey key, List<X509Certificate> chain) {
  private static final HexFormat PRINT = HexFormat.ofDelimiter(":").withUpperCase();
  private static final List<String> WEAK_SIGNATURES = List.of("MD2", "MD5", "SHA1");
  private static final int LEAST_RSA_BITS = 2048;
  private static final byte[] SAMPLE = {1, 2, 3};

  /** The node's own. */
  public X509Certificate own() {
    return chain.get(0);
  }

  /** Until when it is valid; never null. */
  public Instant until() {
    return own().getNotAfter().toInstant();
  }

  /**
   * Why browsers would refuse it, be it signed by whom they trust.
   *
   * @param now the time of day
   * @return to be put after its name, as {@code has expired at ...}; null where nothing is wrong
   */
  public String fault(Instant now) {
    if (now.isAfter(until())) {
      return "has expired at " + until();
    }
    Instant from = own().getNotBefore().toInstant();
    if (now.isBefore(from)) {
      return "is not valid before " + from;
    }
    String signed = own().getSigAlgName().toUpperCase(Locale.ROOT);
    if (WEAK_SIGNATURES.stream().anyMatch(signed::startsWith)) {
      return "is signed by " + own().getSigAlgName() + ", which is too weak";
    }
    // Java has no EC curves that are too short.
    boolean shortKey =
        own().getPublicKey() instanceof RSAPublicKey rsa
            && rsa.getModulus().bitLength() < LEAST_RSA_BITS;
    return shortKey ? "has an RSA key of less than " + LEAST_RSA_BITS + " bits" : null;
  }

  /** For people: its SHA-256 as browsers show it, and until when it is valid. */
  String told() {
    try {
      String print = PRINT.formatHex(Sha256.of(own().getEncoded()));
      return "with the SHA-256 fingerprint " + print + ", valid until " + until();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A store that holds nothing else.
   *
   * @param password protects it in memory
   */
  public KeyStore store(String password) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is read", e);
    }
    X509Certificate[] all = chain.toArray(X509Certificate[]::new);
    store.setKeyEntry("node", key, password.toCharArray(), all);
    return store;
  }

  /** Whether the key is that of the certificate: what the one signs the other proves. */
  static boolean belongTogether(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    Signature signing = Signature.getInstance(algorithm(key));
    signing.initSign(key);
    signing.update(SAMPLE);
    byte[] signed = signing.sign();
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    Signature proving = Signature.getInstance(algorithm(key));
    proving.initVerify(certified);
    proving.update(SAMPLE);
    return proving.verify(signed);
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
