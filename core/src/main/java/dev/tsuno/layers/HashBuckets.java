package dev.tsuno.layers;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings in buckets by their hash, as TensorFlow's {@code to_hash_bucket_fast}, or with a salt {@code to_hash_bucket_strong}. */
record HashBuckets(int count, @Nullable List<Long> salt) {
    /** Two numbers; one alone stands for both. */
    static final Codec<List<Long>> SALT = new Codec<>() {
        @Override
        public List<Long> decode(Object plain) {
            List<?> list = plain instanceof List<?> two ? two : List.of(plain, plain);
            if (list.size() != 2) throw new IllegalArgumentException("expected one or two integers, got " + plain);
            return Codecs.list(Codecs.LONG).decode(list);
        }

        @Override
        public Object encode(List<Long> value) {
            return value;
        }
    };

    /** The bucket of a text: from 0 to {@code count − 1}. */
    long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long hash = salt == null ? FarmHash64.of(bytes) : SipHash.of(bytes, salt.get(0), salt.get(1));
        return Long.remainderUnsigned(hash, count);
    }
}
