package switchover.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import switchover.settings.Home;
import switchover.settings.Joining;
import switchover.settings.KeyFiles;
import switchover.settings.PairKey;
import switchover.settings.Problem;
import switchover.settings.Settings;
import switchover.settings.SettingsException;
import switchover.status.Mode;

/** Carries out what is done to a home folder, be its node running or not. */
public final class HomeCommands {
  private static final int MOST_KEY_BYTES = 200;
  private static final String KEY_ALLOWED = "one line, base64 of 32 bytes, as key show gives it";

  private final InputStream in;
  private final PrintStream out;

  private HomeCommands(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Does it.
   *
   * @param in for a key that no file gives
   * @param out for what was done and what is next
   * @param err for what went wrong
   * @return one of the codes of {@link Exit}
   */
  public static int run(Command.AtHome command, InputStream in, PrintStream out, PrintStream err) {
    try {
      new HomeCommands(in, out).run(command);
      return Exit.DONE;
    } catch (ConnectException e) {
      return fail(Exit.UNREACHABLE, e, err);
    } catch (SettingsException | IOException e) {
      return fail(Exit.USAGE, e, err);
    }
  }

  private static int fail(int code, Exception why, PrintStream err) {
    for (String line : why.getMessage().split("\n")) {
      err.println("switchover: " + line);
    }
    return code;
  }

  private void run(Command.AtHome command) throws IOException, SettingsException {
    if (command instanceof Command.Join join) {
      join(join);
    } else if (command instanceof Command.KeyShow show) {
      show(show);
    } else if (command instanceof Command.KeyRotate rotate) {
      rotate(rotate.home());
    } else if (command instanceof Command.KeyNext next) {
      layDown(next);
    } else if (command instanceof Command.KeyDrop drop) {
      drop(drop.home());
    } else if (command instanceof Command.PinForget forget) {
      forget(forget.home());
    }
  }

  private void join(Command.Join join) throws IOException, SettingsException {
    PairKey key = key(join.keyFile());
    String pair = join.pair() == null ? Joining.pairOf(join.home()) : join.pair();
    if (pair == null) {
      pair = MasterPair.of(join.master());
    }
    Home home = Home.open(join.home());
    AutoCloseable lock = home.lock();
    try {
      new Joining(join.master(), pair, key, join.port(), join.force()).into(home);
    } finally {
      giveBack(lock);
    }
    out.println(home.folder() + " is the home of the backup of pair " + pair + " now.");
    out.println("Start it: java -jar switchover.jar --home " + home.folder());
  }

  /** The process ends next, and with it the lock. */
  private static void giveBack(AutoCloseable lock) throws IOException {
    try {
      lock.close();
    } catch (Exception e) {
      throw new IOException("the home folder can't be given back: " + e.getMessage(), e);
    }
  }

  private void show(Command.KeyShow show) throws IOException, SettingsException {
    Home home = known(show.home());
    if (!show.next()) {
      out.println(home.pairKey().line());
      return;
    }
    KeyFiles keys = home.pairKeys(overlapMillis(home));
    PairKey next = keys.next();
    if (next == null) {
      throw new IOException(
          Problem.of("pair.key.next", "nothing", "is there", "after key rotate").message());
    }
    out.println(next.line());
  }

  private void rotate(Path folder) throws IOException, SettingsException {
    Home home = known(folder);
    requireMaster(home);
    long overlapMillis = overlapMillis(home);
    home.pairKeys(overlapMillis).layDown(PairKey.random());
    out.println("The next pair key is in " + home.folder().resolve("pair.key.next") + ".");
    out.println("Bring it to the backup by a way that nobody else reads, and there:");
    out.println("  java -jar switchover.jar key next --home DIR --key-file FILE");
    out.println("or paste into key next what key show --next --home " + home.folder() + " says.");
    out.println("No restart: when both nodes hold it, they change to it and drop the former one,");
    out.println(
        "which holds until then. Where that takes longer than redundancy.keyOverlapMillis,");
    out.println(TimeUnit.MILLISECONDS.toMinutes(overlapMillis) + " min, this node says so.");
  }

  private static void requireMaster(Home home) throws IOException, SettingsException {
    Mode mode = home.settings().redundancy().mode();
    if (mode != Mode.MASTER) {
      throw new IOException(
          Problem.of("redundancy.mode", mode.word(), "makes no keys", "the Master's home")
              .message());
    }
  }

  private void layDown(Command.KeyNext next) throws IOException, SettingsException {
    Home home = known(next.home());
    PairKey key = key(next.keyFile());
    home.pairKeys(overlapMillis(home)).layDown(key);
    out.println("The next pair key is laid down. The nodes change to it when both hold it.");
  }

  private void drop(Path folder) throws IOException, SettingsException {
    Home home = known(folder);
    KeyFiles keys = home.pairKeys(overlapMillis(home));
    sleep(keys.unseenMillis());
    keys.dropFormer();
    out.println(
        "The former pair key is dropped. A node that does not hold the next one is refused");
    out.println("from now on, and then both nodes are Running, until key next is done there.");
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted before anything was done");
    }
  }

  private void forget(Path folder) throws IOException {
    Home home = known(folder);
    boolean was = home.masterPin().forget();
    out.println(
        was
            ? "The master's certificate is forgotten: the next one that it proves is pinned."
            : "No certificate was pinned.");
  }

  private static long overlapMillis(Home home) throws SettingsException {
    Settings settings = home.settings();
    return settings.redundancy().keyOverlapMillis();
  }

  /** A home that is there: these commands make none. */
  private static Home known(Path folder) throws IOException {
    NodeClient.requireHome(folder);
    return Home.open(folder);
  }

  private PairKey key(Path file) throws IOException {
    String source = file == null ? "standard input" : file.toString();
    byte[] bytes;
    try (InputStream from = file == null ? in : keyFile(file)) {
      bytes = from.readNBytes(MOST_KEY_BYTES);
    }
    PairKey key = PairKey.of(new String(bytes, StandardCharsets.ISO_8859_1).strip());
    if (key == null) {
      throw new IOException(
          Problem.of("--key-file", source, "holds no pair key", KEY_ALLOWED).message());
    }
    return key;
  }

  private static InputStream keyFile(Path file) throws IOException {
    boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
    return readable ? Files.newInputStream(file) : new ByteArrayInputStream(new byte[0]);
  }
}
