/**
 * Figures that look as matplotlib's do, as SVG and PNG, from calls of the same names.
 *
 * <p>{@link dev.tsuno.plot.Figure} gathers what is to be drawn: lines, bands and points (its artists), texts, scales,
 * limits, a legend. Nothing is drawn until a picture is asked for. Then
 *
 * <ul>
 *   <li>{@code Limits} and {@code Scale} choose the view, 5 % wider than the numbers;
 *   <li>{@code LinearTicks}, {@code LinearLabels} and {@code LogTicks} choose the ticks and how they are written, by the
 *       rules of matplotlib 3.11 (a table of its choices is among the tests);
 *   <li>{@code Canvas} has JFreeChart lay out the axes, the frame and the grid, and the artists draw themselves within;
 *   <li>{@code Png} and {@code Svg} offer the surface: Java's own for a bitmap, Batik's for a document of paths.
 * </ul>
 *
 * <p>{@link dev.tsuno.plot.ModelDiagram} draws a model: {@code ModelBoxes} makes boxes and arrows of its layers, {@code LayeredLayout} places
 * them.
 *
 * <p>All text is set as outlines: {@code Words} in the normal font, {@code Formula} by JLaTeXMath. So both pictures are
 * laid out alike to the last point, at every scale, and an SVG needs no font where it is shown.
 *
 * <p>Some choices that are meant so:
 *
 * <ul>
 *   <li>The margins are those of matplotlib's tight layout, not its default, which cuts long labels off.
 *   <li>A figure is 100 pixels to the inch. Line widths and marker sizes are in points, as in matplotlib.
 *   <li>Long lines are thinned to what can be seen ({@code Trace}), so a million points make a picture of some kB.
 *   <li>The ids inside of an SVG come from its content: equal figures are equal bytes, and several can stand in one page.
 * </ul>
 *
 * <p>No display is needed, but Java needs fontconfig and a font to set text: {@link dev.tsuno.plot.FontCheck} tells.
 */
@NullMarked
package dev.tsuno.plot;

import org.jspecify.annotations.NullMarked;
