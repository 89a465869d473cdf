package switchover.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The node as a WAR in a Jetty of its own, under the context path {@code /scada}. */
final class JettyHomeLaunch implements Launch {
  @Override
  public String basePath() {
    return "/scada";
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
    Path jetty = Containers.folder("jetty-home-");
    Path base = node.home().folder().resolveSibling(node.name() + "-jetty");
    if (!Files.exists(base)) {
      Files.createDirectories(base.resolve("webapps"));
      Files.copy(Product.war(), base.resolve("webapps/scada.war"));
      Files.writeString(base.resolve("start.ini"), "--modules=server,http,ee11-deploy\n");
    }
    List<String> command = new ArrayList<>();
    command.add(Product.java());
    command.addAll(jvmOptions);
    command.add("-Dswitchover.home=" + node.home().folder());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(base.resolve("temp")));
    command.add("-jar");
    command.add(jetty.resolve("start.jar").toString());
    command.add("jetty.base=" + base);
    command.add("jetty.http.host=" + node.place().ip());
    command.add("jetty.http.port=" + node.place().port());
    return new ProcessBuilder(command).directory(base.toFile());
  }
}
