"""Makes the golden cases of package dev.tsuno.array with NumPy 2.4.6: python numpy_golden.py [--check] [folder].

printing.txt.gz  how NumPy prints arrays. Four lines a case: dtype and shape; the elements, floats as hexadecimal bits,
                 which repeat when the array is longer; str(a); repr(a), both with line ends as \\n.
results.npz      arguments and results of functions: "<case>/x", perhaps "<case>/y", and
                 "<case>/result/<function>@<parameter>".
numpy.npz        one array of every type that can be read, written by np.savez; what is read as another type stands
                 under "<name>/expected" too. numpy_compressed.npz has the same compressed.
numpy.npy        an array of np.save, which Npy.write must give byte for byte.

java.npz and java_compressed.npz were written by Npz.write and writeCompressed from the arrays of numpy.npz named in
WRITTEN; with --check, this script reads them with NumPy and compares.
"""

import gzip
import sys
from pathlib import Path

import numpy as np

WRITTEN = ["f4", "f8", "i4", "i8", "b1", "scalar", "empty", "deep"]
FLOATS = {np.float32: np.uint32, np.float64: np.uint64}


def bits(a):
    kind = FLOATS.get(a.dtype.type)
    if kind:
        return [f"{v:x}" for v in a.view(kind)]
    return [str(int(v)) for v in a]


