package switchover.pair;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import switchover.status.Contract;

/**
 * The product once more, built from the same sources with another contract version: the file that
 * gives the version is changed, and all that use it are compiled anew. Java puts a constant into
 * each class that uses it, so that no class may be left out.
 */
final class RaisedBuild {
  private static final String CONSTANT = "int SCHEMA = ";
  private static final Path CONTRACT =
      Path.of("client/src/main/java/switchover/status/Contract.java");

  private RaisedBuild() {}

  /**
   * A jar whose contract version is higher by that much.
   *
   * @param folder where it may be made
   */
  static Path by(int more, Path folder) throws IOException {
    int version = Contract.SCHEMA + more;
    Path work = Files.createDirectories(folder.resolve("contract-" + version));
    Path jar = Files.copy(Product.jar(), work.resolve("switchover.jar"));
    Path classes = Files.createDirectories(work.resolve("classes"));
    compile(sources(version, work), jar, classes);
    try (FileSystem inside = FileSystems.newFileSystem(jar);
        Stream<Path> made = Files.walk(classes)) {
      for (Path file : made.filter(Files::isRegularFile).toList()) {
        Path place = inside.getPath("/" + classes.relativize(file).toString().replace('\\', '/'));
        if (!Files.exists(place)) {
          throw new AssertionError("the jar has no " + place);
        }
        Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return jar;
  }

  private static List<Path> sources(int version, Path work) throws IOException {
    Path root = root();
    String text = Files.readString(root.resolve(CONTRACT));
    String raised = text.replace(CONSTANT + Contract.SCHEMA + ";", CONSTANT + version + ";");
    if (raised.equals(text)) {
      throw new AssertionError(CONTRACT + " does not say " + CONSTANT + Contract.SCHEMA);
    }
    List<Path> sources = new ArrayList<>();
    sources.add(Files.writeString(work.resolve("Contract.java"), raised));
    for (String module : List.of("client", "server")) {
      try (Stream<Path> all = Files.walk(root.resolve(module).resolve("src/main/java"))) {
        for (Path file : all.filter(path -> path.toString().endsWith(".java")).toList()) {
          if (Files.readString(file, StandardCharsets.UTF_8).contains("Contract.SCHEMA")) {
            sources.add(file);
          }
        }
      }
    }
    return sources;
  }

  private static void compile(List<Path> sources, Path jar, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      List<String> options =
          List.of("--release", "17", "-proc:none", "-cp", jar.toString(), "-d", classes.toString());
      if (!compiler.getTask(said, files, null, options, null, units).call()) {
        throw new AssertionError("the changed sources don't compile: " + said);
      }
    }
  }

  /** The tests run in the server's folder or in the project's. */
  private static Path root() {
    for (Path folder : List.of(Path.of(""), Path.of(".."))) {
      if (Files.exists(folder.resolve(CONTRACT))) {
        return folder;
      }
    }
    throw new IllegalStateException("no sources below " + Path.of("").toAbsolutePath());
  }
}
