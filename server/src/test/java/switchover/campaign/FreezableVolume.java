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
  private boolean frozen;

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

  /** Whoever writes waits from now on. */
  void freeze() throws IOException, InterruptedException {
    Shell.run("/sbin/fsfreeze -f " + folder);
    frozen = true;
  }

  /** What waited is written. */
  void thaw() throws IOException {
    frozen = false;
    Shell.runAtEnd("/sbin/fsfreeze -u " + folder);
  }

  @Override
  public void close() throws IOException {
    if (frozen) {
      thaw();
    }
    Shell.runAtEnd("umount " + folder);
    Files.delete(image);
  }
}
