package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A name that leads to where no node goes is not followed there. */
class OneShotTest {
  @Test
  void isNotDialledByAName() throws Exception {
    byte[] ip = {(byte) 169, (byte) 254, (byte) 169, (byte) 254};
    InetSocketAddress there = new InetSocketAddress(InetAddress.getByAddress("serverA", ip), 80);
    try (OneShot shot = new OneShot(null)) {
      URI url = URI.create("http://serverA/link/connect");
      IOException refused =
          assertThrows(
              IOException.class, () -> shot.ask("POST", url, there, new byte[0], 1000, null));
      assertEquals("the address 169.254.169.254 is link-local", refused.getMessage());
    }
  }
}
