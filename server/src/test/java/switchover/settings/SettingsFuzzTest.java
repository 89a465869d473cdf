package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Whatever a file, an answer or an admin holds for settings, addresses and orders. */
class SettingsFuzzTest {
  @FuzzTest
  void settings(byte[] given) {
    SettingsDocument document;
    SettingsParser.Parsed parsed;
    try {
      document = SettingsDocument.parse(given);
      parsed = document.judged("node");
    } catch (SettingsException e) {
      assertToldToPeople(e);
      return;
    }
    try {
      SettingsDocument again = SettingsDocument.parse(document.bytes());
      assertEquals(document.tag(), again.tag(), "what is saved is what was meant");
      assertEquals(parsed.settings(), again.judged("node").settings());
      SettingsDocument back = Secrets.restored(Secrets.hidden(document), document);
      assertEquals(document.tag(), back.tag(), "what was shown and comes back changes nothing");
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  @FuzzTest
  void order(byte[] given) {
    try {
      MaintenanceOrder.parse(given, Instant.EPOCH);
    } catch (SettingsException e) {
      assertToldToPeople(e);
    }
  }

  @FuzzTest
  void key(byte[] given) {
    try {
      KeyOrder.parse(given);
    } catch (SettingsException e) {
      assertToldToPeople(e);
    }
  }

  /**
   * A file that is damaged must say so, and neither keep the node from its start nor be nobody's.
   */
  @FuzzTest
  void accounts(byte[] given) throws IOException {
    Path folder = Files.createTempDirectory("switchover-fuzz-");
    Path file = folder.resolve("accounts.json");
    try {
      Files.write(file, given);
      assertNotNull(new AccountsFile(folder).read());
    } catch (HomeException e) {
      assertTrue(e.getMessage().contains("accounts.json"), e::getMessage);
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  @FuzzTest
  void credentials(byte[] given) {
    try {
      AccountFields fields = AccountFields.parse(given);
      fields.newPassword(fields.name());
      fields.secret("code");
      fields.requireRight();
    } catch (SettingsException e) {
      assertToldToPeople(e);
    }
  }

  /** A page and a node must never read one host as two. */
  @FuzzTest
  void address(byte[] given) {
    String text = new String(given, StandardCharsets.UTF_8);
    WebAddress address = WebAddress.parse(text).address();
    WebAddress bare = WebAddress.parseBareToo(text, "http").address();
    if (address != null) {
      assertEquals(address, bare);
      assertEquals(address, WebAddress.parse(address.url()).address());
      URI uri = URI.create(address.url());
      // A name with an underscore is none to Java's URI, which leaves it in the authority.
      String host = uri.getHost() == null ? uri.getAuthority().split(":")[0] : uri.getHost();
      assertEquals(address.host(), host);
      assertNull(uri.getUserInfo());
    }
    Undialled.fault(text);
    IpNetwork network = IpNetwork.parse(text);
    assertTrue(network == null || network.contains(network.first()));
    ProbeAddress.fault(text);
  }

  private static void assertToldToPeople(SettingsException refused) {
    for (Problem problem : refused.problems()) {
      assertTrue(problem.message().contains(problem.field()), problem::message);
      assertTrue(problem.message().contains(problem.allowed()), problem::message);
      assertTrue(problem.message().chars().noneMatch(Character::isISOControl), problem::message);
    }
  }
}
