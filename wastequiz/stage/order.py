"""In which order a page is read: from top to bottom, from left to right within a row, and what stands in a card together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QRectF

T = TypeVar("T")
Part = tuple[QRectF, list["list[T]"]]
"""Where a piece or a card of pieces stands, and its rows."""

LOOSE = 10.0
"""Units by which two rows or columns may overlap."""


def rows(pieces: Sequence[tuple[T, QRectF]], cards: Sequence[QRectF] = ()) -> list[list[T]]:
    """The pieces (each with its box in units) in rows, as they are read.

    A piece that lies on another comes right after it. What stands in one of `cards` is read together.
    """
    hosts = [(piece, box) for piece, box in pieces if not any(_holds(other, box) for _p, other in pieces)]
    parts: list[Part[T]] = []
    left = list(hosts)
    for card in cards:
        inside = [(piece, box) for piece, box in left if card.contains(box.center())]
        if inside:
            left = [one for one in left if one not in inside]
            parts.append((card, _cut([(box, [[piece]]) for piece, box in inside])))
    parts += [(box, [[piece]]) for piece, box in left]
    on_top = [(piece, box) for piece, box in pieces if not any(piece is host for host, _box in hosts)]
    boxes = dict(hosts)
    found = _cut(parts)
    for piece, box in on_top:
        for row in found:
            at = next((i for i, host in enumerate(row) if host in boxes and _holds(boxes[host], box)), None)
            if at is not None:
                row.insert(at + 1, piece)
                break
    return found


def _holds(host: QRectF, box: QRectF) -> bool:
    """Whether `box` lies on `host`: its middle does, and it is much smaller."""
    return host is not box and host.contains(box.center()) and box.width() * box.height() * 2 < host.width() * host.height()


def _cut(parts: list[Part[T]]) -> list[list[T]]:
    """Cuts the page into bands from top to bottom; a band without a gap across it into columns from left to right; and so on."""
    if len(parts) <= 1:
        return [row for _box, own in parts for row in own]
    bands = _split(parts, lambda box: (box.top(), box.bottom()))
    if len(bands) > 1:
        return [row for band in bands for row in _cut(band)]
    columns = _split(parts, lambda box: (box.left(), box.right()))
    if len(columns) > 1:
        cut = [_cut(column) for column in columns]
        if all(len(column) == 1 for column in cut):
            return [[piece for column in cut for piece in column[0]]]
        return [row for column in cut for row in column]
    ordered = sorted(parts, key=lambda part: (part[0].top(), part[0].left()))  # they overlap both ways
    return [row for _box, own in ordered for row in own]


def _split(parts: list[Part[T]], span: Callable[[QRectF], tuple[float, float]]) -> list[list[Part[T]]]:
    """Parts whose spans overlap stay together."""
    groups: list[list[Part[T]]] = []
    reach = 0.0
    for part in sorted(parts, key=lambda part: span(part[0])):
        start, end = span(part[0])
        if groups and start < reach - LOOSE:
            groups[-1].append(part)
            reach = max(reach, end)
        else:
            groups.append([part])
            reach = end
    return groups
