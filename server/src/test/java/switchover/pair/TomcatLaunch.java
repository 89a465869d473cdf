package switchover.pair;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The node as a WAR in a Tomcat of its own, under the context path {@code /scada}. */
final class TomcatLaunch implements Launch {
  @Override
  public String basePath() {
    return "/scada";
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
    Path tomcat = Containers.folder("apache-tomcat-");
    Path base = node.home().folder().resolveSibling(node.name() + "-tomcat");
    if (!Files.exists(base)) {
      lay(tomcat, base, node.place());
    }
    List<String> command = new ArrayList<>();
    command.add(Product.java());
    command.addAll(jvmOptions);
    command.add("-Dswitchover.home=" + node.home().folder());
    command.add("-Dcatalina.home=" + tomcat);
    command.add("-Dcatalina.base=" + base);
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-cp");
    command.add(
        tomcat.resolve("bin/bootstrap.jar")
            + File.pathSeparator
            + tomcat.resolve("bin/tomcat-juli.jar"));
    command.add("org.apache.catalina.startup.Bootstrap");
    command.add("start");
    return new ProcessBuilder(command);
  }

  private static void lay(Path tomcat, Path base, Place place) throws IOException {
    for (String folder : List.of("conf", "temp", "logs", "work", "webapps")) {
      Files.createDirectories(base.resolve(folder));
    }
    Files.copy(tomcat.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
    Files.copy(Product.war(), base.resolve("webapps/scada.war"));
    try (InputStream in = TomcatLaunch.class.getResourceAsStream("tomcat-server.xml")) {
      String server =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{ip}", place.ip())
              .replace("{port}", Integer.toString(place.port()));
      Files.writeString(base.resolve("conf/server.xml"), server);
    }
  }
}
