package dev.tsuno.plot;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * Words in the normal font, as the outlines of their letters: measured and drawn alike on every surface and at
 * every scale, and without need of a font where an SVG is shown.
 */
final class Words {
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    private Words() {}

    /** {@code raised} is how far the words stand above the baseline. */
    static Outline of(String words, double size, double raised) {
        Font font = Look.font(words, size);
        char[] letters = words.toCharArray();
        Shape outline;
        double width;
        if (words.isBlank()) {
            outline = new Rectangle2D.Double();
            width = font.getStringBounds(words, UNHINTED).getWidth();
        } else if (Font.textRequiresLayout(letters, 0, letters.length)) {
            TextLayout layout = new TextLayout(words, font, UNHINTED);
            outline = layout.getOutline(null);
            width = layout.getAdvance();
        } else {
            GlyphVector glyphs = font.createGlyphVector(UNHINTED, letters);
            outline = glyphs.getOutline();
            width = glyphs.getLogicalBounds().getWidth();
        }
        Rectangle2D ink = outline.getBounds2D();
        return new Outline(
                AffineTransform.getTranslateInstance(0, -raised).createTransformedShape(outline),
                width,
                raised - ink.getMinY(),
                ink.getMaxY() - raised);
    }
}
