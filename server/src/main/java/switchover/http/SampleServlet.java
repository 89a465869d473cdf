package switchover.http;

import com.google.gson.stream.JsonWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import switchover.live.LiveNode;
import switchover.sample.Heater;
import switchover.sample.Instrument;
import switchover.sample.Reading;
import switchover.sample.SampleProcess;
import switchover.sample.SetPointCommand;
import switchover.settings.Problem;
import switchover.status.NodeStatus;

/** The sample process for the runtime page: {@code /sample/process}, {@code /sample/history}. */
final class SampleServlet extends ReadOnlyServlet {
  private static final long serialVersionUID = 1;
  private static final int STEP_MILLIS = 2000;
  private static final int MOST_SECONDS = 600;

  private final transient LiveNode live;
  private final transient AtomicReference<Heater> heater;

  /**
   * @param heater as it is set by now
   */
  SampleServlet(LiveNode live, AtomicReference<Heater> heater) {
    super(false);
    this.live = live;
    this.heater = heater;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = String.valueOf(request.getPathInfo());
    if (path.equals("/process")) {
      sendFresh(
          request, response, "application/json", process(System.currentTimeMillis(), heater.get()));
    } else if (path.equals("/history")) {
      sendHistory(request, response);
    } else {
      Failure.notFound().send(response);
    }
  }

  private void sendHistory(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String asked = request.getParameter("seconds");
    int seconds = asked == null ? MOST_SECONDS : Count.of(asked, MOST_SECONDS);
    if (seconds < 1) {
      String allowed = Count.allowed(MOST_SECONDS);
      Failure.of(Problem.of("seconds", asked, "is not allowed", allowed)).send(response);
      return;
    }
    byte[] body = history(System.currentTimeMillis(), seconds, heater.get());
    sendFresh(request, response, "application/json", body);
  }

  private byte[] process(long epochMillis, Heater set) throws IOException {
    StringWriter text = new StringWriter(1024);
    try (JsonWriter json = new JsonWriter(text)) {
      NodeStatus status = live.snapshot().status();
      json.setSerializeNulls(false);
      json.beginObject();
      json.name("sample").value(true);
      json.name("at").value(epochMillis);
      json.name("node").value(status.name());
      json.name("state").value(status.state().word());
      json.name("values").beginArray();
      for (Reading reading : SampleProcess.at(epochMillis, set)) {
        write(json, reading);
      }
      json.endArray();
      write(json, set);
      json.endObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonWriter json, Heater set) throws IOException {
    json.name("setPoint").beginObject();
    json.name("id").value(SampleProcess.HEATED);
    json.name("value").value(set.setPoint());
    json.name("lowest").value(SetPointCommand.LOWEST);
    json.name("highest").value(SetPointCommand.HIGHEST);
    if (set.last() != null) {
      json.name("command").value(set.last().id());
    }
    json.endObject();
  }

  private static void write(JsonWriter json, Reading reading) throws IOException {
    Instrument instrument = reading.instrument();
    json.beginObject();
    json.name("id").value(instrument.id());
    json.name("label").value(instrument.label());
    json.name("unit").value(instrument.unit());
    json.name("value").value(reading.value());
    if (instrument.limited()) {
      json.name("low").value(instrument.low());
      json.name("high").value(instrument.high());
    }
    json.name("alarm").value(reading.alarm());
    json.endObject();
  }

  private static byte[] history(long nowEpochMillis, int seconds, Heater set) throws IOException {
    long last = nowEpochMillis - Math.floorMod(nowEpochMillis, STEP_MILLIS);
    int steps = seconds * 1000 / STEP_MILLIS;
    long from = last - (long) steps * STEP_MILLIS;
    List<List<Reading>> moments = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      moments.add(SampleProcess.at(from + (long) step * STEP_MILLIS, set));
    }
    StringWriter text = new StringWriter(16_384);
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name("sample").value(true);
      json.name("from").value(from);
      json.name("stepMillis").value(STEP_MILLIS);
      json.name("series").beginArray();
      for (int i = 0; i < SampleProcess.INSTRUMENTS.size(); i++) {
        writeSeries(json, moments, i);
      }
      json.endArray();
      json.endObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writeSeries(JsonWriter json, List<List<Reading>> moments, int index)
      throws IOException {
    json.beginObject();
    json.name("id").value(SampleProcess.INSTRUMENTS.get(index).id());
    json.name("points").beginArray();
    for (List<Reading> moment : moments) {
      json.value(moment.get(index).value());
    }
    json.endArray();
    json.endObject();
  }
}