def printing(rng):
    cases = []

    def case(values, dtype, shape):
        values = np.asarray(values).astype(dtype).ravel()
        n = int(np.prod(shape))
        a = np.resize(values, n).reshape(shape) if n else np.zeros(shape, dtype)
        dims = ",".join(str(d) for d in shape)
        cases.append([f"{np.dtype(dtype).name} {dims}", " ".join(bits(values)), str(a), repr(a)])

    def shape():
        rank = rng.choice([0, 1, 1, 1, 2, 2, 3, 4])
        return tuple(int(d) for d in rng.integers(1, [9, 9, 24, 7, 4][rank], rank))

    specials = [0.0, -0.0, np.nan, np.inf, -np.inf]
    for dtype in (np.float32, np.float64):
        info = np.finfo(dtype)
        for _ in range(100):
            s = shape()
            n = int(np.prod(s))
            scale = 10.0 ** rng.uniform(*[(-3, 5), (-1, 1), (-12, 12), (-30, 30)][rng.integers(4)])
            spread = [0, 0, 1, 3, 8][rng.integers(5)]
            values = rng.standard_normal(n) * scale * 10 ** rng.uniform(-spread, spread, n)
            digits = rng.integers(0, 12)
            if digits < 6:
                values = np.round(values, digits)
            if rng.random() < 0.2:
                values = np.floor(rng.uniform(-1000, 1000, n))
            if rng.random() < 0.25:
                values[rng.integers(n, size=1 + n // 5)] = rng.choice(specials)
            if rng.random() < 0.1:
                values = np.abs(values)
            case(values, dtype, s)
        for v in specials + [
            info.max,
            info.min,
            info.tiny,
            info.smallest_subnormal,
            1e-4,
            9.9999e-5,
            1e6,
            999999.9,
            1e8,
            99999999,
            1e16,
            9999999999999998,
            0.1,
            1 / 3,
            2 / 3,
            2.0**-44,
            2.0**60,
            9007199254740993,
            5e-324,
            1e23,
            9.5,
            0.5,
            0.99999999,
            0.999999999,
            2e-44,
            1.17549435e-38,
            8.41e21,
            2.0e-3,
            4.8726570057e288,
            1e21,
            123456.7,
            33554432,
            16777216,
            7.038531e-26,
        ]:
            with np.errstate(over="ignore"):
                case([v], dtype, ())
                case([v], dtype, (1,))
                case([v, 1.5], dtype, (2,))
        for values, s in [
            ([1e-4, 0.1], (2,)),
            ([0.001, 1], (2,)),
            ([0.000999, 1], (2,)),
            ([np.nan] * 3, (3,)),
            ([np.inf, np.nan], (2,)),
            ([-np.inf, 1], (2,)),
            ([-np.inf, 1e20], (2,)),
            ([np.nan, 1e-20, -1e20], (3,)),
            ([0.0], (3,)),
            ([-0.0, 0.0], (4,)),
            ([1e100, 1], (2,)),
            ([1e-100, 1], (2,)),
            ([1e9], (2,)),
            ([0.5, 1.25, 100], (3,)),
            ([0.123456785, 0.123456775], (2,)),
            ([1.00000000499, 0.000000005], (2,)),
            ([0.99999999999, 1e5], (2,)),
            ([9.999999999e7], (1,)),
            ([9.9999999999e9], (1,)),
            ([1e-5, 9.999999999e-5], (2,)),
        ]:
            with np.errstate(over="ignore"):
                case(values, dtype, s)
        case(np.exp(-np.linspace(0, 5 * np.pi, 200) / 5) * np.cos(np.linspace(0, 5 * np.pi, 200)), dtype, (200,))
        case(np.linspace(0, 5 * np.pi, 200), dtype, (200,))
        case(np.linspace(0, 5 * np.pi, 200)[:10], dtype, (10,))
        for s in [
            (1000,),
            (1001,),
            (2000,),
            (40, 40),
            (7, 200),
            (200, 7),
            (6, 6, 40),
            (12, 12, 12),
            (3, 500),
            (2, 2, 2, 500),
            (1200, 1),
            (1, 1200),
            (8, 9, 3, 9),
        ]:
            case(rng.standard_normal(37) * 10.0 ** rng.integers(-6, 7), dtype, s)
            case(np.round(rng.uniform(-100, 100, 11), 2), dtype, s)
        for s in [(0,), (0, 3), (3, 0), (2, 0, 4)]:
            case([], dtype, s)
    for dtype in (np.int32, np.int64):
        info = np.iinfo(dtype)
        for _ in range(30):
            s = shape()
            most = 10 ** int(rng.integers(1, len(str(info.max))))
            case(rng.integers(-most if rng.random() < 0.5 else 0, most, int(np.prod(s))), dtype, s)
        case([info.min, 0, info.max], dtype, (3,))
        for s in [(), (1000,), (1001,), (300, 5), (5, 300), (11, 11, 11), (0,), (0, 2)]:
            case(np.arange(-20, 1100, 17), dtype, s)
    for _ in range(20):
        s = shape()
        case(rng.random(int(np.prod(s))) < 0.5, np.bool_, s)
    for s in [(), (1001,), (40, 40), (0,), (4, 0)]:
        case([True, False, False], np.bool_, s)
    lines = [line.replace("\n", "\\n") for c in cases for line in c]
    return len(cases), "\n".join(lines) + "\n"


def results(rng):
    out = {}

    def case(name, arguments, results):
        for key, value in arguments.items():
            out[f"{name}/{key}"] = np.asarray(value)
        for key, value in results.items():
            out[f"{name}/result/{key}"] = np.asarray(value)

    for dtype in (np.float32, np.float64):
        label = np.dtype(dtype).name
        for n in (0, 1, 5, 7, 8, 9, 127, 128, 129, 200, 1030):
            x = (rng.standard_normal(n) * 10 ** rng.uniform(-3, 3, n)).astype(dtype)
            results = {"sum": x.sum()}
            if n:
                results |= {"mean": x.mean(), "var": x.var(), "std": x.std(), "min": x.min(), "argmax": x.argmax()}
            case(f"{label}/{n}", {"x": x}, results)
        x = rng.standard_normal((5, 150, 3)).astype(dtype)
        names = ("sum", "mean", "var", "std", "min", "max", "argmax", "argmin")
        case(f"{label}/axes", {"x": x}, {f"{f}@{axis}": getattr(x, f)(axis=axis) for axis in range(3) for f in names})
        x = rng.uniform(-20, 20, 400).astype(dtype)
        case(f"{label}/functions", {"x": x}, {f: getattr(np, f)(x) for f in ("exp", "sin", "cos", "tanh", "abs")})
        case(f"{label}/positive", {"x": np.abs(x)}, {f: getattr(np, f)(np.abs(x)) for f in ("log", "sqrt")})

    big = np.resize(rng.integers(2**53, 2**56, 301), 9000)
    case("int64/big", {"x": big}, {"mean": big.mean()})
    x = big[:300].reshape(100, 3)
    case(
        "int64/axes",
        {"x": x},
        {f"{f}@{axis}": getattr(x, f)(axis=axis) for f in ("sum", "mean", "max") for axis in (0, 1)},
    )
    x = np.arange(12, dtype=np.int32).reshape(3, 4)
    case(
        "int32/axes",
        {"x": x},
        {f"{f}@{axis}": getattr(x, f)(axis=axis) for f in ("sum", "mean", "std") for axis in (0, 1)},
    )
    x = x % 2 == 0
    case("bool/axes", {"x": x}, {f"{f}@{axis}": getattr(x, f)(axis=axis) for f in ("sum", "mean") for axis in (0, 1)})

    def operand(dtype, shape):
        v = rng.integers(1, 7, shape)
        if dtype == np.bool_:
            return v % 2 == 0
        return (v + (0.25 if np.dtype(dtype).kind == "f" else 0)).astype(dtype)

    types = (np.bool_, np.int32, np.int64, np.float32, np.float64)
    functions = {
        "add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.true_divide, "pow": np.power,
        "minimum": np.minimum, "maximum": np.maximum, "less": np.less, "lessEqual": np.less_equal, "equal": np.equal,
        "notEqual": np.not_equal, "greaterEqual": np.greater_equal, "greater": np.greater,
    }  # fmt: skip
    shapes = [((3, 4), (3, 4)), ((3, 4), (4,)), ((4,), (3, 4)), ((2, 1, 4), (3, 1)), ((), (5,)), ((3,), ()),
              ((1,), (2, 2)), ((0, 3), (1, 3))]  # fmt: skip
    products = [((4,), (4,)), ((3, 4), (4,)), ((4,), (4, 2)), ((3, 4), (4, 2)), ((5, 3, 4), (4, 2)),
                ((5, 3, 4), (5, 4, 2)), ((2, 1, 3, 4), (5, 4, 2)), ((3, 0), (0, 2))]  # fmt: skip
    i = 0
    for s in types:
        for t in types:
            # There is no difference of bools, and their powers are int8, which Java's arrays are not.
            absent = {"sub", "pow"} if s == t == np.bool_ else set()
            p, q = shapes[(5 * i + i // 8) % 8]
            x, y = operand(s, p), operand(t, q)
            with np.errstate(divide="ignore", invalid="ignore"):
                found = {f: functions[f](x, y) for f in functions if f not in absent}
            case(f"{np.dtype(s).name}/{np.dtype(t).name}/{p}{q}", {"x": x, "y": y}, found)
            p, q = products[i % 8]
            x, y = operand(s, p), operand(t, q)
            case(f"product/{np.dtype(s).name}/{np.dtype(t).name}", {"x": x, "y": y}, {"matmul": x @ y, "dot": x @ y})
            i += 1
    for dtype in types:
        x = operand(dtype, (5,))
        numbers = {"add": (3, 0.1), "sub": (1,) if dtype != np.bool_ else (), "mul": (2, 2.5), "div": (3.0,),
                   "pow": (2, 0.5, 3, -1.0, 1.5) if dtype != np.bool_ else (), "minimum": (2, 1.5), "less": (3.0,),
                   "equal": (2.25, 0.1)}  # fmt: skip
        with np.errstate(divide="ignore"):
            found = {f"{f}@{n}": functions[f](x, n) for f in numbers for n in numbers[f]}
        case(f"numbers/{np.dtype(dtype).name}", {"x": x}, found)
    x = np.arange(24).reshape(2, 3, 4)
    orders = ((0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1))
    case("orders", {"x": x}, {"transpose@" + ",".join(map(str, axes)): x.transpose(axes) for axes in orders})
    spaces = (
        (0, 5 * np.pi, 200),
        (0, 1, 11),
        (-1.5, 1e-3, 7),
        (3, 3, 4),
        (1, 2, 1),
        (1, 2, 0),
        (0, 5e-324, 3),
        (10, -10, 97),
    )
    ranges = (
        (0.0, 1.0, 0.1),
        (1.0, -1.0, -0.3),
        (0.5, 100.25, 1 / 3),
        (1.0, 0.0, 1.0),
        (0, 10, 3),
        (10, 0, -4),
        (5, 5, 1),
        (0, 10, -1),
    )
    for kind, all_ in (("linspace", spaces), ("arange", ranges)):
        for arguments in all_:
            f = getattr(np, kind)
            case(f"{kind}/{arguments}", {"x": np.array(arguments)}, {kind: f(*arguments)})
    return out


def files():
    """Name to array: every type that can be read; the expected value, where reading widens, under "<name>/expected"."""
    out = {
        "f4": np.array([[1.5, -0.0, np.nan], [np.inf, 3e38, 1e-45]], "<f4"),
        "f8": np.array([1.5, -0.0, np.nan, 5e-324], "<f8"),
        "i4": np.array([[-(2**31)], [2**31 - 1]], "<i4"),
        "i8": np.array([-(2**63), 2**63 - 1], "<i8"),
        "b1": np.array([True, False, True]),
        "scalar": np.array(2.5),
        "empty": np.zeros((0, 3)),
        "deep": np.arange(24, dtype="<i8").reshape(1, 2, 3, 4),
    }
    wide = {
        "f2": np.array([0, -0.0, 1, -1.5, 65504, 6e-8, 6.1e-5, np.inf, -np.inf, np.nan, 0.1], "<f2"),
        "i1": np.array([-128, 127], "i1"),
        "i2": np.array([-32768, 32767], "<i2"),
        "u1": np.array([0, 255], "u1"),
        "u2": np.array([0, 65535], "<u2"),
        "u4": np.array([0, 2**32 - 1], "<u4"),
    }
    to = {"f2": "<f4", "u4": "<i8"}
    for name, a in wide.items():
        out[name] = a
        out[name + "/expected"] = a.astype(to.get(name, "<i4"))
    for name in ("f4", "f8", "i4", "i8", "f2", "i2", "u2", "u4"):
        out["big_" + name] = out[name].astype(out[name].dtype.newbyteorder(">"))
        out["big_" + name + "/expected"] = out[name].astype(
            to.get(name, "<i4" if name in ("i2", "u2") else out[name].dtype)
        )
    out["fortran"] = np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4))
    out["fortran/expected"] = np.ascontiguousarray(out["fortran"])
    return out


def check(folder):
    expected = files()
    for name in ("java.npz", "java_compressed.npz"):
        with np.load(folder / name) as found:
            assert found.files == WRITTEN, found.files
            for k in WRITTEN:
                a, b = found[k], expected[k]
                assert (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes()), k
    print("NumPy reads what Java wrote")


def main(folder):
    rng = np.random.default_rng(20260725)
    n, text = printing(rng)
    with gzip.GzipFile(folder / "printing.txt.gz", "wb", mtime=0) as f:
        f.write(text.encode())
    np.savez_compressed(folder / "results.npz", **results(rng))
    np.savez(folder / "numpy.npz", **files())
    np.savez_compressed(folder / "numpy_compressed.npz", **files())
    np.save(folder / "numpy.npy", np.arange(6, dtype="<f4").reshape(2, 3))
    print(n, "printed arrays")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    folder = Path(arguments[0]) if arguments else Path(__file__).parents[1] / "resources/dev/tsuno/array"
    check(folder) if "--check" in sys.argv else main(folder)
