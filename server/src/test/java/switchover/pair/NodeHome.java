package switchover.pair;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A node's home folder, written as an admin would write it. */
public final class NodeHome {
  private final Path folder;

  /** The home in that folder, which is made. */
  public NodeHome(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** Writes {@code switchover.json}. */
  public void settings(JsonObject settings) throws IOException {
    String text = new GsonBuilder().setPrettyPrinting().create().toJson(settings);
    Files.writeString(settingsFile(), text + "\n");
  }

  /** Reads {@code switchover.json}. */
  public JsonObject settings() throws IOException {
    return JsonParser.parseString(Files.readString(settingsFile())).getAsJsonObject();
  }

  private Path settingsFile() {
    return folder.resolve("switchover.json");
  }

  /** Writes {@code pair.key}, for its owner only. */
  public void pairKey(String line) throws IOException {
    Path file = folder.resolve("pair.key");
    Files.writeString(file, line + "\n", StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** The admin's token; there once the node answers. */
  public String token() throws IOException {
    return Files.readString(adminToken()).strip();
  }

  /** The file of the admin's token; made by the node at its first start. */
  public Path adminToken() {
    return folder.resolve("admin.token");
  }
}
