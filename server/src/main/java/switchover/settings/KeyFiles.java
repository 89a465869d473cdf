package switchover.settings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The pair's keys in a home folder: {@code pair.key}, and beside it {@code pair.key.next} while
 * keys are being changed. Thread-safe.
 *
 * <p>While both are there, both hold, however long: the next one takes the place of the present one
 * when both nodes have been seen to hold it, or when an admin says so. A node that dropped the
 * former key by itself would be lost to one that has nothing else. A change that takes longer than
 * the overlap, by this machine's clock, is overdue, for people to end. A crash at any moment leaves
 * both files, or the new key in {@code pair.key}. A running node whose file can no longer be read,
 * or holds no key, goes on with what it read before, and says so once.
 *
 * <p>Whoever asks for the keys waits for nobody: while another one reads or writes the files, be it
 * that the disk hangs, those read before are the answer.
 */
public final class KeyFiles implements PairKeys {
  private static final System.Logger LOG = System.getLogger("switchover.home");
  private static final String ALLOWED = "one line, base64 of 32 bytes, as the master made it";

  /** A running node looks at the files once a second. */
  private static final int SEEN_MILLIS = 2000;

  private final DurableFile present;
  private final DurableFile next;
  private final long overlapMillis;
  private final InstantSource clock;

  /** Of whoever is at the files. */
  private final ReentrantLock files = new ReentrantLock();

  /** As they were read or written last; replaced under the lock, looked at by all. */
  private volatile List<PairKey> held;

  private Seen seen;
  private volatile boolean overdue;
  private String complaint;
  private volatile Consumer<String> told = what -> {};

  /** By what a change of the two files is noticed. */
  private record Seen(Stamp present, Stamp next) {}

  /**
   * A file as the file system knows it; a replaced one has another key.
   *
   * @param laidDownMillis since when it is here; a copy may bear the time of what it was copied
   *     from
   */
  private record Stamp(Object fileKey, long size, long modifiedMillis, long laidDownMillis) {}

  /**
   * @param folder of the home
   * @param overlapMillis how long both keys hold before that is overdue
   * @param clock for the age of a file
   */
  KeyFiles(Path folder, long overlapMillis, InstantSource clock) {
    present = new DurableFile(folder.resolve("pair.key"));
    next = new DurableFile(folder.resolve("pair.key.next"));
    this.overlapMillis = overlapMillis;
    this.clock = clock;
  }

  /**
   * Reads them for the first time.
   *
   * @throws IOException where one is damaged or can't be read, or where there is no {@code
   *     pair.key}, naming the file
   */
  KeyFiles opened() throws IOException {
    files.lock();
    try {
      Seen now = seen();
      held = read();
      seen = now;
      return this;
    } finally {
      files.unlock();
    }
  }

  /** The keys that hold, as they were last read; the present one first. Never waits. */
  public List<PairKey> latest() {
    return held;
  }

  /** Has each change of what holds told from now on; it must not block. */
  public void tell(Consumer<String> watcher) {
    told = watcher;
  }

  @Override
  public List<PairKey> accepted() {
    if (files.tryLock()) {
      try {
        look();
      } finally {
        files.unlock();
      }
    }
    return held;
  }

  private void look() {
    try {
      Seen now = seen();
      if (!now.equals(seen)) {
        held = read();
        seen = now;
        say(held.size() > 1 ? "two pair keys hold" : "one pair key holds");
      }
      overdue = held.size() > 1 && isOver(seen.next());
      complaint = null;
    } catch (IOException e) {
      complain(e.getMessage() + "; the pair key read before still holds");
    }
  }

  @Override
  public void confirmed(PairKey key) {
    files.lock();
    try {
      if (held.size() > 1 && held.get(1).equals(key)) {
        promote("both nodes hold the next one");
      }
    } catch (IOException e) {
      complain(e.getMessage() + "; the former pair key still holds");
    } finally {
      files.unlock();
    }
  }

  @Override
  public boolean changeIsOverdue() {
    return overdue;
  }

  /** The next key; null where keys are not being changed. */
  public PairKey next() {
    List<PairKey> all = accepted();
    return all.size() > 1 ? all.get(1) : null;
  }

