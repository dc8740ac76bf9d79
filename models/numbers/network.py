"""The network: convolutions over the line's height, then along it; one step for every four pixels."""

import torch
from torch import nn

from lines import HEIGHT

CLASSES = 11
"""The blank of connectionist temporal classification, then 0 to 9."""
STEP = 4
"""Pixels of a step."""


def step(inputs, outputs, stride=1, kernel=3):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class Along(nn.Module):
    """What stands beside a step, added to it."""

    def __init__(self, width: int):
        super().__init__()
        self.look = nn.Sequential(
            nn.Conv2d(width, width, (1, 3), 1, (0, 1), bias=False), nn.BatchNorm2d(width), nn.ReLU()
        )

    def forward(self, x):
        return x + self.look(x)


class Reader(nn.Module):
    def __init__(self, width=96, dropout=0.1):
        super().__init__()
        self.look = nn.Sequential(
            step(1, 32, 2, 5),
            step(32, 32),
            step(32, 64, 2),
            step(64, 64),
            step(64, width, (2, 1)),
            step(width, width),
            nn.Conv2d(width, width, (HEIGHT // 8, 1), bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(),
            Along(width),
            Along(width),
            Along(width),
        )
        self.dropout = nn.Dropout(dropout)
        self.name = nn.Conv2d(width, CLASSES, 1)

    def forward(self, x):
        """Logits (N, steps, classes) of lines (N, 1, HEIGHT, W), W a multiple of STEP."""
        seen = self.name(self.dropout(self.look(x)))
        return seen.squeeze(2).transpose(1, 2)
