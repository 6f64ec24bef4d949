package dev.tsuno.callbacks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the epoch's logs to a server, as JSON in a form's field or alone: {@code POST root + path}. As
 * {@code keras.callbacks.RemoteMonitor}.
 *
 * <p>{@code {"epoch": 0, "loss": 0.25}}. If nobody answers, a warning tells, and the training goes on.
 */
public final class RemoteMonitor extends Callback {
    private static final System.Logger LOG = System.getLogger("dev.tsuno");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private String root = "http://localhost:9000";
    private String path = "/publish/epoch/end/";
    private String field = "data";
    private @Nullable Map<String, String> headers;
    private boolean sendAsJson = false;
    private @Nullable HttpClient client;

    /** The server. Default: {@code "http://localhost:9000"}. */
    public RemoteMonitor root(String root) {
        this.root = root;
        return this;
    }

    /** Default: {@code "/publish/epoch/end/"}. */
    public RemoteMonitor path(String path) {
        this.path = path;
        return this;
    }

    /** The form's field that holds the JSON. Default: {@code "data"}. */
    public RemoteMonitor field(String field) {
        this.field = field;
        return this;
    }

    /** Further headers of the requests. Default: none. */
    public RemoteMonitor headers(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
        return this;
    }

    /** True: the body is the JSON alone; false: a form. Default: false. */
    public RemoteMonitor sendAsJson(boolean json) {
        this.sendAsJson = json;
        return this;
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> logs) {
        if (sendAsJson && !logs.values().stream().allMatch(Double::isFinite)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "RemoteMonitor: epoch {0} has a number that JSON can''t say: {1}",
                    epoch,
                    logs);
            return;
        }
        HttpRequest request = request(json(epoch, logs));
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
        }
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Could not reach RemoteMonitor root server at {0}: {1}", root, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.log(System.Logger.Level.WARNING, "RemoteMonitor was interrupted: epoch {0} was not sent.", epoch);
        }
    }

    @Override
    public void onTrainEnd(Map<String, Double> logs) {
        client = null;
    }

    private HttpRequest request(String json) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
        request.setHeader("Content-Type", sendAsJson ? "application/json" : "application/x-www-form-urlencoded");
        if (headers != null) headers.forEach(request::setHeader);
        String body = sendAsJson ? json : escaped(field) + "=" + escaped(json);
        return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String json(int epoch, Map<String, Double> logs) {
        StringBuilder json = new StringBuilder("{\"epoch\": ").append(epoch);
        logs.forEach((key, value) ->
                json.append(", ").append(quoted(key)).append(": ").append(number(value)));
        return json.append('}').toString();
    }

    /** As Python's json module, also for what JSON has no word for. */
    private static String number(double value) {
        if (Double.isNaN(value)) return "NaN";
        if (Double.isInfinite(value)) return value > 0 ? "Infinity" : "-Infinity";
        return PythonText.repr(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ' || c > '~') quoted.append("\\u").append(hex(c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static String hex(char c) {
        return Integer.toHexString(0x10000 | c).substring(1);
    }
}
