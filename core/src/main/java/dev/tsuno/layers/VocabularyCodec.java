package dev.tsuno.layers;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;
import java.util.List;

/** A vocabulary in a config: a list of tokens. The path of a file, which Keras takes too, is not read from a config. */
final class VocabularyCodec<T> implements Codec<List<T>> {
    private final Codec<List<T>> tokens;

    VocabularyCodec(Codec<T> token) {
        tokens = Codecs.list(token);
    }

    @Override
    public List<T> decode(Object plain) {
        if (plain instanceof String file) {
            throw new IllegalArgumentException("expected a list of tokens, got the file " + file
                    + ". Files are not read from configs: use vocabulary(Path).");
        }
        return tokens.decode(plain);
    }

    @Override
    public Object encode(List<T> value) {
        return tokens.encode(value);
    }
}
