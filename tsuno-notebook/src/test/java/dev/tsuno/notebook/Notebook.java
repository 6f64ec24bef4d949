package dev.tsuno.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A notebook's file, as far as the tests look at it. */
record Notebook(Path file, List<Cell> cells) {
    /** Its outputs by kind: {@code text/plain}, {@code image/png}, {@code stream}, {@code error}, …; one map each. */
    record Cell(boolean isCode, String source, List<Map<String, String>> outputs) {
        /** What is to be read, one output below the other. */
        String text() {
            return outputs.stream()
                    .map(o -> o.getOrDefault("stream", o.getOrDefault("text/plain", "")))
                    .collect(Collectors.joining("\n"));
        }
    }

    static Notebook read(Path file) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            json.nextToken();
            List<Cell> cells = new ArrayList<>();
            for (Object cell : list(map(value(json)).get("cells"))) cells.add(cell(map(cell)));
            return new Notebook(file, cells);
        }
    }

    private static Cell cell(Map<?, ?> cell) {
        List<Map<String, String>> outputs = new ArrayList<>();
        if (cell.containsKey("outputs")) {
            for (Object output : list(cell.get("outputs"))) outputs.add(output(map(output)));
        }
        return new Cell("code".equals(cell.get("cell_type")), text(cell.get("source")), outputs);
    }

    private static Map<String, String> output(Map<?, ?> output) {
        String type = text(output.get("output_type"));
        Map<String, String> data = new LinkedHashMap<>();
        if (type.equals("stream")) data.put("stream", text(output.get("text")));
        else if (type.equals("error")) data.put("error", text(output.get("evalue")));
        else map(output.get("data")).forEach((kind, value) -> data.put(text(kind), text(value)));
        return data;
    }

    List<Cell> code() {
        return cells.stream().filter(Cell::isCode).toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> lines
                ? lines.stream().map(String::valueOf).collect(Collectors.joining())
                : String.valueOf(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                map.put(key, value(json));
            }
            return map;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) list.add(value(json));
            return list;
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }
}
