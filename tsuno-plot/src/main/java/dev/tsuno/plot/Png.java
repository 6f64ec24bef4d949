package dev.tsuno.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A figure or diagram as a bitmap. */
final class Png {
    private Png() {}

    static byte[] of(Figure figure, double scale) {
        return of(new Drawing(figure.width, figure.height, figure.title, new Canvas(figure)::draw), scale);
    }

    static byte[] of(Drawing drawing, double scale) {
        double width = drawing.width() * scale;
        double height = drawing.height() * scale;
        if (!(width >= 1 && height >= 1 && width * height <= 400e6)) {
            throw new IllegalArgumentException("scale " + scale + " makes of a figure of " + drawing.width() + " x "
                    + drawing.height() + " a picture of " + width + " x " + height
                    + " pixels. Take one that makes at least one pixel and at most 400 million.");
        }
        BufferedImage image =
                new BufferedImage((int) Math.round(width), (int) Math.round(height), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(image.getWidth() / (double) drawing.width(), image.getHeight() / (double) drawing.height());
        drawing.draw().accept(g);
        g.dispose();

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
