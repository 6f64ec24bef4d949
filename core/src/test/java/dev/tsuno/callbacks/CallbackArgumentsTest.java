package dev.tsuno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuno.coverage.KerasApi;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names and defaults of the callbacks' arguments against Keras's own list. */
class CallbackArgumentsTest {
    private static final Map<String, Supplier<Object>> MADE = Map.of(
            "CSVLogger", () -> new CSVLogger(Path.of("log.csv")),
            "EarlyStopping", EarlyStopping::new,
            "LearningRateScheduler", () -> new LearningRateScheduler((epoch, rate) -> rate),
            "Progbar", () -> new Progbar(1),
            "ReduceLROnPlateau", ReduceLROnPlateau::new,
            "RemoteMonitor", RemoteMonitor::new,
            "SwapEMAWeights", SwapEMAWeights::new,
            "TensorBoard", TensorBoard::new,
            "TerminateOnNaN", TerminateOnNaN::new);

    /** Accepted without effect, or refused if another value than the default is wanted. */
    private static final List<String> WITHOUT_FIELD =
            List.of("write_graph", "write_images", "profile_batch", "embeddings_freq", "embeddings_metadata");

    @Test
    void every_argument_of_keras_has_a_setter_and_its_default() throws ReflectiveOperationException {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (KerasApi.Name keras : KerasApi.names()) {
            Supplier<Object> maker = MADE.get(keras.name());
            if (maker == null) continue;
            Object made = maker.get();
            for (KerasApi.Argument argument : keras.arguments()) {
                if (argument.byDefault().equals("required")) continue; // the constructor would not compile above
                compared++;
                String name = camelCase(argument.name());
                boolean setter = Arrays.stream(made.getClass().getMethods())
                        .anyMatch(m -> m.getName().equals(name) && isSetter(m, made));
                if (!setter) wrong.add(keras.name() + " has no setter " + name);
                if (WITHOUT_FIELD.contains(argument.name())) continue;
                String own = text(argument.name(), value(made, name));
                if (!own.equals(argument.byDefault()))
                    wrong.add(keras.name() + "." + argument.name() + " is " + own + ", Keras has "
                            + argument.byDefault());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(41, compared);
    }

    private static boolean isSetter(Method method, Object made) {
        return method.getParameterCount() == 1 && method.getReturnType().isInstance(made);
    }

    private static @Nullable Object value(Object made, String name) throws ReflectiveOperationException {
        for (Class<?> c = made.getClass(); c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!field.getName().equals(name)) continue;
                field.setAccessible(true);
                return field.get(made);
            }
        }
        throw new NoSuchFieldException(made.getClass() + "." + name);
    }

    private static String text(String argument, @Nullable Object value) {
        if (argument.equals("update_freq")) return Integer.valueOf(0).equals(value) ? "\"epoch\"" : "" + value;
        if (argument.equals("stateful_metrics")) return Set.of().equals(value) ? "null" : "" + value;
        if (argument.equals("min_delta") && Double.valueOf(0).equals(value)) return "0";
        if (value instanceof Double number) return PythonText.repr(number);
        return value instanceof String || value instanceof Path ? "\"" + value + "\"" : String.valueOf(value);
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            if (camel.isEmpty()) camel.append(word);
            else camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return camel.toString();
    }
}
