"""Writes the register tiles of the vector kernels: Tiles, TransposedTiles, PackedTiles and PackedTransposedTiles.

Run in this folder: python3 tiles.py
A tile keeps R rows by V vectors of C in registers, adds the products in rising k, and stores them. The files differ in how A is read, along its
rows or down its columns, and in whether what is read may have gaps or is packed. After a change of text here, format with: mvn spotless:apply
"""

from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).parent.parent / "java/dev/tsuno/kernels/vector"

# vectors of a tile -> the most rows that 16 registers hold
FEW = {5: 2, 4: 2, 2: 5, 1: 8}

# Tiles that would be small enough to be inlined into each other take several k at once, until they are too big for that: 325 bytes of code.
UNROLL = {(1, 5): 2, (1, 4): 2, (3, 2): 2, (2, 2): 4, (1, 2): 4, (4, 1): 2, (2, 1): 4, (1, 1): 8}


@dataclass
class Kind:
    name: str
    doc: str
    # vectors of a tile -> its row counts, largest first
    tiles: dict
    transposed: bool = False
    packed: bool = False

    def left(self, rows):
        """the parameters of A"""
        step = rows > 1 if not self.transposed else not self.packed
        return ["float[] a", "int a0"] + (["int lda"] if step else [])

    def right(self):
        """the parameters of B"""
        return ["float[] b", "int b0"] + ([] if self.packed else ["int ldb"])

    def product(self, rows, vectors, u):
        """the products of one k, the u-th of those taken at once"""
        k = f"(k + {u})" if u else "k"
        s = f"u{u}" if u else ""
        out = []
        out.append(f"int q{s} = b0 + {k} * {f'({vectors} * L)' if self.packed else 'ldb'};")
        if self.transposed:
            out.append(f"int p{s} = a0 + {k} * {'L' if self.packed else 'lda'};")
        for v in range(vectors):
            out.append(f"FloatVector w{v}{s} = load(b, {at(f'q{s}', v)});")
        for r in range(rows):
            element = plus(f"p{s}", r) if self.transposed else plus(f"a{r} + k", u)
            out.append(f"{'FloatVector ' if r == 0 else ''}x{s} = splat(a[{element}]);")
            out += [f"s{r}{v} = x{s}.fma(w{v}{s}, s{r}{v});" for v in range(vectors)]
        return out

    def tile(self, rows, vectors):
        c = ["float[] c", "int c0"] + (["int ldc"] if rows > 1 else [])
        d = ["float[] d", "int d0"] + (["int ldd"] if rows > 1 else [])
        parameters = self.left(rows) + self.right() + ["int n"] + c + d
        out = [f"private static void tile{rows}x{vectors}({', '.join(parameters)}) {{"]
        out += [f"int c{r} = c{r - 1} + ldc;" for r in range(1, rows)]
        out += [f"FloatVector s{r}{v} = load(c, {at(f'c{r}', v)});" for r in range(rows) for v in range(vectors)]
        if not self.transposed:
            out += [f"int a{r} = a{r - 1} + lda;" for r in range(1, rows)]
        unroll = UNROLL.get((rows, vectors), 1)
        if unroll > 1:
            out += [f"int whole = n & -{unroll};", f"for (int k = 0; k < whole; k += {unroll}) {{"]
            for u in range(unroll):
                out += self.product(rows, vectors, u)
            out += ["}"]
        out += [f"for (int k = {'whole' if unroll > 1 else '0'}; k < n; k++) {{"]
        out += self.product(rows, vectors, 0) + ["}"]
        out += [f"int d{r} = d{r - 1} + ldd;" for r in range(1, rows)]
        out += [f"s{r}{v}.intoArray(d, {at(f'd{r}', v)});" for r in range(rows) for v in range(vectors)]
        return out + ["}", ""]

    def arguments(self):
        return ", ".join(name(p) for p in self.parameters().split(", "))

    def parameters(self):
        group = self.transposed and self.packed
        lda, rows = ([], []) if group else (["int lda"], ["int rows"])
        return ", ".join(["float[] a", "int a0"] + lda + self.right() + ["float[] c", "int c0", "int ldc"] + rows + ["int n"])

    def rows_of(self, vectors):
        counts = self.tiles[vectors]
        few = FEW[vectors]
        most = str(counts[0]) if few >= counts[0] else f"Lanes.MANY_REGISTERS ? {counts[0]} : {few}"
        out = [f"private static void rows{vectors}({self.parameters()}) {{", f"int most = {most};", "int step;"]
        rows = "L" if self.transposed and self.packed else "rows"
        out += [f"for (int r = 0; r < {rows}; r += step) {{"]
        every = counts == list(range(counts[0], 0, -1))
        out += [f"step = {'take' if every else 'powerOfTwo'}({rows} - r, most);"]
        out += [f"int p = a0 + {'r' if self.transposed else 'r * lda'};", "int s = c0 + r * ldc;"]
        for i, rows in enumerate(counts):
            a = ["a", "p"] + [name(x) for x in self.left(rows)[2:]]
            c = "c, s, ldc, c, s, ldc" if rows > 1 else "c, s, c, s"
            condition = "" if i == len(counts) - 1 else f"if (step == {rows}) "
            b = [name(x) for x in self.right()]
            out += [f"{'else ' if i else ''}{condition}tile{rows}x{vectors}({', '.join(a + b + ['n'])}, {c});"]
        return out + ["}", "}", ""]

    def add(self):
        widths = list(self.tiles)
        shapes = "As many rows as a vector has lanes," if self.transposed and self.packed else "Any number of rows"
        out = [f"/** {shapes} by {', '.join(str(v) for v in widths[:-1])} or {widths[-1]} vectors. */"]
        out += [f"static void add(int vectors, {self.parameters()}) {{"]
        for i, v in enumerate(widths):
            head = "else " if i == len(widths) - 1 else ("else " if i else "") + f"if (vectors == {v}) "
            out += [f"{head}rows{v}({self.arguments()});"]
        return out + ["}", ""]

    def write(self):
        out = ["package dev.tsuno.kernels.vector;", "", "import jdk.incubator.vector.FloatVector;", "", "/**"]
        out += [f" * {line}".rstrip() for line in self.doc.split("\n")] + [" */", f"final class {self.name} {{"]
        out += ["private static final int L = Lanes.LENGTH;"]
        out += ["", f"private {self.name}() {{}}", ""]
        out += ["private static FloatVector load(float[] x, int i) {", "return FloatVector.fromArray(Lanes.SPECIES, x, i);", "}", ""]
        out += ["private static FloatVector splat(float x) {", "return FloatVector.broadcast(Lanes.SPECIES, x);", "}", ""]
        out += self.add()
        pairs = not self.transposed and not self.packed
        if pairs:
            out += add_pair()
        out += take(self.tiles)
        for v in self.tiles:
            out += self.rows_of(v)
        for v, counts in self.tiles.items():
            for rows in counts:
                out += self.tile(rows, v)
        if pairs:
            for v in (5, 4):
                out += pair(v, True) + pair(v, False)
        (TARGET / f"{self.name}.java").write_text("\n".join(out).rstrip() + "\n}\n")


