package switchover.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A man in the middle: he ends TLS with a certificate of his own and passes everything on to the
 * real master, over TLS again, without a change.
 */
final class TlsRelay implements AutoCloseable {
  private final ServerSocket server;
  private final SSLContext onwards;
  private final int to;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  TlsRelay(TestCertificate own, int to) throws Exception {
    this.to = to;
    onwards = SSLContext.getInstance("TLS");
    onwards.init(null, new TrustManager[] {new TrustsAll()}, null);
    server =
        own.context()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    run(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket near = server.accept();
        Socket far = onwards.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), to);
        sockets.add(near);
        sockets.add(far);
        run(() -> pump(near, far));
        run(() -> pump(far, near));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void pump(Socket from, Socket onto) {
    byte[] part = new byte[4096];
    try (from;
        onto) {
      InputStream in = from.getInputStream();
      OutputStream out = onto.getOutputStream();
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        out.write(part, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      return;
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "tls-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
