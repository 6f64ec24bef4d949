package dev.tsuno.callbacks;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * A file of TensorBoard: events, each a message of protocol buffers in a record of TensorFlow.
 *
 * <pre>
 * record  length (8 bytes), CRC of length, bytes, CRC of bytes       numbers little endian
 * CRC     rotated CRC-32C: (c &gt;&gt;&gt; 15 | c &lt;&lt; 17) + 0xa282ead8
 * Event   1 wall_time, 2 step, 3 file_version, 5 summary, 10 source_metadata {1 writer}
 * Value   1 tag, 8 tensor {1 dtype, 2 shape {2 dim {1 size}}, 4 content}, 9 metadata {1 plugin_data {1 plugin_name}}
 * </pre>
 */
final class EventFile implements Closeable {
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;

    /** Files of one second have different names. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final OutputStream out;

    /** A new file in a folder, which is made if it isn't there. */
    static EventFile in(Path folder) throws IOException {
        Files.createDirectories(folder);
        String host = System.getenv("HOSTNAME");
        double now = now();
        String name = "events.out.tfevents." + String.format("%010d", (long) now) + "."
                + (host == null || host.isEmpty() ? "localhost" : host.replaceAll("[^A-Za-z0-9-]", "_")) + "."
                + ProcessHandle.current().pid() + "." + COUNT.getAndIncrement() + ".v2";
        OutputStream file =
                Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new EventFile(new BufferedOutputStream(file), now);
    }

    EventFile(OutputStream out, double now) throws IOException {
        this.out = out;
        Proto writer = new Proto().text(1, "tensorflow.core.util.events_writer");
        record(new Proto().float64(1, Math.floor(now)).text(3, "brain.Event:2").message(10, writer));
        flush();
    }

    /** Seconds since 1970. */
    static double now() {
        return System.currentTimeMillis() / 1e3;
    }

    void scalar(String tag, long step, double value, double now) throws IOException {
        byte[] content = Proto.littleEndian(4).putFloat((float) value).array();
        value(tag, step, tensor(FLOAT, new Proto(), content), "scalars", now);
    }

    void histogram(String tag, long step, Histogram histogram, double now) throws IOException {
        Proto shape = new Proto().message(2, dim(Histogram.BUCKETS)).message(2, dim(3));
        byte[] content = new byte[8 * 3 * Histogram.BUCKETS];
        ByteBuffer numbers = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < Histogram.BUCKETS; i++)
            numbers.putDouble(histogram.left(i)).putDouble(histogram.right(i)).putDouble(histogram.count(i));
        value(tag, step, tensor(DOUBLE, shape, content), "histograms", now);
    }

    private static Proto dim(int size) {
        return new Proto().integer(1, size);
    }

    private static Proto tensor(int dtype, Proto shape, byte[] content) {
        return new Proto().integer(1, dtype).message(2, shape).bytes(4, content);
    }

    private void value(String tag, long step, Proto tensor, String plugin, double now) throws IOException {
        Proto metadata = new Proto().message(1, new Proto().text(1, plugin));
        Proto value = new Proto().text(1, tag).message(8, tensor).message(9, metadata);
        Proto event = new Proto().float64(1, now).integer(2, step);
        record(event.message(5, new Proto().message(1, value)));
    }

    private void record(Proto event) throws IOException {
        byte[] bytes = event.toBytes();
        byte[] length = Proto.littleEndian(8).putLong(bytes.length).array();
        out.write(length);
        out.write(masked(length));
        out.write(bytes);
        out.write(masked(bytes));
    }

    private static byte[] masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int rotated = Integer.rotateRight((int) crc.getValue(), 15);
        return Proto.littleEndian(4).putInt(rotated + 0xa282ead8).array();
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
