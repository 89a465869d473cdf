package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchover.external.ExternalSettings;
import switchover.health.ProbeSettings;
import switchover.hook.HookSettings;
import switchover.node.DecidedBy;
import switchover.node.Recovery;
import switchover.status.Mode;

/** Settings that are right, and what is made of what they leave out. */
class SettingsParserTest {

  @Test
  void anEmptyObjectIsAnIndependentNodeWithTheDefaults() throws SettingsException {
    Settings settings = parse("{}").settings();
    assertEquals(
        new NodeSettings("thisHost", 8060, null, null, List.of(), List.of()), settings.node());
    assertEquals(
        new RedundancySettings(
            Mode.INDEPENDENT,
            "",
            null,
            Recovery.AUTOMATIC,
            250,
            750,
            3,
            1000,
            10_000,
            0,
            0,
            DecidedBy.BUILTIN,
            true,
            86_400_000),
        settings.redundancy());
    assertEquals(new PageSettings(1000, 1000, 2, true, List.of()), settings.page());
  }

  @Test
  void theExampleOfABackup() throws SettingsException {
    Settings settings =
        parse(
                """
                {
                  "schema": 1,
                  "node": {"name": "serverB", "httpPort": 8061, "publicAddress": "https://testserver.com:8066"},
                  "redundancy": {"mode": "Backup", "pair": "line-3", "masterAddress": "http://pc-test-serverA:8060", "recovery": "Manual"}
                }
                """)
            .settings();
    assertEquals("serverB", settings.node().name());
    assertEquals(8061, settings.node().httpPort());
    assertEquals("https://testserver.com:8066", settings.node().publicAddress());
    assertEquals(Mode.BACKUP, settings.redundancy().mode());
    assertEquals("line-3", settings.redundancy().pair());
    assertEquals("http://pc-test-serverA:8060", settings.redundancy().masterAddress());
    assertEquals(Recovery.MANUAL, settings.redundancy().recovery());
  }

  @Test
  void fieldsOfAnotherVersionAreKeptAsideAndNamed() throws SettingsException {
    SettingsParser.Parsed parsed =
        parse("{\"alarms\": [], \"node\": {\"ftpPort\": 21}, \"page\": {\"mised\": 3}}");
    assertEquals(List.of("alarms", "node.ftpPort", "page.mised"), parsed.unknown());
    assertEquals(2, parsed.settings().page().missed());
  }

  @Test
  void aBarePublicAddressIsTakenAsHttp() throws SettingsException {
    Settings settings =
        parse("{\"node\": {\"publicAddress\": \"testserver.com:8066\"}}").settings();
    assertEquals("http://testserver.com:8066", settings.node().publicAddress());
  }

  @Test
  void aBindAddressMayBeIpv6WithoutBrackets() throws SettingsException {
    assertEquals(
        "[::1]", parse("{\"node\": {\"bindAddress\": \"::1\"}}").settings().node().bindAddress());
    assertNull(parse("{\"node\": {}}").settings().node().bindAddress());
  }

  @Test
  void wholeNumbersMayBeWrittenWithAnExponent() throws SettingsException {
    assertEquals(8000, parse("{\"node\": {\"httpPort\": 8e3}}").settings().node().httpPort());
  }

  @Test
  void whatStandsBesideTheNodeIsReadWithItsDefaults() throws SettingsException {
    Settings settings =
        parse(
                """
                {
                  "redundancy": {"decidedBy": "external", "returnQuietMillis": 86400000},
                  "health": {"address": "https://hmi:8443/ready?deep=1"},
                  "hooks": {"command": ["/opt/notify", "--to", "shift"], "url": "http://alarms/x"},
                  "external": {"stateFile": "/run/cluster/state"}
                }
                """)
            .settings();
    assertEquals(DecidedBy.EXTERNAL, settings.redundancy().decidedBy());
    assertEquals(
        new ProbeSettings("https://hmi:8443/ready?deep=1", 1000, 1000, 2, 3), settings.health());
    assertEquals(
        new HookSettings(List.of("/opt/notify", "--to", "shift"), "http://alarms/x", 5000),
        settings.hooks());
    assertEquals(new ExternalSettings("/run/cluster/state", null, 500, 2000), settings.external());
    Settings none = parse("{\"health\": {}, \"hooks\": {}, \"external\": {}}").settings();
    assertNull(none.health());
    assertNull(none.hooks());
    assertNull(none.external());
  }

  @Test
  void aFailoverTimeBelowTheNetworksOwnRecoveryIsWarnedOf() throws SettingsException {
    String ring =
        "{\"redundancy\": {\"mode\": \"Master\", \"pair\": \"p\","
            + " \"networkRecoveryMillis\": %d}}";
    assertEquals(List.of(), parse(ring.formatted(1000)).warnings());
    List<String> warnings = parse(ring.formatted(6000)).warnings();
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("1000 ms is shorter than"), warnings.get(0));
    assertTrue(warnings.get(0).contains("networkRecoveryMillis 6000 ms"), warnings.get(0));
  }

  @Test
  void aMasterWithAMastersAddressIsWarnedOfTwoMasters() throws SettingsException {
    String master =
        "{\"redundancy\": {\"mode\": \"Master\", \"pair\": \"p\","
            + " \"masterAddress\": \"http://a:8060\"}}";
    List<String> warnings = parse(master).warnings();
    assertEquals(1, warnings.size());
    assertTrue(
        warnings
            .get(0)
            .startsWith("redundancy.masterAddress: http://a:8060 is where a Backup dials"),
        warnings.get(0));
  }

  @Test
  void theLimitsThemselvesAreAllowed() throws SettingsException {
    RedundancySettings low =
        parse(
                "{\"redundancy\": {\"pingRateMillis\": 20, \"pingTimeoutMillis\": 50,"
                    + " \"missedPings\": 1, \"failoverMillis\": 100, \"connectionWaitMillis\": 0}}")
            .settings()
            .redundancy();
    assertEquals(100, low.failoverMillis());
    RedundancySettings exact =
        parse("{\"redundancy\": {\"pingTimeoutMillis\": 750, \"failoverMillis\": 750}}")
            .settings()
            .redundancy();
    assertEquals(750, exact.failoverMillis());
  }

  private static SettingsParser.Parsed parse(String text) throws SettingsException {
    return SettingsParser.parse(text.getBytes(StandardCharsets.UTF_8), "thisHost");
  }
}
