package switchover.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import switchover.pair.Wiretap;

/** All that the nodes have said to each other, as somebody on the wire has it. Thread-safe. */
final class Overheard implements Wiretap {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final List<Connection> connections = new CopyOnWriteArrayList<>();

  private record Connection(ByteArrayOutputStream there, ByteArrayOutputStream back) {}

  /**
   * What the backup has said.
   *
   * @param path where it was posted
   */
  record Said(String path, byte[] sealed) {
    /** The three parts: MAC, session and JSON. */
    String[] parts() {
      return new String(sealed, StandardCharsets.UTF_8).split("\\.", 3);
    }
  }

  @Override
  public Ears connection() {
    Connection made = new Connection(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    connections.add(made);
    return new Ears(made.there(), made.back());
  }

  /** What the backup has said; in its order on each connection. */
  List<Said> byBackup() {
    return connections.stream().flatMap(c -> requests(c.there().toByteArray())).toList();
  }

  /** The same, of one path. */
  List<Said> byBackup(String path) {
    return byBackup().stream().filter(said -> said.path().equals(path)).toList();
  }

  /** Each sealed message of the master: its answers, and the lines of its streams. */
  List<byte[]> byMaster() {
    return connections.stream()
        .map(c -> c.back().toString(StandardCharsets.ISO_8859_1))
        .flatMap(text -> Stream.of(text.split("\\R")))
        .map(Overheard::sealedPart)
        .filter(line -> line.matches("[\\w-]{43}\\.[\\w-]*\\.\\{.*\\}"))
        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** A connection is used again: the next answer's head may follow a body without a line's end. */
  private static String sealedPart(String line) {
    int next = line.indexOf("HTTP/1.1 ");
    return next < 0 ? line : line.substring(0, next);
  }

  private static Stream<Said> requests(byte[] bytes) {
    List<Said> said = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = 0;
    for (int end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n", at)) {
      String head = text.substring(at, end);
      Matcher length = LENGTH.matcher(head);
      int from = end + 4;
      int to = from + (length.find() ? Integer.parseInt(length.group(1)) : 0);
      if (to > bytes.length) {
        break;
      }
      said.add(new Said(head.split(" ", 3)[1], Arrays.copyOfRange(bytes, from, to)));
      at = to;
    }
    return said.stream();
  }
}
