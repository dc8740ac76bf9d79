"""Trains the letter reader and writes it as ONNX.

    python glyphs.py --out GLYPHS FONT...
    python train.py --kanjivg FILE --glyphs GLYPHS --held FONT --out OUT --minutes 60

As for the boxes: two processes, each with one thread and its own samples, that take the mean of their
weights every few steps; progress is by the clock.
"""

import argparse
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F

import alphabet
import glyphs
from export import export
from letters import TRAIN, Level, Letters
from network import Reader

BATCH = 192
RATE = 2.5e-3
SMOOTHING = 0.01
MEAN_EVERY = 16
JUNK = 0.03
VARIANT = 0.08
"""Share of the letters whose variants names tell apart, beside what their frequency gives them."""


def shares(names: list[str]) -> np.ndarray:
    counts = np.loadtxt(alphabet.HERE / "counts.txt")
    share = (counts + 3) ** 0.35
    share[[names.index(n) for n in alphabet.LATIN if n in names]] *= 2.5
    share[[names.index(n) for n in alphabet.KANA if n in names]] *= 3.5
    share[[names.index(n) for n in set(alphabet.GIVEN) if n in names]] *= 3
    share[names.index(alphabet.JUNK)] = 0
    return share / share.sum()


class Source:
    def __init__(self, given, seed: int):
        self.names = alphabet.load()
        self.letters = Letters(given.kanjivg, given.glyphs, self.names, seed)
        self.rng = np.random.default_rng(seed + 1)
        self.shares = shares(self.names)
        variants = sorted({n for group in alphabet.VARIANTS for n in group if len(group) > 1})
        self.variants = [self.names.index(n) for n in variants if n in self.names]
        self.junk = self.names.index(alphabet.JUNK)

    def batch(self, size: int):
        rng = self.rng
        y = rng.choice(len(self.names), size, p=self.shares)
        some = rng.random(size) < VARIANT
        y[some] = rng.choice(self.variants, int(some.sum()))
        junk = rng.random(size) < JUNK
        pictures = []
        for k, index in enumerate(y):
            if junk[k]:
                pictures.append(self.letters.junk(index, int(y[k - 1])))
            else:
                pictures.append(self.letters.sample(int(index)))
        y[junk] = self.junk
        return torch.from_numpy(np.stack(pictures)).unsqueeze(1), torch.from_numpy(y)


def held_apart(given, seed=99):
    """What early stopping and the temperature look at: a font that nothing is trained on, and strokes."""
    names = alphabet.load()
    share = shares(names)
    rng = np.random.default_rng(seed)
    letters = Letters(given.kanjivg, given.glyphs, names, seed)
    groups = {}
    y = rng.choice(len(names), 3000, p=share)
    y = np.array([i for i in y if names[i] in letters.strokes])
    level = Level(displaced=(0.035, 0.035), age=0.7, warp=0.3, brush=0.0)
    groups["strokes"] = np.stack([letters.sample(int(i), level, 0.0) for i in y]), y
    for path in given.held:
        drawn = dict(glyphs.glyphs(path, names))
        own = Letters(given.kanjivg, given.glyphs, names, seed)
        keys = sorted(drawn)
        own.pictures = np.stack([drawn[k] for k in keys])
        own.drawn = [np.array([], int)] * len(names)
        for place, k in enumerate(keys):
            own.drawn[k] = np.array([place])
        y = rng.choice(keys, 3000, p=share[keys] / share[keys].sum())
        groups[Path(path).stem] = np.stack([own.sample(int(i), Level(age=0.7, warp=0.2, brush=0.0), 1.0) for i in y]), y
    return {k: (torch.from_numpy(x).unsqueeze(1), torch.from_numpy(y)) for k, (x, y) in groups.items()}


def logits(model, x):
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        return torch.cat([model(part).float() for part in x.split(256)])


def loss_of(values, y):
    logs = F.log_softmax(values, 1)
    nll = -logs.gather(1, y[:, None]).squeeze(1)
    return ((1 - SMOOTHING) * nll - SMOOTHING * logs.mean(1)).mean()


def take_mean(model, ranks: int) -> None:
    state = [t for t in model.state_dict().values() if t.is_floating_point()]
    flat = torch.cat([t.reshape(-1) for t in state])
    dist.all_reduce(flat)
    flat /= ranks
    at = 0
    for t in state:
        t.copy_(flat[at : at + t.numel()].view_as(t))
        at += t.numel()


def look(model, held):
    result = {}
    for name, (x, y) in held.items():
        values = logits(model, x)
        result[name] = (float((values.argmax(1) == y).float().mean()), float(F.cross_entropy(values, y)))
    return result


def temperature(model, held) -> float:
    sets = [(logits(model, x), y) for x, y in held.values()]
    steps = torch.exp(torch.linspace(math.log(0.4), math.log(2.5), 60))
    score = [sum(float(F.cross_entropy(v / t, y)) for v, y in sets) for t in steps]
    return float(steps[score.index(min(score))])


def work(rank: int, given) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    if given.ranks > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(given.port))
        dist.init_process_group("gloo", rank=rank, world_size=given.ranks)
    names = alphabet.load()
    model = Reader(len(names))
    if given.start:
        model.load_state_dict(torch.load(given.start))
    model = model.to(memory_format=torch.channels_last)
    source = Source(given, given.seed * 100 + rank)
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=0.02)
    held = held_apart(given) if rank == 0 else None
    best, begun, step, looked, share = math.inf, time.monotonic(), 0, 0.0, torch.zeros(1)
    while True:
        if step % MEAN_EVERY == 0:
            share[0] = (time.monotonic() - begun) / (given.minutes * 60)
            if given.ranks > 1:
                dist.broadcast(share, 0)
        now = float(share)
        if now >= 1:
            break
        rate = given.rate * min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * now)) + 1e-6
        for group in optimizer.param_groups:
            group["lr"] = rate
        x, y = source.batch(BATCH)
        model.train()
        with torch.autocast("cpu", torch.bfloat16):
            values = model(x)
        loss = loss_of(values.float(), y)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        if given.ranks > 1 and step % MEAN_EVERY == 0:
            take_mean(model, given.ranks)
        if rank == 0 and step % 64 == 0:
            rest = (time.monotonic() - begun) / step
            print(f"{now:.3f} step {step} loss {loss.item():.3f} {BATCH * given.ranks / rest:.0f}/s", flush=True)
        if step % MEAN_EVERY == 0 and rank == 0 and now - looked > 0.08:
            looked = now
            best = keep_better(model, held, best, given)
    if rank == 0:
        keep_better(model, held, best, given)
        print("samples", step * BATCH * given.ranks, flush=True)
        model.load_state_dict(torch.load(given.out / "best.pt"))
        t = temperature(model, held)
        print("temperature", t, "differs", export(model, t, given.out / "letters.onnx"), flush=True)


def keep_better(model, held, best, given) -> float:
    found = look(model, held)
    score = sum(loss for _, loss in found.values())
    print("held apart", {k: (round(r, 4), round(l, 4)) for k, (r, l) in found.items()}, flush=True)
    if score < best:
        torch.save(model.state_dict(), given.out / "best.pt")
    return min(best, score)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kanjivg", required=True)
    parser.add_argument("--glyphs", required=True, type=Path)
    parser.add_argument("--held", nargs="*", default=[])
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ranks", type=int, default=2)
    parser.add_argument("--port", type=int, default=29532)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--start")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    if given.ranks == 1:
        work(0, given)
    else:
        mp.spawn(work, args=(given,), nprocs=given.ranks)


if __name__ == "__main__":
    main()
