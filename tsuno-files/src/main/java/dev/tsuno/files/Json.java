package dev.tsuno.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: maps, lists, strings, numbers, booleans and null. NaN and the infinities are read and written by their names, as
 * Python does. Deep and huge documents are refused, and keys that stand twice in an object.
 */
final class Json {
    private static final int DEEPEST = 300;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_STRING = 1_000_000;
    private static final long LONGEST = 50_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_STRING)
                    .maxDocumentLength(LONGEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /** @throws IllegalArgumentException with line and column if it is no JSON, or beyond a limit */
    static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) throw new IllegalArgumentException("The JSON is empty.");
            Object value = value(parser);
            if (parser.nextToken() != null)
                throw new IllegalArgumentException("There is more behind the end of the JSON, at line "
                        + parser.currentTokenLocation().getLineNr() + ".");
            return value;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new IllegalArgumentException(
                    "The JSON can't be read"
                            + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr())
                            + ": " + e.getOriginalMessage() + ".",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("reading a string", e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    map.put(key, value(parser));
                }
                return map;
            case START_ARRAY:
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) list.add(value(parser));
                return list;
            case VALUE_NUMBER_INT:
                return parser.getNumberValue();
            case VALUE_NUMBER_FLOAT:
                return parser.getDoubleValue();
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            case VALUE_NULL:
                return null;
            default:
                return parser.getText();
        }
    }

    /** As Python's {@code json.dumps}: a space behind comma and colon, all but ASCII escaped. */
    static String write(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        if (value == null || value instanceof Boolean) text.append(value);
        else if (value instanceof String string) write(string, text);
        else if (value instanceof Number number) text.append(PythonNumbers.repr(number));
        else if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(before);
                write(String.valueOf(entry.getKey()), text);
                text.append(": ");
                write(entry.getValue(), text);
                before = ", ";
            }
            text.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object each : list) {
                text.append(before);
                write(each, text);
                before = ", ";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else
            throw new IllegalArgumentException(
                    "A config has plain values, no " + value.getClass().getName() + ": " + value);
    }

    private static void write(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c >= ' ' && c < 127) text.append(c);
                    else text.append(String.format("\\u%04x", (int) c));
                }
            }
        }
        text.append('"');
    }
}
