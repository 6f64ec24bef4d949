package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
    private static final List<String> WRITTEN = List.of("f4", "f8", "i4", "i8", "b1", "scalar", "empty", "deep");

    private final Path folder;

    NpzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy.npz", "numpy_compressed.npz"})
    void numpys_files_are_read(String name) throws IOException {
        Map<String, NDArray> arrays = Resources.npz(name);
        assertEquals(NDArray.of(Long.MIN_VALUE, Long.MAX_VALUE), arrays.get("i8"));
        assertEquals(NDArray.of(true, false, true), arrays.get("b1"));
        assertEquals(NDArray.zeros(0, 3), arrays.get("empty"));
        int widened = 0;
        for (Map.Entry<String, NDArray> each : arrays.entrySet()) {
            NDArray expected = arrays.get(each.getKey() + "/expected");
            if (expected != null) {
                widened++;
                assertEquals(expected, each.getValue(), each.getKey());
            }
        }
        assertEquals(15, widened);
    }

    private static Map<String, NDArray> written() throws IOException {
        Map<String, NDArray> all = Resources.npz("numpy.npz");
        Map<String, NDArray> some = new LinkedHashMap<>();
        WRITTEN.forEach(name -> some.put(name, all.getOrDefault(name, NDArray.zeros(0))));
        return some;
    }

    /** NumPy has read that file: {@code numpy_golden.py --check}. */
    @Test
    void written_file_is_the_one_that_numpy_has_read() throws IOException {
        Path file = folder.resolve("a.npz");
        Npz.write(file, written());
        assertArrayEquals(Resources.bytes("java.npz"), Files.readAllBytes(file));
        assertEquals(written(), Npz.read(file));
        assertEquals(WRITTEN, List.copyOf(Npz.read(file).keySet()));
    }

    @Test
    void compressed_file_comes_back() throws IOException {
        assertEquals(written(), Resources.npz("java_compressed.npz"));
        Path file = folder.resolve("a.npz");
        Npz.writeCompressed(file, written());
        assertEquals(written(), Npz.read(file));
    }

    @Test
    void file_without_arrays_is_a_file() throws IOException {
        Path file = folder.resolve("a.npz");
        Npz.write(file, Map.of());
        assertEquals(Map.of(), Npz.read(file));
    }

    private static String reason(byte[] file, long most) {
        IOException e = assertThrows(IOException.class, () -> Npz.read(new ByteArrayInputStream(file), "a.npz", most));
        assertSame(IOException.class, e.getClass());
        return String.valueOf(e.getMessage());
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Resources.bytes("numpy.npy"));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void second_array_of_a_name_is_refused() throws IOException {
        byte[] file = zip("a.npy", "b.npy");
        // ZipOutputStream writes no two of a name, so the second is renamed in place.
        byte[] text = new String(file, StandardCharsets.ISO_8859_1)
                .replace("b.npy", "a.npy")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("Cannot read a.npz, entry a.npy: a second array of this name.", reason(text, 1 << 20));
    }

    @Test
    void entry_that_is_no_array_is_refused() throws IOException {
        assertEquals(
                "Cannot read a.npz, entry config.json: it is not an array. Expected a name that ends in .npy.",
                reason(zip("config.json"), 1 << 20));
    }

    @Test
    void zip_bomb_is_stopped_at_the_limit() throws IOException {
        Path file = folder.resolve("bomb.npz");
        Npz.writeCompressed(file, Map.of("zeros", NDArray.zeros(4_000_000)));
        byte[] bomb = Files.readAllBytes(file);
        assertTrue(bomb.length < 100_000);
        assertEquals(
                "Cannot read a.npz, entry zeros.npy: shape (4000000,) of <f8 needs 32000000 bytes, but there are at most"
                        + " 1000000.",
                reason(bomb, 1_000_000));
        Map<String, NDArray> many = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            many.put("zeros" + i, NDArray.zeros(100_000));
        }
        Npz.writeCompressed(file, many);
        String reason = reason(Files.readAllBytes(file), 1_000_000);
        assertTrue(reason.startsWith("Cannot read a.npz, entry zeros1.npy: it unpacks to more than 1000000"), reason);
    }

    @Test
    void every_cut_is_noticed() throws IOException {
        for (String name : List.of("java.npz", "java_compressed.npz")) {
            byte[] whole = Resources.bytes(name);
            for (int length = 0; length < whole.length; length++) {
                reason(Arrays.copyOf(whole, length), 1 << 20);
            }
        }
    }

    @Test
    void damaged_file_is_read_whole_or_refused_with_a_plain_exception() throws IOException {
        long seed = 20260727;
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (String name : List.of("java.npz", "java_compressed.npz", "numpy_compressed.npz")) {
            byte[] whole = Resources.bytes(name);
            for (int i = 0; i < 3000; i++) {
                byte[] damaged = whole.clone();
                for (int j = 0; j <= i % 3; j++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    Npz.read(new ByteArrayInputStream(damaged), name, 1 << 20);
                } catch (IOException e) {
                    if (e.getClass() != IOException.class
                            || !String.valueOf(e.getMessage()).startsWith("Cannot read " + name)) {
                        wrong.add("seed " + seed + ", " + name + " " + i + ": " + e);
                    }
                } catch (RuntimeException e) {
                    wrong.add("seed " + seed + ", " + name + " " + i + ": " + e);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void other_files_and_none_are_named() throws IOException {
        assertEquals("Cannot read a.npz: it is not a .npz (zip) file.", reason(new byte[1000], 1 << 20));
        Path none = folder.resolve("none.npz");
        IOException e = assertThrows(IOException.class, () -> Npz.read(none));
        assertEquals("Cannot read " + none + ": there is no such file or folder.", e.getMessage());
        assertSame(IOException.class, e.getClass());
    }
}
