package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.audit.AuditLog;
import switchover.events.Entry;
import switchover.events.EventLog;
import switchover.link.Aside;
import switchover.link.Hello;
import switchover.link.Refusals;
import switchover.node.DecidedBy;
import switchover.settings.Home;
import switchover.settings.PageSettings;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.Attention;
import switchover.status.Mode;

/** What is unlike on two nodes is said by both, until it is alike. */
class AttentionsTest {
  private static final String PORTAL = "https://portal.example";
  private static final String WALL = "https://wall.example:8443";

  @TempDir Path folder;

  private PageSettings own = framedBy(PORTAL);
  private Attentions attentions;
  private EventLog events;
  private NodeLog log;

  @BeforeEach
  void aLinkedNode() throws Exception {
    events = EventLog.open(folder);
    log = new NodeLog(events);
    attentions =
        new Attentions(
            new Refusals(() -> 0),
            null,
            DecidedBy.BUILTIN,
            () -> own,
            Home.open(folder).settingsFile(),
            AuditLog.open(folder, () -> 0));
    meets("http://a:8060", "http://b:8061");
  }

  @AfterEach
  void itsLogIsWritten() {
    events.close();
  }

  @Test
  void whoMayFrameWantsToBeTheSameOnBoth() {
    hears(framedBy().framedById());
    assertEquals(List.of("OtherFramedBy"), reasons());
    String text = attentions.now(true).get(0).text();
    assertTrue(text.startsWith("page.framedBy is not the same on this node and on node serverB"));
    hears(framedBy(PORTAL).framedById());
    assertEquals(List.of(), reasons());
  }

  @Test
  void aNodeToWhichNoPageCouldBeSentIsToldOfUntilItIsReached() {
    attentions.linked(serverB(), new Acquaintance("id-b", "serverB", at("http://a"), List.of()));
    assertEquals(List.of("NoAddress"), reasons());
    assertTrue(
        attentions.now(true).get(0).text().startsWith("no address of node serverB is known"));
    meets("http://a:8060", "http://b:8061");
    assertEquals(List.of(), reasons());
  }

  @Test
  void bothNodesAreReachedByHttpsOrNeitherIs() {
    meets("https://a:8443", "http://b:8061");
    assertEquals(List.of("OtherScheme"), reasons());
    String here = "this node has an https address and node serverB has none";
    assertTrue(attentions.now(true).get(0).text().startsWith(here));
    meets("http://a:8060", "https://b:8443");
    String there = "node serverB has an https address and this node has none";
    assertTrue(attentions.now(true).get(0).text().startsWith(there));
    meets("https://a:8443", "https://b:8443");
    assertEquals(List.of(), reasons());
  }

  /** Behind a shared public address a page comes by https to both. */
  @Test
  void oneHttpsAddressOfEachIsEnough() {
    meets("https://plant.example", "https://plant.example", "http://b:8061");
    assertEquals(List.of(), reasons());
  }

  private void meets(String own, String... redundant) {
    attentions.linked(serverB(), new Acquaintance("id-b", "serverB", at(own), at(redundant)));
  }

  private static List<Address> at(String... urls) {
    return Stream.of(urls).map(url -> new Address(url, AddressSource.HOST_NAME)).toList();
  }

  @Test
  void itIsGoneAsSoonAsThisNodeIsSetAlikeInWhicheverOrder() {
    hears(framedBy(WALL, PORTAL, WALL).framedById());
    assertEquals(List.of("OtherFramedBy"), reasons());
    own = framedBy(PORTAL, WALL);
    assertEquals(List.of(), reasons());
  }

  @Test
  void aNodeThatDoesNotSayIsNotComplainedOf() {
    hears(framedBy(WALL).framedById());
    hears(null);
    assertEquals(List.of(), reasons());
  }

  @Test
  void itIsToldOncePerChange() {
    hears(framedBy(WALL).framedById());
    hears(framedBy(WALL).framedById());
    hears(framedBy(PORTAL).framedById());
    assertEquals(1, alarms());
    hears(framedBy(WALL).framedById());
    assertEquals(2, alarms());
  }

  private void hears(String framedById) {
    attentions.heard(new Aside(null, framedById));
    attentions.tell(log, 1);
  }

  private List<String> reasons() {
    return attentions.now(true).stream().map(Attention::reason).toList();
  }

  private long alarms() {
    return events.newest(100).stream().map(Entry::why).filter(this::isIt).count();
  }

  private boolean isIt(String why) {
    return why.startsWith("OtherFramedBy: ");
  }

  private static PageSettings framedBy(String... sites) {
    return new PageSettings(1000, 1000, 2, true, List.of(sites));
  }

  private static Hello serverB() {
    return new Hello(
        1,
        "line-3",
        "id-b",
        "boot-b1",
        "serverB",
        Mode.BACKUP,
        null,
        "http://a:8060",
        "http",
        null,
        8061,
        "",
        null,
        0,
        0);
  }
}
