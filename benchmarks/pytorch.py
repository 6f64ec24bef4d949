"""Training steps of PyTorch at the shapes of ./tsuno bench, for ./tsuno bench pytorch, which starts it.

Reads lines "name seconds threads" and answers each with the milliseconds of one step, by the clock: the median of what was run in so many seconds. Layers alone: forwards, and backwards from a given gradient of all outputs, with the input's gradient; models: loss and
SGD too.
"""

import sys
import time

import torch
from torch import nn


def layer(module, x, inputs=1):
    x.requires_grad_()
    first = module(*[x] * inputs)
    upstream = torch.randn_like(first[0] if isinstance(first, tuple) else first) / 8

    def step():
        module.zero_grad(set_to_none=True)
        x.grad = None
        y = module(*[x] * inputs)
        (y[0] if isinstance(y, tuple) else y).backward(upstream)

    return step


def recurrent(kind, batch, time_steps, features, units):
    return lambda: layer(kind(features, units, batch_first=True), torch.randn(batch, time_steps, features))


def model(module, x, y, call=None):
    call = call or module
    optimizer = torch.optim.SGD(module.parameters(), lr=0.01)

    def step():
        optimizer.zero_grad()
        nn.functional.mse_loss(call(x), y).backward()
        optimizer.step()

    return step


def conv1d():
    return model(nn.Conv1d(64, 128, 5, padding="same"), torch.randn(32, 64, 100), torch.randn(32, 128, 100))


def attention():
    module = nn.MultiheadAttention(256, 8, batch_first=True)
    x = torch.randn(16, 128, 256)
    return model(module, x, torch.randn(16, 128, 256), lambda x: module(x, x, x, need_weights=False)[0])


STEPS = {
    "lstm-64-128-b32-t100": recurrent(nn.LSTM, 32, 100, 64, 128),
    "lstm-128-512-b64-t100": recurrent(nn.LSTM, 64, 100, 128, 512),
    "gru-64-128-b32-t100": recurrent(nn.GRU, 32, 100, 64, 128),
    "lstm-256-256-b16-t150": recurrent(nn.LSTM, 16, 150, 256, 256),
    "lstm-512-512-b16-t25": recurrent(nn.LSTM, 16, 25, 512, 512),
    "lstm-512-512-b1-t25": recurrent(nn.LSTM, 1, 25, 512, 512),
    "conv1d-64-128-k5-b32-t100": conv1d,
    "attention-256-h8-b16-t128": attention,
}


def main():
    made = {}
    print(f"PyTorch {torch.__version__}", flush=True)
    for line in sys.stdin:
        name, seconds, threads = line.split()
        torch.set_num_threads(int(threads))
        if name not in made:
            made[name] = STEPS[name]()
        times = []
        begin = time.perf_counter()
        while len(times) < 3 or time.perf_counter() - begin < float(seconds):
            start = time.perf_counter()
            made[name]()
            times.append((time.perf_counter() - start) * 1e3)
        print(sorted(times)[len(times) // 2], flush=True)


if __name__ == "__main__":
    main()
