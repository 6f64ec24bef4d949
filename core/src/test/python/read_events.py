"""Prints what TensorBoard itself finds in a folder: run, tag, plugin, step, value (of a histogram: least, greatest, count).

python read_events.py FOLDER, with tensorboard installed. For TensorBoardReaderTest.
"""
import sys

from tensorboard.backend.event_processing.plugin_event_multiplexer import EventMultiplexer
from tensorboard.util import tensor_util

multiplexer = EventMultiplexer()
multiplexer.AddRunsFromDirectory(sys.argv[1])
multiplexer.Reload()
for run, content in sorted(multiplexer.Runs().items()):
    for tag in content["tensors"]:
        plugin = multiplexer.SummaryMetadata(run, tag).plugin_data.plugin_name
        for event in multiplexer.Tensors(run, tag):
            value = tensor_util.make_ndarray(event.tensor_proto)
            shown = repr(float(value)) if plugin == "scalars" else f"{value[0, 0]!s} {value[-1, 1]!s} {value[:, 2].sum()!s}"
            print(run, tag, plugin, event.step, shown, sep="\t")
