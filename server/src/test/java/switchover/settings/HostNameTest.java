package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A host knows its own name without asking anybody for it. */
class HostNameTest {
  @Test
  void theSystemsOwnWordIsTheName() throws Exception {
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    if (Files.exists(kernel)) {
      assertEquals(Files.readString(kernel).strip(), HostName.own());
    } else {
      assertNotNull(HostName.own());
    }
  }
}
