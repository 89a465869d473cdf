package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * No command goes into the gap: it is sent once or not at all, and where its answer is missing the
 * page says so, on the other node too. It does not go by the window's name, which Chromium alone
 * keeps where a page goes to another host.
 */
@Tag("screens")
class CommandIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SAID =
      "return document.querySelector('[data-set-point-said]').textContent";

  /** But for the names of the nodes and what is measured. */
  private static final String ENGLISH =
      "return (document.body.innerText.replace(/server[AB]|rpm|bar/g, '').match(/[A-Za-z][a-z]{2,}/g) ?? []).join(' ')";

  /** Where the page is that takes its look along. */
  private static final String DARK = "/?theme=dark";

  private static final String MAY =
      "return !document.querySelector('[data-set-point-button]').disabled";

  @RegisterExtension final Lab lab = new Lab();

  private Page page;

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void aCommandIsSentOnceAndWhereItsAnswerIsMissingThePageSaysSo(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Browser browser = Browser.start(engine, lab, pair.pageHosts());
    page = browser.open(pair.url(pair.a()) + "/");
    page.run("localStorage.setItem('theme', 'dark'); location.reload()");
    page.awaitAt(pair.url(pair.a()) + DARK);
    setTo(65);
    awaitSaid("Done at [0-9:]+: TI-101 to 65 °C");
    String id = setPoint(pair.a()).get("command").getAsString();

    page.run("window.name = 'wall 3'");
    pair.switchByHttp(pair.a());
    page.awaitAt(pair.url(pair.b()) + DARK);
    page.awaitTrue(
        "it looks as before", "return document.documentElement.dataset.theme === 'dark'");
    awaitSaid(
        "Done by serverA at [0-9:]+: TI-101 to 65 °C;"
            + " serverB does not know of it and holds 61 °C");
    assertEquals(id, setPoint(pair.a()).get("command").getAsString());
    assertEquals(engine.keepsNames() ? "wall 3" : "", page.run("return window.name"));
    setTo(64);
    awaitSaid("Done at [0-9:]+: TI-101 to 64 °C");

    page.awaitTrue("it may command", MAY);
    pair.b().process().freeze();
    setTo(70);
    pair.b().process().kill();
    page.awaitAt(pair.url(pair.a()) + DARK);
    String unknown = "Not known whether done: TI-101 to 70 °C, sent to serverB at [0-9:]+";
    awaitSaid(unknown);
    page.awaitTrue("it may command again", MAY);
    page.awaitRounds(2);
    assertTrue(page.run(SAID).toString().matches(unknown));
    assertEquals(id, setPoint(pair.a()).get("command").getAsString(), "nothing was sent again");
    page.screenshot("command-not-known");

    page.run("localStorage.clear()");
    page = browser.open(pair.url(pair.a()) + "/?lang=zh");
    setTo(60);
    awaitSaid("已于 [0-9:]+ 执行：TI-101 设为 60 °C");
    Await.until(
        "all is said in Chinese",
        SOON,
        () -> "in English: " + page.run(ENGLISH),
        () -> page.run(ENGLISH).toString().isEmpty());
    page.screenshot("chinese");
  }

  /** As somebody who types it and presses the button. */
  private void setTo(int value) {
    page.awaitTrue(
        "it takes a command",
        "const button = document.querySelector('[data-set-point-button]');"
            + "if (button.disabled) return false;"
            + "document.querySelector('[data-set-point-value]').value = "
            + value
            + "; button.click(); return true");
  }

  private void awaitSaid(String pattern) {
    Await.until(
        "the page says " + pattern,
        SOON,
        () -> page.run(SAID).toString(),
        () -> page.run(SAID).toString().matches(pattern));
  }

  private static JsonObject setPoint(TestNode node) throws IOException, InterruptedException {
    String process = Http.get(node.place().url() + "/sample/process").body();
    return JsonParser.parseString(process).getAsJsonObject().getAsJsonObject("setPoint");
  }
}
