package switchover.audit;

/** What somebody did or tried, by the categories of IEC 62443-4-2, CR 2.8. */
public enum Act {
  /** A person signed in, or tried to. */
  SIGN_IN(Category.ACCESS_CONTROL, "SignIn"),

  /** A person signed out. */
  SIGN_OUT(Category.ACCESS_CONTROL, "SignOut"),

  /** A token that is not the admin's was given. */
  TOKEN_REFUSED(Category.ACCESS_CONTROL, "TokenRefused"),

  /** Somebody who is known asked for what he may not have, or in a way that is not allowed. */
  REQUEST_REFUSED(Category.ACCESS_CONTROL, "RequestRefused"),

  /** The first admin was made, or somebody tried to be it. */
  FIRST_ADMIN(Category.CONFIGURATION, "FirstAdmin"),

  /** An account was added. */
  ACCOUNT_ADDED(Category.CONFIGURATION, "AccountAdded"),

  /** An account was removed. */
  ACCOUNT_REMOVED(Category.CONFIGURATION, "AccountRemoved"),

  /** The role of an account was changed. */
  ROLE_CHANGED(Category.CONFIGURATION, "RoleChanged"),

  /** A password was changed, or somebody tried to change it. */
  PASSWORD_CHANGED(Category.CONFIGURATION, "PasswordChanged"),

  /** Settings were saved, or refused. */
  SETTINGS_SAVED(Category.CONFIGURATION, "SettingsSaved"),

  /** Settings were given out whole, with what may be a secret. */
  SETTINGS_EXPORTED(Category.CONFIGURATION, "SettingsExported"),

  /** Another pair key holds than before. */
  PAIR_KEYS_CHANGED(Category.CONFIGURATION, "PairKeysChanged"),

  /** Running and Standby were to be exchanged. */
  SWITCH(Category.CONTROL_SYSTEM, "Switch"),

  /** Maintenance was to begin or end. */
  MAINTENANCE(Category.CONTROL_SYSTEM, "Maintenance"),

  /** The node was to be started anew. */
  RESTART(Category.CONTROL_SYSTEM, "Restart");

  /** What an act is about. */
  private enum Category {
    ACCESS_CONTROL("AccessControl"),
    CONFIGURATION("Configuration"),
    CONTROL_SYSTEM("ControlSystem");

    private final String word;

    Category(String word) {
      this.word = word;
    }
  }

  private final Category category;
  private final String word;

  Act(Category category, String word) {
    this.category = category;
    this.word = word;
  }

  /** The category's word, as in JSON and on screens; never null. */
  public String category() {
    return category.word;
  }

  /** The type's word, as in JSON and on screens; never null. */
  public String word() {
    return word;
  }

  /**
   * The act that the word spells.
   *
   * @return null where none is spelled so
   */
  static Act of(String word) {
    for (Act act : values()) {
      if (act.word.equals(word)) {
        return act;
      }
    }
    return null;
  }
}
