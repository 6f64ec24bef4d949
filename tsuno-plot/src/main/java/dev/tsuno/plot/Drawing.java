package dev.tsuno.plot;

import java.awt.Graphics2D;
import java.util.function.Consumer;

/** What can become a picture: a size in pixels, what a screen reader says, and how it is drawn. */
record Drawing(int width, int height, String title, Consumer<Graphics2D> draw) {}
