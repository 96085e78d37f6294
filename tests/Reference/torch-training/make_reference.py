#!/usr/bin/env python3
"""Reference values for the training layers, computed with torch (made with 1.13, float64, stored as float32).

Writes networks.json (name -> network definition) and reference.safetensors next to this file:
  <name>/weights/<parameter>      initial parameters and running statistics
  <name>/input/<i>                features x frames of sample i (each sample is run unpadded, so masks have nothing to agree with)
  <name>/targets, <name>/sample_weights
  <name>/logits_eval              with the initial running statistics
  <name>/loss, <name>/logits_train, <name>/gradients/<parameter>, <name>/statistics/<running ...>
  <name>/adamw/<parameter>        after three AdamW steps on that batch with clipping of the gradient norm
Run: python3 make_reference.py
"""
import json
import math
import pathlib
import struct

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent


def conv(filters, kernel, **more):
    return {"type": "conv1d", "filters": filters, "kernel": kernel, **more}


T = lambda name, **more: {"type": name, **more}
branches = lambda *all: T("branches", branches=[{"layers": layers} for layers in all])
BN = {"type": "batch_norm", "epsilon": 1e-3, "momentum": 0.9}
NETWORKS = {
    "notebook": ({"layout": "sequence", "features": 24}, [24] * 5, [
        conv(16, 8), T("relu"), conv(16, 8), BN, T("relu"), T("max_pool", size=8), conv(40, 8), T("relu"),
        T("flatten"), T("dense", units=5), T("softmax")]),
    "attentive": ({"layout": "channels", "features": 7}, [21, 13, 18, 9], [
        conv(12, 5, stride=2), BN, T("silu"),
        T("residual", layers=[conv(12, 3, groups=12), BN, T("relu"), conv(12, 1), BN, T("squeeze_excitation", reduction=3)]),
        T("relu"),
        T("residual", layers=[conv(20, 3, stride=2), BN], shortcut=[conv(20, 1, stride=2, bias=False)]),
        T("silu"), T("attentive_statistics_pool", hidden=6), BN, T("dense", units=4), T("softmax")]),
    "pools": ({"layout": "channels", "features": 6}, [26, 17, 22], [
        conv(12, 3, dilation=2, padding="valid"), T("silu"), T("average_pool", size=3, stride=2), conv(15, 4, groups=3), T("relu"),
        T("max_pool", size=3, stride=2), conv(9, 2, bias=False), T("silu"), T("global_average_pool"), T("dense", units=8, bias=False),
        T("silu"), T("dense", units=3), T("softmax")]),
    "branches": ({"layout": "channels", "features": 5}, [19, 12, 15, 10], [
        T("residual", layers=[branches([conv(3, 3), T("relu")], [conv(2, 5)])]),
        branches(
            [conv(4, 3, stride=2), BN, T("silu")],
            [conv(3, 1, stride=2)],
            [conv(6, 2, stride=2), T("squeeze_excitation", reduction=2)]),
        branches(
            [conv(7, 3, padding="valid"), T("attentive_statistics_pool", hidden=3)],
            [T("silu"), T("global_average_pool")]),
        T("dense", units=4), T("softmax")]),
    "gru": ({"layout": "channels", "features": 5}, [17, 9, 14], [
        conv(11, 3, stride=2), BN, T("silu"),
        branches([T("gru", units=19)], [T("gru", units=6, reversed=True)]),
        T("attentive_statistics_pool", hidden=3), T("dense", units=4), T("softmax")]),
}


