package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whatever has become of a small file of the home: it is read, or its fault names it. */
class HomeFuzzTest {
  private interface Reader {
    void read(DurableFile file) throws IOException;
  }

  private static final List<Reader> READERS =
      List.of(
          file -> new MaintenanceFile(file).read(),
          file -> assertTrue(new NumberFile(file).read() >= 0),
          file -> new PinFile(file.path()).read(),
          file -> assertNotNull(new KnownAddresses(file).load()),
          file -> new LastGood(file).read());

  @FuzzTest
  void file(byte[] given) throws IOException {
    Path folder = Files.createTempDirectory("switchover-fuzz-");
    Path path = folder.resolve("damaged");
    try {
      Files.write(path, given);
      for (Reader reader : READERS) {
        read(reader, path);
      }
    } finally {
      Files.delete(path);
      Files.delete(folder);
    }
  }

  private static void read(Reader reader, Path path) throws IOException {
    try {
      reader.read(new DurableFile(path));
    } catch (HomeException e) {
      assertTrue(e.getMessage().contains(path.toString()), e::getMessage);
    }
  }
}
