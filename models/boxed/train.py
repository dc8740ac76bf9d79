"""Trains the boxed-character reader and writes it as ONNX.

    python pool.py  --kanjivg FILE --fonts FILE... --chunks 11 12 13 14 15 --pool DIR
    python train.py --mnist DIR --kanjivg FILE --pool DIR --out DIR --minutes 45

Two processes by default, each with one thread and its own samples; every few steps they take the mean
of their weights. Progress is by the clock, since how fast a shared machine is nobody knows
beforehand; the same seeds give the same samples, but not the same number of steps.
"""

import argparse
import math
import os
import time
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F

import classes
import heldapart
from batches import REAL, Source
from export import export
from network import Reader

BATCH = 256
RATE = 3e-3
SMOOTHING = 0.01
MEAN_EVERY = 16


def held_apart(given) -> dict[str, tuple[heldapart.Held, list[str]]]:
    """What early stopping and the temperature look at."""
    seed = heldapart.SEEDS["tune"]
    kana = {"katakana": 14}
    return {
        "digits": (heldapart.real_digits(given.mnist, "worn", 30), ["digits"]),
        "katakana": (heldapart.strokes(given.kanjivg, 0.035, kana, "worn", seed), ["katakana"]),
    }


def loss_of(logits, y, competing):
    """Cross-entropy with a little smoothing, over the classes that compete."""
    logs = F.log_softmax(logits.masked_fill(~competing, -1e4), 1)
    nll = -logs.gather(1, y[:, None]).squeeze(1)
    even = -(logs * competing).sum(1) / competing.sum(1)
    return ((1 - SMOOTHING) * nll + SMOOTHING * even).mean()


def take_mean(model, ranks: int) -> None:
    state = [t for t in model.state_dict().values() if t.is_floating_point()]
    flat = torch.cat([t.reshape(-1) for t in state])
    dist.all_reduce(flat)
    flat /= ranks
    at = 0
    for t in state:
        t.copy_(flat[at : at + t.numel()].view_as(t))
        at += t.numel()


def errors(model, held) -> dict[str, tuple[int, float]]:
    result = {}
    for name, (group, families) in held.items():
        values = heldapart.masked(heldapart.logits(model, group), families)
        wrong = int((values.argmax(1) != group.y).sum())
        result[name] = (wrong, float(F.cross_entropy(values, group.y)))
    return result


def temperature(model, held) -> float:
    """The one number that makes the probabilities of the sets held apart most likely."""
    sets = [(heldapart.masked(heldapart.logits(model, g), f), g.y) for g, f in held.values()]
    steps = torch.exp(torch.linspace(math.log(0.4), math.log(2.5), 80))
    score = [sum(float(F.cross_entropy(v / t, y)) for v, y in sets) for t in steps]
    return float(steps[score.index(min(score))])


def work(rank: int, given) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    if given.ranks > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(given.port))
        dist.init_process_group("gloo", rank=rank, world_size=given.ranks)
    model = Reader(len(classes.CLASSES))
    if given.start:
        model.load_state_dict(torch.load(given.start))
    model = model.to(memory_format=torch.channels_last)
    source = Source(given.pool, given.mnist, given.seed * 100 + rank, given.real)
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=0.02)
    held = held_apart(given) if rank == 0 else None
    best, begun, step, looked, share = math.inf, time.monotonic(), 0, 0.0, torch.zeros(1)
    while True:
        if step % MEAN_EVERY == 0:
            # The first process's clock counts for all, so that all end at the same step.
            share[0] = (time.monotonic() - begun) / (given.minutes * 60)
            if given.ranks > 1:
                dist.broadcast(share, 0)
        now = float(share)
        if now >= 1:
            break
        rate = given.rate * min(1.0, (step + 1) / 150) * (0.5 + 0.5 * math.cos(math.pi * now)) + 1e-6
        for group in optimizer.param_groups:
            group["lr"] = rate
        x, y, competing = source.batch(BATCH)
        model.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=given.bf16):
            logits = model(x)
        loss = loss_of(logits.float(), y, competing)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        if given.ranks > 1 and step % MEAN_EVERY == 0:
            take_mean(model, given.ranks)
        if step % (MEAN_EVERY * 20) == 0:
            source.refresh()
        if rank == 0 and step % (MEAN_EVERY * 2) == 0:
            print(f"{now:.3f} step {step} loss {loss.item():.4f}", flush=True)
        if step % MEAN_EVERY == 0 and rank == 0 and now - looked > 0.08:
            looked = now
            best = keep_better(model, held, best, given)
    if rank == 0:
        keep_better(model, held, best, given)
        print("samples", step * BATCH * given.ranks, "begun from", given.start, flush=True)
        model.load_state_dict(torch.load(given.out / "best.pt"))
        t = temperature(model, held)
        print("temperature", t, "differs", export(model, t, given.out / "boxed.onnx"), flush=True)


def keep_better(model, held, best, given) -> float:
    found = errors(model, held)
    score = sum(loss for _, loss in found.values())
    kept = "kept" if score < best else ""
    print("held apart", {k: (w, round(l, 4)) for k, (w, l) in found.items()}, kept, flush=True)
    if score < best:
        torch.save(model.state_dict(), given.out / "best.pt")
    return min(best, score)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", required=True)
    parser.add_argument("--kanjivg", required=True)
    parser.add_argument("--pool", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ranks", type=int, default=2)
    parser.add_argument("--port", type=int, default=29531)
    parser.add_argument("--rate", type=float, default=RATE, help="greatest learning rate")
    parser.add_argument("--real", type=float, default=REAL, help="share of real digits")
    parser.add_argument("--start", help="weights to begin from")
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    if given.ranks == 1:
        work(0, given)
    else:
        mp.spawn(work, (given,), given.ranks)


if __name__ == "__main__":
    main()
