package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Page;

/** The same node as a WAR in other containers, under a context path, paired with the jar. */
@Tag("screens")
class WarIT {
  private static final String BELOW = "/area/tank-1?span=300&x=a%20b&x=&y=%C3%A9+;z#p-101";

  @RegisterExtension final Lab lab = new Lab();

  /** The last two by --long: each takes 15 s or more, and both roles are had on Tomcat. */
  static Stream<Arguments> pairs() {
    return Stream.of(
            Arguments.of("jar Master, WAR on Tomcat Backup", new JarLaunch(), new TomcatLaunch()),
            Arguments.of("WAR on Tomcat Master, jar Backup", new TomcatLaunch(), new JarLaunch()),
            Arguments.of("jar Master, WAR on Jetty Backup", new JarLaunch(), new JettyHomeLaunch()),
            Arguments.of("WAR on Jetty Master, jar Backup", new JettyHomeLaunch(), new JarLaunch()))
        .limit(Boolean.getBoolean("switchover.long") ? 4 : 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void pageIsSwitchedBothWays(String name, Launch a, Launch b) throws Exception {
    TestPair pair = TestPair.in(lab).launch(a, b).startFull();
    Page page = Browser.start(lab, pair.pageHosts()).open(pair.url(pair.a()) + BELOW);
    page.awaitKnows("Running", "Standby");

    pair.switchFrom(pair.a());
    page.awaitAt(pair.url(pair.b()) + BELOW);
    page.awaitKnows("Running", "Standby");
    assertEquals(pair.b().nodeId(), currentNodeId(page));

    pair.switchFrom(pair.b());
    page.awaitAt(pair.url(pair.a()) + BELOW);
    page.awaitKnows("Running", "Standby");
    assertEquals(pair.a().nodeId(), currentNodeId(page));
  }

  private static String currentNodeId(Page page) {
    return page.says().getAsJsonObject("current").get("nodeId").getAsString();
  }
}
