package switchover.decision;

/**
 * A JSON object as the edge has parsed it. {@link StatusReader} reads statuses through it, so that
 * the same reader serves the browser's own parser and any other.
 */
public interface Json {
  /** Whether the field is there, whatever it holds; a null counts as there. */
  boolean has(String field);

  /** The field's text; null where it is absent or no string. */
  String text(String field);

  /** The field's number; NaN where it is absent or no number. */
  double number(String field);

  /** The field's object; null where it is absent or no object. */
  Json object(String field);

  /**
   * The field's list; null where it is absent or no list. An entry that is no object is null in it.
   */
  Json[] list(String field);
}
