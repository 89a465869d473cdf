package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.link.Rejection.Reason;
import switchover.settings.Home;
import switchover.settings.PinFile;

/** The redundant connection over TLS: which certificate is approved, when, and which is not. */
@Timeout(60)
class LinkOverTlsTest {
  private static final LinkTimes TIMES = new LinkTimes(100, 3000, 2, 60_000);

  @TempDir private static Path certificates;
  private static TestCertificate certificate;
  private static TestCertificate other;

  @TempDir private Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Ear master = new Ear();
  private final Ear backup = new Ear();
  private MasterEnd end;
  private TcpWay way;
  private PinFile pin;
  private Dialer dialer;
  private CompletionStage<Void> firstTry;

  @BeforeAll
  static void make() throws Exception {
    certificate = TestCertificate.make(certificates, "master");
    other = TestCertificate.make(certificates, "other");
  }

  @BeforeEach
  void masterAtWork() throws Exception {
    end =
        keep(new MasterEnd(new Keys(Keys.key(1)), TIMES, Side.master(), master.refusals(), master));
    pin = Home.open(folder).masterPin();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T keep(T each) {
    open.push(each);
    return each;
  }

  private int serve(TestCertificate with, boolean names) throws Exception {
    return keep(new MasterServer(end, with, names)).port();
  }

  private int relay(int to) throws Exception {
    return keep(new TlsRelay(other, to)).port();
  }

  private void dial(int port) throws Exception {
    dial(port, 1);
  }

  private void dial(int port, int key) throws Exception {
    way = keep(new TcpWay(port));
    String address = "https://127.0.0.1:" + way.port();
    Keys keys = new Keys(Keys.key(key));
    dialer =
        keep(new Dialer(address, null, keys, pin, TIMES, Side.backup(), backup.refusals(), backup));
    firstTry = dialer.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theProvenMastersCertificateIsPinned(String protocol) throws Exception {
    dial(keep(new MasterServer(end, certificate, true, protocol)).port());
    assertEquals("linked serverA", backup.await("linked"));
    backup.await("heard", 4);
    assertEquals(certificate.fingerprint(), pin.read());
    String text = Files.readString(pin.path());
    assertTrue(text.matches("[0-9a-f]{64} 20[0-9-]+T[0-9:]+Z\n"), text);
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(pin.path())));
  }

  @Test
  void whoLacksThePairKeyIsNotPinned() throws Exception {
    dial(serve(certificate, true), 2);
    backup.await("rejected WrongKey");
    master.await("rejected WrongKey");
    assertNull(pin.read());
  }

  @Test
  void whoPassesMessagesOnIsNotPinnedAndBothSidesAreTold() throws Exception {
    int port = serve(certificate, true);
    dial(relay(port));
    String line = backup.await("rejected OtherCertificate");
    assertTrue(line.contains("sees the certificate " + other.fingerprint()), line);
    assertTrue(line.contains("presents " + certificate.fingerprint()), line);
    assertEquals(line, master.await("rejected OtherCertificate"));
    assertNull(pin.read());
    assertTrue(backup.refusals().counts().get(Reason.OTHER_CERTIFICATE) > 0);
    assertTrue(master.refusals().counts().get(Reason.OTHER_CERTIFICATE) > 0);
    for (Ear ear : List.of(backup, master)) {
      assertEquals(Reason.OTHER_CERTIFICATE, ear.refusals().standing().get(0).reason());
    }
    way.leadTo(port);
    backup.await("heard", 2);
    master.await("heard", 2);
    assertEquals(List.of(), backup.refusals().standing());
    assertEquals(List.of(), master.refusals().standing());
    assertEquals(1, master.count("linked"));
  }

  @Test
  void whoStepsBetweenLinkedNodesIsRefusedAndTheLinkHeals() throws Exception {
    int port = serve(certificate, true);
    dial(port);
    backup.await("heard", 2);
    way.leadTo(relay(port));
    backup.await("rejected OtherCertificate");
    assertEquals(certificate.fingerprint(), pin.read());
    assertEquals(1, backup.count("linked"));
    way.leadTo(port);
    backup.await("linked", 2);
    assertEquals(0, backup.count("refused"));
  }

  @Test
  void aRenewedCertificateThatTheMasterNamesTakesThePinsPlace() throws Exception {
    dial(serve(certificate, true));
    backup.await("heard", 2);
    way.leadTo(serve(other, true));
    backup.await("linked", 2);
    assertEquals(other.fingerprint(), pin.read());
    assertEquals(0, backup.count("rejected"));
  }

  @Test
  void withoutTheMastersWordOnlyTheFirstIsApprovedUntilThePinIsForgotten() throws Exception {
    dial(serve(certificate, false));
    backup.await("heard", 2);
    assertEquals(certificate.fingerprint(), pin.read());
    way.leadTo(serve(other, false));
    String line = backup.await("rejected OtherCertificate");
    assertTrue(line.contains("expected " + certificate.fingerprint()), line);
    assertTrue(line.contains("found " + other.fingerprint()), line);
    assertTrue(line.contains("pin forget --home " + folder), line);
    assertEquals(line, master.await("rejected OtherCertificate"));
    assertEquals(certificate.fingerprint(), pin.read());
    assertTrue(pin.forget());
    backup.await("linked", 2);
    assertEquals(other.fingerprint(), pin.read());
  }

  @Test
  void aPinIsForgottenOnlyOnce() throws Exception {
    assertFalse(pin.forget());
    pin.save(certificate.fingerprint(), Instant.now());
    assertTrue(pin.forget());
    assertFalse(pin.forget());
  }

  @Test
  void anotherCertificateForTheSameKeyIsTheSame() throws Exception {
    dial(serve(certificate, false));
    backup.await("heard", 2);
    way.leadTo(serve(certificate.renewed(), false));
    backup.await("linked", 2);
    assertEquals(0, backup.count("rejected"));
  }

  @Test
  void aDamagedPinIsNotReplacedAndNobodyIsLinkedByIt() throws Exception {
    Files.writeString(pin.path(), "anything\n");
    dial(serve(certificate, true));
    firstTry.toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertEquals(List.of(), backup.lines());
    assertEquals("anything\n", Files.readString(pin.path()));
    assertTrue(pin.forget());
    backup.await("linked");
  }
}
