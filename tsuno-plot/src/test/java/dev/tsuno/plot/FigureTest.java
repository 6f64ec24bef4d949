package dev.tsuno.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FigureTest {
    private static BufferedImage image(Figure figure, double scale) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(figure.toPng(scale)));
    }

    private static void assertMessage(String message, Executable wrong) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, wrong).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void a_png_has_its_scale_times_the_figure_s_size(double scale) throws IOException {
        BufferedImage image = image(new Figure().plot(Oscillation.Y).size(640, 480), scale);
        assertEquals(640 * scale, image.getWidth());
        assertEquals(480 * scale, image.getHeight());
    }

    @Test
    void the_picture_shows_the_colours_of_its_lines() throws IOException {
        BufferedImage image = image(new Figure().plot(new double[] {1, 1}).axhline(2, s -> s.color("r")), 2);
        boolean blue = false;
        boolean red = false;
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            blue |= (pixel & 0xffffff) == 0x1f77b4;
            red |= (pixel & 0xffffff) == 0xff0000;
        }
        assertTrue(blue);
        assertTrue(red);
    }

    @Test
    void nothing_touches_the_border_of_the_picture() throws IOException {
        Figure crowded = new Figure()
                .plot(new double[] {-123456.7, 1e-3}, new double[] {-1e-7, 3e-7}, s -> s.label("label"))
                .xlim(-1000, 1_000_000)
                .title("Title $\\sum_i x_i$")
                .xlabel("x label")
                .ylabel("$\\frac{a}{b}$")
                .legend();
        for (Figure figure : List.of(crowded, Oscillation.comparison().size(300, 200))) {
            BufferedImage image = image(figure, 1);
            for (int i = 0; i < image.getWidth(); i++) {
                assertEquals(0xffffffff, image.getRGB(i, 0));
                assertEquals(0xffffffff, image.getRGB(i, image.getHeight() - 1));
            }
            for (int i = 0; i < image.getHeight(); i++) {
                assertEquals(0xffffffff, image.getRGB(0, i));
                assertEquals(0xffffffff, image.getRGB(image.getWidth() - 1, i));
            }
        }
    }

    @Test
    void equal_figures_make_equal_pngs() {
        assertArrayEquals(
                Oscillation.comparison().toPng(2), Oscillation.comparison().toPng(2));
    }

    @Test
    void arrays_may_be_used_again_after_they_were_given() {
        double[] y = Oscillation.Y.clone();
        Figure figure = new Figure().plot(y).plot(y, y).fillBetween(y, y, y);
        String before = figure.toSvg();
        java.util.Arrays.fill(y, 0);
        assertEquals(before, figure.toSvg());
    }

    @Test
    void arrays_of_numpys_kind_and_lists_make_the_lines_of_their_elements() {
        double[] x = {0, 1, 4};
        double[] y = {3, 1, 2};
        Figure figure = new Figure().plot(x, y, s -> s.label("a")).plot(y);
        Figure same = new Figure()
                .plot(NDArray.of(x), NDArray.of(y).reshape(3, 1), s -> s.label("a"))
                .plot(List.of(3.0, 1.0, 2.0));
        assertEquals(figure.toSvg(), same.toSvg());
    }

    @Test
    void empty_and_single_valued_series_are_drawn() {
        for (double[] y : new double[][] {{}, {3}, {0, 0}, {Double.NaN}, {-1, -2}}) {
            for (String scale : new String[] {"linear", "log"}) {
                Figure figure = new Figure()
                        .plot(y, s -> s.label("y"))
                        .fillBetween(y, y, y)
                        .scatter(y, y)
                        .yscale(scale)
                        .xscale(scale)
                        .legend();
                assertTrue(figure.toSvg().endsWith("</svg>\n"));
                assertTrue(figure.toPng(1).length > 0);
            }
        }
        assertTrue(new Figure().legend().toPng(1).length > 0);
        assertTrue(new Figure().size(1, 1).plot(Oscillation.Y).toPng(1).length > 0);
    }

    @Test
    void extreme_values_are_drawn() {
        for (double[] y :
                new double[][] {{-1e300, 1e300}, {1e299, 3e299}, {Double.MIN_VALUE, 0}, {1, Math.nextUp(1.0)}}) {
            for (String scale : new String[] {"linear", "log"}) {
                assertTrue(new Figure().plot(y).yscale(scale).toSvg().length() > 0);
                assertTrue(new Figure()
                                .xlim(1, Math.nextUp(1.0))
                                .xscale(scale)
                                .toSvg()
                                .length()
                        > 0);
            }
        }
    }

    @Test
    void labels_that_begin_with_an_underscore_are_left_out_of_the_legend() {
        Figure figure = new Figure().plot(Oscillation.Y, s -> s.label("_y")).legend();
        assertEquals(new Figure().plot(Oscillation.Y).toSvg(), figure.toSvg());
    }

    @Test
    void a_legend_stands_where_it_hides_least() {
        String rising = new Figure()
                .plot(new double[] {0, 1, 2}, s -> s.label("y"))
                .legend()
                .toSvg();
        assertEquals(
                new Figure()
                        .plot(new double[] {0, 1, 2}, s -> s.label("y"))
                        .legend("upper left")
                        .toSvg(),
                rising);
    }

    @Test
    void formulas_are_not_words() {
        assertNotEquals(
                new Figure().title("$x$").toPng(1).length,
                new Figure().title("x").toPng(1).length);
        String price = new Figure().title("5 $").toSvg().replaceAll("<title>.*?</title>", "");
        String escaped = new Figure().title("5 \\$").toSvg().replaceAll("<title>.*?</title>", "");
        assertEquals(price.replaceAll("f[0-9a-z]+-", ""), escaped.replaceAll("f[0-9a-z]+-", ""));
    }

    @Test
    void different_lengths_are_named() {
        assertMessage(
                "plot \"loss\" (series 1): x has 2 values, y has 3. Give both the same number.",
                () -> new Figure().plot(new double[2]).plot(new double[2], new double[3], s -> s.label("loss")));
        assertMessage(
                "fillBetween (series 0): x has 2 values, upper has 1. Give both the same number.",
                () -> new Figure().fillBetween(new double[2], new double[2], new double[1]));
    }

    @Test
    void an_infinite_value_is_named() {
        assertMessage(
                "scatter (series 0): y[1] is -Infinity. A figure shows values from -1e300 to 1e300; give NaN for a gap.",
                () -> new Figure().scatter(new double[2], new double[] {0, Double.NEGATIVE_INFINITY}));
        assertMessage(
                "axhline (series 0): y[0] is Infinity. A figure shows values from -1e300 to 1e300; give NaN for a gap.",
                () -> new Figure().axhline(Double.POSITIVE_INFINITY));
    }

    @Test
    void wrong_tex_is_named_with_its_place() {
        assertMessage(
                "The formula \"\\frac{x}{\", at position 5 of the text \"bad $\\frac{x}{$\", is not valid TeX: "
                        + "the brace '{' at its position 8 is not closed.",
                () -> new Figure().title("bad $\\frac{x}{$").toSvg());
        assertMessage(
                "The formula \"\\foo x\", at position 1 of the text \"$\\foo x$\", is not valid TeX: "
                        + "Unknown symbol or command or predefined TeXFormula: 'foo'.",
                () -> new Figure()
                        .plot(Oscillation.Y, s -> s.label("$\\foo x$"))
                        .legend()
                        .toPng(1));
    }

    @Test
    void wrong_words_list_the_known_ones() {
        assertMessage(
                "legend place \"top\" is not known. Give one of \"upper right\", \"upper left\", \"lower left\", "
                        + "\"lower right\", \"center left\", \"center right\", \"lower center\", \"upper center\", "
                        + "\"center\", \"best\".",
                () -> new Figure().legend("top"));
        assertMessage("scale \"cubic\" is not known. Give \"linear\" or \"log\".", () -> new Figure().yscale("cubic"));
        assertMessage(
                "lineStyle \"=\" is not known. Give one of \"-\" (solid), \"--\" (dashed), \"-.\" (dashdot), "
                        + "\":\" (dotted), \"none\".",
                () -> new Figure().plot(new double[1], s -> s.lineStyle("=")));
        assertThrows(IllegalArgumentException.class, () -> new Figure().plot(new double[1], s -> s.color("C")));
        assertThrows(IllegalArgumentException.class, () -> new Figure().plot(new double[1], s -> s.marker("q")));
        assertThrows(IllegalArgumentException.class, () -> new Figure().plot(new double[1], s -> s.alpha(1.1)));
        assertThrows(IllegalArgumentException.class, () -> new Figure().xlim(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Figure().toPng(0));
        assertMessage(
                "ylim of a log axis takes values above 0, got -1.0 and 1.0.",
                () -> new Figure().ylim(-1, 1).yscale("log").toSvg());
    }

    @Test
    void files_are_written_whole_by_their_ending(@TempDir Path folder) throws IOException {
        Figure figure = new Figure().plot(Oscillation.Y);
        Path svg = folder.resolve("a.svg");
        Files.writeString(svg, "old");
        figure.save(svg);
        figure.save(folder.resolve("a.PNG"));
        figure.savePng(folder.resolve("a@2x.png"), 2);

        assertEquals(figure.toSvg(), Files.readString(svg));
        assertArrayEquals(figure.toPng(1), Files.readAllBytes(folder.resolve("a.PNG")));
        assertArrayEquals(figure.toPng(2), Files.readAllBytes(folder.resolve("a@2x.png")));
        assertThrows(IllegalArgumentException.class, () -> figure.save(folder.resolve("a.pdf")));
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
        assertThrows(IOException.class, () -> figure.save(folder.resolve("none/a.svg")));
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void this_machine_can_draw() {
        assertEquals(java.util.Optional.empty(), FontCheck.problem());
    }
}
