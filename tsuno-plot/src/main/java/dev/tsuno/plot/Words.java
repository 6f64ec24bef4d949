package dev.tsuno.plot;

import java.awt.Font;
import java.awt.Graphics2D;
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
record Words(Shape outline, double width, double ascent, double descent) implements Text.Run {
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    /** {@code raised} is how far the words stand above the baseline. */
    static Words of(String words, double size, double raised) {
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
        return new Words(move(outline, 0, -raised), width, -ink.getMinY() + raised, ink.getMaxY() - raised);
    }

    @Override
    public void draw(Graphics2D g, double x, double baseline) {
        g.fill(move(outline, x, baseline));
    }

    private static Shape move(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }
}
