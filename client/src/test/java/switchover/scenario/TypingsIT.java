package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The typings, held against a strict page by the real TypeScript compiler. */
class TypingsIT {
  private static final String PACKAGE = "META-INF/resources/webjars/typescript/";

  @TempDir Path folder;

  @Test
  void aStrictPageCompilesAndItsMistakesDoNot() throws Exception {
    Path compiler = unpacked().resolve("lib/tsc.js");
    ProcessBuilder command =
        new ProcessBuilder(
            "node",
            compiler.toString(),
            "--noEmit",
            "--strict",
            "--target",
            "es2022",
            "--module",
            "esnext",
            "--moduleResolution",
            "bundler",
            "--lib",
            "es2022,dom",
            "src/test/typescript/page.ts");
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  /** The compiler's own package, out of the jar that Maven has brought. */
  private Path unpacked() throws Exception {
    Path jar = jar();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        int lib = entry.getName().indexOf("/lib/");
        if (!entry.isDirectory() && lib > 0 && entry.getName().startsWith(PACKAGE)) {
          Path to = folder.resolve(entry.getName().substring(lib + 1)).normalize();
          Files.createDirectories(to.getParent());
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, to);
          }
        }
      }
    }
    Files.writeString(folder.resolve("package.json"), "{}");
    return folder;
  }

  private static Path jar() {
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (part.contains("typescript")) {
        return Path.of(part);
      }
    }
    throw new IllegalStateException("the TypeScript compiler is not on the class path");
  }
}
