"""From ink on a square to a box on an old scan, a batch at a time.

Coordinates: the square that the network sees is [-1, 1] in both directions, concentric with the box,
its side the longer side of the box. All randomness comes from the generator given.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F

OUT = 48


@dataclass(frozen=True)
class Level:
    """How much happens to a box; shares are chances."""

    size: tuple[float, float]
    place: float
    slant: float
    warp: float
    pen: float
    rules: float
    neighbour: float
    eaten: float
    age: float


TRAIN = Level((0.98, 0.21), 0.11, 0.13, 0.05, 0.5, 0.16, 0.12, 0.08, 1.0)
MILD = Level((1.0, 0.12), 0.07, 0.05, 0.0, 0.0, 0.0, 0.0, 0.0, 0.15)
WORN = Level((1.0, 0.15), 0.08, 0.06, 0.0, 0.2, 0.1, 0.05, 0.04, 0.7)


class Boxes:
    def __init__(self, generator: torch.Generator):
        self.g = generator
        line = torch.linspace(-1, 1, OUT + 1)[:-1] + 1 / OUT
        self.y, self.x = torch.meshgrid(line, line, indexing="ij")
        k = torch.arange(8.0)
        dct = torch.cos((2 * k[None] + 1) * k[:, None] * torch.pi / 16) / 2
        dct[0] /= 2**0.5
        self.dct = dct
        # A coarse field of five by five, made smooth over the box.
        eye = torch.eye(5).view(5, 1, 5, 1)
        rise = F.interpolate(eye, (OUT, 1), mode="bicubic", align_corners=True)
        self.rise = rise.view(5, OUT).T.contiguous()

    def n(self, *shape):
        return torch.randn(*shape, generator=self.g)

    def u(self, *shape, low=0.0, high=1.0):
        return torch.rand(*shape, generator=self.g) * (high - low) + low

    def chance(self, count, p):
        return torch.rand(count, generator=self.g) < p

    def __call__(self, ink, small, warp, nothing, strikes, level: Level):
        """Boxes (N, 1, 48, 48) from pictures of ink (N, 1, s, s), all float, 1 is ink.

        small: which are small kana; warp: factor for the elastic warp; nothing: which boxes nobody
        wrote in; strikes: pictures (N, 1, s, s) of what strikes out, zero where nothing does.
        """
        count = len(ink)
        aspect = self.u(count, low=0.7, high=1.12)
        half_w, half_h = aspect.clamp(max=1), (1 / aspect).clamp(max=1)
        drawn = self.place(torch.cat([ink, strikes], 1), small, warp, half_w, half_h, level)
        x = self.pen(drawn[:, :1].contiguous(), level)
        x = torch.maximum(x, drawn[:, 1:])
        # Nobody wrote here: at most the ghost of what shines through from the other side.
        ghost = self.u(count, low=0.0, high=0.16) * self.chance(count, 0.3)
        x = torch.where(nothing.view(-1, 1, 1, 1), x * ghost.view(-1, 1, 1, 1), x)
        x = torch.maximum(x, self.neighbours(x, half_w, nothing, level))
        x = self.box(x, half_w, half_h, level)
        return self.age(x, nothing, level)

    def place(self, ink, small, warp, half_w, half_h, level):
        count = len(ink)
        mean, spread = level.size
        size = (mean + spread * self.n(count)).clamp(0.5, 1.45) * (0.5 + 0.5 * half_w) * half_h
        size = torch.where(small, size.clamp(min=0.72, max=1.15), size)
        place = torch.where(small, level.place * 0.7, level.place)
        stretch = torch.exp(0.09 * self.n(count)) if level.warp else torch.ones(count)
        # A wide character is made to fit a narrow box.
        sx = size * stretch * half_w.clamp(min=0.8)
        sy = size / stretch
        turn = self.n(count) * 0.06 + self.n(count) * 0.02
        shear = self.n(count) * level.slant
        cos, sin = torch.cos(turn), torch.sin(turn)
        # From the box to the picture of ink: shift, turn, slant, scale undone.
        dx = self.x[None] - (self.n(count) * place * half_w).view(-1, 1, 1)
        dy = self.y[None] - (self.n(count) * place * half_h).view(-1, 1, 1)
        v = lambda t: t.view(-1, 1, 1)
        gx = (v(cos) * dx + v(sin) * dy + v(shear) * dy) / v(sx)
        gy = (v(cos) * dy - v(sin) * dx) / v(sy)
        grid = torch.stack([gx, gy], -1)
        if level.warp:
            field = self.n(count, 2, 5, 5) * v(warp * self.u(count)).unsqueeze(1)
            grid = grid + (self.rise @ field @ self.rise.T).permute(0, 2, 3, 1)
        return F.grid_sample(ink, grid, align_corners=False)

    def pen(self, x, level):
        """Thinner or thicker, and solid as a pen's ink is."""
        some = self.chance(len(x), level.pen).nonzero().squeeze(1)
        if len(some):
            part = x[some]
            by = self.u(len(part), 1, 1, 1, low=-0.55, high=0.8)
            sign = torch.where(by > 0, 1.0, -1.0)
            other = F.max_pool2d(part * sign, 3, 1, 1) * sign
            # Thin strokes are never thinned away.
            room = (other.mean((2, 3), True) / (part.mean((2, 3), True) + 1e-3) * 2).clamp(max=1)
            x[some] = part + (other - part) * by.abs() * room
        gain = self.u(len(x), 1, 1, 1, low=1.0, high=2.6)
        return ((x - 0.42) * gain + 0.42 + 0.1 * (gain - 1)).clamp(0, 1) * (x > 0.02)

    def neighbours(self, x, half_w, nothing, level):
        """What the boxes left and right let into this one."""
        count = len(x)
        on = self.chance(count, level.neighbour) | (nothing & self.chance(count, 0.35))
        side = torch.where(self.chance(count, 0.5), 1.0, -1.0)
        shift = side * half_w * self.u(count, low=1.5, high=2.0)
        other = x[torch.randperm(count, generator=self.g)]
        gx = self.x[None] - shift.view(-1, 1, 1)
        gy = (self.y + 0.0)[None] - (self.n(count) * 0.1).view(-1, 1, 1)
        entering = F.grid_sample(other, torch.stack([gx, gy], -1), align_corners=False)
        # Only what comes in at the edge, never a whole character.
        deep = (side.view(-1, 1, 1) * self.x[None]) > (half_w * 0.62).view(-1, 1, 1)
        return entering * (on.view(-1, 1, 1) & deep).unsqueeze(1)

    def box(self, x, half_w, half_h, level):
        """Cut at the box or given back; remains of rules; strokes eaten with the rules."""
        count = len(x)
        v = lambda t: t.view(-1, 1, 1)
        inset = self.n(count) * 0.02
        inside = (self.x[None].abs() < v(half_w - inset)) & (self.y[None].abs() < v(half_h - inset))
        cut = v(self.chance(count, 0.5))
        x = x * (inside | ~cut).unsqueeze(1)
        if not level.rules:
            return x
        for across, along, half in ((self.x, self.y, half_w), (self.y, self.x, half_h)):
            for side in (-1.0, 1.0):
                eaten = self.chance(count, level.eaten)
                left = self.chance(count, level.rules)
                here = (eaten | left).nonzero().squeeze(1)
                if len(here):
                    rule = self.rule(across, along, side * half[here])
                    part = x[here, 0] * (1 - rule[0] * v(eaten[here]))
                    x[here, 0] = torch.maximum(part, rule[1] * v(left[here]))
        return x

    def rule(self, across, along, at):
        """A rule of the box: where it ran, and what is left of it."""
        count = len(at)
        v = lambda t: t.view(-1, 1, 1)
        at = at + self.n(count) * 0.037
        tilt = self.n(count) * 0.015
        width = self.u(count, low=0.016, high=0.06)
        away = (across[None] - v(at) - v(tilt) * along[None]) / v(width)
        line = (1 - away**2).clamp(min=0)
        first = self.u(count, low=-1.6, high=0.8)
        last = first + self.u(count, low=0.2, high=2.6)
        span = (along[None] > v(first)) & (along[None] < v(last))
        gaps = (along[None] * 9).sin() < v(self.n(count) * 0.5)
        span = span & ~(gaps & v(self.chance(count, 0.35)))
        return line, line * span * v(self.u(count, low=0.1, high=1.0))

    def age(self, x, nothing, level):
        count, age = len(x), level.age
        dark = 1 - age * self.u(count, 1, 1, 1, high=0.55)
        x = x * dark
        for _ in range(2):
            some = self.chance(count, 0.5 * age**0.5).nonzero().squeeze(1)
            by = self.u(len(some), 1, 1, 1)
            x[some] = x[some] + (self.blur(x[some]) - x[some]) * by
        uneven = self.rise @ self.n(count, 1, 5, 5) @ self.rise.T
        x = x + uneven * age * 0.05 * self.u(count, 1, 1, 1)
        x = x + self.n(count, 1, OUT, OUT) * age * 0.07 * self.u(count, 1, 1, 1) ** 2
        # As a fax leaves it.
        fax = self.chance(count, 0.18 * age).nonzero().squeeze(1)
        at = dark[fax] * self.u(len(fax), 1, 1, 1, low=0.32, high=0.62)
        part = x[fax]
        sharp = torch.sigmoid((part - at) * self.u(len(fax), 1, 1, 1, low=8, high=40))
        x[fax] = sharp * (part > 0.04)
        # Specks, and holes in the ink.
        rate = (self.u(count, 1, 1, 1) ** 4) * 0.02 * age
        speck = (torch.rand(count, 1, OUT, OUT, generator=self.g) < rate).float()
        wide = speck.clone()
        wide[..., 1:, :] = torch.maximum(wide[..., 1:, :], 0.8 * speck[..., :-1, :])
        wide[..., 1:] = torch.maximum(wide[..., 1:], 0.8 * wide[..., :-1])
        fat = self.chance(count, 0.4).view(-1, 1, 1, 1)
        speck = torch.where(fat, wide, speck) * self.u(count, 1, 1, 1, low=0.3)
        x = torch.maximum(x, speck)
        hole = (torch.rand(count, 1, OUT, OUT, generator=self.g) < rate * 2).float()
        x = x * (1 - hole * 0.7)
        some = self.chance(count, 0.15 * age)
        if some.any():
            x[some] = self.jpeg(x[some])
        return x.clamp(0, 1)

    def blur(self, x):
        """The mean of a row of three, then of a column of three."""
        x = F.pad(x, (1, 1, 1, 1))
        x = x[..., :-2] + x[..., 1:-1] + x[..., 2:]
        return (x[..., :-2, :] + x[..., 1:-1, :] + x[..., 2:, :]) / 9

    def jpeg(self, x):
        """Squares of eight by eight with their small waves rounded away."""
        n = len(x)
        b = x.view(n, OUT // 8, 8, OUT // 8, 8).permute(0, 1, 3, 2, 4)
        waves = self.dct @ b @ self.dct.T
        k = torch.arange(8.0)
        step = (0.03 + 0.05 * (k[:, None] + k[None])) * self.u(n, 1, 1, 1, 1, low=0.3, high=2.0)
        b = self.dct.T @ (torch.round(waves / step) * step) @ self.dct
        return b.permute(0, 1, 3, 2, 4).reshape(n, 1, OUT, OUT)
