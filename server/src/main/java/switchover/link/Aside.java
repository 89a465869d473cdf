package switchover.link;

import com.google.gson.JsonObject;

/**
 * What a node says beside its report: for people, no decision rests on it.
 *
 * @param askedBy who asked it for a switch that is under way; null for nobody
 * @param framedById stands for the sites that may frame its pages, and is the same where those are;
 *     null from a peer that does not say
 */
public record Aside(String askedBy, String framedById) {
  private static final String FRAMED_BY_ID = "framedById";
  private static final int MOST_ID = 100;

  void write(JsonObject json) {
    AskedBy.write(json, askedBy);
    if (framedById != null) {
      json.addProperty(FRAMED_BY_ID, framedById);
    }
  }

  static Aside read(Fields json) throws MalformedException {
    return new Aside(AskedBy.read(json), json.textOrNull(FRAMED_BY_ID, MOST_ID));
  }
}
