"""Writes keras_api.tsv: the public names of Keras and their arguments, from an installed Keras.

    python keras_api.py > ../resources/dev/tsuno/coverage/keras_api.tsv

A line a name: group, name, kind (class, function, method, hook), the name of which it is another ("" if of none), then the arguments:
"units" is required, "use_bias=true" has a default, in JSON.
"""

import inspect
import json

import keras

MODULES = {
    "layers": keras.layers,
    "models": keras.models,
    "losses": keras.losses,
    "metrics": keras.metrics,
    "optimizers": keras.optimizers,
    "schedules": keras.optimizers.schedules,
    "initializers": keras.initializers,
    "regularizers": keras.regularizers,
    "constraints": keras.constraints,
    "callbacks": keras.callbacks,
    "activations": keras.activations,
    "utils": keras.utils,
}
MODEL_METHODS = (
    "compile fit evaluate predict train_on_batch test_on_batch predict_on_batch summary save save_weights load_weights get_config "
    "to_json get_layer export reset_metrics get_weights set_weights count_params get_metrics_result compute_loss stateless_call"
).split()
SEQUENTIAL_METHODS = "add pop get_layer summary".split()


def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return getattr(value, "__name__", type(value).__name__)


def arguments(thing):
    own = []
    try:
        # __new__ of some classes takes anything
        parameters = inspect.signature(thing.__init__ if inspect.isclass(thing) else thing).parameters.values()
    except ValueError:
        return own
    for p in parameters:
        if p.name == "self" or p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
            continue
        own.append(p.name if p.default is p.empty else p.name + "=" + json.dumps(plain(p.default)))
    return own


def line(group, name, kind, other, thing):
    print("\t".join([group, name, kind, other, *arguments(thing)]).rstrip("\t"))


print(f"# Keras {keras.__version__}: group, name, kind, the name of which it is another, arguments. Made by keras_api.py.")
first = {}
for group, module in MODULES.items():
    names = [n for n in sorted(dir(module)) if not n.startswith("_") and callable(getattr(module, n))]
    names.sort(key=lambda n: n != getattr(getattr(module, n), "__name__", n))  # the name that a thing gives itself goes first
    other = {}
    for name in names:
        thing = getattr(module, name)
        where = first.setdefault(id(thing), (group, name))
        other[name] = "" if where == (group, name) else where[1] if where[0] == group else ".".join(where)
    for name in sorted(names):
        thing = getattr(module, name)
        line(group, name, "class" if inspect.isclass(thing) else "function", other[name], thing)
for name in MODEL_METHODS:
    line("model_methods", name, "method", "", getattr(keras.Model, name))
for name in SEQUENTIAL_METHODS:
    line("sequential_methods", name, "method", "", getattr(keras.Sequential, name))
for name in sorted(n for n in dir(keras.callbacks.Callback) if n.startswith("on_")):
    line("callback_hooks", name, "hook", "", getattr(keras.callbacks.Callback, name))
