package dev.tsuno.coverage;

import dev.tsuno.coverage.KerasApi.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person has to say about a name, from {@code coverage_notes.tsv}: group, names, state, place, English, Japanese.
 *
 * <p>States: {@code differs}, where it is there; {@code same}, a remark; {@code no}, and why; {@code later}, which counts as long as it is
 * not there. The place is where it stands if it isn't where its name says: {@code Tsuno.setRandomSeed}.
 */
record Notes(List<Note> all) {
    record Note(String group, List<String> names, String state, String place, String english, String japanese) {
        boolean isAbout(Name name) {
            return group.equals(name.group()) && names.contains(name.name());
        }
    }

    static Notes read() {
        List<Note> notes = new ArrayList<>();
        for (String[] w : KerasApi.rows("coverage_notes.tsv")) {
            if (w.length < 5) throw new IllegalStateException("too few columns: " + String.join(" | ", w));
            notes.add(new Note(w[0], List.of(w[1].split(" ")), w[2], w[3], w[4], w.length > 5 ? w[5] : ""));
        }
        return new Notes(notes);
    }

    List<Note> about(Name name) {
        return all.stream().filter(note -> note.isAbout(name)).toList();
    }
}
