"""Where everything stands at the station, in units: beside each other, or upright below each other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True, slots=True)
class Places:
    """`mat`: where the bag is spread; `asks`: where the resident asks. The city lies `lift` higher than elsewhere, so that its snow is the ground they stand on. The squirrel stands on "Done", and `mascot_down` where that is not shown. `why` covers the upper part, `why_low` the bins, where the question must stay in sight."""

    roof: QRectF
    lift: float
    posts: tuple[tuple[float, float], ...]
    post_high: float
    trail: QRectF
    task: QRectF
    chip: tuple[float, float]
    boards: tuple[tuple[float, float], ...]
    resident: QRectF
    bubble: QRectF
    bag: QRectF
    mascot: QRectF
    mascot_down: QRectF
    mat: QRectF
    asks: QRectF
    done: QRectF
    bins: QRectF
    bins_a_row: int
    why: QRectF
    why_low: QRectF


WIDE = Places(
    roof=QRectF(24, 112, 1872, 116),
    lift=150,
    posts=((50, 150), (1870, 150)),
    post_high=560,
    trail=QRectF(172, 24, 340, 84),
    task=QRectF(530, 28, 880, 76),
    chip=(1848, 66),
    boards=((1540, 66), (1776, 66)),
    resident=QRectF(62, 318, 290, 375),
    bubble=QRectF(40, 198, 360, 100),
    bag=QRectF(318, 570, 118, 118),
    mascot=QRectF(1590, 272, 216, 216),
    mascot_down=QRectF(1590, 460, 226, 226),
    mat=QRectF(440, 178, 1060, 516),
    asks=QRectF(424, 186, 1130, 500),
    done=QRectF(1528, 474, 340, 196),
    bins=QRectF(72, 700, 1776, 364),
    bins_a_row=8,
    why=QRectF(440, 200, 1060, 300),
    why_low=QRectF(330, 716, 1260, 300),
)
TALL = Places(
    roof=QRectF(10, 372, 1060, 66),
    lift=860,
    posts=((40, 392), (1040, 392)),
    post_high=430,
    trail=QRectF(190, 254, 700, 90),
    task=QRectF(60, 158, 960, 80),
    chip=(1040, 92),
    boards=((700, 92), (930, 92)),
    resident=QRectF(96, 462, 260, 336),
    bubble=QRectF(370, 470, 400, 110),
    bag=QRectF(350, 690, 112, 112),
    mascot=QRectF(800, 560, 220, 220),
    mascot_down=QRectF(800, 560, 220, 220),
    mat=QRectF(24, 790, 1032, 524),
    asks=QRectF(24, 800, 1032, 514),
    done=QRectF(190, 1318, 700, 128),
    bins=QRectF(30, 1452, 1020, 440),
    bins_a_row=4,
    why=QRectF(30, 810, 1020, 330),
    why_low=QRectF(30, 1470, 1020, 360),
)
