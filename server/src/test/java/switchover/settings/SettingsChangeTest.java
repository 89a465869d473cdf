package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a change before it is made. */
class SettingsChangeTest {
  private static final String FRAMED = "\"page\":{\"framedBy\":[\"https://portal.example\"]}";
  private static final String MASTER = "\"redundancy\":{\"mode\":\"Master\",\"pair\":\"line-3\"}";

  @Test
  void whoMayFrameThePagesWantsToBeTheSameOnBothNodesOfAPair() throws Exception {
    List<String> warnings = warnings("{" + MASTER + "}", "{" + MASTER + "," + FRAMED + "}");
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("page.framedBy wants to be the same on both nodes"));
  }

  @Test
  void nothingIsSaidOfItWhereItStaysOrTheNodeIsOnItsOwn() throws Exception {
    String framed = "{" + MASTER + "," + FRAMED + "}";
    assertEquals(List.of(), warnings(framed, framed));
    assertEquals(List.of(), warnings("{}", "{" + FRAMED + "}"));
  }

  @Test
  void aMasterThatBecomesABackupIsNoPairWithTheBackupThatItHas() throws Exception {
    String backup = MASTER.replace("Master\"", "Backup\",\"masterAddress\":\"http://a:8060\"");
    for (List<String> change : List.of(List.of(MASTER, backup), List.of(backup, MASTER))) {
      List<String> warnings = warnings("{" + change.get(0) + "}", "{" + change.get(1) + "}");
      assertEquals(1, warnings.size(), warnings.toString());
      assertTrue(warnings.get(0).startsWith("redundancy.mode: change it on the other node too"));
    }
    assertEquals(List.of(), warnings("{}", "{" + MASTER + "}"));
  }

  @Test
  void pagesThatAreOpenAreToBeLoadedAnewWhereTheirPairIsNamedOtherwise() throws Exception {
    String renamed = MASTER.replace("line-3", "line-4");
    List<String> warnings = warnings("{" + MASTER + "}", "{" + renamed + "}");
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("redundancy.pair: "));
    assertTrue(warnings.get(0).endsWith("load them anew after the restart"));
    assertEquals(List.of(), warnings("{}", "{" + MASTER + "}"));
  }

  @Test
  void httpsIsForBothNodesOfAPair() throws Exception {
    String secure = "\"node\":{\"httpsPort\":8443}";
    List<String> warnings = warnings("{" + MASTER + "}", "{" + secure + "," + MASTER + "}");
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("node.httpsPort: set it on the other node too"));
    assertEquals(List.of(), warnings("{}", "{" + secure + "}"));
  }

  private static List<String> warnings(String inForce, String wanted) throws SettingsException {
    Settings now = document(inForce).judged("a").settings();
    return SettingsChange.of(document(wanted), now).parsed().warnings();
  }

  private static SettingsDocument document(String json) throws SettingsException {
    return SettingsDocument.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
