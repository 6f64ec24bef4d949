"""A development tool: random cases of preprocessing layers, made with real Keras, in the form of preprocessing.json.gz.

    pip install keras==3.15.1 tensorflow-cpu==2.21.0
    python fuzz_preprocessing.py FILE.json.gz FIRST COUNT

Put in the place of PreprocessingTest's own file it is run by that test. What Keras refuses is printed.
"""

import gzip
import json
import random
import sys
import zlib

from preprocessing import NONE, called, keras, layers, np

ALPHABET = ["a", "b", "B", "the", "The", "cat", "é", "Ünï", "x1", "10", "", "[UNK]", "zz", "日本", "a-b", "c,d", "q.", "  p"]


class R(random.Random):
    def truth(self, chance=0.5):
        return self.random() < chance

    def some(self, chance, **draws):
        return {k: self.choice(v) for k, v in draws.items() if self.truth(chance)}


def lookup_options(r):
    o = r.some(0.3, num_oov_indices=[0, 1, 2, 5], max_tokens=[3, 6, 20], pad_to_max_tokens=[True]) | dict(output_mode=r.choice(["int", "int", "one_hot", "multi_hot", "count", "tf_idf"]))
    if o["output_mode"] == "int":
        o.pop("pad_to_max_tokens", NONE)
    if "max_tokens" not in o:
        o.pop("pad_to_max_tokens", NONE)
    return o


def strings(r, g):
    o = lookup_options(r) | r.some(0.3, mask_token=["", "zz"], oov_token=["[UNK]", "?"], salt=[3, [1, 2]])
    words = lambda n: [r.choice(ALPHABET) for _ in range(n)]
    if r.truth(0.15):
        o = dict(vocabulary=["a", "b", "é", "zz"], invert=True) | {k: v for k, v in o.items() if k in ("mask_token", "oov_token", "num_oov_indices") and v != 0 and v != "zz"}
        return lambda: layers.StringLookup(**o), [[[r.randint(0, 7) for _ in range(4)] for _ in range(2)]], {}
    calls = [words(5), [words(3) for _ in range(2)]]
    if r.truth(0.4):
        o["vocabulary"] = r.sample([w for w in ALPHABET if w not in ("", "[UNK]", "zz")], r.randint(1, 6))
        if o["output_mode"] == "tf_idf":
            o["idf_weights"] = [round(r.uniform(0.1, 2), 3) for _ in o["vocabulary"]]
        return lambda: layers.StringLookup(**o), calls, {}
    adapt = r.choice([words(r.randint(1, 12)), [words(3) for _ in range(3)]])
    return lambda: layers.StringLookup(**o), calls, dict(adapt=adapt)


def integers(r, g):
    o = lookup_options(r) | r.some(0.3, mask_token=[0, 3], oov_token=[-1, 9], salt=[3, [1, 2]], oov_method=["farmhash", "floormod"])
    ints = lambda *s: g.randint(-3, 8, size=s) * r.choice([1, 1, 10**10])
    calls = [ints(2, 3), ints(4)]
    if r.truth(0.4):
        o["vocabulary"] = r.sample([1, 2, 4, 5, 7, 10**12, -2], r.randint(1, 5))
        if o["output_mode"] == "tf_idf":
            o["idf_weights"] = [round(r.uniform(0.1, 2), 3) for _ in o["vocabulary"]]
        return lambda: layers.IntegerLookup(**o), calls, {}
    if r.truth(0.3):
        return lambda: layers.IntegerLookup(**o), calls, dict(adapt=[ints(2, 3), ints(2, 3)], batches=True)
    return lambda: layers.IntegerLookup(**o), calls, dict(adapt=r.choice([ints(3, 4), ints(6)]))


