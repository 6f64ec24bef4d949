package dev.tsuno.coverage;

import dev.tsuno.callbacks.Callback;
import dev.tsuno.config.Configurable;
import dev.tsuno.config.Option;
import dev.tsuno.config.Registry;
import dev.tsuno.constraints.Constraints;
import dev.tsuno.coverage.KerasApi.Argument;
import dev.tsuno.coverage.KerasApi.Name;
import dev.tsuno.initializers.Initializers;
import dev.tsuno.layers.Layers;
import dev.tsuno.losses.Losses;
import dev.tsuno.metrics.Metrics;
import dev.tsuno.models.CompileOptions;
import dev.tsuno.models.EvaluateOptions;
import dev.tsuno.models.FitOptions;
import dev.tsuno.models.Model;
import dev.tsuno.models.Sequential;
import dev.tsuno.optimizers.Optimizers;
import dev.tsuno.optimizers.schedules.Schedules;
import dev.tsuno.regularizers.Regularizers;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The code, looked up by Keras's names. */
public final class JavaApi {
    /** The classes that are known by name, in each of Keras's modules that has such. */
    public static final Map<String, Registry<? extends Configurable>> REGISTRIES = Map.of(
            "layers", Layers.REGISTRY,
            "initializers", Initializers.REGISTRY,
            "regularizers", Regularizers.REGISTRY,
            "constraints", Constraints.REGISTRY,
            "losses", Losses.REGISTRY,
            "metrics", Metrics.REGISTRY,
            "optimizers", Optimizers.REGISTRY,
            "schedules", Schedules.REGISTRY);

    private static final Map<String, Class<?>> METHODS = Map.of(
            "model_methods", Model.class, "sequential_methods", Sequential.class, "callback_hooks", Callback.class);

    private static final Map<String, Class<?>> OPTIONS = Map.of(
            "compile", CompileOptions.class,
            "fit", FitOptions.class,
            "evaluate", EvaluateOptions.class,
            "predict", EvaluateOptions.class);

    /** Arguments that are parameters of the method, beside the options; and what says how Python gives the result. */
    private static final Set<String> FED = Set.of("x", "y", "return_dict");

    private JavaApi() {}

    /** Where a name stands: {@code layers.Dense}, {@code losses.Losses.huber}; null if nowhere. */
    static @Nullable String find(Name name, String place) {
        if (!place.isEmpty()) return exists(place) ? place : null;
        Class<?> owner = METHODS.get(name.group());
        if (owner != null) return has(owner, camelCase(name.name())) ? owner.getSimpleName() : null;
        String home = home(name.group());
        String own = home + (name.kind().equals("class") ? name.name() : holder(home) + "." + camelCase(name.name()));
        return exists(own) ? own : null;
    }

    private static String home(String group) {
        return group.equals("schedules") ? "optimizers.schedules." : group + ".";
    }

    /** The class of a package that holds its functions: Losses. */
    private static String holder(String home) {
        String last = home.substring(home.lastIndexOf('.', home.length() - 2) + 1, home.length() - 1);
        return last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    }

    /** Whether there is such a public class, or member of one, below dev.tsuno. */
    private static boolean exists(String place) {
        if (isPublic(place) != null) return true;
        int dot = place.lastIndexOf('.');
        Class<?> owner = dot < 0 ? null : isPublic(place.substring(0, dot));
        return owner != null && has(owner, place.substring(dot + 1));
    }

    private static @Nullable Class<?> isPublic(String place) {
        try {
            Class<?> found = Class.forName("dev.tsuno." + place, false, JavaApi.class.getClassLoader());
            return Modifier.isPublic(found.getModifiers()) ? found : null;
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Whether a class has a public member, or a protected one, which is there to be overridden. */
    private static boolean has(Class<?> owner, String member) {
        boolean method = Stream.concat(Arrays.stream(owner.getMethods()), Arrays.stream(owner.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers()) || Modifier.isProtected(m.getModifiers()))
                .anyMatch(m -> m.getName().equals(member));
        return method
                || Arrays.stream(owner.getFields()).anyMatch(f -> f.getName().equals(member));
    }

    /** A new object of a class that configs know by name; null for another name. */
    private static @Nullable Configurable registered(Name name) {
        Registry<? extends Configurable> registry = REGISTRIES.get(name.group());
        if (registry == null || !name.kind().equals("class")) return null;
        try {
            return registry.get(name.name());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Arguments that are refused by name if they aren't left at their default. */
    static Collection<String> refused(Name name) {
        Configurable made = registered(name);
        return made == null ? List.of() : made.options().notYet();
    }

    /** Arguments that aren't there at all. */
    static List<String> missing(Name name, String place) {
        if (name.kind().equals("class")) {
            Configurable made = registered(name);
            if (made == null) return name.group().equals("callbacks") ? unsettable(name, place) : List.of();
            Set<String> keys = new HashSet<>();
            for (Option<?> option : made.options().all()) keys.add(option.key());
            return name.arguments().stream()
                    .map(Argument::name)
                    .filter(a -> !keys.contains(a))
                    .toList();
        }
        Class<?> options = name.group().equals("model_methods") ? OPTIONS.get(name.name()) : null;
        if (options == null) return List.of();
        return without(name, options).stream().filter(a -> !FED.contains(a)).toList();
    }

    private static List<String> unsettable(Name name, String place) {
        Class<?> type = isPublic(place);
        return type == null ? List.of() : without(name, type);
    }

    private static List<String> without(Name name, Class<?> options) {
        return name.arguments().stream()
                .filter(a -> !a.byDefault().equals("required"))
                .map(Argument::name)
                .filter(a -> !has(options, camelCase(a)))
                .toList();
    }

    /** The arguments of a function behind as many as any of its forms takes, but for those that are options of a form. */
    static List<String> behind(Name name, String place) {
        int dot = place.lastIndexOf('.');
        Class<?> owner = name.kind().equals("function") && dot > 0 ? isPublic(place.substring(0, dot)) : null;
        if (owner == null) return List.of();
        int most = 0;
        List<Class<?>> options = new ArrayList<>();
        for (Method method : owner.getMethods()) {
            if (!method.getName().equals(place.substring(dot + 1))) continue;
            if (method.isVarArgs()) return List.of();
            Type[] types = method.getGenericParameterTypes();
            boolean configured = types.length > 0
                    && types[types.length - 1] instanceof ParameterizedType last
                    && last.getRawType() == Consumer.class
                    && last.getActualTypeArguments()[0] instanceof Class<?> given
                    && options.add(given);
            most = Math.max(most, configured ? types.length - 1 : types.length);
        }
        return name.arguments().stream()
                .skip(most)
                .map(Argument::name)
                .filter(a -> options.stream().noneMatch(o -> has(o, camelCase(a))))
                .toList();
    }

    /** {@code return_sequences} in Java's words. */
    static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            if (camel.isEmpty()) camel.append(word);
            else if (!word.isEmpty())
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return camel.toString();
    }
}
