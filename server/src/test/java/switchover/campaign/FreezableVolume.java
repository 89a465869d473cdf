package switchover.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import switchover.pair.Lab;

/** A small disk of its own for one node's home that can stop to answer, as a dying one does. */
final class FreezableVolume implements Lab.Outlasting {
  private static final int MEBIBYTES = 16;

  private final Path folder;
  private final Path image;

  private FreezableVolume(Path folder, Path image) {
    this.folder = folder;
    this.image = image;
  }

  /** Puts it where the home of that node will be; it is gone with the test. */
  static FreezableVolume in(Lab lab, String node) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(lab.folder().resolve(node));
    Path image = lab.folder().resolve(node + ".img");
    Shell.run(
        "truncate -s %dM IMAGE; /sbin/mkfs.ext4 -q IMAGE; mount -o loop IMAGE FOLDER"
            .formatted(MEBIBYTES)
            .replace("IMAGE", "" + image)
            .replace("FOLDER", "" + folder));
    return lab.keep(new FreezableVolume(folder, image));
  }

  /** What befalls while nothing can be written. */
  interface Faults {
    /** Lets it befall. */
    void befall() throws Exception;
  }

  /** A node that waits for its disk can't even be killed: it is thawed whatever becomes of it. */
  void whileFrozen(Faults faults) throws Exception {
    freeze();
    try {
      faults.befall();
    } finally {
      thaw();
    }
  }

  private void freeze() throws IOException, InterruptedException {
    Shell.run("/sbin/fsfreeze -f " + folder);
  }

  /** What waited is written. */
  private void thaw() throws IOException {
    Shell.runAtEnd("/sbin/fsfreeze -u " + folder);
  }

  @Override
  public void close() throws IOException {
    Shell.runAtEnd("umount " + folder);
    Files.delete(image);
  }
}
