package switchover.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import switchover.settings.Home;
import switchover.settings.Problem;
import switchover.settings.SettingsDocument;
import switchover.settings.SettingsException;

/** Carries out {@code settings}: of a running node over its HTTP, else in its home. */
final class SettingsCommand {
  private static final int MOST_BYTES = 1 << 18;

  private final Command.Ask ask;
  private final PrintStream out;

  private SettingsCommand(Command.Ask ask, PrintStream out) {
    this.ask = ask;
    this.out = out;
  }

  /** Does it; gives one of the codes of {@link Exit}. */
  static int run(Command.Ask ask, PrintStream out, PrintStream err) {
    SettingsDocument given;
    SettingsPlace place;
    try {
      given = given(ask.question());
      place = place(ask);
    } catch (SettingsException | IOException e) {
      return NodeClient.fail(err, Exit.USAGE, e.getMessage());
    }
    try (place) {
      new SettingsCommand(ask, out).run(place, given);
      return Exit.DONE;
    } catch (SettingsPlace.RefusedException e) {
      if (ask.json()) {
        out.println(e.body());
        return Exit.REFUSED;
      }
      return NodeClient.fail(err, Exit.REFUSED, e.getMessage());
    } catch (SettingsException e) {
      return NodeClient.fail(err, Exit.USAGE, e.getMessage());
    } catch (IOException e) {
      int code = place instanceof SettingsOfNode ? Exit.UNREACHABLE : Exit.USAGE;
      return NodeClient.fail(err, code, e.getMessage());
    }
  }

  /** The file of an import; null for everything else. */
  private static SettingsDocument given(Command.Question question)
      throws SettingsException, IOException {
    if (!(question instanceof Command.Question.SettingsImport wanted)) {
      return null;
    }
    Path file = wanted.file();
    boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
    if (!readable || Files.size(file) > MOST_BYTES) {
      String allowed = "a readable file of at most " + MOST_BYTES + " bytes";
      String reason = readable ? "is too large" : "is no file that can be read";
      throw new IOException(Problem.of("FILE", file.toString(), reason, allowed).message());
    }
    SettingsDocument document = SettingsDocument.parse(Files.readAllBytes(file));
    document.judged("node");
    return document;
  }

  private static SettingsPlace place(Command.Ask ask) throws SettingsException, IOException {
    if (ask.url() == null) {
      NodeClient.requireHome(ask.home());
      SettingsPlace stopped = SettingsAtHome.taken(Home.open(ask.home()));
      if (stopped != null) {
        return stopped;
      }
    }
    return new SettingsOfNode(NodeClient.target(ask));
  }

  private void run(SettingsPlace place, SettingsDocument given)
      throws IOException, SettingsException, SettingsPlace.RefusedException {
    Command.Question question = ask.question();
    boolean withSecrets =
        question instanceof Command.Question.SettingsExport export && export.withSecrets();
    SettingsDocument stored = place.read(withSecrets);
    if (question instanceof Command.Question.SettingsSet set) {
      for (Map.Entry<String, JsonElement> each : set.values().entrySet()) {
        stored = stored.with(each.getKey(), each.getValue());
      }
      say(place.save(stored), place);
    } else if (question instanceof Command.Question.SettingsImport) {
      say(place.save(given), place);
    } else if (question instanceof Command.Question.SettingsShow && !ask.json()) {
      stored.values().forEach((name, value) -> out.println(name + " = " + value));
    } else {
      out.print(new String(stored.bytes(), StandardCharsets.UTF_8));
    }
  }

  private void say(JsonObject done, SettingsPlace place) {
    if (ask.json()) {
      out.println(done);
      return;
    }
    out.println("The settings are saved.");
    list("in force at once", done.get("appliedAtOnce"));
    list("in force after a restart", done.get("restartNeeded"));
    if (place instanceof SettingsOfNode node && !done.getAsJsonArray("restartNeeded").isEmpty()) {
      // By its URL: what its home says of its port may be true only then.
      Path token = ask.tokenFile() == null ? ask.home().resolve("admin.token") : ask.tokenFile();
      out.println(
          "Restart it: java -jar switchover.jar restart --url "
              + node.url()
              + " --token-file "
              + token);
    }
    list("without effect, since not known", done.get("unknown"));
    if (done.get("warnings") != null) {
      done.getAsJsonArray("warnings").forEach(each -> out.println("! " + each.getAsString()));
    }
  }

  private void list(String title, JsonElement names) {
    if (names != null && !names.getAsJsonArray().isEmpty()) {
      String all =
          String.join(
              ", ",
              names.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList());
      out.println(title + ": " + all);
    }
  }
}
