package dev.tsuno.notebook;

/** Text whose characters stand in columns, as HTML. */
final class Preformatted {
    /** As Keras's summaries: lines that touch, so that those of a table have no gaps. */
    static final String BEGIN =
            "<pre style=\"margin:0;padding-bottom:3px;white-space:pre;overflow-x:auto;line-height:normal;"
                    + "font-family:Menlo,'DejaVu Sans Mono',consolas,'Courier New',monospace\">";

    static final String END = "</pre>";

    private Preformatted() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
