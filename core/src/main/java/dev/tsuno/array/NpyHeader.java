package dev.tsuno.array;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What stands before the numbers in a {@code .npy} file: a magic word, the version, and a Python dict in text, {@code
 * {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }}. Only that one form is understood; nothing is
 * evaluated.
 */
record NpyHeader(String descr, boolean fortranOrder, Shape shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;

    /** NumPy's own limit for headers that are not to be trusted. */
    private static final int LONGEST = 10_000;

    private static final int MOST_AXES = 64;

    /** NumPy leaves room for the first length to grow to this many digits. */
    private static final int ROOM_TO_GROW = 21;

    static NpyHeader read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        byte[] start = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(MAGIC, start)) {
            throw new IOException("it is not a .npy file: it does not begin with \\x93NUMPY.");
        }
        try {
            return new Parser(text(in, in.readUnsignedByte(), in.readUnsignedByte())).header();
        } catch (EOFException e) {
            throw new IOException("it ends within its header.", e);
        }
    }

    private static String text(DataInputStream in, int major, int minor) throws IOException {
        if (major < 1 || major > 3 || minor != 0) {
            throw new IOException("its format version is " + major + "." + minor + ". Expected 1.0, 2.0 or 3.0.");
        }
        long length = major == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (length > LONGEST) {
            throw new IOException("its header has " + length + " bytes. Expected at most " + LONGEST + ".");
        }
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The header as NumPy writes it, version 1.0, the numbers after it aligned to 64 bytes. */
    byte[] bytes() {
        String dict = "{'descr': '" + descr + "', 'fortran_order': " + (fortranOrder ? "True" : "False") + ", 'shape': "
                + shape + ", }";
        if (shape.rank() > 0) {
            dict += " ".repeat(ROOM_TO_GROW - String.valueOf(shape.dim(0)).length());
        }
        int before = MAGIC.length + 2 + 2 + dict.length() + 1;
        dict += " ".repeat(ALIGNMENT - before % ALIGNMENT) + "\n";
        byte[] bytes = Arrays.copyOf(MAGIC, MAGIC.length + 4 + dict.length());
        bytes[MAGIC.length] = 1;
        bytes[MAGIC.length + 2] = (byte) dict.length();
        bytes[MAGIC.length + 3] = (byte) (dict.length() >> 8);
        System.arraycopy(dict.getBytes(StandardCharsets.US_ASCII), 0, bytes, MAGIC.length + 4, dict.length());
        return bytes;
    }

    /** Reads the dict, and refuses whatever is not in it. */
    private static final class Parser {
        private final String text;
        private int at = 0;

        Parser(String text) {
            this.text = text;
        }

        NpyHeader header() throws IOException {
            String descr = "";
            boolean fortranOrder = false;
            Shape shape = Shape.SCALAR;
            Set<String> seen = new HashSet<>();
            expect('{');
            while (peek() != '}') {
                String key = string();
                if (!seen.add(key)) {
                    throw new IOException("its header has the key '" + key + "' twice.");
                }
                expect(':');
                switch (key) {
                    case "descr" -> descr = descr();
                    case "fortran_order" -> fortranOrder = truth();
                    case "shape" -> shape = shape();
                    default ->
                        throw new IOException("its header has the unknown key '" + key
                                + "'. Expected descr, fortran_order and shape.");
                }
                if (peek() != '}') {
                    expect(',');
                }
            }
            expect('}');
            if (peek() != 0) {
                throw malformed("nothing more");
            }
            if (seen.size() != 3) {
                throw new IOException(
                        "its header has only the keys " + seen + ". Expected descr, fortran_order and shape.");
            }
            return new NpyHeader(descr, fortranOrder, shape);
        }

        private String descr() throws IOException {
            if (peek() == '[' || peek() == '(') {
                throw new IOException("it holds records (a structured dtype). Save each field as an array of its own.");
            }
            return string();
        }

        private boolean truth() throws IOException {
            boolean yes = peek() == 'T';
            for (char c : (yes ? "True" : "False").toCharArray()) {
                if (at >= text.length() || text.charAt(at) != c) {
                    throw malformed("True or False");
                }
                at++;
            }
            return yes;
        }

        private Shape shape() throws IOException {
            int[] dims = new int[MOST_AXES];
            int rank = 0;
            expect('(');
            while (peek() != ')') {
                if (rank == MOST_AXES) {
                    throw new IOException("its shape has more than " + MOST_AXES + " axes.");
                }
                dims[rank++] = length();
                if (peek() != ')') {
                    expect(',');
                }
            }
            expect(')');
            return Shape.of(Arrays.copyOf(dims, rank));
        }

        private int length() throws IOException {
            peek();
            long length = 0;
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                length = length * 10 + text.charAt(at++) - '0';
                if (length > Integer.MAX_VALUE) {
                    throw new IOException("its shape has an axis of more than 2147483647 elements.");
                }
            }
            if (at == start) {
                throw malformed("a length");
            }
            if (peek() == 'L') { // Python 2 wrote its long integers so
                at++;
            }
            return (int) length;
        }

        private String string() throws IOException {
            char quote = peek();
            int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
            if (end < 0) {
                throw malformed("a string");
            }
            String string = text.substring(at + 1, end);
            at = end + 1;
            return string;
        }

        private void expect(char c) throws IOException {
            if (peek() != c) {
                throw malformed("'" + c + "'");
            }
            at++;
        }

        /** The next character that is not blank, or 0 at the end. */
        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private IOException malformed(String expected) {
            return new IOException("its header is malformed at character " + at + ". Expected " + expected + ", got \""
                    + text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 20))
                            .strip() + "\".");
        }
    }
}
