package switchover.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * One file of the home folder, written so that after a power cut it is the old one or the new one,
 * never anything between; readable by its owner alone from the moment it exists. One writer at a
 * time.
 */
final class DurableFile {
  private static final int MOST_BYTES = 1 << 20;

  /** Two writes that are further apart than this have different stamps. */
  static final int STAMP_GRAIN_MILLIS = 20;

  private final Path path;

  DurableFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /**
   * The whole file.
   *
   * @return null where there is none
   */
  byte[] read() throws IOException {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new HomeException(path + " has more than " + MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      return null;
    } catch (HomeException e) {
      throw e;
    } catch (IOException e) {
      throw new HomeException(path + " can't be read", e);
    }
  }

  /** Replaces the file; durable when it returns. */
  void write(byte[] bytes) throws IOException {
    Path temporary = path.resolveSibling("." + path.getFileName() + ".new");
    try {
      Files.deleteIfExists(temporary);
      writeNew(temporary, bytes);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
    } catch (IOException e) {
      remove(temporary, e);
      throw new HomeException(path + " can't be written", e);
    }
  }

  /** What was begun takes no room on a disk that may be full. */
  private static void remove(Path temporary, IOException why) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Removes the file; durable when it returns.
   *
   * @return whether there was one
   */
  boolean delete() throws IOException {
    try {
      boolean was = Files.deleteIfExists(path);
      syncFolder();
      return was;
    } catch (IOException e) {
      throw new HomeException(path + " can't be removed", e);
    }
  }

  /** Whether others than the owner may read it. */
  boolean isOpenToOthers() throws IOException {
    return OwnerOnly.isOpenToOthers(path);
  }

  /**
   * Names the last write to the file: the system sets it with each, and nobody can set it back.
   *
   * @return null where the system has none, or where the last write is so recent that the next one
   *     could have the same
   */
  String stamp() throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return null;
    }
    Map<String, Object> attributes = Files.readAttributes(path, "unix:ctime,ino");
    Instant changed = ((FileTime) attributes.get("ctime")).toInstant();
    boolean recent = changed.isAfter(Instant.now().minusMillis(STAMP_GRAIN_MILLIS));
    return recent ? null : changed + "/" + attributes.get("ino");
  }

  private void writeNew(Path temporary, byte[] bytes) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(temporary, options, OwnerOnly.attributes(temporary))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** A move is durable once its folder is; Windows has no such thing for a folder. */
  private void syncFolder() throws IOException {
    if (OwnerOnly.hasModes(path)) {
      try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }
}
