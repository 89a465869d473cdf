package switchover.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What comes in about accounts and sign-in: one JSON object, read field by field, strict. No value
 * is ever part of a problem but a name's and a role's: it may be a password. Not shared between
 * threads.
 */
public final class AccountFields {
  /** What bcrypt looks at. */
  public static final int MOST_PASSWORD_BYTES = 72;

  private static final int LEAST_PASSWORD_CHARACTERS = 10;
  private static final String PASSWORD_ALLOWED =
      LEAST_PASSWORD_CHARACTERS
          + " characters or more, at most "
          + MOST_PASSWORD_BYTES
          + " bytes in UTF-8, and not the name";
  private static final String HIDDEN = "what was given";

  private final JsonObject object;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();

  private AccountFields(JsonObject object) {
    this.object = object;
  }

  /**
   * Reads a body.
   *
   * @throws SettingsException where it is no JSON object
   */
  public static AccountFields parse(byte[] body) throws SettingsException {
    return new AccountFields(JsonText.object("body", body));
  }

  /** Whether something is given under that name. */
  public boolean has(String field) {
    return object.has(field);
  }

  /** The text under that name, as it was given; null where there is none, which is no problem. */
  public String given(String field) {
    return object.get(field) instanceof JsonPrimitive text && text.isString()
        ? text.getAsString()
        : null;
  }

  /** The name of an account; null where it is missing or wrong, which is a problem. */
  public String name() {
    String name = text("name", AccountName.ALLOWED);
    if (name == null || AccountName.isName(name)) {
      return name;
    }
    problems.add(Problem.of("name", '"' + name + '"', "is no name", AccountName.ALLOWED));
    return null;
  }

  /** A role; null where it is missing or wrong, which is a problem. */
  public Role role() {
    String word = text("role", Role.ALLOWED);
    Role role = Role.of(word);
    if (word != null && role == null) {
      problems.add(Problem.of("role", '"' + word + '"', "is no role", Role.ALLOWED));
    }
    return role;
  }

  /**
   * A password that is to be set; null where it is missing or wrong, which is a problem.
   *
   * @param name of its account; null where that is not known
   */
  public String newPassword(String name) {
    String password = text("password", PASSWORD_ALLOWED);
    if (password == null) {
      return null;
    }
    boolean fits =
        password.codePointCount(0, password.length()) >= LEAST_PASSWORD_CHARACTERS
            && password.getBytes(StandardCharsets.UTF_8).length <= MOST_PASSWORD_BYTES
            && password.indexOf('\0') < 0
            && !password.equalsIgnoreCase(name);
    if (!fits) {
      problems.add(Problem.of("password", HIDDEN, "is not allowed", PASSWORD_ALLOWED));
    }
    return password;
  }

  /** A secret that is to be compared; null where it is missing or wrong, which is a problem. */
  public String secret(String field) {
    return text(field, "a text");
  }

  /** In the one form that a text has, however it was typed. */
  private String text(String field, String allowed) {
    asked.add(field);
    JsonElement given = object.get(field);
    if (given instanceof JsonPrimitive text && text.isString()) {
      return Normalizer.normalize(text.getAsString(), Normalizer.Form.NFC);
    }
    boolean missing = given == null;
    String reason = missing ? "is given" : "is no text";
    problems.add(Problem.of(field, missing ? "nothing" : HIDDEN, reason, allowed));
    return null;
  }

  /**
   * To be called when all fields were asked for.
   *
   * @throws SettingsException with all that is wrong
   */
  public void requireRight() throws SettingsException {
    for (String field : object.keySet()) {
      if (!asked.contains(field)) {
        String allowed = String.join(", ", asked.stream().sorted().toList());
        String name = Problem.printable(field);
        problems.add(Problem.of(name, HIDDEN, "is given for a field that is not known", allowed));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
