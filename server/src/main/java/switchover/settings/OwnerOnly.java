package switchover.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that nobody but their owner may read. Where a file system knows no such modes, as on
 * Windows, the folder's own rights are all there is, and nothing here fails.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> MODE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerOnly() {}

  /** For a file that is made there: it is its owner's from the moment it exists. */
  public static FileAttribute<?>[] attributes(Path file) {
    return hasModes(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(MODE)}
        : new FileAttribute<?>[0];
  }

  /** Makes a file that another program has written its owner's. */
  public static void restrict(Path file) throws IOException {
    if (hasModes(file)) {
      Files.setPosixFilePermissions(file, MODE);
    }
  }

  /** Whether others than the owner may read it. */
  static boolean isOpenToOthers(Path file) throws IOException {
    return hasModes(file) && !MODE.containsAll(Files.getPosixFilePermissions(file));
  }

  /** Whether the file system knows modes; one that does also syncs a folder. */
  public static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
