package switchover.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import switchover.settings.OwnerOnly;

/**
 * The entries on disk: {@code NAME.jsonl} is added to, and becomes {@code NAME.old.jsonl} once it
 * holds as many lines as one file may; so at least that many are there, and never more than a few
 * times as many.
 *
 * <p>Nothing is kept open between two calls: whatever was torn, cut or taken away meanwhile, the
 * next entry stands on a line of its own. One caller at a time.
 */
final class Journal<E> {
  /** A full file of the longest lines is smaller; more than this is rubbish and not read. */
  private static final int MOST_BYTES = 32 << 20;

  private static final Set<StandardOpenOption> ADDING =
      EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path folder;
  private final Form<E> form;
  private final Path file;
  private final Path oldFile;
  private int lines;
  private volatile int roomUntilDrop;

  Journal(Path folder, Form<E> form) {
    this.folder = folder;
    this.form = form;
    this.file = folder.resolve(form.name() + ".jsonl");
    this.oldFile = folder.resolve(form.name() + ".old.jsonl");
  }

  /** How many entries there is room for until the older half of them is dropped. Any thread. */
  int roomUntilDrop() {
    return roomUntilDrop;
  }

  private void measureRoom() {
    int room = Math.max(0, form.linesPerFile() - lines);
    roomUntilDrop = Files.exists(oldFile) ? room : room + form.linesPerFile();
  }

  /**
   * What the disk holds.
   *
   * @param entries oldest first
   * @param faults what could not be read, for people; empty where all was well
   */
  record Content<E>(List<E> entries, List<String> faults) {}

  Content<E> read() {
    Content<E> content = new Content<>(new ArrayList<>(), new ArrayList<>());
    read(oldFile, content);
    lines = read(file, content);
    measureRoom();
    return content;
  }

  /**
   * Adds the entries; durable when this returns.
   *
   * @param entries not empty
   */
  void append(Collection<E> entries) throws IOException {
    if (lines >= form.linesPerFile()) {
      if (Files.exists(file)) {
        Files.move(file, oldFile, StandardCopyOption.ATOMIC_MOVE);
      }
      lines = 0;
    }
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(form.line(entry)));
    boolean isNew = !Files.exists(file);
    try (FileChannel channel = FileChannel.open(file, ADDING, OwnerOnly.attributes(file))) {
      write(channel, text.toString());
    }
    lines += entries.size();
    measureRoom();
    if (isNew && OwnerOnly.hasModes(folder)) {
      syncFolder();
    }
  }

  /** All of it, or, as far as the disk still does what it is told, nothing. */
  private static void write(FileChannel channel, String text) throws IOException {
    long end = channel.size();
    String wanted = endsWithLine(channel, end) ? text : "\n" + text;
    ByteBuffer bytes = ByteBuffer.wrap(wanted.getBytes(StandardCharsets.UTF_8));
    channel.position(end);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }

  /** Not where a crash tore the last one. */
  private static boolean endsWithLine(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end == 0 || channel.read(last, end - 1) == 1 && last.get(0) == '\n';
  }

  /** The number of lines that the file holds, whole and well or not. */
  private int read(Path path, Content<E> content) {
    String text;
    try {
      if (!Files.exists(path)) {
        return 0;
      }
      if (!Files.isRegularFile(path)) {
        content.faults().add(path + " is no file");
        return 0;
      }
      if (Files.size(path) > MOST_BYTES) {
        content.faults().add(path + " has more than " + MOST_BYTES + " bytes and is left aside");
        return form.linesPerFile();
      }
      text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      content.faults().add(path + " can't be read: " + e);
      return 0;
    }
    return parse(path, text, content);
  }

  private int parse(Path path, String text, Content<E> content) {
    int damaged = 0;
    int count = 0;
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      damaged += take(text.substring(from, end), content) ? 0 : 1;
      count++;
      from = end + 1;
    }
    if (damaged > 0) {
      content.faults().add(path + " holds damaged lines, left out: " + damaged);
    }
    if (from < text.length() && !take(text.substring(from), content)) {
      content.faults().add(path + " ends in the middle of a line, which is left out");
    }
    return count;
  }

  private boolean take(String line, Content<E> content) {
    E entry = form.parse(line);
    return entry != null && content.entries().add(entry);
  }

  /** A new file is durable once its folder is; Windows has no such thing for a folder. */
  private void syncFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
