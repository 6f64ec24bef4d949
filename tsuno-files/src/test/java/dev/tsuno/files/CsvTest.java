package dev.tsuno.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.DType;
import dev.tsuno.array.NDArray;
import dev.tsuno.data.Cursor;
import dev.tsuno.data.Dataset;
import dev.tsuno.data.Element;
import dev.tsuno.data.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final String LOAD = "hour,day,temp,load\n0,mon,2.5,10\n1,mon,-1e1,20\n2,tue,,30\n";

    private final Path folder;

    CsvTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String content) throws IOException {
        return file("load.csv", content);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String shown(NDArray array) {
        return array.shape() + " " + array.dtype() + " " + array.toString().replaceAll("\\s+", " ");
    }

    private static List<String> all(Dataset<?> dataset, long pass) {
        List<String> all = new ArrayList<>();
        dataset.iterator(pass).forEachRemaining(each -> all.add(each.toString()));
        return all;
    }

    // ---- what is read ----

    @Test
    void a_file_is_an_array_of_its_rows() throws IOException {
        assertEquals("(2, 3) float32 [[1. 2. 3.] [4. 5. 6.]]", shown(Csv.read(file("a,b,c\n1,2,3\n4,5,6\n"))));
    }

    @Test
    void columns_are_taken_by_name_or_index_in_the_order_wanted() throws IOException {
        Path file = file("a,b,c\n1,2,3\n4,5,6\n");
        assertEquals("(2, 2) float32 [[3. 1.] [6. 4.]]", shown(Csv.read(file, c -> c.x("c", "a"))));
        assertEquals("(2, 2) float32 [[3. 1.] [6. 4.]]", shown(Csv.read(file, c -> c.x(-1, 0))));
        assertEquals(
                "(2, 1) float32 [[2.] [5.]]",
                shown(Csv.read(file, c -> c.skip("a").skip(2))));
    }

    @Test
    void what_is_not_y_or_weight_is_x() throws IOException {
        Samples samples = Csv.samples(
                file(LOAD),
                c -> c.y("load").sampleWeight("hour").words("day", "mon", "tue").fill("temp", 7));
        assertEquals(
                "(3, 2) float32 [[ 0. 2.5] [ 0. -10. ] [ 1. 7. ]]",
                shown(samples.x().get(0)));
        assertEquals("(3, 1) float32 [[10.] [20.] [30.]]", shown(samples.y().get(0)));
        assertEquals("(3,) float32 [0. 1. 2.]", shown(samples.sampleWeight().get(0)));
    }

    @Test
    void a_model_of_several_inputs_and_outputs_gets_an_array_for_each() throws IOException {
        Samples samples = Csv.samples(
                file(LOAD),
                c -> c.x("hour", "load")
                        .x("day")
                        .y(3)
                        .y(0)
                        .words(1, "mon", "tue")
                        .dtype(DType.INT32, "day", "hour", "load"));
        assertEquals(
                "[(3, 2) int32 [[ 0 10] [ 1 20] [ 2 30]], (3, 1) int32 [[0] [0] [1]]]",
                samples.x().stream().map(CsvTest::shown).toList().toString());
        assertEquals(2, samples.y().size());
    }

    @Test
    void types_are_kept_exactly() throws IOException {
        Path file = file("i,b,d\n9007199254740993,true,0.1\n-3.0,0,1e300\n");
        assertEquals(
                "(2, 1) int64 [[9007199254740993] [ -3]]",
                shown(Csv.read(file, c -> c.x("i").dtype(DType.INT64))));
        assertEquals(
                "(2, 1) bool [[ True] [False]]",
                shown(Csv.read(file, c -> c.x("b").dtype(DType.BOOL))));
        NDArray d = Csv.read(file, c -> c.x("d").dtype(DType.FLOAT64));
        assertEquals(0.1, d.get(0, 0));
        assertEquals(1e300, d.get(1, 0));
    }

    @Test
    void a_file_without_header_has_indices_or_the_names_given() throws IOException {
        Path file = file("1,2\n3,4\n");
        assertEquals(
                "(2, 1) float32 [[2.] [4.]]",
                shown(Csv.read(file, c -> c.header(false).x(1))));
        assertEquals(
                "(2, 1) float32 [[2.] [4.]]",
                shown(Csv.read(file, c -> c.names("a", "b").x("b"))));
        assertEquals(
                "(1, 1) float32 [[4.]]",
                shown(Csv.read(file, c -> c.names("a", "b").header(true).x("b"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\r\n1,2\r\n3,4\r\n",
                "a,b\r1,2\r3,4",
                "\ufeffa,b\n1,2\n3,4",
                "\n\na,b\n\n1,2\n\r\n3,4\n\n",
                " a , b \n 1 ,\t2\n3, 4 ",
                "\"a\",\"b\"\n\"1\",2\n3,\"4\"\n",
                "\ufeff\"a\",b\n1,2\n3,4\n",
                "a,b\n+1,2.\n.3e1,4e+0\n"
            })
    void line_ends_marks_quotes_and_blanks_change_nothing(String content) throws IOException {
        assertEquals("(2, 2) float32 [[1. 2.] [3. 4.]]", shown(Csv.read(file(content), c -> c.x("a", "b"))));
    }

    @Test
    void separators_decimals_quotes_charsets_and_lines_before_the_header_are_as_said() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.writeString(file, "Messung vom 1. Mai\n\nGrö'ße;'a;b'\n1,5;2\n", StandardCharsets.ISO_8859_1);
        assertEquals(
                "(1, 2) float32 [[2. 1.5]]",
                shown(Csv.read(
                        file,
                        c -> c.charset(StandardCharsets.ISO_8859_1)
                                .separator(';')
                                .decimal(',')
                                .quote('\'')
                                .skipLines(2)
                                .x("a;b", "Grö'ße"))));
    }

    @Test
    void a_quoted_field_may_hold_line_ends_and_lines_are_counted_with_them() throws IOException {
        Path file = file("a,note\n1,\"one\ntwo,\n\"\"three\"\"\"\nx,none\n");
        IOException e = assertThrows(IOException.class, () -> Csv.read(file, c -> c.x("a")));
        assertEquals(
                "Cannot read " + file
                        + ": line 5, column \"a\": \"x\" is no number. Expected one such as -12.5 or 3e-4.",
                e.getMessage());
    }

    @Test
    void only_a_header_is_no_row() throws IOException {
        assertEquals("(0, 2)", Csv.read(file("a,b\n")).shape().toString());
        assertEquals(List.of(), all(Csv.dataset(file("a,b"), c -> {}), 0));
        IOException e = assertThrows(IOException.class, () -> Csv.samples(file("a,b\n"), c -> c.y("b")));
        assertTrue(String.valueOf(e.getMessage()).endsWith("it has no rows."), e.getMessage());
    }

    // ---- as a dataset ----

    @Test
    void rows_are_elements_pass_by_pass() throws IOException {
        Dataset<Element> rows = Csv.dataset(file("a,b\n1,2\n3,4\n"), c -> c.y("b"));
        assertEquals(all(rows, 0), all(rows, 1));
        List<Element> elements = rows.stream().toList();
        assertEquals(2, elements.size());
        assertEquals("(1,) float32 [3.]", shown(elements.get(1).x().get(0)));
        assertEquals(Dataset.UNKNOWN, rows.cardinality());
    }

    @Test
    void shuffled_batches_are_the_same_however_prefetched() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 1000; i++)
            text.append(i / 7.0).append(',').append(i).append('\n');
        Dataset<Element> rows = Csv.dataset(file(text.toString()), c -> c.y("b"));
        Dataset<Samples> plain = rows.shuffle(100, 5).batch(32);
        Dataset<Samples> ahead =
                rows.prefetch(3).shuffle(100, 5).prefetch(7).batch(32).prefetch(1);
        for (int pass = 0; pass < 3; pass++) assertEquals(all(plain, pass), all(ahead, pass));
        assertEquals(
                64, all(rows.shuffle(100, 5).batch(32).repeat(2).prefetch(2), 0).size());
    }

    @Test
    void files_follow_each_other_each_with_its_own_order_of_columns() throws IOException {
        List<Path> files = List.of(file("1.csv", "a,b\n1,2\n"), file("2.csv", "b,a\n4,3\n"), file("3.csv", "a,b\n"));
        Samples all = Csv.dataset(files, c -> c.y("b")).batch(9).iterator().next();
        assertEquals("(2, 1) float32 [[1.] [3.]]", shown(all.x().get(0)));
        Samples rest = Csv.dataset(files, c -> {}).batch(9).iterator().next();
        assertEquals("(2, 2) float32 [[1. 2.] [3. 4.]]", shown(rest.x().get(0)));
        Path wider = file("4.csv", "a,b,c\n1,2,3\n");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Csv.dataset(List.of(files.get(0), wider), c -> {}));
        assertTrue(String.valueOf(e.getMessage()).contains("4.csv has 3 columns"), e.getMessage());
    }

    @Test
    void a_file_is_closed_at_the_end_when_left_early_and_when_a_row_is_refused() throws IOException {
        Path file = file("a\n1\n2\n3\nx\n");
        Dataset<Element> rows = Csv.dataset(file, c -> {});
        long before = open(file);
        assertEquals(0, before, "after looking at the header");
        Cursor<Element> left = rows.iterator();
        left.next();
        assertEquals(1, open(file));
        left.close();
        assertEquals(0, open(file));
        assertThrows(UncheckedIOException.class, () -> all(rows, 0));
        assertEquals(0, open(file));
        all(rows.take(3), 0);
        assertEquals(0, open(file));
        Dataset<Element> failing = rows.map(element -> {
            throw new IllegalStateException("no");
        });
        assertThrows(IllegalStateException.class, () -> all(failing, 0));
        assertEquals(0, open(file));
        assertThrows(IllegalArgumentException.class, () -> Csv.dataset(file, c -> c.x("b")));
        assertEquals(0, open(file));
    }

    /** How often this process has it open; where the system does not say, as often as it should. */
    private static long open(Path file) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(descriptors));
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(each -> leadsTo(each, file)).count();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    // ---- what is refused ----

    private String refused(String content, Consumer<CsvOptions> configure) throws IOException {
        Path file = file(content);
        Exception e = assertThrows(Exception.class, () -> Csv.read(file, configure));
        assertTrue(e instanceof IOException || e instanceof IllegalArgumentException, e.toString());
        return String.valueOf(e.getMessage()).replace(file.toString(), "F");
    }

    private void assertRefused(String reason, String content, Consumer<CsvOptions> configure) throws IOException {
        String message = refused(content, configure);
        assertTrue(message.contains(reason), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1d",
                "1f",
                "0x10",
                "0x1p3",
                "1_000",
                "1 000",
                "--1",
                "1e",
                "e5",
                ".",
                "+",
                "1.2.3",
                "Infinity",
                "inf",
                "-inf",
                "1,5",
                "\u0661",
                "\u22121",
                "1\u0000"
            })
    void what_is_no_number_is_refused_with_its_place(String text) throws IOException {
        String message =
                refused("a;b\n1;2\n3;" + text + "\n", c -> c.separator(';').x("b"));
        assertTrue(message.startsWith("Cannot read F: line 3, column \"b\": \""), message);
        assertTrue(message.contains("is no number"), message);
        assertFalse(message.contains("\u0000"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NaN", "nan", "NA", "null", "\"\"", "?"})
    void a_missing_value_is_refused_or_filled(String text) throws IOException {
        String content = "a,b\n1,2\n3," + text + "\n";
        assertRefused("line 3, column \"b\": the value is missing", content, c -> c.missing("?"));
        assertEquals(
                "(2, 2) float32 [[ 1. 2. ] [ 3. -0.5]]",
                shown(Csv.read(file(content), c -> c.missing("?").fill(-0.5))));
        assertTrue(Double.isNaN(Csv.read(file(content), c -> c.missing("?").fill(1, Double.NaN))
                .get(1, 1)));
        assertRefused("can't be filled with", content, c -> c.dtype(DType.INT32).fill(0.5));
    }

    @Test
    void numbers_beyond_their_type_are_refused() throws IOException {
        assertRefused("\"1e39\" is beyond the range of float32.", "a\n1e39\n", c -> {});
        assertRefused("\"1e999\" is beyond the range of float64.", "a\n1e999\n", c -> c.dtype(DType.FLOAT64));
        assertRefused("\"2147483648\" is no number of type int32.", "a\n2147483648\n", c -> c.dtype(DType.INT32));
        assertRefused("\"1.5\" is no number of type int64.", "a\n1.5\n", c -> c.dtype(DType.INT64));
        assertRefused("\"9007199254740993.0\" is no", "a\n9007199254740993.0\n", c -> c.dtype(DType.INT64));
        assertRefused("\"2\" is no number of type bool.", "a\n2\n", c -> c.dtype(DType.BOOL));
        assertRefused(
                "(1000 characters) is no number of type int64",
                "a\n" + "9".repeat(1000) + "\n",
                c -> c.dtype(DType.INT64));
    }

    @Test
    void rows_of_another_length_are_refused() throws IOException {
        assertRefused("line 3 has 1 fields. Expected 2 as in the first line.", "a,b\n1,2\n3\n", c -> {});
        assertRefused("line 3 has 3 fields.", "a,b\n1,2\n3,4,5\n", c -> c.x("a"));
        assertRefused("line 1 has 2 fields, but names(…) gives 3 names.", "1,2\n", c -> c.names("a", "b", "c"));
    }

    @Test
    void quotes_that_are_wrong_are_refused() throws IOException {
        assertRefused("line 2", "a,b\n1,\"2\n3,4\n", c -> {}); // never closed
        assertRefused("line 2", "a,b\n1,\"2\"3\n", c -> {});
        assertRefused("line 2, column \"b\": \"2\"3\"\" is no number", "a,b\n1,2\"3\"\n", c -> {});
    }

    @Test
    void huge_fields_and_records_are_refused_before_they_fill_the_memory() throws IOException {
        assertRefused("max field size", "a,b\n1," + "9".repeat(2_000_000) + "\n", c -> {});
        assertRefused("line 2", "a,b\n1,\"" + "9,9\n".repeat(2_000_000), c -> {}); // never closed
        assertRefused("max record size", "a\n" + ("9".repeat(1_000_000) + ",").repeat(20) + "\n", c -> {});
        assertRefused("maximum limit", ",".repeat(2_000_000), c -> {});
    }

    @Test
    void a_file_that_is_none_is_refused() throws IOException {
        assertRefused("it is empty. Expected a header.", "", c -> {});
        assertRefused("it is empty. Expected rows", "\ufeff\n\n", c -> c.header(false));
        assertRefused("Cannot read F", "a\n1\n", c -> c.skipLines(5));
        IOException none = assertThrows(IOException.class, () -> Csv.read(folder.resolve("none.csv")));
        assertTrue(String.valueOf(none.getMessage()).endsWith("there is no such file or folder."), none.getMessage());
        assertThrows(IOException.class, () -> Csv.read(folder));
        Path bytes = Files.write(folder.resolve("bytes.csv"), new byte[] {'a', '\n', '1', '\n', (byte) 0xff, '\n'});
        IOException latin = assertThrows(IOException.class, () -> Csv.read(bytes));
        assertTrue(String.valueOf(latin.getMessage()).contains("no text in UTF-8"), latin.getMessage());
    }

    @Test
    void columns_that_are_not_there_are_refused_at_once() throws IOException {
        assertRefused(
                "there is no column \"tmp\" in F, which has \"hour\", \"day\", \"temp\", \"load\".",
                LOAD,
                c -> c.x("tmp"));
        assertRefused("there is no column \"tmp\"", LOAD, c -> c.x("hour").fill("tmp", 0));
        assertRefused("there is no column 4 in F, which has 4.", LOAD, c -> c.x(4));
        assertRefused("there is no column -5", LOAD, c -> c.skip(-5));
        assertRefused("which has no header", "1,2\n", c -> c.header(false).x("a"));
        assertRefused("\"a\" stands twice", "a,a\n1,2\n", c -> c.x("a"));
        assertRefused("is left for x", "a\n1\n", c -> c.skip("a"));
        assertRefused("Csv.samples", LOAD, c -> c.x("hour").y("load"));
        assertRefused("both x(…) and skip(…)", LOAD, c -> c.x("hour").skip("load"));
        assertRefused("need one type", LOAD, c -> c.x("hour", "load").dtype(DType.INT32, "hour"));
        assertRefused(
                "\"wed\" is none of its words: \"mon\", \"tue\".", "day\nwed\n", c -> c.words("day", "mon", "tue"));
    }

    @Test
    void a_first_row_is_not_taken_for_a_header() throws IOException {
        assertRefused("header(false)", "5.1,3.5\n4.9,3.0\n", c -> {});
        assertEquals("(1, 2)", Csv.read(file("0,1\n4.9,3.0\n")).shape().toString()); // as pandas names columns
    }
}
