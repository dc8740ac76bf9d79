"""Trains the number reader and writes it as ONNX.

    python train.py --mnist MNIST --kanjivg FILE --fonts FONT... --held FONT --out OUT --minutes 42

One thread that learns, and a process that draws for it; progress is by the clock.
"""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from export import export
from lines import TRAIN, WORN, Lines
from network import STEP, Reader

DIGITS = 300
"""Of a batch."""
RATE = 3e-3
KINDS = {"real": 0.58, "strokes": 0.24, "font": 0.18}
# Numbers of a batch are about as long as each other: one or two digits, a date, a telephone number.
LENGTHS = [((1, 1), 0.12), ((2, 2), 0.2), ((3, 5), 0.2), ((6, 8), 0.28), ((9, 12), 0.2)]


def padded(pictures: list[np.ndarray]) -> torch.Tensor:
    width = (max(p.shape[1] for p in pictures) + STEP - 1) // STEP * STEP
    x = np.zeros((len(pictures), 1, pictures[0].shape[0], width), np.float32)
    for row, picture in zip(x, pictures):
        row[0, :, : picture.shape[1]] = picture
    return torch.from_numpy(x)


def batch(lines: Lines):
    rng = lines.rng
    spans = [span for span, _ in LENGTHS]
    shares = np.array([share * sum(span) for span, share in LENGTHS])
    low, high = spans[rng.choice(len(spans), p=shares / shares.sum())]
    pictures, labels = [], []
    while sum(map(len, labels)) < DIGITS:
        kind = rng.choice(list(KINDS), p=list(KINDS.values()))
        picture, digits = lines.sample(int(rng.integers(low, high + 1)), kind, TRAIN)
        pictures.append(picture)
        labels.append(digits)
    return padded(pictures), labels


class Batches(torch.utils.data.IterableDataset):
    """Batches without end, drawn in a process of their own."""

    def __init__(self, given):
        self.given = given

    def __iter__(self):
        given = self.given
        lines = Lines(given.kanjivg, given.mnist, given.fonts, given.seed)
        while True:
            yield batch(lines)


def loss_of(logits, labels):
    """Connectionist temporal classification (Graves et al. 2006), mean over digits."""
    logs = F.log_softmax(logits.float(), 2).transpose(0, 1)
    targets = torch.tensor([d + 1 for digits in labels for d in digits])
    lengths = torch.tensor([len(digits) for digits in labels])
    steps = torch.full((logits.shape[0],), logits.shape[1])
    loss = F.ctc_loss(logs, targets, steps, lengths, reduction="none", zero_infinity=True)
    return loss.sum() / lengths.sum()


def greedy(logits) -> list[list[int]]:
    texts = []
    for row in logits.argmax(2).tolist():
        texts.append([c - 1 for k, c in enumerate(row) if c and (k == 0 or row[k - 1] != c)])
    return texts


def held_apart(given, seed=97):
    """What early stopping and the temperature look at."""
    lines = Lines(given.kanjivg, given.mnist, given.held, seed, held=True)
    groups = {}
    for kind in KINDS:
        for count in (1, 2, 7, 11):
            made = [lines.sample(count, kind, WORN) for _ in range(max(40, 700 // count))]
            groups[kind, count] = padded([p for p, _ in made]), [d for _, d in made]
    return groups


def look(model, held):
    model.eval()
    result = {}
    with torch.no_grad():
        for name, (x, labels) in held.items():
            logits = torch.cat([model(part) for part in x.split(64)])
            right = sum(a == b for a, b in zip(greedy(logits), labels))
            result[name] = (right, len(labels), float(loss_of(logits, labels)))
    return result


def temperature(model, held) -> float:
    model.eval()
    with torch.no_grad():
        sets = [(torch.cat([model(part) for part in x.split(64)]), labels) for x, labels in held.values()]
        steps = torch.exp(torch.linspace(math.log(0.5), math.log(3), 60))
        score = [sum(float(loss_of(v / t, labels)) for v, labels in sets) for t in steps]
    return float(steps[score.index(min(score))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", required=True)
    parser.add_argument("--kanjivg", required=True)
    parser.add_argument("--fonts", nargs="+", required=True)
    parser.add_argument("--held", nargs="+", required=True, help="fonts that are not trained on")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--minutes", type=float, default=42)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=RATE, help="greatest learning rate")
    parser.add_argument("--start", help="weights to begin from")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    model = Reader()
    if given.start:
        model.load_state_dict(torch.load(given.start))
    model = model.to(memory_format=torch.channels_last)
    batches = iter(torch.utils.data.DataLoader(Batches(given), batch_size=None, num_workers=1))
    held = held_apart(given)
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=0.02)
    best, begun, steps, digits, looked = math.inf, time.monotonic(), 0, 0, 0.0
    while (now := (time.monotonic() - begun) / (given.minutes * 60)) < 1:
        rate = given.rate * min(1.0, (steps + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * now)) + 1e-6
        for group in optimizer.param_groups:
            group["lr"] = rate
        x, labels = next(batches)
        model.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(x)
        loss = loss_of(logits, labels)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        steps += 1
        digits += sum(map(len, labels))
        if steps % 50 == 0:
            print(f"{now:.3f} step {steps} digits {digits} loss {loss.item():.4f}", flush=True)
        if now - looked > 0.06:
            looked = now
            best = keep_better(model, held, best, given)
    keep_better(model, held, best, given)
    model.load_state_dict(torch.load(given.out / "best.pt"))
    found = temperature(model, held)
    print("steps", steps, "digits", digits, "temperature", found)
    print("differs", export(model, found, given.out / "numbers.onnx"), flush=True)


def keep_better(model, held, best, given) -> float:
    found = look(model, held)
    score = sum(loss for _, _, loss in found.values())
    words = " ".join(f"{k}{n}: {r}/{c}" for (k, n), (r, c, _) in found.items())
    print("held apart", words, f"{score:.4f}", "kept" if score < best else "", flush=True)
    if score < best:
        torch.save(model.state_dict(), given.out / "best.pt")
    return min(best, score)


if __name__ == "__main__":
    main()
