package switchover.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import switchover.settings.Home;
import switchover.settings.SettingsException;
import switchover.settings.WebAddress;

/**
 * Brings the node to life with the WAR's context, and stops it with the context. The planned stop
 * must begin while pages can still be told: where one application is stopped, that is when its
 * first servlet is destroyed, before any listener hears of it; where the whole process is told to
 * end, a container may close all connections before that, so the node listens for the end too.
 */
public final class NodeListener implements ServletContextListener {
  /** Context parameter and system property of the home folder. */
  public static final String HOME = "switchover.home";

  /** Environment variable of the home folder. */
  public static final String HOME_VARIABLE = "SWITCHOVER_HOME";

  private ServedNode node;
  private Thread atEnd;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    try {
      Home home = Home.open(Path.of(home(context)));
      // Some containers give it as it is on disk: addresses and pages want it as browsers write it.
      String basePath = WebAddress.escaped(context.getContextPath());
      node = ServedNode.start(home, home.settings(), basePath);
    } catch (IOException | SettingsException e) {
      throw new IllegalStateException("Switchover can't start: " + e.getMessage(), e);
    }
    atEnd = new Thread(() -> node.stop("its process was told to end"), "switchover-stop");
    Runtime.getRuntime().addShutdownHook(atEnd);
    for (Routes.Gate gate : Routes.gates(node)) {
      FilterRegistration.Dynamic filter = context.addFilter(gate.name(), gate.filter());
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST), true, gate.patterns().toArray(new String[0]));
    }
    for (Routes.Route route : Routes.of(node)) {
      ServletRegistration.Dynamic servlet = context.addServlet(route.name(), route.servlet());
      servlet.setAsyncSupported(true);
      servlet.addMapping(route.patterns().toArray(new String[0]));
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (node != null) {
      node.stop("its container stopped it");
      forgetEnd();
    }
  }

  /** Else the process would keep a stopped application in its memory. */
  private void forgetEnd() {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException e) {
      // The process is ending, and with it all that it holds.
      atEnd = null;
    }
  }

  private static String home(ServletContext context) {
    String[] places = {
      context.getInitParameter(HOME), System.getProperty(HOME), System.getenv(HOME_VARIABLE)
    };
    for (String place : places) {
      if (place != null && !place.isBlank()) {
        return place;
      }
    }
    throw new IllegalStateException(
        "Switchover can't start: "
            + HOME
            + ": nothing is given; allowed: the path of the home folder, as context parameter or"
            + " system property "
            + HOME
            + ", or environment variable "
            + HOME_VARIABLE);
  }
}
