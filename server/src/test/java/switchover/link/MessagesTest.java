package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.node.DecidedBy;
import switchover.node.Recovery;
import switchover.node.Report;
import switchover.node.Unfit;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.NodeState;

/** Each message is read as it was written; anything else is refused with the field's name. */
class MessagesTest {
  private static final Report REPORT =
      new Report(NodeState.RUNNING, 41, true, null, Recovery.MANUAL, false, 40);
  private static final Aside SILENT = new Aside(null, null);
  private static final String NONCE = "n".repeat(Nonce.CHARS);

  @Test
  void everyMessageIsReadAsWritten() throws MalformedException {
    Connect connect = new Connect(Side.backup().hello(), NONCE, null, null);
    assertEquals(connect, Connect.read(Fields.of(connect.json())));
    Rejection other = new Rejection(Rejection.Reason.OTHER_CERTIFICATE, "another");
    Connect again = new Connect(Side.backup().hello(), NONCE, NONCE, other);
    assertEquals(again, Connect.read(Fields.of(again.json())));
    Connected connected =
        Connected.accepted(
            NONCE,
            Side.master().hello(),
            Nonce.fresh(),
            List.of(new Address("http://b:1", AddressSource.HOST_NAME)),
            "0a".repeat(32));
    assertEquals(connected, Connected.read(Fields.of(connected.json())));
    Connected refused =
        Connected.refused(NONCE, new Rejection(Rejection.Reason.SAME_NODE, "it is the same"), 7);
    assertEquals(refused, Connected.read(Fields.of(refused.json())));
    Ping ping = new Ping(1, 2, 3, REPORT, new Aside("anna", "sites"), true);
    assertEquals(ping, Ping.read(Fields.of(ping.json())));
    Report unfit =
        new Report(NodeState.STANDBY, 8, false, Unfit.DISK_HANGS, Recovery.AUTOMATIC, false, 0);
    Ping unready = new Ping(1, 2, 3, unfit, SILENT, true);
    assertEquals(unready, Ping.read(Fields.of(unready.json())));
    Said said = new Said(1, 2, 3, 4, REPORT, SILENT, false, List.of("k1", "k2"));
    assertEquals(said, Said.read(Fields.of(said.json())));
    Listen listen = new Listen(Long.MAX_VALUE);
    assertEquals(listen, Listen.read(Fields.of(listen.json())));
  }

  /** One that is older does not say it, one that is newer may have another. */
  @Test
  void whoDecidesForThePeerMayBeLeftOutAndUnknown() throws MalformedException {
    JsonObject json = HelloJson.write(Side.backup().hello());
    assertEquals(DecidedBy.BUILTIN, HelloJson.read(Fields.of(json.toString())).decidedBy());
    json.addProperty("decidedBy", "dice");
    assertNull(HelloJson.read(Fields.of(json.toString())).decidedBy());
    json.remove("decidedBy");
    assertNull(HelloJson.read(Fields.of(json.toString())).decidedBy());
  }

  @Test
  void thePeersTimesMayBeLeftOut() throws MalformedException {
    Hello said = Side.backup().times(2000, 8000).hello();
    JsonObject json = HelloJson.write(said);
    assertEquals(said, HelloJson.read(Fields.of(json.toString())));
    json.remove("pingRateMillis");
    json.remove("failoverMillis");
    assertEquals(Side.backup().hello(), HelloJson.read(Fields.of(json.toString())));
  }

  @Test
  void whoMayFrameThePeerMayBeLeftOut() throws MalformedException {
    Said said = new Said(0, 2, 3, 4, REPORT, new Aside(null, "sites"), false, List.of());
    JsonObject json = JsonParser.parseString(said.json()).getAsJsonObject();
    assertEquals("sites", Said.read(Fields.of(json.toString())).aside().framedById());
    json.remove("framedById");
    assertNull(Said.read(Fields.of(json.toString())).aside().framedById());
  }

  @Test
  void aNodeOfAnotherVersionGivesNoReasonOrOneThatIsNotKnown() throws MalformedException {
    Report unfit = new Report(NodeState.STANDBY, 8, true, Unfit.SICK, Recovery.AUTOMATIC, false, 0);
    String json = new Ping(1, 2, 3, unfit, SILENT, true).json();
    for (String other : new String[] {"\"unfit\":\"asleep\",", ""}) {
      String said = json.replace("\"unfit\":\"sick\",", other);
      assertEquals(Unfit.OTHER, Ping.read(Fields.of(said)).report().unfit(), said);
    }
  }

