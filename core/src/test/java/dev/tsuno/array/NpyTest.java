package dev.tsuno.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTest {
    private final Path folder;

    NpyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A file of this version with this header and as many zero bytes. */
    private Path file(int version, String header, int bytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        int width = version == 1 ? 2 : 4;
        byte[] file = new byte[8 + width + text.length + bytes];
        System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0}, 0, file, 0, 8);
        for (int i = 0; i < width; i++) {
            file[8 + i] = (byte) (text.length >> 8 * i);
        }
        System.arraycopy(text, 0, file, 8 + width, text.length);
        return Files.write(folder.resolve("x.npy"), file);
    }

    private static String reason(Path file) {
        IOException e = assertThrows(IOException.class, () -> Npy.read(file));
        assertSame(IOException.class, e.getClass());
        String start = "Cannot read " + file + ": ";
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith(start), message);
        return message.substring(start.length());
    }

    @Test
    void written_bytes_are_numpys() throws IOException {
        Path file = folder.resolve("a.npy");
        NDArray a = NDArray.arange(6).astype(DType.FLOAT32).reshape(2, 3);
        Npy.write(file, a);
        assertArrayEquals(Resources.bytes("numpy.npy"), Files.readAllBytes(file));
        assertEquals(a, Npy.read(file));
    }

    @Test
    void large_array_comes_back() throws IOException {
        Path file = folder.resolve("a.npy");
        NDArray a = NDArray.arange(300_001).mul(0x9E3779B97F4A7C15L);
        Npy.write(file, a);
        assertEquals(a, Npy.read(file));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void each_version_is_read(int version) throws IOException {
        Path file = file(version, "{\"shape\" : (2, 3L) ,'descr':'<f4','fortran_order': False}\n", 24);
        assertEquals(NDArray.zeros(Shape.of(2, 3), DType.FLOAT32), Npy.read(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'descr': '|O', 'fortran_order': False, 'shape': (1,), } ; Python objects
            {'descr': '<c8', 'fortran_order': False, 'shape': (1,), } ; its dtype "<c8" is not known
            {'descr': '<u8', 'fortran_order': False, 'shape': (1,), } ; its dtype "<u8" is not known
            {'descr': '', 'fortran_order': False, 'shape': (1,), } ; its dtype "" is not known
            {'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), } ; records
            {'descr': '<f4', 'fortran_order': False, 'shape': (3,), } ; it has more bytes than the 12
            {'descr': '<f4', 'fortran_order': False, 'shape': (5,), } ; it ends after 16 of the 20 bytes
            {'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 9), } ; more elements than
            {'descr': '<f8', 'fortran_order': False, 'shape': (2147483000,), } ; needs 17179864000 bytes
            {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999999,), } ; more than 2147483647
            {'descr': '<f4', 'fortran_order': False, 'shape': (-1,), } ; malformed
            {'descr': '<f4', 'fortran_order': False, 'shape': (1 2), } ; Expected ','
            {'descr': '<f4', 'fortran_order': 0, 'shape': (4,), } ; Expected True or False
            {'descr': '<f4', 'fortran_order': False, 'fortran_order': False, 'shape': (4,), } ; twice
            {'descr': '<f4', 'fortran_order': False, } ; only the keys
            {'descr': '<f4', 'fortran_order': False, 'shape': (4,), 'x': 1} ; unknown key 'x'
            {'descr': '<f4', 'fortran_order': False, 'shape': (4,), } + 1 ; Expected nothing more
            {'descr': '<f4 ; Expected a string
            __import__('os') ; Expected '{'""")
    void header_that_is_not_a_plain_array_is_refused(String header, String expected) throws IOException {
        String reason = reason(file(1, header, 16));
        assertTrue(reason.contains(expected), reason);
    }

    @Test
    void header_longer_than_numpy_allows_is_refused() throws IOException {
        Path file = file(2, "{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }" + " ".repeat(10_000), 16);
        assertEquals("its header has 10057 bytes. Expected at most 10000.", reason(file));
    }

    @Test
    void more_axes_than_numpy_has_are_refused() throws IOException {
        Path file = file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "1,".repeat(65) + ")}", 4);
        assertEquals("its shape has more than 64 axes.", reason(file));
    }

    @Test
    void every_cut_is_noticed() throws IOException {
        byte[] whole = Resources.bytes("numpy.npy");
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("x.npy"), Arrays.copyOf(whole, length));
            String reason = reason(file);
            assertTrue(reason.startsWith("it ") || reason.startsWith("shape"), reason);
        }
    }

    @Test
    void other_files_and_none_are_named() throws IOException {
        assertEquals(
                "it is not a .npy file: it does not begin with \\x93NUMPY.",
                reason(Files.writeString(folder.resolve("x.npy"), "hello, world")));
        assertEquals("there is no such file or folder.", reason(folder.resolve("none.npy")));
        assertEquals("its format version is 9.0. Expected 1.0, 2.0 or 3.0.", reason(file(9, "", 0)));
        reason(folder);
    }
}
