package dev.tsuno.metrics;

import dev.tsuno.config.Codec;
import dev.tsuno.config.Codecs;

/** Words that may be written in large or small letters, as Keras takes them. */
final class Words {
    private Words() {}

    static Codec<String> of(String... words) {
        Codec<String> exact = Codecs.oneOf(words);
        return new Codec<>() {
            @Override
            public String decode(Object plain) {
                for (String word : words)
                    if (plain instanceof String given && word.equalsIgnoreCase(given)) return word;
                return exact.decode(plain);
            }

            @Override
            public Object encode(String value) {
                return value;
            }
        };
    }
}
