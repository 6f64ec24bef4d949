package dev.tsuno.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import org.apache.batik.ext.awt.g2d.AbstractGraphics2D;
import org.apache.batik.ext.awt.g2d.GraphicContext;

/** Gathers the outline of all that is drawn on it; pictures are not. */
final class OutlineGraphics extends AbstractGraphics2D {
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    private final Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);

    OutlineGraphics() {
        super(true);
        gc = new GraphicContext();
    }

    Path2D outline() {
        return outline;
    }

    @Override
    public void fill(Shape shape) {
        outline.append(shape.getPathIterator(getTransform()), false);
    }

    @Override
    public void draw(Shape shape) {
        fill(getStroke().createStrokedShape(shape));
    }

    @Override
    public void drawString(String text, float x, float y) {
        fill(getFont().createGlyphVector(UNHINTED, text).getOutline(x, y));
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw new UnsupportedOperationException("attributed text");
    }

    @Override
    public Graphics create() {
        throw new UnsupportedOperationException("create");
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        throw new UnsupportedOperationException("font metrics");
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw new UnsupportedOperationException("device");
    }

    @Override
    public void dispose() {}

    @Override
    public void setXORMode(Color color) {}

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {}

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        return true;
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {}

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {}
}
