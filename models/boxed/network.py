"""The network: find the ink, bring it to one size, look at it, and remember where it stood."""

import torch
import torch.nn.functional as F
from torch import nn

BOX = 48
VIEW = 40


class Normalise(nn.Module):
    """Cut the ink out by its moments, so that a small character is read as well as a large one.

    Gives the view (N, 1, 40, 40) and seven numbers that keep position, size and amount of the ink in
    the box: without them ッ and ツ are one.
    """

    FACTS = 7

    def __init__(self):
        super().__init__()
        line = torch.linspace(-1, 1, BOX + 1)[:-1] + 1 / BOX
        self.register_buffer("line", line)
        # What lies at the box's edge counts less: rules and neighbours live there.
        fall = ((1.04 - line.abs()) / 0.22).clamp(0, 1)
        self.register_buffer("window", (fall[:, None] * fall[None]).reshape(1, BOX, BOX))
        view = torch.linspace(-1, 1, VIEW + 1)[:-1] + 1 / VIEW
        self.register_buffer("grid_x", view.view(1, 1, VIEW, 1).expand(1, VIEW, VIEW, 1).clone())
        self.register_buffer("grid_y", view.view(1, VIEW, 1, 1).expand(1, VIEW, VIEW, 1).clone())

    def forward(self, x):
        ink = (x[:, 0] - 0.2).clamp(min=0) * self.window
        columns, rows = ink.sum(1), ink.sum(2)
        mass = columns.sum(1, keepdim=True) + 1.0
        cx = (columns * self.line).sum(1, keepdim=True) / mass
        cy = (rows * self.line).sum(1, keepdim=True) / mass
        vx = (columns * (self.line - cx) ** 2).sum(1, keepdim=True) / mass
        vy = (rows * (self.line - cy) ** 2).sum(1, keepdim=True) / mass
        spread = torch.sqrt(vx + vy + 1e-4)
        half = (spread * 1.9).clamp(0.42, 1.1)
        grid_x = self.grid_x * half.view(-1, 1, 1, 1) + cx.view(-1, 1, 1, 1)
        grid_y = self.grid_y * half.view(-1, 1, 1, 1) + cy.view(-1, 1, 1, 1)
        view = F.grid_sample(x, torch.cat([grid_x, grid_y], 3), align_corners=False)
        most = ink.amax((1, 2)).unsqueeze(1)
        tall, wide = torch.sqrt(vy + 1e-4), torch.sqrt(vx + 1e-4)
        facts = torch.cat([cx, cy, tall, wide, half, torch.log(mass) * 0.2, most], 1)
        return view, facts


def step(inputs, outputs, stride, kernel=3):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class Reader(nn.Module):
    def __init__(self, classes: int, dropout=0.1):
        super().__init__()
        self.normalise = Normalise()
        self.look = nn.Sequential(
            step(1, 32, 2, 5),
            step(32, 32, 1),
            step(32, 64, 2),
            step(64, 64, 1),
            step(64, 128, 2),
            step(128, 128, 1),
        )
        # Where in the view a feature stands matters: a weight for each of the 25 places, twice.
        self.pool = nn.Parameter(torch.randn(2, 128, 25) * 0.2)
        self.pool_norm = nn.BatchNorm1d(256)
        self.where = nn.Sequential(nn.Linear(Normalise.FACTS, 48), nn.ReLU(), nn.Linear(48, 48))
        self.dropout = nn.Dropout(dropout)
        self.name = nn.Linear(256 + 48, classes)

    def forward(self, x):
        view, facts = self.normalise(x)
        features = self.look(view).flatten(2).unsqueeze(1)
        seen = (features * self.pool).sum(3).flatten(1)
        seen = torch.relu(self.pool_norm(seen))
        # Where the ink stands tells small kana from large: it weighs in beside what was seen.
        place = torch.relu(self.where(facts))
        return self.name(self.dropout(torch.cat([seen, place], 1)))
