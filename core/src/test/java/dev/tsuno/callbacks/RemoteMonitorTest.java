package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server gets, against what Keras's sends. */
class RemoteMonitorTest {
    private final List<String> got = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            got.add(String.join(
                    "\t",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("X-Run"),
                    body));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private RemoteMonitor monitor() {
        String host = server.getAddress().getAddress().getHostAddress();
        return new RemoteMonitor()
                .root("http://" + host + ":" + server.getAddress().getPort())
                .headers(Map.of("X-Run", "7"));
    }

    @Test
    void the_request_is_keras_to_the_letter() {
        Map<String, Double> logs = new LinkedHashMap<>();
        logs.put("loss", 0.1);
        logs.put("a \"b\" ü", 1e-7);
        logs.put("mae", (double) 0.3f);
        for (String[] row : KerasSaid.rows("posts.tsv")) {
            monitor().sendAsJson(row[0].equals("True")).onEpochEnd(3, logs);
            assertEquals(
                    String.join("\t", row[1], row[2], row[3], row[4], KerasSaid.unescaped(row[5])),
                    got.get(got.size() - 1));
        }
        assertEquals(2, got.size());
    }

    @Test
    void what_json_cannot_say_is_not_sent_as_json() {
        monitor().sendAsJson(true).onEpochEnd(0, Map.of("loss", Double.NaN));
        assertEquals(List.of(), got);
        monitor().field("x").path("/p").onEpochEnd(0, Map.of("loss", Double.NaN));
        assertTrue(got.get(0).startsWith("POST\t/p\t"), got.get(0));
        assertTrue(got.get(0).endsWith("\tx=%7B%22epoch%22%3A+0%2C+%22loss%22%3A+NaN%7D"), got.get(0));
    }

    @Test
    void a_training_goes_on_when_nobody_answers() {
        RemoteMonitor monitor = monitor();
        server.stop(0);
        monitor.onEpochEnd(0, Map.of("loss", 1.0));
        assertEquals(List.of(), got);
    }
}
