"""Writes Tiles.java and TransposedTiles.java, the register tiles of the vector kernels.

Run in this folder: python3 tiles.py
A tile keeps R rows by V vectors of C in registers, adds the products in rising k, and stores them. The two files differ in how A is read:
Tiles go along its rows, TransposedTiles down its columns. After a change of text here, format with: mvn spotless:apply
"""

from pathlib import Path

TARGET = Path(__file__).parent.parent / "java/dev/tsuno/kernels/vector"

# vectors of a tile -> its row counts, largest first; with 16 registers no tile beyond the second number is used
TILES = {5: [4, 3, 2, 1], 4: [5, 4, 3, 2, 1], 2: [5, 4, 3, 2, 1], 1: [8, 4, 2, 1]}
TRANSPOSED = {5: [4, 3, 2, 1], 4: [4, 3, 2, 1], 2: [4, 3, 2, 1], 1: [8, 4, 2, 1]}
FEW = {5: 2, 4: 2, 2: 5, 1: 8}


def at(base, v):
    return base if v == 0 else f"{base} + L" if v == 1 else f"{base} + {v} * L"


# Tiles that would be small enough to be inlined into each other take several k at once, until they are too big for that: 325 bytes of code.
UNROLL = {(1, 5): 2, (1, 4): 2, (3, 2): 2, (2, 2): 4, (1, 2): 4, (4, 1): 2, (2, 1): 4, (1, 1): 8}


def sums(rows, vectors, transposed, u):
    """the products of one k, the u-th of those taken at once"""
    out = []
    more = f" + {u}" if u else ""
    suffix = f"u{u}" if u else ""
    if u:
        out.append(f"            int q{suffix} = q + {u} * ldb;")
        if transposed:
            out.append(f"            int p{suffix} = p + {u} * lda;")
    for v in range(vectors):
        out.append(f"            FloatVector w{v}{suffix} = load(b, {at(f'q{suffix}', v)});")
    for r in range(rows):
        where = (f"p{suffix} + {r}" if r else f"p{suffix}") if transposed else f"a{r} + k{more}"
        declared = "FloatVector " if r == 0 else ""
        out.append(f"            {declared}x{suffix} = splat(a[{where}]);")
        for v in range(vectors):
            out.append(f"            s{r}{v} = x{suffix}.fma(w{v}{suffix}, s{r}{v});")
    return out


def steps(count, transposed):
    """to the next k, or further"""
    times = f"{count} * " if count > 1 else ""
    return [f"            q += {times}ldb;"] + ([f"            p += {times}lda;"] if transposed else [])


def tile(rows, vectors, transposed):
    out = []
    names = {}
    out.append(f"    private static void tile{rows}x{vectors}(")
    lda = "" if rows == 1 and not transposed else " int lda,"
    ldc = "" if rows == 1 else " int ldc,"
    ldd = "" if rows == 1 else ", int ldd"
    out.append(f"            float[] a, int a0,{lda} float[] b, int b0, int ldb, int n, float[] c, int c0,{ldc} float[] d, int d0{ldd}) {{")
    for r in range(1, rows):
        out.append(f"        int c{r} = c{r - 1} + ldc;")
    for r in range(rows):
        for v in range(vectors):
            names[r, v] = f"s{r}{v}"
            out.append(f"        FloatVector s{r}{v} = load(c, {at(f'c{r}', v)});")
    if not transposed:
        for r in range(1, rows):
            out.append(f"        int a{r} = a{r - 1} + lda;")
    out.append("        int q = b0;")
    if transposed:
        out.append("        int p = a0;")
    unroll = UNROLL.get((rows, vectors), 1)
    if unroll > 1:
        out.append(f"        int whole = n & -{unroll};")
        out.append(f"        for (int k = 0; k < whole; k += {unroll}) {{")
        for u in range(unroll):
            out += sums(rows, vectors, transposed, u)
        out += steps(unroll, transposed)
        out.append("        }")
    out.append(f"        for (int k = {'whole' if unroll > 1 else '0'}; k < n; k++) {{")
    out += sums(rows, vectors, transposed, 0)
    out += steps(1, transposed)
    out.append("        }")
    for r in range(1, rows):
        out.append(f"        int d{r} = d{r - 1} + ldd;")
    for r in range(rows):
        for v in range(vectors):
            out.append(f"        s{r}{v}.intoArray(d, {at(f'd{r}', v)});")
    out.append("    }")
    return "\n".join(out)


def rows_of(vectors, counts, transposed):
    out = []
    few = FEW[vectors]
    out.append(f"    private static void rows{vectors}(")
    out.append("            float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows, int n) {")
    most = str(counts[0]) if few >= counts[0] else f"Lanes.MANY_REGISTERS ? {counts[0]} : {few}"
    out.append(f"        int most = {most};")
    out.append("        int step;")
    out.append("        for (int r = 0; r < rows; r += step) {")
    every = counts == list(range(counts[0], 0, -1))
    out.append(f"            step = {'take' if every else 'powerOfTwo'}(rows - r, most);")
    out.append(f"            int p = a0 + {'r' if transposed else 'r * lda'};")
    out.append("            int s = c0 + r * ldc;")
    first = True
    for i, count in enumerate(counts):
        if count == 1:
            lda = " lda," if transposed else ""
            out.append(f"            else tile1x{vectors}(a, p,{lda} b, b0, ldb, n, c, s, c, s);")
        else:
            out.append(f"            {'' if first else 'else '}if (step == {count}) tile{count}x{vectors}(a, p, lda, b, b0, ldb, n, c, s, ldc, c, s, ldc);")
        first = False
    out.append("        }")
    out.append("    }")
    return "\n".join(out)