def texts(r, g):
    o = r.some(0.35, standardize=["lower", "strip_punctuation", NONE], split=["character", "whitespace"], ngrams=[1, 2, 3, (2,), (1, 3)], max_tokens=[4, 9, 40]) | dict(output_mode=r.choice(["int", "int", "multi_hot", "count", "tf_idf"]))
    if o["output_mode"] == "int":
        o |= r.some(0.4, output_sequence_length=[1, 3, 8])
    elif "max_tokens" in o:
        o |= r.some(0.4, pad_to_max_tokens=[True])
    text = lambda: "".join(r.choice(ALPHABET + ["!", "'", "\t", "?"]) + r.choice([" ", " ", "  ", ""]) for _ in range(r.randint(0, 7)))
    calls = [[text() for _ in range(4)]]
    if r.truth(0.25):
        o["vocabulary"] = r.sample(["the", "cat", "a", "b", "é", "x1", "10"], r.randint(1, 6))
        if o["output_mode"] == "tf_idf":
            o["idf_weights"] = [round(r.uniform(0.1, 2), 3) for _ in o["vocabulary"]]
        return lambda: layers.TextVectorization(**o), calls, {}
    return lambda: layers.TextVectorization(**o), calls, dict(adapt=[text() for _ in range(r.randint(1, 6))])


def discretization(r, g):
    mode = dict(output_mode=r.choice(["int", "int", "one_hot", "multi_hot", "count"]))
    numbers = lambda *s: np.round(g.normal(size=s) * 3, r.choice([0, 1, 6])).astype("float32")
    calls = [numbers(3, 4)]
    if r.truth(0.5):
        bounds = sorted(round(r.uniform(-3, 3), 1) for _ in range(r.randint(1, 5)))
        return lambda: layers.Discretization(bin_boundaries=bounds, **mode), calls, {}
    o = dict(num_bins=r.choice([1, 2, 3, 5, 9])) | r.some(0.4, epsilon=[0.1, 0.02])
    if r.truth(0.3):
        return lambda: layers.Discretization(**o, **mode), calls, dict(adapt=[numbers(20), numbers(13)], batches=True)
    return lambda: layers.Discretization(**o, **mode), calls, dict(adapt=numbers(*r.choice([(40,), (12, 3)])))


def normalization(r, g):
    cube = (g.normal(size=(5, r.choice([1, 3]), 2)) * 3 + r.choice([0, 5])).astype("float32")
    o = dict(axis=r.choice([-1, NONE, 0, 1, 2, (1, 2), (0, 2), (-1, -2)])) | r.some(0.3, invert=[True])
    return lambda: layers.Normalization(**o), [cube], dict(adapt=cube)


def encoding(r, g):
    n = r.choice([1, 3, 6])
    o = dict(num_tokens=n, output_mode=r.choice(["one_hot", "multi_hot", "count"]))
    return lambda: layers.CategoryEncoding(**o), [g.randint(0, n, size=s) for s in ((4,), (2, 3), (3, 1))], {}


def hashing(r, g):
    o = dict(num_bins=r.choice([1, 2, 7, 1000])) | r.some(0.3, salt=[5, [7, 8]], output_mode=["one_hot", "multi_hot", "count"])
    if r.truth():
        return lambda: layers.Hashing(**o, **r.some(0.3, mask_value=["", "a"])), [[r.choice(ALPHABET) for _ in range(4)]], {}
    return lambda: layers.Hashing(**o, **R(1).some(0.0, mask_value=[1])), [g.randint(-5, 9, size=(2, 3))], {}


def main():
    file, start, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    keras.config.set_floatx("float32")
    cases = []
    for n in range(start, start + count):
        r = R(n)
        draw = r.choice([strings, integers, texts, discretization, normalization, encoding, hashing, strings, integers, texts])
        name = "%s_%d" % (draw.__name__, n)
        make, xs, how = draw(r, np.random.RandomState(zlib.crc32(name.encode())))
        try:
            cases.append(called(name, make, xs, **how))
        except Exception as e:
            print(name, type(e).__name__, str(e)[:150].replace("\n", " "))
    with gzip.open(file, "wt") as out:
        json.dump({"keras": keras.__version__, "cases": cases}, out)


if __name__ == "__main__":
    main()
