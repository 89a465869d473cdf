package switchover.tls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;

/** Whatever the files of section tls hold. */
class PemFuzzTest {
  @FuzzTest
  void pem(byte[] given) {
    try {
      assertNotNull(Pem.privateKey(given));
    } catch (Pem.Unreadable e) {
      assertFalse(e.getMessage().isEmpty());
    }
    try {
      new NodeCertificate(null, List.copyOf(Pem.certificates(given))).fault(Instant.EPOCH);
    } catch (Pem.Unreadable e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }
}
