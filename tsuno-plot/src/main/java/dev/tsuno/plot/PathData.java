package dev.tsuno.plot;

/**
 * Makes the data of an SVG path shorter: each point is told from the one before, in hundredths of a pixel. The
 * differences are taken of rounded points, so that no error adds up.
 */
final class PathData {
    private static final String COMMANDS = "MLQCZ";

    private final String data;
    private final StringBuilder shorter = new StringBuilder();
    private int at;
    private char last;
    private long x;
    private long y;
    private long startX;
    private long startY;

    private PathData(String data) {
        this.data = data;
    }

    /** The same path as {@code data}, which has the absolute commands M, L, Q, C and Z. */
    static String shorten(String data) {
        PathData path = new PathData(data);
        char command = path.nextCommand();
        while (command != 0) {
            path.segment(command);
            command = path.nextCommand();
        }
        return path.shorter.toString();
    }

    private void segment(char command) {
        if (command == 'Z') {
            shorter.append('z');
            last = command;
            x = startX;
            y = startY;
            return;
        }
        boolean continues = command == last && command != 'M' || command == 'L' && last == 'M';
        shorter.append(continues ? "" : Character.toString(Character.toLowerCase(command)));
        last = command;
        long toX = x;
        long toY = y;
        for (int points = command == 'C' ? 3 : command == 'Q' ? 2 : 1; points > 0; points--) {
            toX = nextHundredths();
            toY = nextHundredths();
            number(toX - x);
            number(toY - y);
        }
        x = toX;
        y = toY;
        if (command == 'M') {
            startX = x;
            startY = y;
        }
    }

    private char nextCommand() {
        skipBlanks();
        return at == data.length() ? 0 : data.charAt(at++);
    }

    private void skipBlanks() {
        while (at < data.length() && data.charAt(at) == ' ') {
            at++;
        }
    }

    private long nextHundredths() {
        skipBlanks();
        int from = at;
        while (at < data.length() && data.charAt(at) != ' ' && COMMANDS.indexOf(data.charAt(at)) < 0) {
            at++;
        }
        return Math.round(100 * Double.parseDouble(data.substring(from, at)));
    }

    private void number(long hundredths) {
        char before = shorter.charAt(shorter.length() - 1);
        if (hundredths >= 0 && !Character.isLetter(before)) {
            shorter.append(' ');
        }
        long whole = Math.abs(hundredths) / 100;
        long part = Math.abs(hundredths) % 100;
        shorter.append(hundredths < 0 ? "-" : "").append(whole == 0 && part != 0 ? "" : Long.toString(whole));
        if (part != 0) {
            shorter.append('.').append(part / 10);
            shorter.append(part % 10 == 0 ? "" : Long.toString(part % 10));
        }
    }
}
