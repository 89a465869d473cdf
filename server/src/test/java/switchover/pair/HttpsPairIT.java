package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/** Nodes that answer https by themselves, with the certificates that they made at their start. */
@Tag("screens")
class HttpsPairIT {
  private static final String WHERE = "/area/tank-1?span=300&x=a%20b#p-101";

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void thePageGoesFromHttpsToHttpsAndTheNodesAreLinkedByIt(Engine engine) throws Exception {
    int a = Ports.free();
    int b = Ports.free();
    TestPair pair = TestPair.in(lab).https(a, b).startFull();
    Path pin = pair.b().home().folder().resolve("master.pin");
    assertTrue(Files.exists(pin), "the master's certificate is pinned");
    String atA = "https://" + TestPair.HOST_A + ":" + a;
    Page page = Browser.start(engine, lab, pair.pageHosts()).open(atA + WHERE);
    page.awaitKnows("Running", "Standby");
    pair.a().process().kill();
    page.awaitAt("https://" + TestPair.HOST_B.toLowerCase(Locale.ROOT) + ":" + b + WHERE);
    page.awaitKnows("Running", "Silent");
  }
}
