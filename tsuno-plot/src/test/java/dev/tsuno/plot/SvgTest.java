package dev.tsuno.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class SvgTest {
    private static final double[] X = Oscillation.X;
    private static final double[] Y = Oscillation.Y;

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static int count(Document svg, String element, String attribute, String value) {
        NodeList all = svg.getElementsByTagName(element);
        int count = 0;
        for (int i = 0; i < all.getLength(); i++) {
            count += inherited((Element) all.item(i), attribute).equals(value) ? 1 : 0;
        }
        return count;
    }

    private static String inherited(Element element, String attribute) {
        if (element.hasAttribute(attribute)) {
            return element.getAttribute(attribute);
        }
        return element.getParentNode() instanceof Element parent ? inherited(parent, attribute) : "";
    }

    @Test
    void the_study_figure_is_paths_alone_and_small() throws Exception {
        String svg = Oscillation.comparison().toSvg();
        Document document = parse(svg);

        for (String element : new String[] {"text", "image", "use", "style", "script", "font"}) {
            assertEquals(0, document.getElementsByTagName(element).getLength(), element);
        }
        assertTrue(svg.length() < 50_000, svg.length() + " bytes");
        assertEquals(svg.length(), svg.chars().filter(c -> c < 128).count());
    }

    @Test
    void the_root_says_what_it_is() throws Exception {
        Element root = parse(new Figure()
                        .plot(Y)
                        .size(320, 200)
                        .title("a < b & \"c\"")
                        .toSvg())
                .getDocumentElement();

        assertEquals("0 0 320 200", root.getAttribute("viewBox"));
        assertEquals("320", root.getAttribute("width"));
        assertEquals("200", root.getAttribute("height"));
        assertEquals("img", root.getAttribute("role"));
        assertEquals("title", root.getFirstChild().getNodeName());
        assertEquals("a < b & \"c\"", root.getFirstChild().getTextContent());
    }

    @Test
    void each_line_is_one_path_of_its_colour_and_one_key_in_the_legend() throws Exception {
        Document svg = parse(Oscillation.comparison().toSvg());

        for (String rgb : new String[] {"rgb(31,119,180)", "rgb(255,127,14)", "rgb(44,160,44)"}) {
            assertEquals(1, count(svg, "path", "stroke", rgb), rgb);
            assertEquals(1, count(svg, "line", "stroke", rgb), rgb);
        }
    }

    @Test
    void the_path_of_a_line_has_every_point() throws Exception {
        Document svg = parse(new Figure().plot(X, Y, s -> s.color("#010203")).toSvg());
        NodeList paths = svg.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            if (inherited(path, "stroke").equals("rgb(1,2,3)")) {
                Matcher numbers = Pattern.compile("-?[0-9.]+").matcher(path.getAttribute("d"));
                assertEquals(2L * X.length, numbers.results().count());
                return;
            }
        }
        throw new AssertionError("no path of this colour");
    }

    @Test
    void equal_figures_are_equal_bytes() {
        assertEquals(Oscillation.comparison().toSvg(), Oscillation.comparison().toSvg());
    }

    @Test
    void ids_differ_between_figures_and_every_reference_has_its_id() {
        Set<String> ids = new HashSet<>();
        int total = 0;
        for (Figure figure : Arrays.asList(Oscillation.comparison(), new Figure().plot(Y))) {
            String svg = figure.toSvg();
            Set<String> own = new HashSet<>();
            Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(svg);
            while (id.find()) {
                own.add(id.group(1));
                total++;
            }
            Pattern.compile("url\\(#([^)]+)\\)")
                    .matcher(svg)
                    .results()
                    .forEach(r -> assertTrue(own.contains(r.group(1)), r.group()));
            ids.addAll(own);
        }
        assertTrue(total > 0);
        assertEquals(total, ids.size());
    }

    @Test
    void a_million_points_make_a_small_picture() {
        double[] walk = Oscillation.walk(1_000_000);
        assertTrue(new Figure().plot(walk).toSvg().length() < 200_000);
        assertTrue(new Figure().scatter(walk, walk, s -> s.marker(".")).toSvg().length() < 1_000_000);
    }

    @Test
    void shortened_path_data_reach_the_same_points() {
        assertEquals("m1 2 .5 0 0-2.25z", PathData.shorten("M1 2 L1.5 2 L1.5 -0.25 Z"));
        assertEquals("m0 0q1 1 2 0 1 1 2 0", PathData.shorten("M0 0 Q1 1 2 0 Q3 1 4 0"));
        assertEquals("m5 5 1 0zm5 5 1 0z", PathData.shorten("M5 5 L6 5 Z M10 10 L11 10 Z"));
    }
}
