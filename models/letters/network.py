"""The network: bring the letter's ink to one size, look at it, and name it."""

import torch
import torch.nn.functional as F
from torch import nn

BOX = 64
VIEW = 48


class Normalise(nn.Module):
    """Cut the ink out by its moments. Gives the view (N, 1, 48, 48) and seven numbers that keep place, size
    and amount of the ink in the square: without them ッ and ツ are one."""

    FACTS = 7

    def __init__(self):
        super().__init__()
        line = torch.linspace(-1, 1, BOX + 1)[:-1] + 1 / BOX
        self.register_buffer("line", line)
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
        # Each direction by itself, but none stretched to more than twice the other.
        tall, wide = torch.sqrt(vy + 1e-4), torch.sqrt(vx + 1e-4)
        most = torch.maximum(tall, wide)
        half_x = (torch.maximum(wide, most / 2) * 2.0).clamp(0.3, 1.1)
        half_y = (torch.maximum(tall, most / 2) * 2.0).clamp(0.3, 1.1)
        grid_x = self.grid_x * half_x.view(-1, 1, 1, 1) + cx.view(-1, 1, 1, 1)
        grid_y = self.grid_y * half_y.view(-1, 1, 1, 1) + cy.view(-1, 1, 1, 1)
        view = F.grid_sample(x, torch.cat([grid_x, grid_y], 3), align_corners=False)
        facts = torch.cat([cx, cy, tall, wide, half_x, half_y, torch.log(mass) * 0.2], 1)
        return view, facts


def step(inputs, outputs, stride, kernel=3):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class Reader(nn.Module):
    def __init__(self, classes: int, dropout=0.1, kept=5):
        super().__init__()
        self.normalise = Normalise()
        self.look = nn.Sequential(
            step(1, 32, 2, 5),
            step(32, 64, 1),
            step(64, 96, 2),
            step(96, 96, 1),
            step(96, 192, 2),
            step(192, 256, 1),
        )
        # Where in the view a feature stands matters: weights for each of the 36 places.
        self.pool = nn.Parameter(torch.randn(kept, 256, 36) * 0.2)
        self.pool_norm = nn.BatchNorm1d(kept * 256)
        self.join = nn.Sequential(
            nn.Linear(kept * 256 + Normalise.FACTS, 256, bias=False), nn.BatchNorm1d(256), nn.ReLU()
        )
        self.dropout = nn.Dropout(dropout)
        self.name = nn.Linear(256, classes)

    def forward(self, x):
        view, facts = self.normalise(x)
        features = self.look(view).flatten(2).unsqueeze(1)
        seen = (features * self.pool).sum(3).flatten(1)
        seen = torch.relu(self.pool_norm(seen))
        return self.name(self.dropout(self.join(torch.cat([seen, facts], 1))))
