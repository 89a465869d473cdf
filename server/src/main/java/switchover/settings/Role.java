package switchover.settings;

/** What a person may do. */
public enum Role {
  /** Everything. */
  ADMIN("admin"),

  /** Look: the status, the events and the open pages. */
  OPERATOR("operator");

  /** The words, said to people. */
  public static final String ALLOWED = "admin or operator";

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** The word as in JSON; never null. */
  public String word() {
    return word;
  }

  /** The one of both that may do less. */
  public Role orLess(Role other) {
    return this == ADMIN ? other : this;
  }

  /**
   * The role that the word spells.
   *
   * @return null where none is spelled so, and for null
   */
  public static Role of(String word) {
    for (Role role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    return null;
  }
}