def name(parameter):
    return parameter.split()[-1]


def plus(base, n):
    return f"{base} + {n}" if n else base


def at(base, v):
    return base if v == 0 else f"{base} + L" if v == 1 else f"{base} + {v} * L"


def take(tiles):
    """how many rows the next tile has"""
    out = []
    if any(counts == list(range(counts[0], 0, -1)) for counts in tiles.values()):
        out += ["/** Rows of the next tile: as few tiles as possible, of about the same size. */"]
        out += ["private static int take(int rows, int most) {", "if (rows <= most) return rows;"]
        out += ["int tiles = (rows + most - 1) / most;", "return (rows + tiles - 1) / tiles;", "}", ""]
    out += ["private static int powerOfTwo(int rows, int most) {", "return Integer.highestOneBit(Math.min(rows, most));", "}", ""]
    return out


def add_pair():
    out = ["/** One row by two panels of 5 or 4 vectors each. */"]
    out += ["static void addPair(int vectors, float[] a, int a0, float[] b, int b0, int b1, int ldb, float[] c, int c0, int c1, int n) {"]
    out += ["boolean together = b1 == b0 + vectors * L;"]
    for head, v in (("if (vectors == 5) {", 5), ("} else {", 4)):
        out += [head, f"if (together) together{v}(a, a0, b, b0, ldb, n, c, c0, c1, c, c0, c1);"]
        out += [f"else pair{v}(a, a0, b, b0, b1, ldb, n, c, c0, c1, c, c0, c1);"]
    return out + ["}", "}", ""]


