"""Writes matplotlib_ticks.tsv: which ticks matplotlib chooses, and how it labels them.

    pip install matplotlib==3.11.2
    python matplotlib_ticks.py > matplotlib_ticks.tsv

Columns: scale, low, high, how many labels find room, offset text, then of each tick in sight its value, kind and label.
"""
import random

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.transforms import _interval_contains_close


def row(scale, low, high, space):
    figure, axes = plt.subplots()
    axes.set_xscale(scale)
    axes.set_xlim(low, high)
    axis = axes.xaxis
    axis.get_tick_space = lambda: space
    cells = []
    transform = axis.get_transform()
    interval = transform.transform([low, high])
    for kind, locator, formatter in [
        ("major", axis.get_major_locator(), axis.get_major_formatter()),
        ("minor", axis.get_minor_locator(), axis.get_minor_formatter()),
    ]:
        values = locator()
        labels = formatter.format_ticks(values)
        if kind == "major":
            offset = formatter.get_offset()
        for value, label in zip(values, labels):
            if _interval_contains_close(interval, transform.transform(value)):
                plain = label.replace(r"$\mathdefault{", "").replace("}$", "").replace(r"\times", " \u00d7 ")
                plain = plain.replace("{", "").replace("}", "").replace("-", "\u2212")
                cells += [repr(float(value)), kind, plain]
    print("\t".join([scale, repr(low), repr(high), str(space), offset.replace("-", "\u2212"), *cells]))
    plt.close(figure)


random.seed(5)
linear = [
    (-0.785, 16.49), (-0.6226, 1.0771), (0, 1), (0, 10), (0, 100), (-49.95, 1048.95), (0, 1000), (0, 99999), (0, 1e6),
    (0, 1e7), (0, 1e-4), (0, 1e-5), (0, 1e-7), (-1e-7, 1e-7), (1e9, 1.016e9), (999.4, 1001.1), (99990, 100010),
    (1e6, 1e6 + 10), (-1000.5, -999.5), (0.1, 0.3), (2.5, 3), (1e300, 3e300), (5, 5.0000001),
    (-0.055, 0.055), (0.9999, 1.0001), (3, 3.3), (123456, 123460), (-1, 0), (1990, 2030), (0.00012, 0.00019),
]
for low, high in linear:
    for space in (1, 3, 5, 9, 20):
        row("linear", low, high, space)
for _ in range(200):
    middle = random.choice([0, 0, 1, -1]) * 10 ** random.uniform(-8, 8)
    half = 10 ** random.uniform(-7, 7)
    row("linear", middle - half * random.random(), middle + half, random.randint(1, 12))

log = [(1e-3, 1), (9e-4, 0.15), (1, 10), (1, 1e5), (1e-8, 1e8), (1e-48, 10), (2, 3), (2.36, 4.1), (2.1, 2.4), (1.5, 9),
       (0.5, 20), (7, 13), (1e-100, 1e100), (3e4, 3.1e4), (1e-7, 2e-6), (0.02, 0.21), (99, 101)]
for low, high in log:
    for space in (2, 5, 9, 20):
        row("log", low, high, space)
for _ in range(100):
    low = 10 ** random.uniform(-12, 6)
    row("log", low, low * 10 ** random.choice([random.uniform(0.05, 2), random.uniform(1, 25)]), random.randint(1, 12))
