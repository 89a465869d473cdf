package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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
import switchover.status.Attention;
import switchover.status.Mode;

/** Nodes that let themselves be framed by unlike sites say so, until they are alike. */
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
    attentions.linked(serverB(), true);
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
    attentions.linked(serverB(), false);
    assertEquals(List.of("NoAddress"), reasons());
    assertTrue(
        attentions.now(true).get(0).text().startsWith("no address of node serverB is known"));
    attentions.linked(serverB(), true);
    assertEquals(List.of(), reasons());
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
