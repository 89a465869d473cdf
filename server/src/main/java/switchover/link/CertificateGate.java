package switchover.link;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets the connections of one link pass by their certificate: while it dials any, since only the
 * answer proves the master; while a session stands the one by which it was made. Thread-safe.
 */
final class CertificateGate extends X509ExtendedTrustManager {
  private volatile String only;

  /** Any certificate may pass: to dial. */
  void open() {
    only = null;
  }

  /** Only this one may pass. */
  void narrow(String fingerprint) {
    only = fingerprint;
  }

  /** Whether what came over a connection with that certificate may be used. */
  boolean lets(String fingerprint) {
    String now = only;
    return now == null || now.equals(fingerprint);
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    String now = only;
    String seen = Fingerprint.of(chain[0]);
    if (now != null && !now.equals(seen)) {
      throw new CertificateException(
          "another certificate than that of the session: expected " + now + ", found " + seen);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static CertificateException noServer() {
    return new CertificateException("the backup serves nobody here");
  }
}
