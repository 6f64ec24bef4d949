package dev.tsuno.coverage;

import dev.tsuno.coverage.Coverage.Row;
import dev.tsuno.coverage.Coverage.State;
import dev.tsuno.coverage.Notes.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The coverage as a page in Markdown, in English or Japanese. */
record CoveragePage(Coverage coverage, boolean japanese) {
    private static final Map<String, List<String>> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("layers", List.of("Layers: `keras.layers`", "層: `keras.layers`"));
        TITLES.put("models", List.of("Models: `keras.models`", "モデル: `keras.models`"));
        TITLES.put("model_methods", List.of("Methods of `Model`", "`Model` のメソッド"));
        TITLES.put("sequential_methods", List.of("Methods of `Sequential`", "`Sequential` のメソッド"));
        TITLES.put("losses", List.of("Losses: `keras.losses`", "損失: `keras.losses`"));
        TITLES.put("metrics", List.of("Metrics: `keras.metrics`", "評価指標: `keras.metrics`"));
        TITLES.put("optimizers", List.of("Optimizers: `keras.optimizers`", "オプティマイザ: `keras.optimizers`"));
        TITLES.put(
                "schedules",
                List.of("Schedules: `keras.optimizers.schedules`", "学習率スケジュール: `keras.optimizers.schedules`"));
        TITLES.put("callbacks", List.of("Callbacks: `keras.callbacks`", "コールバック: `keras.callbacks`"));
        TITLES.put("callback_hooks", List.of("Hooks of `Callback`", "`Callback` のフック"));
        TITLES.put("activations", List.of("Activations: `keras.activations`", "活性化関数: `keras.activations`"));
        TITLES.put("initializers", List.of("Initializers: `keras.initializers`", "初期化子: `keras.initializers`"));
        TITLES.put("regularizers", List.of("Regularizers: `keras.regularizers`", "正則化: `keras.regularizers`"));
        TITLES.put("constraints", List.of("Constraints: `keras.constraints`", "制約: `keras.constraints`"));
        TITLES.put("utils", List.of("Utilities: `keras.utils`", "ユーティリティ: `keras.utils`"));
    }

    private String say(String english, String japaneseText) {
        return japanese ? japaneseText : english;
    }

    String text() {
        StringBuilder page = new StringBuilder(say("""
                <!-- Written by CoverageTest. Change coverage_notes.tsv or the code, then: %s -->
                # What there is of Keras

                *(日本語: [coverage.ja.md](coverage.ja.md))*

                Each public name of Keras 3.15.1 in the groups below. **done**: it is there, with all its arguments. **differs**: it is there, and the note
                says what is other than in Keras, or which arguments are missing or refused. **no**: it isn't there, and the note says why.

                Names and defaults of the arguments of layers, losses, metrics, optimizers and the like are held against Keras's list by `KerasArgumentsTest`, of callbacks by
                `CallbackArgumentsTest`; numbers by the golden cases of the module `conformance` and by trainings made with Keras.

                A class stands where its name says: `keras.layers.Dense` is `dev.tsuno.layers.Dense`. A function is a method of the class that
                is named as its module: `keras.activations.hard_silu` is `Activations.hardSilu`. Where it stands elsewhere, the note has the place,
                below `dev.tsuno`. Arguments are setters: `return_sequences=True` is `returnSequences(true)`. *Refused* means that another value
                than the default ends with a message that names the argument.

                """, """
                <!-- CoverageTest が書いたものです。coverage_notes.tsv かコードを直してから: %s -->
                # Keras のうち何があるか

                *(English: [coverage.md](coverage.md))*

                下の各グループにある Keras 3.15.1 の公開名のすべてです。**done**: あり、引数もすべて揃っています。**differs**: ありますが、Keras と違う点、または無い
                引数・受け付けない引数を注に書いています。**no**: ありません。理由は注にあります。

                層・損失・評価指標・オプティマイザなどの引数の名前と既定値は `KerasArgumentsTest` が、コールバックの引数は `CallbackArgumentsTest` が Keras の一覧と
                照合しています。計算結果は `conformance` モジュールの正解例と、Keras で行った学習で確かめています。

                クラスは名前のとおりの場所にあります: `keras.layers.Dense` は `dev.tsuno.layers.Dense`。関数はモジュールと同じ名前のクラスのメソッドです:
                `keras.activations.hard_silu` は `Activations.hardSilu`。ほかの場所にあるものは、`dev.tsuno` から下の場所を注に書いています。引数はセッター
                です: `return_sequences=True` は `returnSequences(true)`。*受け付けない* 引数に既定値以外を渡すと、その引数の名前を挙げたエラーになります。

                """).formatted(CoverageTest.COMMAND));
        counts(page);
        TITLES.forEach((group, titles) -> {
            page.append("\n## ").append(titles.get(japanese ? 1 : 0)).append("\n\n");
            page.append(say("| name | state | note |\n", "| 名前 | 状態 | 注 |\n")).append("| --- | --- | --- |\n");
            for (Row row : of(group)) {
                page.append("| `")
                        .append(row.name().name())
                        .append("` | ")
                        .append(word(row.state()))
                        .append(" | ")
                        .append(note(row))
                        .append(" |\n");
            }
        });
        return page.toString();
    }

    private void counts(StringBuilder page) {
        page.append(say("| group | names | done | differs | no |\n", "| グループ | 名前 | done | differs | no |\n"))
                .append("| --- | ---: | ---: | ---: | ---: |\n");
        TITLES.forEach((group, titles) -> {
            List<Row> rows = of(group);
            page.append("| ").append(titles.get(japanese ? 1 : 0)).append(" | ").append(rows.size());
            for (State state : State.values())
                page.append(" | ")
                        .append(rows.stream().filter(r -> r.state() == state).count());
            page.append(" |\n");
        });
    }

    private List<Row> of(String group) {
        return coverage.rows().stream()
                .filter(r -> r.name().group().equals(group))
                .toList();
    }

    private static String word(State state) {
        return switch (state) {
            case DONE -> "done";
            case DIFFERS -> "**differs**";
            case NO -> "no";
        };
    }

    private String note(Row row) {
        List<String> parts = new ArrayList<>();
        if (!row.name().other().isEmpty()) {
            parts.add(
                    say("another name of `%s`", "`%s` の別名").formatted(row.name().other()));
        }
        for (Note note : row.notes()) {
            if (row.place() != null && row.place().equals(note.place())) parts.add("`" + note.place() + "`");
            String text = japanese && !note.japanese().isEmpty() ? note.japanese() : note.english();
            if (!text.isEmpty()) parts.add(text);
        }
        if (!row.refused().isEmpty()) parts.add(say("refused: ", "受け付けない引数: ") + quoted(row.refused()));
        if (!row.missing().isEmpty()) parts.add(say("without ", "無い引数: ") + quoted(row.missing()));
        return String.join("; ", parts);
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    }
}
