"""What the look-up page says of one thing, piece by piece, and how the pieces flow into the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.ui.widgets.place_tag import goes
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.services.finding import Detail, Whereabouts

HEAD, TEXT, SMALL = 32.0, 30.0, 26.0
ROW = 94.0
GAP = 14.0
BOOKED = "book_pickup"
"""The action that a destination's own words say better."""


@dataclass(frozen=True, slots=True)
class Block:
    """A head (or none) and below it a paragraph, a thing with its bin, or with `icon` a line in a pill. Stays together."""

    head: str = ""
    text: str = ""
    row: Whereabouts | None = None
    icon: str = ""

    def height(self, look: Look, across: float) -> float:
        """How high it is in units when it is `across` wide, the gap below included."""
        scale = look.theme.text_scale
        high = HEAD * 1.5 * scale if self.head else 0.0
        if self.row is not None:
            return high + ROW + GAP
        if self.icon:
            lines = words.wrap(look, self.text, SMALL, across - 66)
            return high + max(48.0, len(lines) * SMALL * 1.25 * scale + 14) + GAP
        return high + len(words.wrap(look, self.text, TEXT, across)) * TEXT * 1.4 * scale + GAP + 4

    def paint(self, p: QPainter, look: Look, box: QRectF) -> None:
        """Paints all but the row, which is a piece of its own (`row_box`)."""
        t = look.theme
        top = box.top()
        if self.head:
            words.text(
                p, look, QRectF(box.left(), top, box.width(), HEAD * 1.5 * t.text_scale), self.head, HEAD, t.colour("ink.text"), bold=True
            )
            top += HEAD * 1.5 * t.text_scale
        rest = QRectF(box.left(), top, box.width(), box.bottom() - GAP - top)
        if self.row is not None:
            return
        if self.icon:
            paint.rounded(p, rest, 18, t.colour("right.tint"), t.colour("right.lip") if t.high_contrast else None, t.border_floor)
            paint.icon(p, look, self.icon, rest.left() + 29, rest.center().y(), 28, t.colour("ink.textSecondary"))
            words.text(p, look, rest.adjusted(54, 2, -12, -2), self.text, SMALL, t.colour("ink.text"), floor=15, leading=1.2)
        elif self.text:
            words.text(p, look, rest, self.text, TEXT, t.colour("ink.text"), valign="top", floor=16, leading=1.4)

    def row_box(self, look: Look, box: QRectF) -> QRectF:
        """Where the row stands in the box of the whole block."""
        return QRectF(box.left(), box.bottom() - GAP - ROW, box.width(), ROW)

    @property
    def said(self) -> str:
        """For screen readers."""
        row = f"{self.row.name}: {goes(self.row).name}" if self.row is not None else ""
        return " ".join(part for part in (self.head, self.text, row) if part)


def head_line(detail: Detail) -> str:
    """The small line above the bin's name."""
    name = names.as_head(detail.name)
    if detail.where.bin is not None:
        return _("{thing} goes into").format(thing=name)
    return _("{thing} goes to").format(thing=name) if detail.where.destination is not None else f"{name}:"


def blocks_of(detail: Detail) -> list[Block]:
    """What is said below the picture, the most important first."""
    found: list[Block] = []
    found += _rows(_("It has parts"), detail.parts)
    if detail.why:
        found.append(Block(_("Why?"), detail.why))
    first = [names.action(action) for action in detail.actions if not (detail.how and action == BOOKED)]
    deeds = " ".join([*first, *([detail.how] if detail.how else [])])
    if deeds:
        found.append(Block(text=deeds, icon="hand"))
    if detail.contested and not detail.verified:
        found.append(Block(text=_("Cities differ here, and we know of no written rule for ours. Ask your teacher."), icon="info"))
    elif detail.contested:
        found.append(Block(text=_("Cities differ here; this is how it is done in ours."), icon="info"))
    elif not detail.verified:
        found.append(Block(text=_("No written rule found for this yet. Not sure? Ask your teacher."), icon="info"))
    found += _rows(_("Don't mix up"), detail.confuse)
    if detail.cities:
        lines = [_("{city}: {place}").format(city=city, place=place) for city, place in detail.cities]
        found.append(Block(_("Elsewhere"), "\n".join(lines)))
    return found


def _rows(head: str, places: Sequence[Whereabouts]) -> list[Block]:
    return [Block(head if i == 0 else "", row=place) for i, place in enumerate(places)]


def rule_block(detail: Detail) -> Block:
    """Whose rule it is; stands at the foot of every page."""
    return Block(text=_("By {rule}").format(rule=detail.rule), icon="map")


Placed = list[tuple[Block, QRectF]]


def flow(look: Look, blocks: Sequence[Block], first: Sequence[QRectF], others: Sequence[QRectF]) -> list[Placed]:
    """The blocks on pages: the zones of the first page are `first`, of every other `others`. What is too high for any zone is squeezed."""
    pages: list[Placed] = [[]]
    zones = list(first)
    top = zones[0].top() if zones else 0.0
    for number, block in enumerate(blocks):
        while True:
            if not zones:
                pages.append([])
                zones = list(others)
                top = zones[0].top()
            zone = zones[0]
            high = block.height(look, zone.width())
            untouched = top == zone.top()
            together = _together(look, blocks, number, zone.width())
            if together > zone.bottom() - top + GAP and any(
                _together(look, blocks, number, later.width()) <= later.height() + GAP for later in zones[1:]
            ):
                zones.pop(0)
                top = zones[0].top()
                continue
            if top + high - GAP <= zone.bottom() + 0.5 or (untouched and len(zones) == 1 and (pages[-1] == [] and len(pages) > 1)):
                box = QRectF(zone.left(), top, zone.width(), min(high, zone.bottom() + GAP - top))
                pages[-1].append((block, box))
                top += high
                break
            zones.pop(0)
            top = zones[0].top() if zones else 0.0
    return pages


def splits(page: Placed) -> int:
    """How many times a thing stands in another column than the head it belongs to."""
    return sum(
        1 for (_before, one), (block, other) in pairwise(page) if block.row is not None and not block.head and one.left() != other.left()
    )


def _together(look: Look, blocks: Sequence[Block], number: int, across: float) -> float:
    """How high a block is with the rows under its head, which had better stay together."""
    high = blocks[number].height(look, across)
    if not blocks[number].head:
        return high
    for block in blocks[number + 1 :]:
        if block.row is None or block.head:
            break
        high += block.height(look, across)
    return high
