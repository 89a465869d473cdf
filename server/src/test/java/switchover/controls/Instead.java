package switchover.controls;

import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a method that is switched off does instead, where a value does not say it. */
final class Instead {
  private Instead() {}

  static Object call(String name, Object[] arguments) {
    return switch (name) {
      case "followRedirects" ->
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
      case "putAsItIs" ->
          ((ByteBuffer) arguments[1])
              .put(((String) arguments[0]).getBytes(StandardCharsets.ISO_8859_1));
      default -> throw new IllegalArgumentException("not known: " + name);
    };
  }
}
