package dev.tsuno.plot;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * An SVG tree as text: compact, the same for the same tree, without declarations that would be wrong inside of HTML,
 * and with ids of its own.
 */
final class SvgText {
    /** What says nothing where there are paths only. */
    private static final Set<String> NEEDLESS = Set.of(
            "color-interpolation",
            "color-rendering",
            "image-rendering",
            "shape-rendering",
            "text-rendering",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "xmlns:xlink");

    /** Stands for what makes ids unique until the content is known, from which it is computed. */
    private static final String UNIQUE = "\u0000";

    private final StringBuilder text = new StringBuilder();

    private SvgText() {}

    static String of(Element root) {
        SvgText svg = new SvgText();
        svg.element(root);
        CRC32 content = new CRC32();
        content.update(svg.text.toString().getBytes(StandardCharsets.UTF_8));
        return svg.text.toString().replace(UNIQUE, "f" + Long.toString(content.getValue(), 36) + "-") + "\n";
    }

    private void element(Element element) {
        String name = element.getTagName();
        if (!element.hasChildNodes() && (name.equals("g") || name.equals("defs"))) {
            return;
        }
        text.append('<').append(name);
        attributes(element).forEach((key, value) -> {
            text.append(' ').append(key).append("=\"");
            escaped(value);
            text.append('"');
        });
        if (!element.hasChildNodes()) {
            text.append("/>");
            return;
        }
        text.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                element(inner);
            } else {
                escaped(child.getTextContent());
            }
        }
        text.append("</").append(name).append('>');
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> sorted = new TreeMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String name = attribute.getName();
            String value = attribute.getValue();
            if (name.equals("d")) {
                value = PathData.shorten(value);
            } else if (name.equals("id")) {
                value = UNIQUE + value;
            } else if (value.startsWith("url(#")) {
                value = value.replace("#", "#" + UNIQUE);
            }
            if (!NEEDLESS.contains(name)) {
                sorted.put(name, value);
            }
        }
        return sorted;
    }

    private void escaped(String value) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(c);
            }
        });
    }
}
