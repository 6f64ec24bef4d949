package dev.tsuno.cli.output;

import dev.tsuno.plot.Figure;

/** A figure of a report: the name of its files, and its heading. */
public record NamedFigure(String name, String title, Figure figure) {}
