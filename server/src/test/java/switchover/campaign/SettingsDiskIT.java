package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Lab;
import switchover.settings.Home;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsFile;

/** Settings that can't be saved, since the disk is full or read-only, stay what they were. */
class SettingsDiskIT {
  @RegisterExtension final Lab lab = new Lab();

  private Volume volume;
  private Path folder;
  private SettingsFile file;

  @BeforeEach
  void save() throws Exception {
    volume = Volume.in(lab, "serverA");
    folder = lab.folder().resolve("serverA");
    file = Home.open(folder).settingsFile();
    file.save(file.read().document());
  }

  @Test
  void onAFullDisk() throws Exception {
    volume.fill();
    assertNotSaved();
    volume.empty();
    file.save(changed());
    assertEquals("changed", file.read().parsed().settings().node().name());
  }

  @Test
  void onAReadOnlyDisk() throws Exception {
    volume.protect();
    assertNotSaved();
    volume.unprotect();
    file.save(changed());
    assertEquals("changed", file.read().parsed().settings().node().name());
  }

  private void assertNotSaved() throws Exception {
    List<String> files = files();
    byte[] before = Files.readAllBytes(file.path());
    IOException failure = assertThrows(IOException.class, () -> file.save(changed()));
    assertTrue(
        failure.getMessage().startsWith(file.path() + " can't be written: "), failure::toString);
    assertEquals(new String(before), Files.readString(file.path()));
    assertNull(file.read().fault());
    assertEquals(files, files(), "nothing half-written is left");
  }

  private SettingsDocument changed() throws Exception {
    return file.read()
        .document()
        .with("node.name", new JsonPrimitive("changed"))
        .with("filling", new JsonPrimitive("x".repeat(10_000)));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}
