package switchover.settings;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchover.status.Mode;

/**
 * The home folder of one node: its settings, and what it keeps. Every write is durable.
 * Thread-safe; no two processes may use one home at a time, see {@link #lock}.
 */
public final class Home {
  private static final int MOST_LOOKS = 40;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final System.Logger LOG = System.getLogger("switchover.home");
  private static final int TOKEN_BYTES = 32;

  private final Path folder;
  private final SettingsFile settingsFile;
  private final EpochFile epoch;
  private final NumberFile boots;
  private final KnownAddresses known;
  private final MaintenanceFile maintenance;
  private List<String> warned = List.of();

  private Home(Path folder) {
    this.folder = folder;
    settingsFile = new SettingsFile(folder);
    epoch = new EpochFile(file("epoch"));
    boots = new NumberFile(file("boots"));
    known = new KnownAddresses(file("known.json"));
    maintenance = new MaintenanceFile(file("maintenance"));
  }

  /**
   * Opens the home in that folder, which is made where it is missing.
   *
   * @throws IOException where there is a file of that name or the folder can't be made
   */
  public static Home open(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
    } catch (FileAlreadyExistsException e) {
      throw new HomeException(
          Problem.of("home folder", absolute.toString(), "is a file", "a folder").message());
    } catch (IOException e) {
      throw new HomeException("home folder " + absolute + " can't be made", e);
    }
    return new Home(absolute);
  }

  /** The folder, absolute. */
  public Path folder() {
    return folder;
  }

  /**
   * Takes the home for this process until the lock is closed or the process ends. Waits a little: a
   * command that changes what a node at rest is set to has it for a moment.
   *
   * @throws IOException where another process has it
   */
  public AutoCloseable lock() throws IOException {
    AutoCloseable lock = lockIfFree();
    for (int looks = 0; lock == null && looks < MOST_LOOKS; looks++) {
      LockSupport.parkNanos(LOOK_NANOS);
      lock = lockIfFree();
    }
    if (lock == null) {
      throw new HomeException(
          "home folder "
              + folder
              + " is in use by another node; allowed: a home of its own for each");
    }
    return lock;
  }

  /**
   * The same, where nobody has it.
   *
   * @return null where somebody has it
   * @throws IOException where it can't be taken
   */
  public AutoCloseable lockIfFree() throws IOException {
    Path file = folder.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return channel;
      }
      channel.close();
      return null;
    } catch (IOException e) {
      throw new HomeException(file + " can't be locked", e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another node of this very process has it, as two WARs of one container may.
      return false;
    }
  }

  /**
   * The settings; at the first start the file is made: an Independent node. Where the file can't be
   * used, the last good ones.
   *
   * @throws SettingsException with everything that is wrong with them
   */
  public synchronized Settings settings() throws SettingsException {
    SettingsFile.Stored stored = settingsFile.read();
    warn(stored);
    return stored.parsed().settings();
  }

  /** The settings on disk. */
  public SettingsFile settingsFile() {
    return settingsFile;
  }

  /** Once, however often the same settings are read. */
  private void warn(SettingsFile.Stored stored) {
    List<String> warnings = new ArrayList<>();
    if (stored.fault() != null) {
      warnings.add(settingsFile.path() + ": " + stored.fault().problems().get(0).message());
      warnings.add("in its place, the last good settings are used");
    }
    if (!stored.parsed().unknown().isEmpty()) {
      warnings.add(settingsFile.path() + ": unknown, without effect: " + stored.parsed().unknown());
    }
    warnings.addAll(stored.parsed().warnings());
    if (!warnings.equals(warned)) {
      warnings.forEach(warning -> LOG.log(Level.WARNING, warning));
      warned = warnings;
    }
  }

  /** The node's stable id, made at the first start. */
  public synchronized String nodeId() throws IOException {
    DurableFile file = file("node.id");
    String text = line(file);
    if (text == null) {
      String made = UUID.randomUUID().toString();
      file.write((made + "\n").getBytes(StandardCharsets.US_ASCII));
      return made;
    }
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw damaged(file, '"' + text + '"', "one UUID in lower case");
    }
    return text;
  }

  /**
   * The pair's key. A master makes one at its first start; a backup must be given its master's.
   *
   * @throws IOException where it is missing or damaged, with what to do
   */
  public synchronized PairKey pairKey() throws IOException {
    DurableFile file = file("pair.key");
    String text = line(file);
    if (text == null) {
      return firstPairKey(file);
    }
    warnIfOpen(file);
    PairKey key = PairKey.of(text);
    if (key == null) {
      throw damaged(file, "its content", "one line, base64 of 32 bytes, as the master made it");
    }
    return key;
  }

  /**
   * The pair's keys, as their files are from now on.
   *
   * @param overlapMillis how long a former key holds beside the next one before that is overdue
   * @throws IOException as {@link #pairKey}
   */
  public KeyFiles pairKeys(long overlapMillis) throws IOException {
    pairKey();
    return new KeyFiles(folder, overlapMillis, InstantSource.system()).opened();
  }

  /**
   * Keeps the key of a pair that no node of this home has a part in yet; durable when it returns,
   * and for its owner alone.
   *
   * @param replace whether another key, or a file that holds none, may be replaced
   * @return false where there is such a one that may not; nothing has changed then
   */
  public synchronized boolean keepPairKey(PairKey key, boolean replace) throws IOException {
    DurableFile file = file("pair.key");
    String text = line(file);
    if (text != null && !replace && !key.equals(PairKey.of(text))) {
      return false;
    }
    file.write((key.line() + "\n").getBytes(StandardCharsets.US_ASCII));
    file("pair.key.next").delete();
    return true;
  }

  /**
   * Whether a node of this home has been linked as one of a pair whose key is not here any more.
   */
  public synchronized boolean lostPairKey() throws IOException {
    return file("pair.key").read() == null && known().load().redundantNodeId() != null;
  }

  /**
   * Looks whether a node of that mode would find its pair's keys, or may make the first one; makes
   * none.
   *
   * @throws IOException where one is missing or damaged
   */
  public synchronized void requirePairKey(Mode mode, long overlapMillis) throws IOException {
    if (file("pair.key").read() != null) {
      pairKeys(overlapMillis);
    } else {
      requireNewPair(mode);
    }
  }

  /** With another key two that have been linked would refuse each other, and both be Running. */
  private void requireNewPair(Mode mode) throws IOException {
    if (mode != Mode.MASTER) {
      throw new HomeException(
          noKey("the pair.key of the master's home; copy it here and give it mode 0600"));
    }
    if (lostPairKey()) {
      throw new HomeException(
          noKey(
              "the pair.key that was there, or that of the backup's home; where this is a new pair,"
                  + " remove known.json too"));
    }
  }

  private String noKey(String allowed) {
    String path = folder.resolve("pair.key").toString();
    return Problem.of(path, "no key", "is there", allowed).message();
  }

  /** By which certificate a backup knows its master. */
  public PinFile masterPin() {
    return new PinFile(folder.resolve("master.pin"));
  }

  /** The bearer token of the admin, made at the first start. */
  public synchronized String adminToken() throws IOException {
    DurableFile file = file("admin.token");
    String text = line(file);
    if (text == null) {
      byte[] random = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(random);
      String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      file.write((made + "\n").getBytes(StandardCharsets.US_ASCII));
      return made;
    }
    warnIfOpen(file);
    if (!text.matches("[A-Za-z0-9._~+/=-]{32,256}")) {
      throw damaged(file, "its content", "one line, 32 to 256 letters, digits or . _ ~ + / = -");
    }
    return text;
  }

  /** Who may sign in. */
  public AccountsFile accounts() {
    return new AccountsFile(folder);
  }

  /** By what the first admin is made. */
  public FirstCodeFile firstCode() {
    return new FirstCodeFile(folder);
  }

  /** The epoch's file. */
  public EpochFile epoch() {
    return epoch;
  }

  /** How often the node has started before; where that can't be read, a failure names the file. */
  public synchronized long boots() throws IOException {
    return boots.read();
  }

  /**
   * Counts this start; durable when it returns.
   *
   * @param before how often the node has started before
   * @return one more
   */
  public synchronized long nextBoot(long before) throws IOException {
    boots.save(before + 1);
    return before + 1;
  }

  /** Until when the node is in maintenance. */
  public MaintenanceFile maintenance() {
    return maintenance;
  }

  /** What is remembered of the pair. */
  public KnownAddresses known() {
    return known;
  }

  private PairKey firstPairKey(DurableFile file) throws IOException {
    Mode mode;
    try {
      mode = settings().redundancy().mode();
    } catch (SettingsException e) {
      throw new HomeException(e.getMessage());
    }
    requireNewPair(mode);
    PairKey made = PairKey.random();
    file.write((made.line() + "\n").getBytes(StandardCharsets.US_ASCII));
    return made;
  }

  private DurableFile file(String name) {
    return new DurableFile(folder.resolve(name));
  }

  private static String line(DurableFile file) throws IOException {
    byte[] bytes = file.read();
    return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1).strip();
  }

  private static void warnIfOpen(DurableFile file) throws IOException {
    if (file.isOpenToOthers()) {
      LOG.log(Level.WARNING, "{0} can be read by others: give it mode 0600", file.path());
    }
  }

  private static HomeException damaged(DurableFile file, String value, String allowed) {
    String path = file.path().toString();
    return new HomeException(Problem.of(path, value, "is damaged", allowed).message());
  }
}
