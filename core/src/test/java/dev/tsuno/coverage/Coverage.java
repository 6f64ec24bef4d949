package dev.tsuno.coverage;

import dev.tsuno.coverage.KerasApi.Name;
import dev.tsuno.coverage.Notes.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What there is of Keras, name by name. */
final class Coverage {
    enum State {
        DONE,
        DIFFERS,
        NO
    }

    /** A name, its state, where it stands (null if nowhere), arguments refused and missing, and the notes that count. */
    record Row(
            Name name,
            State state,
            @Nullable String place,
            Collection<String> refused,
            List<String> missing,
            List<Note> notes) {}

    private final List<Name> names = KerasApi.names();
    private final Notes notes = Notes.read();
    private final List<Row> rows = names.stream().map(this::row).toList();

    List<Row> rows() {
        return rows;
    }

    private Row row(Name name) {
        Name target = target(name);
        List<Note> about = new ArrayList<>(notes.about(name));
        if (!target.equals(name)) about.addAll(notes.about(target));
        String place = null;
        for (Note note : about) if (place == null) place = JavaApi.find(target, note.place());
        if (about.isEmpty()) place = JavaApi.find(target, "");
        if (place == null) {
            List<Note> why = about.stream()
                    .filter(n -> n.state().equals("no") || n.state().equals("later"))
                    .toList();
            return new Row(name, State.NO, null, List.of(), List.of(), why);
        }
        List<Note> told = about.stream().filter(n -> !n.state().equals("later")).toList();
        Collection<String> refused = JavaApi.refused(target);
        List<String> missing = told.isEmpty() ? JavaApi.behind(target, place) : List.of();
        if (missing.isEmpty()) missing = JavaApi.missing(target, place);
        boolean differs = !refused.isEmpty()
                || !missing.isEmpty()
                || told.stream().anyMatch(n -> n.state().equals("differs"));
        return new Row(name, differs ? State.DIFFERS : State.DONE, place, refused, missing, told);
    }

    /** The name that it is another of; itself if it is none. */
    private Name target(Name name) {
        if (name.other().isEmpty()) return name;
        int dot = name.other().indexOf('.');
        String group = dot < 0 ? name.group() : name.other().substring(0, dot);
        String other = name.other().substring(dot + 1);
        return names.stream()
                .filter(n -> n.group().equals(group) && n.name().equals(other))
                .findFirst()
                .orElseThrow();
    }

    /** What is wrong with the notes: each name that isn't there needs a reason, and none that is there has one. */
    List<String> complaints() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            String name = row.name().group() + " " + row.name().name();
            boolean says = row.notes().stream().anyMatch(n -> n.state().equals("no"));
            if (row.state() == State.NO && row.notes().isEmpty()) wrong.add(name + " isn't there: say why");
            if (row.state() != State.NO && says) wrong.add(name + " is there: " + row.place() + ". The notes say no");
        }
        for (Note note : notes.all()) {
            for (String each : note.names()) {
                if (names.stream()
                        .noneMatch(
                                n -> n.group().equals(note.group()) && n.name().equals(each)))
                    wrong.add(note.group() + " " + each + " is no name of Keras's");
            }
            if (!List.of("differs", "same", "no", "later").contains(note.state()))
                wrong.add("unknown state " + note.state());
            if (note.english().isEmpty() && !note.state().equals("same")) wrong.add(note.names() + " has no note");
            if (Objects.equals(note.english(), note.japanese())
                    && !note.english().isEmpty()) wrong.add(note.names() + " has one text in both languages");
        }
        return wrong;
    }
}