  /**
   * Lays the key down as the next one; durable when it returns, and for its owner alone.
   *
   * @throws IOException where another next one is there, or this is the present one
   */
  public void layDown(PairKey key) throws IOException {
    files.lock();
    try {
      held = read();
      if (held.get(0).equals(key)) {
        throw new HomeException(present.path() + " holds this key already: there is nothing to do");
      }
      if (held.size() > 1 && !held.get(1).equals(key)) {
        throw new HomeException(
            next.path()
                + " holds another key: the change that was begun with it must end first, or the file"
                + " be removed on both nodes");
      }
      next.write((key.line() + "\n").getBytes(StandardCharsets.US_ASCII));
      held = List.of(held.get(0), key);
      seen = seen();
    } finally {
      files.unlock();
    }
  }

  /**
   * How long it takes until a running node of this home has surely seen that two keys hold: only so
   * it can tell one that is dropped from one that was replaced.
   *
   * @return 0 where it has, or where there is only one
   */
  public long unseenMillis() throws IOException {
    Stamp stamp = seen().next();
    long ageMillis = stamp == null ? SEEN_MILLIS : clock.millis() - stamp.laidDownMillis();
    return Math.max(0, Math.min(SEEN_MILLIS, SEEN_MILLIS - ageMillis));
  }

  /**
   * Drops the former key at once, whether the other node holds the next one or not; durable when it
   * returns.
   *
   * @throws IOException where no next one is there
   */
  public void dropFormer() throws IOException {
    files.lock();
    try {
      held = read();
      if (held.size() < 2) {
        throw new HomeException(next.path() + " is not there: there is no former key to drop");
      }
      promote("an admin says so");
    } finally {
      files.unlock();
    }
  }

  private boolean isOver(Stamp stamp) {
    return clock.millis() - stamp.laidDownMillis() >= overlapMillis;
  }

  private void promote(String why) throws IOException {
    PairKey key = held.get(1);
    present.write((key.line() + "\n").getBytes(StandardCharsets.US_ASCII));
    next.delete();
    held = List.of(key);
    seen = seen();
    overdue = false;
    say("the former pair key is dropped: " + why);
  }

  private void say(String what) {
    LOG.log(Level.INFO, what);
    told.accept(what);
  }

  private List<PairKey> read() throws IOException {
    PairKey first = read(present);
    PairKey second = read(next);
    if (second != null && next.isOpenToOthers()) {
      LOG.log(Level.WARNING, "{0} can be read by others: give it mode 0600", next.path());
    }
    if (first == null) {
      throw new HomeException(present.path() + " is not there; allowed: " + ALLOWED);
    }
    if (first.equals(second)) {
      // A crash came between the two steps of the change.
      next.delete();
      return List.of(first);
    }
    return second == null ? List.of(first) : List.of(first, second);
  }

  private static PairKey read(DurableFile file) throws IOException {
    byte[] bytes = file.read();
    if (bytes == null) {
      return null;
    }
    PairKey key = PairKey.of(new String(bytes, StandardCharsets.ISO_8859_1).strip());
    if (key == null) {
      String path = file.path().toString();
      throw new HomeException(Problem.of(path, "its content", "is damaged", ALLOWED).message());
    }
    return key;
  }

  private Seen seen() throws IOException {
    return new Seen(stamp(present.path()), stamp(next.path()));
  }

  private static Stamp stamp(Path path) throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      long modifiedMillis = file.lastModifiedTime().toMillis();
      long laidDownMillis = Math.max(modifiedMillis, changedMillis(path, modifiedMillis));
      return new Stamp(file.fileKey(), file.size(), modifiedMillis, laidDownMillis);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new HomeException(path + " can't be read", e);
    }
  }

  private static long changedMillis(Path path, long otherwise) throws IOException {
    boolean known = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    return known && Files.getAttribute(path, "unix:ctime") instanceof FileTime time
        ? time.toMillis()
        : otherwise;
  }

  private void complain(String text) {
    if (!text.equals(complaint)) {
      complaint = text;
      LOG.log(Level.ERROR, text);
    }
  }
}
