package dev.tsuno.notebook;

import dev.tsuno.array.NDArray;
import dev.tsuno.callbacks.History;
import dev.tsuno.callbacks.ProgressDisplay;
import dev.tsuno.models.Model;
import dev.tsuno.models.SummaryOptions;
import dev.tsuno.plot.Figure;
import dev.tsuno.plot.ModelDiagram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * What the kernel loads when it finds this module. As the last value of a cell, or given to the kernel's {@code display},
 *
 * <ul>
 *   <li>a {@link Figure} and a {@link ModelDiagram} are a picture, in SVG and in PNG, since some viewers drop one of them;
 *   <li>a {@link Model} is its summary, in Keras's colours, as is what {@code model.summary()} prints;
 *   <li>an {@link NDArray} is what NumPy writes for it;
 *   <li>a {@link History} is a figure of its losses, and in text a table of its first, last and least values.
 * </ul>
 */
public final class TsunoExtension implements Extension {
    /** Pixels of a PNG for one of the picture's, so that it is sharp. */
    private static final int SCALE = 2;

    /** Loaded by the kernel. */
    public TsunoExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        pictures(renderer, Figure.class)
                .register((figure, to) -> picture(to, figure::toSvg, () -> figure.toPng(SCALE), figure::toString));
        pictures(renderer, ModelDiagram.class)
                .register((diagram, to) ->
                        picture(to, diagram::toSvg, diagram.dpi(100 * SCALE)::toPng, () -> "ModelDiagram"));
        pictures(renderer, History.class).register((history, to) -> {
            Figure losses = HistoryView.figure(history);
            picture(to, losses::toSvg, () -> losses.toPng(SCALE), () -> HistoryView.table(history));
        });
        renderer.createRegistration(Model.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((model, to) -> to.getOutputContainer().assign(summary(model.summaryText())));
        renderer.createRegistration(NDArray.class)
                .preferring(MIMEType.TEXT_PLAIN)
                .register((array, to) -> to.renderIfRequested(MIMEType.TEXT_PLAIN, () -> array.repr()));

        kernel.getMagicsRegistry().registerLineMagic("tsuno", (k, arguments) -> k.evalRaw(imports()));
        SummaryOptions.defaultPrintFn(text -> {
            System.out.flush(); // what was printed before stands before
            kernel.display(summary(text));
        });
        ProgressDisplay.use(() -> new NotebookProgress(kernel.getIO().display));
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        SummaryOptions.defaultPrintFn(null);
        ProgressDisplay.useProgbar();
    }

    /** The imports of {@code %tsuno}, and of {@code ./tsuno jshell}. Not {@code losses} and {@code metrics}: they share names. */
    static String imports() throws IOException {
        try (InputStream in = TsunoExtension.class.getResourceAsStream("imports.jsh")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DisplayData summary(String text) {
        DisplayData data = new DisplayData(text);
        data.putHTML(SummaryView.html(text));
        return data;
    }

    private static <T> Renderer.RenderRegistration<T> pictures(Renderer renderer, Class<T> type) {
        return renderer.createRegistration(type)
                .preferring(MIMEType.IMAGE_SVG, MIMEType.IMAGE_PNG)
                .supporting(MIMEType.TEXT_PLAIN);
    }

    private static void picture(RenderContext to, Supplier<String> svg, Supplier<byte[]> png, Supplier<String> text) {
        to.renderIfRequested(MIMEType.IMAGE_SVG, () -> svg.get());
        to.renderIfRequested(MIMEType.IMAGE_PNG, (type, out) -> {
            byte[] bytes = png.get();
            ByteBuffer file = ByteBuffer.wrap(bytes); // width and height are the first numbers in a PNG
            out.putData(
                    type,
                    Base64.getEncoder().encodeToString(bytes),
                    Map.of("width", file.getInt(16) / SCALE, "height", file.getInt(20) / SCALE));
        });
        to.renderIfRequested(MIMEType.TEXT_PLAIN, () -> text.get());
    }
}
