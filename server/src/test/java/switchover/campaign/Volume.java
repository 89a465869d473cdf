package switchover.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import switchover.pair.Lab;

/** A small disk of its own for one node's home, which can be full or not writable. */
final class Volume implements Lab.Outlasting {
  private static final int KIBIBYTES = 512;
  private static final int BLOCK_BYTES = 4096;

  private final Path folder;
  private final Path filler;
  private boolean readOnly;

  private Volume(Path folder) {
    this.folder = folder;
    filler = folder.resolve("filler");
  }

  /** Puts it where the home of that node will be; it is gone with the test. */
  static Volume in(Lab lab, String node) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(lab.folder().resolve(node));
    Shell.run("mount -t tmpfs -o size=%dk switchover %s".formatted(KIBIBYTES, folder));
    return lab.keep(new Volume(folder));
  }

  /** Takes all its room. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[BLOCK_BYTES]);
      }
    } catch (IOException e) {
      if (!e.getMessage().contains("No space left")) {
        throw e;
      }
    }
  }

  /** Gives it back. */
  void empty() throws IOException {
    Files.delete(filler);
  }

  /** Lets nobody write, though files are open; a file system that has failed does so too. */
  void protect() throws IOException, InterruptedException {
    Shell.run("mount --bind HOME HOME; mount -o remount,bind,ro HOME".replace("HOME", "" + folder));
    readOnly = true;
  }

  /** Lets everybody write again. */
  void unprotect() throws IOException {
    Shell.runAtEnd("umount " + folder);
    readOnly = false;
  }

  @Override
  public void close() throws IOException {
    if (readOnly) {
      unprotect();
    }
    Shell.runAtEnd("umount " + folder);
  }
}
