"""The desk's panel about one scheme: its rule, its bins with their names here and there, and what it rests on."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin, Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_picture
from wastequiz.wording import names, rules

PAD = 28.0
GAP = 14.0
LEAST = 15.0
"""Sizes of text below this are not read at a desk."""
NAME, LOCAL = 25.0, 21.0
SOURCE = (22.0, 20.0)
MOST_WRITTEN = 0.58
"""Names take at most this share of the room of a bin."""
BETWEEN = 5.0
SLIM = 0.8
"""A bin character is four fifths as wide as it is high."""
IN_A_ROW = 4
"""So many bins stand side by side; more stand in two rows."""


class SchemePanel(Painted):
    """Shows one scheme; what stands below its bins comes right of them where the panel is broad."""

    foot = 0.0
    """What stays free at its foot, for a button that stands there."""

    def __init__(self, canvas: Canvas, code_in_use: str) -> None:
        super().__init__(canvas)
        self.code_in_use = code_in_use
        self.scheme: Scheme | None = None
        self.sources_shown = 0
        """So many titles found room when it was painted last."""

    def show_scheme(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.setAccessibleName(rules.told(scheme, self.code_in_use))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        scheme = self.scheme
        if scheme is None:
            return
        inner = box.adjusted(PAD, 18, -PAD, -24 - self.foot)
        inner.setTop(self._head(p, inner, scheme) + GAP)
        if box.width() > box.height() * 1.1:
            half = (inner.width() - 2 * GAP) / 2
            self._bins(p, QRectF(inner.left(), inner.top(), half, inner.height()), scheme.bins)
            self._below(p, QRectF(inner.right() - half, inner.top(), half, inner.height()), scheme)
            return
        high = inner.height() * (0.58 if len(scheme.bins) > IN_A_ROW else 0.4)
        self._bins(p, QRectF(inner.left(), inner.top(), inner.width(), high), scheme.bins)
        self._below(p, inner.adjusted(0, high + GAP, 0, 0), scheme)

    # ---- its parts, from top to bottom
    def _head(self, p: QPainter, inner: QRectF, scheme: Scheme) -> float:
        """Name and rule; gives where they end."""
        t = self.look.theme
        head = QRectF(inner.left(), inner.top(), inner.width(), 60)
        tag = rules.tag(scheme, self.code_in_use)
        name = in_words(scheme.name)
        across = min(words.width(self.look, name, 42, bold=True) + 8, head.width() * 0.66)
        words.display(p, self.look, QRectF(head.left(), head.top(), across, 60), name, 42, t.colour("ink.text"), fat=0.02, floor=LEAST)
        beside = QRectF(head.left() + across + 18, head.top() + 4, head.width() - across - 18, 56)
        words.text(p, self.look, beside, tag, 24, t.colour("ink.textSecondary"), bold=True, floor=LEAST)
        body = QRectF(inner.left(), head.bottom() + 2, inner.width(), inner.height() * 0.2)
        used = words.text(p, self.look, body, rules.rule(scheme), 24, t.colour("ink.text"), valign="top", floor=LEAST, leading=1.25)
        return body.top() + min(used, body.height())

    def _bins(self, p: QPainter, box: QRectF, bins: tuple[Bin, ...]) -> None:
        """The bins as characters, each over its name and what it is called where it stands."""
        columns = _columns(bins)
        lines = ceil(len(bins) / columns)
        step = QSizeF(box.width() / columns, box.height() / lines)
        high = [
            self._down([in_words(b.name) for b in bins], NAME, step, bold=True),
            self._down([names.local(b) for b in bins], LOCAL, step),
        ]
        spare = step.height() - (step.width() / SLIM + sum(high) + 12)
        if spare > 0:  # characters are no wider than their column: what is left above them is shared out above and below
            box = box.adjusted(0, spare * lines / 2, 0, -spare * lines / 2)
            step = QSizeF(step.width(), box.height() / lines)
        for i, target in enumerate(bins):
            corner = QPointF(box.left() + (i % columns) * step.width(), box.top() + (i // columns) * step.height())
            self._bin(p, QRectF(corner, step).adjusted(BETWEEN, 0, -BETWEEN, -8), target, *high)

    def _down(self, texts: list[str], size: float, step: QSizeF, *, bold: bool = False) -> float:
        """How high the highest of these texts is: one or two lines; nothing where there are none."""
        room, pixel = step.width() - 2 * BETWEEN, self.look.theme.pixels
        two = 2 * pixel(size) * 1.2
        fitted = [words.fit(self.look, text, size, room, two, bold=bold, floor=LEAST, leading=1.15) for text in texts if text]
        return max((len(lines) * pixel(now) * 1.15 + 4 for now, lines in fitted), default=0.0)

    def _bin(self, p: QPainter, cell: QRectF, target: Bin, name_high: float, local_high: float) -> None:
        t, pictures = self.look.theme, self.look.pictures
        squeeze = min(1.0, cell.height() * MOST_WRITTEN / (name_high + local_high))
        name_high, local_high = name_high * squeeze, local_high * squeeze
        picture = bin_picture(target, "idle")
        aspect = pictures.aspect(picture)
        name = QRectF(cell.left(), cell.bottom() - local_high - name_high, cell.width(), name_high)
        across = min(cell.width(), (name.top() - cell.top() - 4) * aspect)
        pictures.draw(p, picture, cell.center().x() - across / 2, name.top() - 4 - across / aspect, across)
        ink, faint = t.colour("ink.text"), t.colour("ink.textSecondary")
        used = words.text(
            p, self.look, name, in_words(target.name), NAME, ink, bold=True, align="center", valign="top", floor=LEAST, leading=1.15
        )
        if names.local(target):
            local = QRectF(cell.left(), name.top() + min(used, name_high), cell.width(), local_high)
            words.text(p, self.look, local, names.local(target), LOCAL, faint, align="center", valign="top", floor=14, leading=1.15)

    def _below(self, p: QPainter, box: QRectF, scheme: Scheme) -> None:
        """How much of it has a source, and the titles of the sources, as many as there is room for."""
        t = self.look.theme
        top = box.top()
        for icon, text in (("check", rules.with_source(scheme)), ("info", rules.practice_only(scheme))):
            paint.icon(p, self.look, icon, box.left() + 15, top + 19, 28, t.colour("ink.textSecondary"))
            words.text(
                p, self.look, QRectF(box.left() + 42, top, box.width() - 42, 38), text, 24, t.colour("ink.text"), floor=LEAST, leading=1.1
            )
            top += 42
        words.text(
            p,
            self.look,
            QRectF(box.left(), top + 2, box.width(), 36),
            _("Sources"),
            24,
            t.colour("ink.textSecondary"),
            bold=True,
            floor=LEAST,
        )
        top += 42
        self._sources(p, QRectF(box.left(), top, box.width(), box.bottom() - top), rules.sources(scheme))

    def _sources(self, p: QPainter, box: QRectF, titles: list[str]) -> None:
        """As many titles as fit, at least one; in smaller letters where that shows more than one."""
        t = self.look.theme
        ink = t.colour("ink.text")
        size, line, shown, highs = SOURCE[0], 0.0, 0, list[float]()
        for size in SOURCE:
            line = t.pixels(size) * 1.22
            highs = [self._title_high(title, size, box.width()) for title in titles]
            shown = next((n for n in range(len(titles), 0, -1) if sum(highs[:n]) + (line if n < len(titles) else 0) <= box.height()), 0)
            if shown > 1 or shown == len(titles):
                break
        if not shown and titles:  # not even one: it is squeezed
            shown, highs = 1, [box.height() - (line if len(titles) > 1 else 0)]
        self.sources_shown = shown
        top = box.top()
        for title, high in zip(titles[:shown], highs, strict=False):
            words.text(
                p,
                self.look,
                QRectF(box.left(), top, box.width(), high),
                title,
                size,
                ink,
                valign="top",
                floor=SOURCE[-1] if shown > 1 else 14,
                leading=1.22,
            )
            top += high
        if shown < len(titles):
            more = QRectF(box.left(), top, box.width(), line)
            words.text(p, self.look, more, rules.more(len(titles) - shown), size, t.colour("ink.textSecondary"), floor=14)

    def _title_high(self, title: str, size: float, across: float) -> float:
        now, lines = words.fit(self.look, title, size, across, 1000, floor=SOURCE[-1], leading=1.22)
        return len(lines) * self.look.theme.pixels(now) * 1.22 + 8


def _columns(bins: tuple[Bin, ...]) -> int:
    return len(bins) if len(bins) <= IN_A_ROW else ceil(len(bins) / 2)
