package switchover.link;

import java.security.cert.Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import switchover.digest.Sha256;

/**
 * What a certificate is known by: the SHA-256 of its public key, in lower case hex. A certificate
 * that is renewed for the same key keeps it.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** That of the certificate. */
  public static String of(Certificate certificate) {
    return HexFormat.of().formatHex(Sha256.of(certificate.getPublicKey().getEncoded()));
  }

  /**
   * That of the certificate which this end of the connection has presented.
   *
   * @return null where it has presented none
   */
  public static String presented(SSLSession session) {
    Certificate[] own = session.getLocalCertificates();
    return own == null || own.length == 0 ? null : of(own[0]);
  }

  /** That of the certificate which the other end has presented; null where it has none. */
  static String seen(SSLSession session) {
    try {
      return of(session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }
}