  @Test
  void unknownFieldsAreIgnored() throws MalformedException {
    JsonObject json = JsonParser.parseString(new Listen(5).json()).getAsJsonObject();
    json.addProperty("fromTheFuture", true);
    assertEquals(new Listen(5), Listen.read(Fields.of(json.toString())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sequence | 0",
        "sequence | -1",
        "sequence | 1.5",
        "sequence | 9223372036854775808",
        "sequence | 1e999999999",
        "sequence | \"1\"",
        "sequence | null",
        "sequence | [1]",
        "atMillis | -1",
        "echoMillis | true",
        "goodbye | 1",
        "goodbye | \"true\"",
        "report | 5",
      })
  void aPingWithABadFieldIsRefused(String field, String value) {
    JsonObject json =
        JsonParser.parseString(new Ping(1, 2, 3, REPORT, SILENT, false).json()).getAsJsonObject();
    JsonElement bad = JsonParser.parseString(value);
    json.add(field, bad);
    assertRefused(field, () -> Ping.read(Fields.of(json.toString())));
    json.remove(field);
    assertRefused(field, () -> Ping.read(Fields.of(json.toString())));
  }

  @Test
  void whoAskedIsOneLineOfBoundedLengthOrNobody() throws MalformedException {
    String nasty =
        "anna\r\n2026-11-24 ALARM\u0000\u202e\u2028 \uD83D\uDE00\uD83D" + "x".repeat(9000);
    String read =
        Ping.read(Fields.of(new Ping(1, 2, 3, REPORT, new Aside(nasty, null), false).json()))
            .aside()
            .askedBy();
    assertEquals("anna  2026-11-24 ALARM    \uD83D\uDE00 xxx", read.substring(0, 32));
    assertEquals(AskedBy.MOST_CHARACTERS, read.codePointCount(0, read.length()));
    JsonObject json =
        JsonParser.parseString(new Ping(1, 2, 3, REPORT, SILENT, false).json()).getAsJsonObject();
    assertNull(
        Ping.read(Fields.of(json.toString())).aside().askedBy(), "as an older peer leaves it out");
    json.addProperty("askedBy", nasty.replace("\uD83Dx", "x"));
    assertEquals(
        read.replace(" xxx", "xxxx"),
        Ping.read(Fields.of(json.toString())).aside().askedBy(),
        "it is made clean as it comes, too");
    json.addProperty("askedBy", "\t");
    assertNull(Ping.read(Fields.of(json.toString())).aside().askedBy());
    json.addProperty("askedBy", 5);
    assertRefused("askedBy", () -> Ping.read(Fields.of(json.toString())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "contract | 0",
        "contract | 3000000000",
        "pair | 7",
        "nodeId | \"\"",
        "mode | \"master\"",
        "scheme | \"ftp\"",
        "port | 0",
        "port | 65536",
        "basePath | \"80/x\"",
        "publicAddress | \"javascript:alert(1)\"",
        "publicAddress | \"\"",
        "masterAddress | \"http://a:8060?x\"",
        "hostName | 5",
        "nonce | \"short\"",
      })
  void aConnectWithABadFieldIsRefused(String field, String value) {
    String good = new Connect(Side.backup().hello(), NONCE, null, null).json();
    JsonObject json = JsonParser.parseString(good).getAsJsonObject();
    json.add(field, JsonParser.parseString(value));
    assertRefused(field, () -> Connect.read(Fields.of(json.toString())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "state | \"Faulted\"",
        "epoch | -1",
        "mayRun | 1",
        "ready | \"yes\"",
        "recovery | \"automatic\"",
        "asksToRun | null",
        "handsOverEpoch | 0.5",
      })
  void aReportWithABadFieldIsRefused(String field, String value) {
    JsonObject json = ReportJson.write(REPORT);
    json.add(field, JsonParser.parseString(value));
    assertRefused(field, () -> ReportJson.read(Fields.of(json.toString())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "5", "{\"a\":1", "{\"a\":1} {}", "{a:1}", "{'a':1}", "{} //", "NaN"})
  void whatIsNoStrictJsonObjectIsRefused(String text) {
    assertRefused("the message", () -> Fields.of(text));
  }

  @Test
  void deepNestingIsRefused() {
    assertRefused("the message", () -> Fields.of("{\"a\":" + "[".repeat(8000)));
  }

  private static void assertRefused(String field, Reading reading) {
    MalformedException e = assertThrows(MalformedException.class, reading::read);
    assertEquals(field + " must be", e.getMessage().substring(0, field.length() + 8));
  }

  /** An attempt to read. */
  private interface Reading {
    void read() throws MalformedException;
  }
}
