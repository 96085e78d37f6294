"""Computes the expected outputs of every network in this folder with PyTorch (1.13, CPU, float64).

    python3 make_reference.py

Each NAME.json is a network in the library's own format. The script builds it from torch.nn.functional calls, independently of the
library, and writes NAME.npy: channels x length (the last layer before a softmax). Weights and inputs are not stored: both sides
compute them from a hash of the tensor's name (see `values`), so the arrays stay small.
"""
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

FRAMES = 37  # of inputs in the "channels" layout


def values(name, shape):
    """Numbers in [-1, 1) from the name and index alone: FNV-1a of the name, then MurmurHash3's finaliser."""
    seed = 2166136261
    for byte in name.encode():
        seed = ((seed ^ byte) * 16777619) & 0xFFFFFFFF
    count = int(np.prod(shape))
    x = np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9) + np.uint32(seed)
    x ^= x >> np.uint32(16)
    x *= np.uint32(0x85EBCA6B)
    x ^= x >> np.uint32(13)
    x *= np.uint32(0xC2B2AE35)
    x ^= x >> np.uint32(16)
    return (x.astype(np.float64) / 2**31 - 1).reshape(shape)


def tensor(name, shape, kind="weight"):
    v = values(name, shape)
    if kind == "weight":
        v = v * np.sqrt(3 / np.prod(shape[1:]))
    elif kind == "scale":
        v = 1 + 0.2 * v
    elif kind == "variance":
        v = 1 + 0.5 * v
    else:
        v = 0.1 * v
    return torch.from_numpy(v.astype(np.float32).astype(np.float64))


def linear(x, name, units, bias=True):
    """A matrix on every frame of x (channels x length)."""
    y = tensor(name + ".weight", (units, x.shape[0])) @ x
    return y + tensor(name + ".bias", (units,), "bias")[:, None] if bias else y


