package dev.tsuno.plot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/** TeX formulas as outlines. JLaTeXMath and its fonts are loaded with the first formula, not before. */
final class Formula {
    /** TeX's letters are smaller than those of DejaVu Sans of the same size. */
    private static final double SIZE_BESIDE_WORDS = 1.2;

    private Formula() {}

    static {
        // The formulas' fonts stay out of the list of fonts that other code of this process sees.
        TeXFormula.registerFonts(false);
    }

    /** The formula {@code tex}, which begins at {@code position} of {@code text}. JLaTeXMath's tables are shared. */
    static synchronized Outline of(String tex, String text, int position, double textSize) {
        double size = SIZE_BESIDE_WORDS * textSize;
        String unbalanced = unbalanced(tex);
        if (unbalanced != null) {
            throw invalid(tex, text, position, unbalanced, null);
        }
        try {
            Box box = new TeXFormula(tex)
                    .createTeXIcon(TeXConstants.STYLE_TEXT, (float) size)
                    .getBox();
            OutlineGraphics drawing = new OutlineGraphics();
            drawing.scale(size, size);
            box.draw(drawing, 0, 0);
            return new Outline(drawing.outline(), box.getWidth() * size, box.getHeight() * size, box.getDepth() * size);
        } catch (RuntimeException e) {
            // Beside its ParseException, JLaTeXMath meets odd input with index and null pointer exceptions.
            String reason = e.getMessage() == null
                    ? "it cannot be read"
                    : e.getMessage().strip();
            throw invalid(tex, text, position, reason, e);
        }
    }

    private static IllegalArgumentException invalid(
            String tex, String text, int position, String reason, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The formula \"" + tex + "\", at position " + position + " of the text \"" + text
                        + "\", is not valid TeX: " + reason.replaceFirst("[.!]+$", "") + ".",
                cause);
    }

    /** What is wrong with the braces, where JLaTeXMath would close them itself; or null. */
    private static @Nullable String unbalanced(String tex) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tex.length(); i++) {
            char c = tex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                open.push(i);
            } else if (c == '}' && open.poll() == null) {
                return "the brace '}' at its position " + i + " closes none";
            }
        }
        return open.isEmpty() ? null : "the brace '{' at its position " + open.peek() + " is not closed";
    }
}
