package switchover.controls;

/**
 * What came back on a connection.
 *
 * @param text all of it, by ISO-8859-1; empty where nothing came
 */
record Answer(String text) {
  /** 0 where nothing came. */
  int status() {
    return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
  }

  /** How many answers came, one after the other. */
  int count() {
    return text.split("HTTP/1\\.1 [0-9]{3} ", -1).length - 1;
  }

  /** The value of the first header of that name; "" for none. */
  String header(String name) {
    String head = text.split("\r\n\r\n", 2)[0];
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  String body() {
    String[] parts = text.split("\r\n\r\n", 2);
    return parts.length == 2 ? parts[1] : "";
  }
}
