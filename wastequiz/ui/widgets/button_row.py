"""Buttons side by side that fill a row, those with more to say wider."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from wastequiz.stage import words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button

GAP = 20.0
LEAST = 96.0
"""How high a button must be."""


def put_row(canvas: Canvas, buttons: Sequence[Button], row: QRectF, *, most: float = 480.0) -> None:
    """Puts `buttons` into `row`, in units, from its left; none wider than `most`. In two rows where one is too narrow and there is room."""
    if not buttons:
        return
    wishes = [130 + words.width(canvas.look, b.label, b.size_of_text, bold=True) for b in buttons]
    spare = row.width() - GAP * (len(buttons) - 1) - sum(wishes)
    if spare < -sum(wishes) / 4 and row.height() > 2 * LEAST:
        first = len(buttons) // 2
        half = (row.height() - GAP) / 2
        put_row(canvas, buttons[:first], QRectF(row.left(), row.top(), row.width(), half), most=most)
        put_row(canvas, buttons[first:], QRectF(row.left(), row.top() + half + GAP, row.width(), half), most=most)
        return
    left = row.left()
    for button, wish in zip(buttons, wishes, strict=True):
        across = min(most, wish + spare / len(buttons)) if spare >= 0 else max(120.0, wish * (1 + spare / sum(wishes)))
        canvas.put(button, left, row.top(), across, row.height())
        left += across + GAP
