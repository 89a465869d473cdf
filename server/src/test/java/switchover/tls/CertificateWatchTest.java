package switchover.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchover.settings.TlsSettings;

/** Which certificate a node goes on by where its files change under it. */
class CertificateWatchTest {
  private static final String EC = "ec -pkeyopt ec_paramgen_curve:P-256";
  private static final TlsSettings SETTINGS =
      new TlsSettings(8443, "node.crt", "node.key", null, null, false);

  @TempDir private Path home;
  private final List<String> presented = new ArrayList<>();
  private Instant now = Instant.now().plus(Duration.ofDays(2));
  private Instant expires;
  private String refused;
  private String unfit;
  private CertificateWatch watch;

  @BeforeEach
  void start() throws Exception {
    begin("first", EC, 90);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "expired, ec -pkeyopt ec_paramgen_curve:P-256, 1, has expired at",
    "weak RSA, rsa:1024, 90, less than 2048 bits",
    "weak signature, rsa:2048 -sha1, 90, too weak",
  })
  void oneThatBrowsersWouldRefuseIsNotTakenAndThatIsSaid(
      String name, String kind, int days, String why) throws Exception {
    lay("second", kind, days);
    look();
    look();
    assertEquals(List.of(), presented);
    assertTrue(refused.contains(why), refused);
    lay("third", EC, 90);
    look();
    assertEquals(List.of("CN=third"), presented);
    assertNull(refused);
  }

  @Test
  void whatCannotBeReadIsSaidWithoutItsPath() throws Exception {
    Files.writeString(home.resolve("node.crt"), "damaged");
    look();
    assertNull(refused, "files that are being replaced don't fit together for a moment");
    look();
    assertTrue(refused.contains("tls.certificateFile"), refused);
    assertTrue(!refused.contains("node.crt"), refused);
    assertEquals(List.of(), presented);
  }

  @Test
  void ofTwoBadOnesTheNewerIsTaken() throws Exception {
    now = Instant.now().plus(Duration.ofDays(100));
    lay("second", EC, 1);
    look();
    assertEquals(List.of("CN=second"), presented);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "expired, ec -pkeyopt ec_paramgen_curve:P-256, 1, 2, has expired at",
    "not valid yet, ec -pkeyopt ec_paramgen_curve:P-256, 90, -1, is not valid before",
    "weak RSA, rsa:1024, 90, 2, less than 2048 bits",
  })
  void aNodeThatIsStartedWithOneThatBrowsersRefuseSaysSoUntilItHasAGoodOne(
      String name, String kind, int days, int day, String why) throws Exception {
    now = Instant.now().plus(Duration.ofDays(day));
    begin("first", kind, days);
    look();
    assertTrue(unfit.contains(why), unfit);
    assertNull(expires, "what is wrong is said once");
    now = Instant.now().plus(Duration.ofDays(2));
    lay("second", EC, 90);
    look();
    assertEquals(List.of("CN=second"), presented);
    assertNull(unfit);
  }

  @Test
  void thatItExpiresIsSaidAheadAndThenThatItHas() throws Exception {
    now = Instant.now().plus(Duration.ofDays(89));
    look();
    assertTrue(expires.isAfter(now));
    assertNull(unfit);
    now = Instant.now().plus(Duration.ofDays(91));
    look();
    assertNull(expires);
    assertTrue(unfit.contains("has expired at"), unfit);
  }

  @Test
  void aBadOneIsTakenAsSoonAsTheOneFromBeforeIsBadToo() throws Exception {
    lay("second", "rsa:1024", 3000);
    look();
    assertEquals(List.of(), presented);
    now = Instant.now().plus(Duration.ofDays(100));
    look();
    assertEquals(List.of("CN=second"), presented);
  }

  private void look() {
    watch.look();
  }

  private void begin(String name, String kind, int days) throws Exception {
    lay(name, kind, days);
    CertificateFiles files = new CertificateFiles(home, SETTINGS);
    watch =
        new CertificateWatch(
            files,
            files.read(),
            certificate -> presented.add(certificate.own().getSubjectX500Principal().getName()),
            new CertificateWatch.Listener() {
              @Override
              public void expires(Instant until) {
                expires = until;
              }

              @Override
              public void refused(String why) {
                refused = why;
              }

              @Override
              public void unfit(String why) {
                unfit = why;
              }
            },
            () -> now);
  }

  private void lay(String name, String kind, int days) throws Exception {
    String words =
        "openssl req -x509 -nodes -days %d -subj /CN=%s -keyout node.key -out node.crt -newkey %s"
            .formatted(days, name, kind);
    Process process =
        new ProcessBuilder(words.split(" "))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0, said);
  }
}
