package switchover.http;

import com.google.gson.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody reads who opened the configuration screen by a name that is none of the node's: by
 * which he may, and how this one is made one of them. Without script or anything from elsewhere.
 * Pure.
 */
final class MisdirectedPage {
  /** The policy that it is sent with. */
  static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private MisdirectedPage() {}

  /**
   * The page.
   *
   * @param asked the name that was refused, as it came
   * @param names those by which the node answers, in the order in which they are shown
   * @param given what {@code node.hostNames} holds
   * @return UTF-8
   */
  static byte[] of(String asked, Collection<String> names, List<String> given) {
    Set<String> wanted = new LinkedHashSet<>(given);
    wanted.add(asked);
    JsonArray array = new JsonArray();
    wanted.forEach(array::add);
    String hostNames = escaped(array.toString());
    StringBuilder list = new StringBuilder();
    names.forEach(name -> list.append("<li>").append(escaped(name)).append("</li>\n"));
    String page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Not by this name</title>
        </head>
        <body>
        <h1>Not by the name {asked}</h1>
        <p>The node works. Its configuration screen answers by its own names only, so that no \
        stranger's web site can make its name lead here.</p>
        <p>It answers by an IP address of its machine, and by:</p>
        <ul>
        {names}</ul>
        <h2>Where {asked} is a name that your plant gave this node</h2>
        <p>Say so on the node's machine, with its home folder as DIR. This is in force at once:</p>
        <pre>java -jar switchover.jar settings set 'node.hostNames={hostNames}' --home DIR</pre>
        <p>Or put it into switchover.json of the home, and restart the node:</p>
        <pre>"node": {"hostNames": {hostNames}}</pre>
        </body>
        </html>
        """
            .replace("{names}", list)
            .replace("{hostNames}", hostNames)
            .replace("{asked}", escaped(asked));
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{", "&#123;");
  }
}
