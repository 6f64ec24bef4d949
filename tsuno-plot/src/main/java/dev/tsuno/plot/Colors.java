package dev.tsuno.plot;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;

/** Colours by matplotlib's names: {@code C0}, {@code tab:blue}, {@code k}, {@code red}, {@code #1f77b4}, {@code 0.5}. */
final class Colors {
    private static final Map<String, Integer> NAMED = new LinkedHashMap<>();
    private static final int[] CYCLE = {
        0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22, 0x17becf
    };

    static {
        String[] tab = {"blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan"};
        for (int i = 0; i < tab.length; i++) {
            NAMED.put("tab:" + tab[i], CYCLE[i]);
        }
        NAMED.put("tab:grey", 0x7f7f7f);
        name(0x0000ff, "b", "blue");
        name(0x008000, "g", "green");
        name(0xff0000, "r", "red");
        name(0x00bfbf, "c");
        name(0xbf00bf, "m");
        name(0xbfbf00, "y");
        name(0x000000, "k", "black");
        name(0xffffff, "w", "white");
        name(0x00ffff, "cyan", "aqua");
        name(0xff00ff, "magenta", "fuchsia");
        name(0xffff00, "yellow");
        name(0x808080, "gray", "grey");
        name(0xd3d3d3, "lightgray", "lightgrey");
        name(0xa9a9a9, "darkgray", "darkgrey");
        name(0xffa500, "orange");
        name(0x800080, "purple");
        name(0xa52a2a, "brown");
        name(0xffc0cb, "pink");
        name(0x808000, "olive");
        name(0x000080, "navy");
        name(0x008080, "teal");
        name(0x00ff00, "lime");
        name(0x800000, "maroon");
        name(0xc0c0c0, "silver");
        name(0xffd700, "gold");
        name(0x4682b4, "steelblue");
        name(0xdc143c, "crimson");
        name(0x87ceeb, "skyblue");
    }

    private Colors() {}

    private static void name(int rgb, String... names) {
        for (String name : names) {
            NAMED.put(name, rgb);
        }
    }

    /** The colour of the series {@code index}: matplotlib's cycle of ten. */
    static Color cycle(int index) {
        return new Color(CYCLE[index % CYCLE.length]);
    }

    static Color named(String name) {
        Integer rgb = NAMED.get(name);
        if (rgb != null) {
            return new Color(rgb);
        }
        if (name.matches("C\\d{1,6}")) {
            return cycle(Integer.parseInt(name.substring(1)));
        }
        if (name.matches("#[0-9a-fA-F]{6}")) {
            return new Color(Integer.parseInt(name.substring(1), 16));
        }
        if (name.matches("#[0-9a-fA-F]{3}")) {
            int digits = Integer.parseInt(name.substring(1), 16);
            return new Color(17 * (digits >> 8), 17 * (digits >> 4 & 15), 17 * (digits & 15));
        }
        if (name.matches("0?\\.\\d+|[01]|1\\.0*|0\\.")) {
            float gray = Float.parseFloat(name);
            return new Color(gray, gray, gray);
        }
        throw new IllegalArgumentException(
                "color \"" + name + "\" is not known. Give one of the cycle (\"C0\" to \"C9\"), "
                        + "\"#rrggbb\", a gray from \"0\" (black) to \"1\", or one of "
                        + String.join(", ", NAMED.keySet()) + ".");
    }
}
