package switchover.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import switchover.settings.IpLiteral;
import switchover.settings.IpNetwork;

/** Whatever stands in the query and the headers of a request. */
class ParametersFuzzTest {
  private static final List<IpNetwork> TRUSTED = List.of(IpNetwork.parse("10.0.0.0/8"));
  private static final Set<String> NAMES = Set.of("servera");

  @FuzzTest
  void parameters(byte[] given) {
    String text = new String(given, StandardCharsets.ISO_8859_1);
    List<String> lines = List.of(text.split("\n"));
    for (String header : new String[] {"X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"}) {
      Forwarded forwarded =
          Forwarded.of("10.0.0.1", name -> name.equals(header) ? lines : List.of(), TRUSTED);
      assertNotNull(IpLiteral.of(forwarded.client()), "who asks is always an address");
    }
    boolean rebound = text.endsWith("example") && HostNames.admit(NAMES, text);
    assertFalse(rebound);
    OpenPages pages = new OpenPages(() -> 0);
    pages.note(text);
    assertFalse(pages.json("serverB").chars().anyMatch(Character::isISOControl));
  }
}
