package dev.tsuno.plot;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Whether this machine can draw figures: Java sets text only where fontconfig and a font are installed. */
public final class FontCheck {
    private FontCheck() {}

    /** Empty if figures can be drawn, otherwise one line that says what to install. Drawing one then says the same. */
    public static Optional<String> problem() {
        return Answer.PROBLEM;
    }

    /** Asked once: a second try in the same process would fail in other ways. */
    private static final class Answer {
        static final Optional<String> PROBLEM = drawOneLetter();
    }

    private static Optional<String> drawOneLetter() {
        try {
            BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setColor(Color.WHITE);
            Words.of("x", 30, 0).draw(g, 8, 24);
            g.dispose();
            for (int pixel : image.getRGB(0, 0, 32, 32, null, 0, 32)) {
                if ((pixel & 0xffffff) != 0) {
                    return Optional.empty();
                }
            }
            return Optional.of("Figures cannot be drawn: there is no font. " + install());
        } catch (AWTError e) {
            return Optional.of("Figures cannot be drawn: the display that DISPLAY names cannot be reached. "
                    + "Unset DISPLAY or run java with -Djava.awt.headless=true.");
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // By Java's version and by what is missing (fontconfig, its settings, FreeType, a font) these are
            // InternalError, RuntimeException, UnsatisfiedLinkError, NoClassDefFoundError or a plain Error.
            return Optional.of("Figures cannot be drawn: Java finds no fonts. " + install());
        }
    }

    private static String install() {
        return "Install fontconfig, FreeType and a font; on Debian and Ubuntu: "
                + "apt-get install fontconfig libfreetype6 fonts-dejavu-core";
    }
}
