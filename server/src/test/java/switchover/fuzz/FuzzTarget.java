package switchover.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One method of a {@code FuzzTest} class, with the inputs that are kept for it. */
record FuzzTarget(Method method) {
  private static final Path CLASSES = Path.of("target/test-classes");
  private static final Path RESOURCES = Path.of("src/test/resources");

  /** All that there are, in a fixed order. */
  static List<FuzzTarget> all() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith("FuzzTest.class"))
          .sorted()
          .map(FuzzTarget::loaded)
          .flatMap(type -> Stream.of(type.getDeclaredMethods()))
          .filter(method -> method.isAnnotationPresent(FuzzTest.class))
          .map(FuzzTarget::new)
          .sorted(Comparator.comparing(FuzzTarget::toString))
          .toList();
    }
  }

  private static Class<?> loaded(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  String className() {
    return method.getDeclaringClass().getName();
  }

  /** Where Jazzer looks for them too. */
  Path folder() {
    return RESOURCES.resolve(className().replace('.', '/') + "Inputs").resolve(method.getName());
  }

  List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList();
    }
  }

  /** Gives it one input; throws what it throws. */
  void take(byte[] input) throws Throwable {
    var constructor = method.getDeclaringClass().getDeclaredConstructor();
    constructor.setAccessible(true);
    method.setAccessible(true);
    try {
      method.invoke(constructor.newInstance(), (Object) input);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public String toString() {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