class Network:
    """Runs a list of samples, each channels x frames, through the layers; only batch normalisation sees them together."""

    def __init__(self, layers, channels, frames):
        self.parameters, self.statistics, self.training = {}, {}, False
        self.layers = layers
        with torch.no_grad():
            self.creating = True
            self.run([torch.zeros(channels, frames)])
        self.creating = False

    def run(self, samples):
        self.new_statistics = {}
        return torch.stack([s[:, 0] for s in self.sequence(self.layers, samples, "layers.")])

    def parameter(self, name, *shape, scale=None):
        if self.creating:
            if scale == "one":
                value = 1 + 0.2 * torch.randn(*shape)
            else:
                fan = math.prod(shape[1:]) if len(shape) > 1 else 25
                value = torch.randn(*shape) / math.sqrt(fan)
            # What float32 can hold, so that both sides start from the same numbers.
            self.parameters[name] = value.float().double().requires_grad_()
        return self.parameters[name]

    def sequence(self, layers, samples, prefix):
        for i, layer in enumerate(layers):
            samples = getattr(self, layer["type"])(layer, samples, f"{prefix}{i}.")
        return samples

    def conv1d(self, o, samples, p):
        channels, k = samples[0].shape[0], o["kernel"]
        stride, dilation, groups = o.get("stride", 1), o.get("dilation", 1), o.get("groups", 1)
        w = self.parameter(p + "weight", o["filters"], channels // groups, k)
        b = self.parameter(p + "bias", o["filters"]) if o.get("bias", True) else None
        out = []
        for x in samples:
            if o.get("padding", "same") == "same":
                n = x.shape[1]
                pad = max((math.ceil(n / stride) - 1) * stride + dilation * (k - 1) + 1 - n, 0)
                x = F.pad(x, (pad // 2, pad - pad // 2))
            out.append(F.conv1d(x[None], w, b, stride, 0, dilation, groups)[0])
        return out

    def batch_norm(self, o, samples, p):
        channels = samples[0].shape[0]
        w, b = self.parameter(p + "weight", channels, scale="one"), self.parameter(p + "bias", channels)
        if self.creating:
            self.statistics[p + "running_mean"] = (0.3 * torch.randn(channels)).float().double()
            self.statistics[p + "running_var"] = (0.5 + torch.rand(channels)).float().double()
        mean, var = self.statistics[p + "running_mean"], self.statistics[p + "running_var"]
        if self.training:
            frames = torch.cat(samples, 1)
            old, m = (mean, var), o["momentum"]
            mean, var = frames.mean(1), frames.var(1, unbiased=False)
            self.new_statistics[p + "running_mean"] = m * old[0] + (1 - m) * mean.detach()
            self.new_statistics[p + "running_var"] = m * old[1] + (1 - m) * var.detach()
        scale = w / torch.sqrt(var + o["epsilon"])
        return [x * scale[:, None] + (b - mean * scale)[:, None] for x in samples]

    def relu(self, o, samples, p):
        return [F.relu(x) for x in samples]

    def silu(self, o, samples, p):
        return [F.silu(x) for x in samples]

    def max_pool(self, o, samples, p):
        return [F.max_pool1d(x[None], o["size"], o.get("stride") or o["size"])[0] for x in samples]

    def average_pool(self, o, samples, p):
        return [F.avg_pool1d(x[None], o["size"], o.get("stride") or o["size"])[0] for x in samples]

    def global_average_pool(self, o, samples, p):
        return [x.mean(1, keepdim=True) for x in samples]

    def flatten(self, o, samples, p):
        return [x.reshape(-1, 1) for x in samples]

    def softmax(self, o, samples, p):
        return samples

    def linear(self, samples, units, p, bias=True):
        w = self.parameter(p + "weight", units, samples[0].shape[0])
        b = self.parameter(p + "bias", units) if bias else 0
        return [F.linear(x.t(), w, b if bias else None).t() for x in samples]

    def dense(self, o, samples, p):
        return self.linear(samples, o["units"], p, o.get("bias", True))

    def squeeze_excitation(self, o, samples, p):
        channels = samples[0].shape[0]
        h = self.linear([x.mean(1, keepdim=True) for x in samples], max(1, channels // o["reduction"]), p + "fc1.")
        g = self.linear([F.relu(x) for x in h], channels, p + "fc2.")
        return [x * torch.sigmoid(gate) for x, gate in zip(samples, g)]

    def attentive_statistics_pool(self, o, samples, p):
        h = self.linear(samples, o["hidden"], p + "attention.")
        scores = self.linear([torch.tanh(x) for x in h], samples[0].shape[0], p + "score.")
        out = []
        for x, e in zip(samples, scores):
            a = torch.softmax(e, 1)
            mean = (a * x).sum(1, keepdim=True)
            out.append(torch.cat([mean, torch.sqrt((a * (x - mean) ** 2).sum(1, keepdim=True) + 1e-6)]))
        return out

    def gru(self, o, samples, p):
        units, channels = o["units"], samples[0].shape[0]
        weights = [
            self.parameter(p + "input.weight", 3 * units, channels), self.parameter(p + "input.bias", 3 * units),
            self.parameter(p + "state.weight", 3 * units, units), self.parameter(p + "state.bias", 3 * units)]
        out = []
        for x in samples:
            frames = x.t().flip(0) if o.get("reversed", False) else x.t()
            parameters = [weights[0], weights[2], weights[1], weights[3]]
            states = torch._VF.gru(frames[:, None], torch.zeros(1, 1, units), parameters, True, 1, 0.0, False, False, False)[0][:, 0]
            out.append((states.flip(0) if o.get("reversed", False) else states).t())
        return out

    def branches(self, o, samples, p):
        outputs = [self.sequence(branch["layers"], samples, f"{p}branches.{i}.") for i, branch in enumerate(o["branches"])]
        return [torch.cat(parts) for parts in zip(*outputs)]

    def residual(self, o, samples, p):
        body = self.sequence(o["layers"], samples, p + "body.")
        shortcut = self.sequence(o.get("shortcut", []), samples, p + "shortcut.")
        return [x + y for x, y in zip(body, shortcut)]


def loss_of(network, samples, targets, weights):
    logits = network.run(samples)
    return (weights * -(targets * F.log_softmax(logits, 1)).sum(1)).mean(), logits


def reference(name, source, lengths, layers):
    sequence = source["layout"] == "sequence"
    network = Network(layers, 1 if sequence else source["features"], lengths[0])
    labels = [layer["units"] for layer in layers if layer["type"] == "dense"][-1]
    features = [torch.randn(source["features"], 1 if sequence else n).float().double() for n in lengths]
    samples = [x.t() for x in features] if sequence else features
    targets = F.one_hot(torch.arange(len(lengths)) % labels, labels) * 0.9 + 0.1 / labels
    targets[0] = 0.5 * (targets[0] + targets[1])
    weights = 0.5 + torch.rand(len(lengths))
    targets, weights = targets.float().double(), weights.float().double()
    out = {f"{name}/targets": targets, f"{name}/sample_weights": weights}
    out.update({f"{name}/input/{i}": x for i, x in enumerate(features)})
    out.update({f"{name}/weights/{n}": v.detach().clone() for n, v in {**network.parameters, **network.statistics}.items()})
    out[f"{name}/logits_eval"] = network.run(samples).detach()
    network.training = True
    loss, logits = loss_of(network, samples, targets, weights)
    loss.backward()
    out[f"{name}/loss"], out[f"{name}/logits_train"] = loss.detach().reshape(1), logits.detach()
    out.update({f"{name}/gradients/{n}": v.grad.clone() for n, v in network.parameters.items()})
    out.update({f"{name}/statistics/{n}": v for n, v in network.new_statistics.items()})
    decayed = [v for v in network.parameters.values() if v.dim() > 1]
    plain = [v for v in network.parameters.values() if v.dim() == 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.1}, {"params": plain, "weight_decay": 0.0}], lr=1e-2, eps=1e-7)
    for _ in range(3):
        optimizer.zero_grad()
        loss_of(network, samples, targets, weights)[0].backward()
        torch.nn.utils.clip_grad_norm_(decayed + plain, 0.5)
        optimizer.step()
    out.update({f"{name}/adamw/{n}": v.detach() for n, v in network.parameters.items()})
    return out


def main():
    torch.manual_seed(2024)
    tensors = {}
    for name, (source, lengths, layers) in NETWORKS.items():
        tensors.update(reference(name, source, lengths, layers))
    header, data = {}, b""
    for name in sorted(tensors):
        values = tensors[name].float().contiguous()
        raw = values.numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (HERE / "reference.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
    definitions = {name: {"input": source, "layers": layers} for name, (source, _, layers) in NETWORKS.items()}
    (HERE / "networks.json").write_text(json.dumps(definitions, indent=1) + "\n")


if __name__ == "__main__":
    main()
