package switchover.controls;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** The agent as a jar, made of the classes of this test. */
final class AgentJar {
  private static final List<Class<?>> CLASSES =
      List.of(SwitchOff.class, Switches.class, Off.class, Instead.class, Weave.class);

  private AgentJar() {}

  /** Makes it in that folder. */
  static Path in(Path folder) throws IOException {
    Path jar = folder.resolve("switch-off.jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", SwitchOff.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, library());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : CLASSES) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }

  private static String library() throws IOException {
    try {
      return ByteBuddy.class
          .getProtectionDomain()
          .getCodeSource()
          .getLocation()
          .toURI()
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