def conv1d(x, o, name):
    k, s, d, g = o["kernel"], o.get("stride", 1), o.get("dilation", 1), o.get("groups", 1)
    if o.get("padding", "same") == "same":
        out = -(-x.shape[1] // s)
        pad = max((out - 1) * s + (k - 1) * d + 1 - x.shape[1], 0)
        x = F.pad(x, (pad // 2, pad - pad // 2))
    bias = tensor(name + ".bias", (o["filters"],), "bias") if o.get("bias", True) else None
    weight = tensor(name + ".weight", (o["filters"], x.shape[0] // g, k))
    return F.conv1d(x[None], weight, bias, stride=s, dilation=d, groups=g)[0]


def batch_norm(x, o, name):
    c = (x.shape[0],)
    return F.batch_norm(
        x[None], tensor(name + ".running_mean", c, "bias"), tensor(name + ".running_var", c, "variance"),
        tensor(name + ".weight", c, "scale"), tensor(name + ".bias", c, "bias"), training=False, eps=o.get("epsilon", 1e-3))[0]


def squeeze_excitation(x, o, name):
    mean = x.mean(1, keepdim=True)
    hidden = F.relu(linear(mean, name + ".fc1", max(1, x.shape[0] // o.get("reduction", 8))))
    return x * torch.sigmoid(linear(hidden, name + ".fc2", x.shape[0]))


def attentive_statistics_pool(x, o, name):
    score = linear(torch.tanh(linear(x, name + ".attention", o["hidden"])), name + ".score", x.shape[0])
    a = torch.softmax(score, dim=1)
    mean = (a * x).sum(1, keepdim=True)
    deviation = torch.sqrt((a * (x - mean) ** 2).sum(1, keepdim=True) + 1e-6)
    return torch.cat([mean, deviation])


def functionals_pool(x, o, name):
    n = x.shape[1]
    t = torch.linspace(-1, 1, n, dtype=x.dtype)
    mean, deviation = x.mean(1), torch.sqrt(x.var(1, unbiased=False) + 1e-6)
    z = (x - mean[:, None]) / deviation[:, None]
    change = x[:, 1:] - x[:, :-1]
    line = torch.stack([torch.ones(n, dtype=x.dtype), t], 1)
    parabola = torch.stack([torch.ones(n, dtype=x.dtype), t ** 2], 1)
    rows = [mean, deviation, (z ** 3).mean(1), (z > 1e-3).double().mean(1)]
    rows += list(torch.quantile(x, torch.tensor([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1], dtype=x.dtype), dim=1))
    rows += [torch.linalg.lstsq(line, x.t()).solution[1], torch.linalg.lstsq(parabola, x.t()).solution[1]]
    rows += [torch.sqrt((change ** 2).mean(1) + 1e-6), change.abs().mean(1), (change > 1e-3 * deviation[:, None]).double().mean(1)]
    rows += [(z[:, k:] * z[:, :-k]).mean(1) for k in (4, 12)]
    if "mask" in o:
        marked = x[o["mask"]] > 0
        assert 4 <= marked[1:].sum() and 4 <= (~marked).sum()
        rows += [x[:, marked].mean(1), torch.sqrt(x[:, marked].var(1, unbiased=False) + 1e-6)]
        rows += [change[:, marked[1:]].abs().mean(1), x[:, ~marked].mean(1)]
    return torch.cat(rows)[:, None]


def gru(x, o, name):
    layer = torch.nn.GRU(x.shape[0], o["units"]).double()
    for mine, its in (("input", "ih"), ("state", "hh")):
        weight, bias = getattr(layer, f"weight_{its}_l0"), getattr(layer, f"bias_{its}_l0")
        weight.data = tensor(f"{name}.{mine}.weight", tuple(weight.shape))
        bias.data = tensor(f"{name}.{mine}.bias", tuple(bias.shape), "bias")
    frames = x.t().flip(0) if o.get("reversed", False) else x.t()
    states = layer(frames[:, None])[0][:, 0].detach()
    return (states.flip(0) if o.get("reversed", False) else states).t()


def residual(x, o, name):
    return run(x, o["layers"], name + ".body") + run(x, o.get("shortcut", []), name + ".shortcut")


def branches(x, o, name):
    return torch.cat([run(x, branch["layers"], f"{name}.branches.{i}") for i, branch in enumerate(o["branches"])])


LAYERS = {
    "conv1d": conv1d,
    "batch_norm": batch_norm,
    "relu": lambda x, o, n: F.relu(x),
    "silu": lambda x, o, n: F.silu(x),
    "dropout": lambda x, o, n: x,
    "max_pool": lambda x, o, n: F.max_pool1d(x[None], o["size"], o.get("stride") or o["size"])[0],
    "average_pool": lambda x, o, n: F.avg_pool1d(x[None], o["size"], o.get("stride") or o["size"])[0],
    "global_average_pool": lambda x, o, n: x.mean(1, keepdim=True),
    "attentive_statistics_pool": attentive_statistics_pool,
    "squeeze_excitation": squeeze_excitation,
    "functionals_pool": functionals_pool,
    "gru": gru,
    "residual": residual,
    "branches": branches,
    "flatten": lambda x, o, n: x.reshape(-1, 1),
    "dense": lambda x, o, n: linear(x, n, o["units"], o.get("bias", True)),
    "softmax": lambda x, o, n: x,
}


def run(x, layers, prefix):
    for i, options in enumerate(layers):
        x = LAYERS[options["type"]](x, options, f"{prefix}.{i}")
    return x


if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent
    for path in sorted(folder.glob("*.json")):
        network = json.loads(path.read_text())
        features = network["input"]["features"]
        shape = (1, features) if network["input"]["layout"] == "sequence" else (features, FRAMES)
        x = torch.from_numpy(values("input", shape).astype(np.float32).astype(np.float64))
        y = run(x, network["layers"], "layers").numpy().astype(np.float32)
        np.save(path.with_suffix(".npy"), y)
        print(f"{path.stem:24} {y.shape} |y| max {np.abs(y).max():.3f}")
