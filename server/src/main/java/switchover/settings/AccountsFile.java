package switchover.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import switchover.status.Contract;

/**
 * {@code accounts.json} in the home folder: who may sign in. Each write is durable, and the file is
 * the old or the new one; readable by its owner only. One caller at a time.
 */
public final class AccountsFile {
  private static final String FILE = "accounts.json";
  private static final String ALLOWED = "the file as this node has written it";
  private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");

  private final DurableFile file;

  AccountsFile(Path folder) {
    file = new DurableFile(folder.resolve(FILE));
  }

  /**
   * The accounts, in the order in which they were made.
   *
   * @return null where there is no such file: nobody was ever an admin here
   * @throws IOException where it is damaged or can't be read, with what to do
   */
  public List<Account> read() throws IOException {
    byte[] bytes = file.read();
    if (bytes == null) {
      return null;
    }
    try {
      List<Account> accounts = parse(JsonText.object(FILE, bytes));
      if (file.isOpenToOthers()) {
        System.getLogger("switchover.home")
            .log(
                System.Logger.Level.WARNING,
                "{0} can be read by others: give it mode 0600",
                file.path());
      }
      return accounts;
    } catch (SettingsException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException
        | ClassCastException
        | NullPointerException e) {
      String path = file.path().toString();
      throw new HomeException(
          Problem.of(path, "its content", "is damaged", ALLOWED + ", or no such file").message());
    }
  }

  /** Saves them; durable when it returns. */
  public void save(List<Account> accounts) throws IOException {
    JsonArray array = new JsonArray();
    for (Account account : accounts) {
      JsonObject object = new JsonObject();
      object.addProperty("name", account.name());
      object.addProperty("role", account.role().word());
      object.addProperty("bcrypt", account.passwordHash());
      object.addProperty("changed", account.changedEpochMillis());
      array.add(object);
    }
    JsonObject all = new JsonObject();
    all.addProperty("schema", Contract.SCHEMA);
    all.add("accounts", array);
    file.write((all + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static List<Account> parse(JsonObject all) {
    if (all.get("schema").getAsInt() != Contract.SCHEMA) {
      throw new IllegalStateException("another version's");
    }
    List<Account> accounts = new ArrayList<>();
    for (JsonElement each : all.getAsJsonArray("accounts")) {
      JsonObject object = each.getAsJsonObject();
      String name = object.get("name").getAsString();
      Role role = Role.of(object.get("role").getAsString());
      String hash = object.get("bcrypt").getAsString();
      long changedEpochMillis = object.get("changed").getAsLong();
      boolean right =
          AccountName.isName(name) && HASH.matcher(hash).matches() && changedEpochMillis >= 0;
      if (!right
          || role == null
          || accounts.stream().anyMatch(other -> AccountName.isSame(other.name(), name))) {
        throw new IllegalStateException("no account");
      }
      accounts.add(new Account(name, role, hash, changedEpochMillis));
    }
    if (accounts.stream().noneMatch(each -> each.role() == Role.ADMIN)) {
      throw new IllegalStateException("nobody could make another account");
    }
    return List.copyOf(accounts);
  }
}
