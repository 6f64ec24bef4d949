package dev.tsuno.cli.sequences;

import java.util.List;
import java.util.OptionalLong;

/** A published problem: its tasks, one for each length, how it is trained unless told otherwise, and what was published of it. */
public enum Problem {
    /** {@link AddingHs97}. */
    ADDING_HS97 {
        @Override
        public String title() {
            return "The adding problem of 1997";
        }

        @Override
        String description() {
            return "Each step of a sequence is a value from −1 to 1 and a marker. Two values are marked by 1: one of the first ten, the other in the"
                    + " first half. The rest is noise; at the end 0.5 + (<i>x</i><sub>1</sub> + <i>x</i><sub>2</sub>)/4 is asked for. A"
                    + " sequence has from <i>T</i> to 1.1 <i>T</i> steps, so that at least <i>T</i>/2 steps lie between the second marked value and the"
                    + " answer (Hochreiter and Schmidhuber, <i>Long Short-Term Memory</i>, Neural Computation 9(8), 1997, experiment 4). Shorter"
                    + " sequences are padded with zeros behind, which the models mask.";
        }

        @Override
        public Recipe recipe() {
            return new Recipe(4, 1, 0.003, 1, 5, -3, 500_000);
        }

        @Override
        public List<Integer> lengths() {
            return LADDER;
        }

        @Override
        public int shortest() {
            return AddingHs97.SHORTEST;
        }

        @Override
        public SequenceTask task(int length) {
            return new AddingHs97(length);
        }

        @Override
        OptionalLong published(int length) {
            return switch (length) {
                case 100 -> OptionalLong.of(74_000);
                case 500 -> OptionalLong.of(209_000);
                case 1000 -> OptionalLong.of(853_000);
                default -> OptionalLong.empty();
            };
        }

        @Override
        String publishedNet() {
            return "the paper's mean over 10 trials, with a net of 93 weights without a forget gate";
        }
    },

    /** {@link AddingBai}. */
    ADDING_BAI {
        @Override
        public String title() {
            return "The adding problem of 2018";
        }

        @Override
        String description() {
            return "Each of <i>T</i> steps is a value from 0 to 1 and a marker, which is 1 at two places, anywhere, and 0 elsewhere. At the end the sum of"
                    + " the two marked values is asked for (Bai, Kolter and Koltun, <i>An Empirical Evaluation of Generic Convolutional and Recurrent Networks"
                    + " for Sequence Modeling</i>, arXiv:1803.01271, 2018). Who always answers 1 has a mean squared error of "
                    + AddingBai.PUBLISHED_GUESS
                    + " as published; the variance of the sum of two such values is 1/6, where the guess line is drawn.";
        }

        @Override
        public Recipe recipe() {
            return new Recipe(64, 32, 0.001, 1, 1, 0, 7_000 * 32);
        }

        @Override
        String chosen() {
            return "The rate and the biases are Keras's defaults; nothing was chosen.";
        }

        @Override
        public List<Integer> lengths() {
            return LADDER;
        }

        @Override
        public int shortest() {
            return AddingBai.SHORTEST;
        }

        @Override
        public SequenceTask task(int length) {
            return new AddingBai(length);
        }
    },

    /** {@link TemporalOrder}. */
    TEMPORAL_ORDER {
        @Override
        public String title() {
            return "Temporal order";
        }

        @Override
        String description() {
            return "A sequence of 100 to 110 symbols begins with E, ends with B, and is of a, b, c and d between, but for two places: one from 10 to 20, the"
                    + " other from 50 to 60, which hold X or Y. At the end the order is asked for: XX, XY, YX or YY (Hochreiter and Schmidhuber, <i>Long"
                    + " Short-Term Memory</i>, Neural Computation 9(8), 1997, experiment 6a). Shorter sequences are padded with zeros behind, which the"
                    + " models mask.";
        }

        @Override
        public Recipe recipe() {
            return new Recipe(4, 1, 0.003, 1, 5, -3, 500_000);
        }

        @Override
        public List<Integer> lengths() {
            return List.of(TemporalOrder.SHORTEST);
        }

        @Override
        public int shortest() {
            return TemporalOrder.SHORTEST;
        }

        @Override
        public SequenceTask task(int length) {
            return new TemporalOrder();
        }

        @Override
        OptionalLong published(int length) {
            return OptionalLong.of(31_390);
        }

        @Override
        String publishedNet() {
            return "the paper's mean over 20 trials, with a net of 156 weights without a forget gate";
        }
    };

    private static final List<Integer> LADDER = List.of(20, 50, 100, 200, 400);

    /** Of a page and its figures. */
    public abstract String title();

    /** What is to be learnt and who published it, as HTML. */
    abstract String description();

    /** How it is trained unless told otherwise. */
    public abstract Recipe recipe();

    /** How the recipe was found. */
    String chosen() {
        return "The rate, the batch size and the biases of the gates were chosen for the LSTM at <i>T</i> = 100, on the seeds 101 to 120; that of"
                + " the input gate after a choice without it had failed on the adding problem from four of the seeds 1 to 10.";
    }

    /** The lengths T that are tried unless told otherwise. */
    public abstract List<Integer> lengths();

    /** The shortest T it can have. */
    public abstract int shortest();

    /** The task of one length. */
    public abstract SequenceTask task(int length);

    /** The sequences that the paper's net needed on average, where the paper tells. */
    OptionalLong published(int length) {
        return OptionalLong.empty();
    }

    /** What the published number is. */
    String publishedNet() {
        return "";
    }
}