def pair(vectors, together):
    """one row by twice that many vectors, in two places of C, and of B if not together: enough sums at once to hide the latency of fma"""
    b = ["float[] b", "int b0"] + ([] if together else ["int b1"]) + ["int ldb"]
    parameters = ["float[] a", "int a0"] + b + ["int n", "float[] c", "int c0", "int c1", "float[] d", "int d0", "int d1"]
    sums = [(r, v) for r in range(2) for v in range(vectors)]
    out = [f"private static void {'together' if together else 'pair'}{vectors}({', '.join(parameters)}) {{"]
    out += [f"FloatVector s{r}{v} = load(c, {at(f'c{r}', v)});" for r, v in sums]
    out += ["for (int k = 0; k < n; k++) {", "FloatVector x = splat(a[a0 + k]);"]
    out += ["int q0 = b0 + k * ldb;"] + ([] if together else ["int q1 = b1 + k * ldb;"])
    for r, v in sums:
        out += [f"s{r}{v} = x.fma(load(b, {at('q0', r * vectors + v) if together else at(f'q{r}', v)}), s{r}{v});"]
    out += ["}"]
    out += [f"s{r}{v}.intoArray(d, {at(f'd{r}', v)});" for r, v in sums]
    return out + ["}", ""]


ALONG = {5: [4, 3, 2, 1], 4: [5, 4, 3, 2, 1], 2: [5, 4, 3, 2, 1], 1: [8, 4, 2, 1]}
DOWN = {5: [4, 3, 2, 1], 4: [4, 3, 2, 1], 2: [4, 3, 2, 1], 1: [8, 4, 2, 1]}
GROUPS = {5: [4, 2], 4: [4, 2], 2: [4], 1: [4]}

Kind("Tiles", """Register tiles of {@code C += A · B}: rows of A {@code lda} apart, rows of B {@code ldb}, rows of C {@code ldc}; n is the length of a
sum. Sum s<i>rv</i> is row r, vector v; it starts at C's element and goes on with k rising. Written by src/main/python/tiles.py.

<p>Each tile is a method beyond the size up to which the JIT compiler inlines, so each is compiled on its own. 20 sums and 5 vectors of B
are what it holds in 32 registers, 10 and 5 in 16; with 25 sums it gives up and puts vectors on the heap.

<p>A tile computes {@code D = C + A · B}, with C as D: were its indices those that it read before the loop, the compiler would keep them
throughout the loop, for want of others in vector registers, and now and then put vectors of B on the stack in their favour.""",
     ALONG).write()
Kind("TransposedTiles", """Register tiles of {@code C += Aᵀ · B}: like {@link Tiles}, but k goes down A's rows, {@code lda} apart, and the tile's rows are columns of A
side by side. Written by src/main/python/tiles.py.""", DOWN, transposed=True).write()
Kind("PackedTiles", """{@link Tiles} on a packed panel of B: its rows stand one behind the other. With constant distances the compiler takes all bound checks out
of the loop. Written by src/main/python/tiles.py.""", ALONG, packed=True).write()
Kind("PackedTransposedTiles", """{@link TransposedTiles} on a packed panel of B and a packed group of A's columns, as many as a vector has lanes: element k
of column r stands at {@code k * L + r}. With constant distances the compiler takes all bound checks out of the loop. Written by src/main/python/tiles.py.""",
     GROUPS, transposed=True, packed=True).write()
