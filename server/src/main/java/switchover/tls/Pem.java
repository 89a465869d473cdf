package switchover.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What PEM files hold. Pure; what can't be read is said as a reason for people. */
final class Pem {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private Pem() {}

  /** Why the bytes are not what they should be. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
      super(reason);
    }
  }

  static List<X509Certificate> certificates(byte[] pem) throws Unreadable {
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(pem))) {
        found.add((X509Certificate) each);
      }
    } catch (CertificateException | RuntimeException e) {
      // Java 17 has no better word for an Edwards key without a byte than an index out of bounds.
      throw new Unreadable("holds something that is no certificate");
    }
    if (found.isEmpty()) {
      throw new Unreadable("holds no certificate");
    }
    return found;
  }

  static PrivateKey privateKey(byte[] pem) throws Unreadable {
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(0, begin) + BEGIN.length());
    if (begin < 0 || end < 0) {
      boolean otherForm = text.contains("PRIVATE KEY-----");
      throw new Unreadable(otherForm ? "holds a key in another form" : "holds no private key");
    }
    byte[] encoded;
    try {
      encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("holds a key that is damaged");
    }
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        // A key of another kind, or none at all: told below.
      }
    }
    throw new Unreadable("holds a key that is damaged or of a kind that is not known");
  }
}
