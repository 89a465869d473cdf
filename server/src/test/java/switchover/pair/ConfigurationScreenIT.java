package switchover.pair;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/** The configuration screen names what a person must look at, until it is mended. */
@Tag("screens")
class ConfigurationScreenIT {
  private static final String WANTED =
      "return document.querySelector('[data-attention]').innerText";

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#screens")
  void whyTheNodesAreNotLinkedIsShownOnTheScreensOfBoth(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).ready();
    Path file = pair.b().home().folder().resolve("pair.key");
    String key = Files.readString(file).strip();
    pair.b().home().pairKey(Base64.getEncoder().encodeToString(new byte[32]));
    for (TestNode node : pair.nodes()) {
      node.start();
      node.awaitAnswering();
    }
    Browser browser = Browser.start(engine, lab, pair.pageHosts());
    Page page = browser.open(pair.url(pair.b()) + "/config/");
    awaitShown(page, "WrongKey the master does not accept this node's pair key");
    page = browser.openInNewTab(pair.url(pair.a()) + "/config/");
    awaitShown(page, "WrongKey a node at 127.0.0.1 has another pair key");
    pair.b().home().pairKey(key);
    pair.awaitWhole();
    awaitShown(page, "");
  }

  private static void awaitShown(Page page, String text) {
    Await.until(
        "the screen shows: " + text,
        Duration.ofSeconds(20),
        () -> page.run(WANTED).toString(),
        () -> {
          String shown = page.run(WANTED).toString();
          return text.isEmpty() ? shown.isEmpty() : shown.contains(text);
        });
  }
}
