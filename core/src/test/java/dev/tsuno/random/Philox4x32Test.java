package dev.tsuno.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class Philox4x32Test {
    private static int[] block(Philox4x32 stream) {
        stream.next();
        return new int[] {stream.word(0), stream.word(1), stream.word(2), stream.word(3)};
    }

    /** The known answers that come with the authors' Random123 library. */
    @Test
    void gives_the_authors_known_answers() {
        assertArrayEquals(
                new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, block(new Philox4x32().start(0, 0)));
        assertArrayEquals(
                new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
                block(new Philox4x32().start(-1, -1).skip(-1)));
        assertArrayEquals(
                new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
                block(new Philox4x32()
                        .start(0x299f31d0a4093822L, 0x0370734413198a2eL)
                        .skip(0x85a308d3243f6a88L)));
    }

    @Test
    void skipping_is_the_same_as_passing_over() {
        Philox4x32 walked = new Philox4x32().startStateless(3, 4);
        for (int i = 0; i < 1000; i++) {
            walked.next();
        }
        assertArrayEquals(
                block(walked), block(new Philox4x32().startStateless(3, 4).skip(1000)));
    }

    @Test
    void counter_carries_from_the_lower_half_into_the_upper() {
        int[] first = block(new Philox4x32().start(5, 7));
        Philox4x32 walked = new Philox4x32().start(5, 6).skip(-1);
        walked.next();
        assertArrayEquals(first, block(walked));
        assertArrayEquals(first, block(new Philox4x32().start(5, 6).skip(-2).skip(2)));
        assertArrayEquals(
                block(new Philox4x32().start(5, 1L << 32)),
                block(new Philox4x32().start(5, 0xffffffffL).skip(-1).skip(1)));
    }
}
