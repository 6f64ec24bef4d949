package dev.tsuno.plot;

import java.awt.Dimension;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A figure or diagram as an SVG document. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    private Svg() {}

    static String of(Figure figure) {
        return of(new Drawing(figure.width, figure.height, title(figure), new Canvas(figure)::draw));
    }

    static String of(Drawing drawing) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(DECIMALS);
        SVGGraphics2D g = new SVGGraphics2D(context, false);
        g.setSVGCanvasSize(new Dimension(drawing.width(), drawing.height()));
        drawing.draw().accept(g);

        Element root = g.getRoot();
        root.setAttribute("xmlns", NAMESPACE);
        root.setAttribute("viewBox", "0 0 " + drawing.width() + " " + drawing.height());
        root.setAttribute("role", "img");
        Element title = root.getOwnerDocument().createElementNS(NAMESPACE, "title");
        title.setTextContent(drawing.title());
        root.insertBefore(title, root.getFirstChild());
        return SvgText.of(root);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK has no XML documents.", e);
        }
    }

    /** What a screen reader says. */
    private static String title(Figure figure) {
        return figure.title.isEmpty() ? "Figure" : figure.title;
    }
}
