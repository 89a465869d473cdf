package switchover.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What axe-core, which looks for what keeps people with disabilities out, says of a page. */
public final class Axe {
  private static final String RUN =
      "window.axeFound = undefined;"
          + "axe.run(document, {resultTypes: ['violations']}).then(found => {"
          + " window.axeFound = found.violations"
          + ".filter(each => ['serious', 'critical'].includes(each.impact))"
          + ".map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' '))"
          + ".join('\\n'); },"
          + " failed => { window.axeFound = String(failed); })";

  private Axe() {}

  /**
   * All that it finds serious or critical in the page as it is now; empty for nothing.
   *
   * @param what is looked at
   */
  public static String serious(Page page, String what) throws IOException {
    if (!Boolean.TRUE.equals(page.run("return !!window.axe"))) {
      page.run(script());
    }
    page.run(RUN);
    page.awaitTrue("axe has looked at " + what, "return window.axeFound !== undefined");
    return page.run("return window.axeFound").toString();
  }

  private static String script() throws IOException {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
