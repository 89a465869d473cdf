package switchover.explore;

/** Ways in which an answer is not the node's own word of now. */
enum Wrong {
  /** A Running node of another pair answers, and names addresses of its own. */
  OTHER_PAIR("another pair's Running"),

  /** A third node answers as Running, under the pair's name. */
  OTHER_NODE("a third node's Running"),

  /** The body is no status. */
  BROKEN("a broken body"),

  /** A cache answers with what the node said before its last change. */
  OLD("an old answer from a cache");

  /** For the story. */
  final String words;

  Wrong(String words) {
    this.words = words;
  }
}
