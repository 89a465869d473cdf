package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchover.pair.Marked.contains;
import static switchover.pair.Marked.part;
import static switchover.pair.Marked.shows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * From two empty homes to a pair by nothing but their screens, and then a setting changed, saved
 * and taken by a restart with keys alone. In Firefox, since Chromium has the other flows; by {@code
 * ./test --long} in both.
 */
@Tag("screens")
class FirstStartIT {
  private static final String IP_A = "127.0.0.2";
  private static final String IP_B = "127.0.0.1";
  private static final String PASSWORD = "correct horse battery";

  @RegisterExtension final Lab lab = new Lab();

  static Set<Engine> engines() {
    return Boolean.getBoolean("switchover.long") ? Engine.screens() : Set.of(Engine.FIREFOX);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void twoNodesOnTheirOwnBecomeAPair(Engine engine) throws Exception {
    TestNode a = started("first", IP_A, TestPair.HOST_A);
    TestNode b = started("second", IP_B, TestPair.HOST_B);
    Map<String, String> hosts = Map.of(TestPair.HOST_A, IP_A, TestPair.HOST_B, IP_B);
    Browser browser = Browser.start(engine, lab, hosts);
    a.awaitAnswering();
    b.awaitAnswering();
    String screenOfA = a.place().url(TestPair.HOST_A).toLowerCase(Locale.ROOT);
    Page page = browser.visit(screenOfA + "/config/");
    makesHerselfTheFirstAdmin(page, a);
    whoMayHaveLostTheKeyOfItsPairIsAskedFirst(page, a);
    String key = becomesTheMaster(page, screenOfA);
    String windowOfA = browser.window();

    browser.newWindow();
    page = browser.visit(b.place().url(TestPair.HOST_B).toLowerCase(Locale.ROOT) + "/config/");
    makesHerselfTheFirstAdmin(page, b);
    hasBeenOfAPair(b);
    becomesTheBackup(page, screenOfA, key);
    page.awaitTrue("the pair works", shows("guide-done", "The pair works: serverB and serverA"));
    page.screenshot("guide-backup-done");
    theKeyIsKeptAndNotTold(a, key);
    theKeyIsKeptAndNotTold(b, key);
    aSettingIsChangedAndTaken(page, b);
    page = browser.in(windowOfA);
    page.awaitTrue("so says A", shows("guide-done", "The pair works: serverA and serverB"));
    page.awaitKnows("Running", "Standby");
    page.screenshot("guide-master-done");
    page.run(part("guide-leave") + ".click()");
    page.awaitTrue("it is closed", "return " + part("guide") + ".hidden");
  }

  private TestNode started(String name, String ip, String hostName) throws IOException {
    NodeHome home = new NodeHome(lab.folder().resolve(name));
    Path hosts = lab.folder().resolve("hosts");
    String all = "127.0.0.1 localhost\n" + line(IP_A, TestPair.HOST_A);
    Files.writeString(hosts, all + line(IP_B, TestPair.HOST_B));
    List<String> jvmOptions =
        List.of("-Djdk.net.hosts.file=" + hosts, "-Dswitchover.hostName=" + hostName);
    Place place = new Place(ip, Ports.free(), "");
    TestNode node = lab.keep(new TestNode(name, home, place, new AtPort(), jvmOptions));
    lab.witness(test -> node.testify());
    node.start();
    return node;
  }

  private static String line(String ip, String host) {
    return ip + " " + host + " " + host.toLowerCase(Locale.ROOT) + "\n";
  }

  /** As the jar, in a home that says nothing. */
  private static final class AtPort implements Launch {
    @Override
    public String basePath() {
      return "";
    }

    @Override
    public ProcessBuilder command(TestNode node, List<String> jvmOptions) {
      String home = node.home().folder().toString();
      String port = Integer.toString(node.place().port());
      return new ProcessBuilder(Product.command(jvmOptions, "run", "--home", home, "--port", port));
    }
  }

  private static void makesHerselfTheFirstAdmin(Page page, TestNode node) throws IOException {
    page.awaitTrue("it leads on", "return !" + part("guide") + ".hidden");
    page.awaitTrue("it wants an admin", "return !" + part("first-admin") + ".hidden");
    page.run(part("guide-sign-in") + ".click()");
    String code = Files.readString(node.home().folder().resolve("first-admin.code")).strip();
    page.type(code, Keys.TAB, "anna", Keys.TAB, PASSWORD, Keys.ENTER);
    page.awaitTrue("she may go on", "return !" + part("guide-form") + ".hidden");
  }

  /** Its key is not there any more, and the node that it was linked with is known. */
  private static Path hasBeenOfAPair(TestNode node) throws IOException {
    String known = "{\"redundantNodeId\":\"x\",\"redundantName\":\"serverX\"}";
    return Files.writeString(node.home().folder().resolve("known.json"), known);
  }

  /** The answer is no, so that nothing is done. */
  private static void whoMayHaveLostTheKeyOfItsPairIsAskedFirst(Page page, TestNode node)
      throws Exception {
    Path known = hasBeenOfAPair(node);
    page.fill("guide-name", "serverA");
    page.fill("guide-pair", "line-3");
    page.type(Keys.ENTER);
    says(page, "Make serverA the master of the pair line-3?");
    asksWhetherToReplaceTheKey(page);
    page.screenshot("guide-lost-key");
    page.type(Keys.ENTER);
    page.awaitTrue("it asks no more", "return !" + part("confirm") + ".open");
    assertTrue(Files.notExists(node.home().folder().resolve("pair.key")));
    assertEquals("Independent", node.status().get("mode").getAsString());
    Files.delete(known);
  }

  private static void asksWhetherToReplaceTheKey(Page page) {
    page.awaitTrue(
        "it warns",
        "return "
            + part("confirm")
            + ".open && "
            + contains("confirm", "Replace the pair key?")
            + " && "
            + contains("confirm", "that pair's key is not in its home any more"));
  }

  private static String becomesTheMaster(Page page, String address) throws IOException {
    page.fill("guide-pair", "line 3");
    page.type(Keys.ENTER);
    page.awaitTrue("a fault is named", shows("guide-done", "is not a name of a pair"));
    page.fill("guide-pair", "line-3");
    page.screenshot("guide-master");
    page.type(Keys.ENTER);
    says(page, "Make serverA the master of the pair line-3?");
    page.awaitTrue("what is next", "return !" + part("guide-next") + ".hidden");
    page.awaitTrue("it is the master", shows("guide-done", "is the master of the pair line-3"));
    page.screenshot("guide-next");
    assertEquals(address, given(page, 0));
    return given(page, 1);
  }

  private static String given(Page page, int number) {
    String all = "return document.querySelectorAll('[data-guide-give] code')";
    return page.run(all + "[" + number + "].innerText").toString();
  }

  private static void becomesTheBackup(Page page, String master, String key) throws IOException {
    page.run("document.getElementById('guide-role').focus()");
    page.type(Keys.ARROW_DOWN);
    page.awaitTrue("it is to be the backup", shows("guide-go", "Make it the backup"));
    page.fill("guide-name", "serverB");
    page.fill("guide-master", master.substring("http://".length()) + "/config/");
    page.awaitTrue(
        "it is looked for", shows("guide-found", "serverA answers, Master of the pair line-3"));
    assertEquals("line-3", page.run("return document.getElementById('guide-pair').value"));
    page.fill("guide-key", "not a key");
    page.screenshot("guide-backup");
    page.type(Keys.ENTER);
    says(page, "Make serverB the backup of the pair line-3?");
    page.awaitTrue("what is no key is refused", shows("guide-done", "is no pair key"));
    page.fill("guide-key", key);
    page.type(Keys.ENTER);
    says(page, "Make serverB the backup of the pair line-3?");
    asksWhetherToReplaceTheKey(page);
    says(page, "Replace the pair key?");
  }

  /** It asks that; the answer is yes. */
  private static void says(Page page, String question) {
    page.awaitTrue(
        "it asks", "return " + part("confirm") + ".open && " + contains("confirm", question));
    page.tabBack();
    page.type(Keys.ENTER);
  }

  private static void theKeyIsKeptAndNotTold(TestNode node, String key) throws IOException {
    Path file = node.home().folder().resolve("pair.key");
    assertEquals(key, Files.readString(file).strip());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(node.printed().contains(key));
    String audit = Files.readString(node.home().folder().resolve("audit.jsonl"));
    assertTrue(audit.contains("PairKeysChanged") && !audit.contains(key), audit);
  }

  private static void aSettingIsChangedAndTaken(Page page, TestNode node) throws IOException {
    page.run(part("view=redundancy") + ".click()");
    page.awaitTrue("nobody is signed in any more", "return !" + part("sign-in") + ".hidden");
    page.run("document.getElementById('sign-in-name').focus()");
    page.type("anna", Keys.TAB, PASSWORD, Keys.ENTER);
    page.awaitTrue(
        "it is there", "return !!document.getElementById('field-redundancy.failoverMillis')");
    page.fill("field-redundancy.failoverMillis", "1500");
    page.awaitTrue("it can be saved", "return !" + part("save") + ".disabled");
    page.type(Keys.ENTER);
    page.awaitTrue("it waits for a restart", shows("outcome", "In force after a restart"));
    page.awaitTrue("it can", "return !" + part("restart") + ".disabled");
    page.run(part("restart") + ".click()");
    says(page, "Restart this node?");
    node.await(
        "has started again", status -> printed(node).contains("a restart, asked for by anna"));
    String stored = node.home().settings().getAsJsonObject("redundancy").toString();
    assertTrue(stored.contains("\"failoverMillis\":1500"), stored);
    node.await("is whole", status -> "Full".equals(status.get("redundancy").getAsString()));
  }

  private static String printed(TestNode node) {
    try {
      return node.printed();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
