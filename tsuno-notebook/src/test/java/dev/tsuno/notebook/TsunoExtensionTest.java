package dev.tsuno.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.History;
import dev.tsuno.layers.Dense;
import dev.tsuno.layers.Input;
import dev.tsuno.layers.LSTM;
import dev.tsuno.models.Sequential;
import dev.tsuno.plot.Figure;
import dev.tsuno.plot.ModelDiagram;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TsunoExtensionTest {
    private final TestKernel kernel = new TestKernel();
    private final Extension extension =
            ServiceLoader.load(Extension.class).findFirst().orElseThrow();

    TsunoExtensionTest() {
        kernel.with(extension);
    }

    @AfterEach
    void end() {
        extension.uninstall(kernel);
    }

    private DisplayData shown(Object value) {
        return kernel.getRenderer().render(value);
    }

    private static String text(DisplayData data, MIMEType type) {
        return assertInstanceOf(String.class, data.getData(type), type.toString());
    }

    private static Sequential model() {
        Sequential model = new Sequential(
                Input.of(20, 1), new LSTM(40).returnSequences(true).name("lstm"), new Dense(1).name("dense"));
        model.name("study").compile(c -> c.optimizer("sgd").loss("mse"));
        return model;
    }

    private static void assertPicture(DisplayData data, int width, int height) throws IOException {
        String svg = text(data, MIMEType.IMAGE_SVG);
        assertTrue(svg.startsWith("<svg"), svg.substring(0, 40));
        assertTrue(svg.contains("viewBox=\"0 0 " + width + " " + height + "\""), svg.substring(0, 200));
        byte[] png = Base64.getDecoder().decode(text(data, MIMEType.IMAGE_PNG));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(List.of(2 * width, 2 * height), List.of(image.getWidth(), image.getHeight()));
    }

    @Test
    void a_figure_is_svg_and_a_sharp_png_and_text() throws IOException {
        Figure figure = new Figure().plot(new double[] {1, 3, 2}).size(400, 300);
        DisplayData data = shown(figure);
        assertPicture(data, 400, 300);
        assertEquals(figure.toSvg(), data.getData(MIMEType.IMAGE_SVG));
        assertEquals("Figure(400 x 300, 1 series)", data.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void a_png_says_at_what_size_it_is_to_be_shown() throws IOException {
        DisplayData data = shown(new Figure().size(400, 300));
        // The kernel keeps the metadata to itself; it writes them into its messages as JSON.
        String json = new com.google.gson.Gson().toJson(data);
        assertTrue(
                json.contains("\"image/png\":{\"width\":400,\"height\":300}")
                        || json.contains("\"image/png\":{\"height\":300,\"width\":400}"),
                json.substring(json.length() - 300));
    }

    @Test
    void one_of_the_two_pictures_can_be_asked_for() {
        DisplayData data = kernel.getRenderer().renderAs(new Figure(), "image/png");
        assertTrue(data.hasDataForType(MIMEType.IMAGE_PNG));
        assertFalse(data.hasDataForType(MIMEType.IMAGE_SVG));
    }

    @Test
    void a_diagram_of_a_model_is_a_picture() throws IOException {
        ModelDiagram diagram = ModelDiagram.of(model()).showShapes(true);
        String svg = diagram.toSvg();
        int width = Integer.parseInt(svg.replaceFirst("(?s).*?viewBox=\"0 0 (\\d+) (\\d+)\".*", "$1"));
        int height = Integer.parseInt(svg.replaceFirst("(?s).*?viewBox=\"0 0 (\\d+) (\\d+)\".*", "$2"));
        assertPicture(shown(diagram), width, height);
    }

    @Test
    void an_array_is_what_numpy_writes() {
        assertEquals("array([1., 2.], dtype=float32)", shown(NDArray.of(1f, 2f)).getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void a_model_is_its_summary_and_so_is_what_summary_prints() {
        Sequential model = model();
        model.summary();
        for (DisplayData data : List.of(shown(model), kernel.displayed.get(0))) {
            assertEquals(model.summaryText(), data.getData(MIMEType.TEXT_PLAIN));
            String html = text(data, MIMEType.TEXT_HTML);
            assertEquals(model.summaryText().strip(), unmarked(html).strip());
            assertTrue(html.contains("lstm (<span style=\"color:#0087ff\">LSTM</span>)"), html);
            assertTrue(html.contains("<span style=\"color:#00af00\">6,720</span> │"), html);
            assertTrue(html.contains("<b>Model: \"study\"</b>"), html);
        }
    }

    private static String unmarked(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    @Test
    void a_history_is_a_figure_of_its_losses_and_a_table_of_all() throws IOException {
        History history = new History();
        history.onEpochEnd(0, Map.of("loss", 0.5, "val_loss", 2e-4, "accuracy", 0.25));
        history.onEpochEnd(1, Map.of("loss", 0.125, "val_loss", 3e-4, "accuracy", 0.75));
        DisplayData data = shown(history);
        assertPicture(data, 640, 480);
        List<String> lines = text(data, MIMEType.TEXT_PLAIN).lines().sorted().toList();
        assertEquals(
                List.of(
                        "               first        last       least",
                        "History of 2 epochs",
                        "accuracy      0.2500      0.7500      0.2500",
                        "loss          0.5000      0.1250      0.1250",
                        "val_loss  2.0000e-04  3.0000e-04  2.0000e-04"),
                lines);
    }

    @Test
    void histories_without_a_finite_loss_are_drawn() throws IOException {
        History history = new History();
        assertPicture(shown(history), 640, 480);
        history.onEpochEnd(0, Map.of("loss", Double.NaN));
        history.onEpochEnd(1, Map.of("loss", Double.POSITIVE_INFINITY));
        assertPicture(shown(history), 640, 480);
    }

    @Test
    void the_magic_line_makes_the_imports() throws Exception {
        kernel.getMagicsRegistry().evalLineMagic(kernel, "tsuno", List.of());
        assertEquals(List.of(TsunoExtension.imports()), kernel.evaluated);
    }

    @Test
    void the_imports_are_right_and_leave_no_doubt_about_the_names_of_layers() throws IOException {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            for (String line : TsunoExtension.imports().lines().toList()) evaluate(shell, line);
            for (String name : new String[] {"LSTM", "Adam", "EarlyStopping", "Figure", "Dataset", "Activation", "Add"})
                evaluate(shell, name + " a" + name + ";");
        }
    }

    private static void evaluate(JShell shell, String code) {
        for (SnippetEvent event : shell.eval(code)) {
            assertEquals(
                    Snippet.Status.VALID,
                    event.status(),
                    () -> code + ": " + shell.diagnostics(event.snippet()).toList());
        }
    }
}