def pair(vectors, together):
    """one row by twice that many vectors, in two places of C, and of B if not together: enough sums at once to hide the latency of fma"""
    out = []
    out.append(f"    private static void {'together' if together else 'pair'}{vectors}(")
    places = "int b0" if together else "int b0, int b1"
    out.append(f"            float[] a, int a0, float[] b, {places}, int ldb, int n, float[] c, int c0, int c1, float[] d, int d0, int d1) {{")
    for r in range(2):
        for v in range(vectors):
            out.append(f"        FloatVector s{r}{v} = load(c, {at(f'c{r}', v)});")
    out.append("        int q0 = b0;")
    if not together:
        out.append("        int q1 = b1;")
    out.append("        for (int k = 0; k < n; k++) {")
    out.append("            FloatVector x = splat(a[a0 + k]);")
    for r in range(2):
        for v in range(vectors):
            place = at("q0", r * vectors + v) if together else at(f"q{r}", v)
            out.append(f"            s{r}{v} = x.fma(load(b, {place}), s{r}{v});")
    out.append("            q0 += ldb;")
    if not together:
        out.append("            q1 += ldb;")
    out.append("        }")
    for r in range(2):
        for v in range(vectors):
            out.append(f"        s{r}{v}.intoArray(d, {at(f'd{r}', v)});")
    out.append("    }")
    return "\n".join(out)


def take():
    return """    /** Rows of the next tile: as few tiles as possible, of about the same size. */
    private static int take(int rows, int most) {
        if (rows <= most) return rows;
        int tiles = (rows + most - 1) / most;
        return (rows + tiles - 1) / tiles;
    }

    private static int powerOfTwo(int rows, int most) {
        return Integer.highestOneBit(Math.min(rows, most));
    }"""


def write(name, doc, tiles, transposed):
    parts = [f"""package dev.tsuno.kernels.vector;

import jdk.incubator.vector.FloatVector;

/**
{doc}
 */
final class {name} {{
    private static final int L = Lanes.LENGTH;

    private {name}() {{}}

    private static FloatVector load(float[] x, int i) {{
        return FloatVector.fromArray(Lanes.SPECIES, x, i);
    }}

    private static FloatVector splat(float x) {{
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }}
"""]
    parts.append(f"    /** Any number of rows by {', '.join(str(v) for v in list(tiles)[:-1])} or {list(tiles)[-1]} vectors. */")
    parts.append("    static void add(")
    parts.append("            int vectors, float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0, int ldc, int rows, int n) {")
    for i, v in enumerate(tiles):
        last = i == len(tiles) - 1
        head = "else " if last else ("if" if i == 0 else "else if") + f" (vectors == {v}) "
        parts.append(f"        {head}rows{v}(a, a0, lda, b, b0, ldb, c, c0, ldc, rows, n);")
    parts.append("    }\n")
    if not transposed:
        parts.append("    /** One row by two panels of 5 or 4 vectors each. */")
        parts.append("    static void addPair(")
        parts.append("            int vectors, float[] a, int a0, float[] b, int b0, int b1, int ldb, float[] c, int c0, int c1, int n) {")
        parts.append("        boolean together = b1 == b0 + vectors * L;")
        parts.append("        if (vectors == 5) {")
        parts.append("            if (together) together5(a, a0, b, b0, ldb, n, c, c0, c1, c, c0, c1);")
        parts.append("            else pair5(a, a0, b, b0, b1, ldb, n, c, c0, c1, c, c0, c1);")
        parts.append("        } else {")
        parts.append("            if (together) together4(a, a0, b, b0, ldb, n, c, c0, c1, c, c0, c1);")
        parts.append("            else pair4(a, a0, b, b0, b1, ldb, n, c, c0, c1, c, c0, c1);")
        parts.append("        }")
        parts.append("    }\n")
    parts.append(take() + "\n")
    for v, counts in tiles.items():
        text = rows_of(v, counts, transposed)
        parts.append(text + "\n")
    for v, counts in tiles.items():
        for r in counts:
            parts.append(tile(r, v, transposed) + "\n")
    if not transposed:
        for v in (5, 4):
            for together in (True, False):
                parts.append(pair(v, together) + "\n")
    (TARGET / f"{name}.java").write_text("\n".join(parts).rstrip() + "\n}\n")


write("Tiles", """ * Register tiles of {@code C += A · B}: rows of A {@code lda} apart, rows of B {@code ldb}, rows of C {@code ldc}; n is the length of a
 * sum. Sum s<i>rv</i> is row r, vector v; it starts at C's element and goes on with k rising. Written by src/main/python/tiles.py.
 *
 * <p>Each tile is a method beyond the size up to which the JIT compiler inlines, so each is compiled on its own. 20 sums and 5 vectors of B
 * are what it holds in 32 registers, 10 and 5 in 16; with 25 sums it gives up and puts vectors on the heap.""", TILES, False)
write("TransposedTiles", """ * Register tiles of {@code C += Aᵀ · B}: like {@link Tiles}, but k goes down A's rows, {@code lda} apart, and the tile's rows are columns of A
 * side by side. Written by src/main/python/tiles.py.""", TRANSPOSED, True)
