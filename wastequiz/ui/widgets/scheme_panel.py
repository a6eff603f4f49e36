"""The desk's panel about one scheme: its rule, its bins with their names here and there, and what it rests on."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin, Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_picture
from wastequiz.wording import rules

PAD = 28.0
GAP = 14.0
LEAST = 15.0
"""Sizes of text below this are not read at a desk."""
SOURCE = 22.0


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
        high = inner.height() * (0.52 if len(scheme.bins) > 3 else 0.4)
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
        columns = len(bins) if len(bins) <= 3 else ceil(len(bins) / 2)
        lines = ceil(len(bins) / columns)
        step_x, step_y = box.width() / columns, box.height() / lines
        for i, target in enumerate(bins):
            cell = QRectF(box.left() + (i % columns) * step_x, box.top() + (i // columns) * step_y, step_x, step_y)
            self._bin(p, cell.adjusted(5, 0, -5, -8), target)

    def _bin(self, p: QPainter, cell: QRectF, target: Bin) -> None:
        t, pictures = self.look.theme, self.look.pictures
        written = cell.height() * (0.5 if target.local else 0.36)
        picture = bin_picture(target, "idle")
        aspect = pictures.aspect(picture)
        across = min(cell.width(), (cell.height() - written - 4) * aspect, 190.0)
        pictures.draw(p, picture, cell.center().x() - across / 2, cell.bottom() - written - 4 - across / aspect, across)
        name = QRectF(cell.left(), cell.bottom() - written, cell.width(), written * (0.52 if target.local else 1))
        words.text(
            p,
            self.look,
            name,
            in_words(target.name),
            25,
            t.colour("ink.text"),
            bold=True,
            align="center",
            valign="top",
            floor=LEAST,
            leading=1.15,
        )
        if target.local:
            local = QRectF(cell.left(), name.bottom(), cell.width(), cell.bottom() - name.bottom())
            words.text(
                p, self.look, local, target.local, 21, t.colour("ink.textSecondary"), align="center", valign="top", floor=14, leading=1.15
            )

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
        t = self.look.theme
        line = t.pixels(SOURCE) * 1.22
        highs = [len(words.wrap(self.look, title, SOURCE, box.width())) * line + 6 for title in titles]
        shown = next((n for n in range(len(titles), 0, -1) if sum(highs[:n]) + (line if n < len(titles) else 0) <= box.height()), 0)
        self.sources_shown = shown
        top = box.top()
        for title, high in zip(titles[:shown], highs, strict=False):
            words.text(
                p, self.look, QRectF(box.left(), top, box.width(), high), title, SOURCE, t.colour("ink.text"), valign="top", leading=1.22
            )
            top += high
        if shown < len(titles):
            more = QRectF(box.left(), top, box.width(), line)
            words.text(p, self.look, more, rules.more(len(titles) - shown), SOURCE, t.colour("ink.textSecondary"), floor=14)
