package dev.tsuno.array;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers the last bytes of a zip that is read as a stream, where its directory ends with the number of entries.
 * {@code ZipInputStream} itself takes a file that was cut between two entries, or that is no zip at all, for one with
 * fewer entries.
 */
final class ZipTail extends FilterInputStream {
    private static final int END_RECORD = 22;
    private static final int LONGEST = END_RECORD + 0xffff; // a comment of up to 65535 bytes may follow the record
    private static final long MOST_AFTER_ENTRIES = 64L << 20;

    private final byte[] ring = new byte[LONGEST];
    private long count = 0;

    ZipTail(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            ring[(int) (count++ % LONGEST)] = (byte) b;
        }
        return b;
    }

    @Override
    public int read(byte[] to, int at, int n) throws IOException {
        int got = super.read(to, at, n);
        for (int i = 0; i < got; i++) {
            ring[(int) (count++ % LONGEST)] = to[at + i];
        }
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, LONGEST)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Leaves the stream open: it is the caller's, and the end is still to be read. */
    @Override
    public void close() {}

    /**
     * Reads what follows the entries and checks that the directory there ends well and lists {@code entries} of them.
     */
    void checkEnd(int entries) throws IOException {
        long start = count;
        while (read() >= 0) {
            if (count - start > MOST_AFTER_ENTRIES) {
                throw new IOException("more than " + MOST_AFTER_ENTRIES + " bytes follow its last array.");
            }
        }
        for (int comment = 0; comment + END_RECORD <= Math.min(count, LONGEST); comment++) {
            long at = count - comment - END_RECORD;
            if (u2(at) == 0x4b50 && u2(at + 2) == 0x0605 && u2(at + 20) == comment) {
                if (u2(at + 10) != entries) {
                    throw new IOException("it is damaged: its directory lists " + u2(at + 10) + " arrays, but "
                            + entries + " were found.");
                }
                return;
            }
        }
        throw new IOException(
                entries == 0
                        ? "it is not a .npz (zip) file."
                        : "it is cut short: the directory at its end is missing.");
    }

    private int u2(long at) {
        return (ring[(int) (at % LONGEST)] & 0xff) | (ring[(int) ((at + 1) % LONGEST)] & 0xff) << 8;
    }
}
