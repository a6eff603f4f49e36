"""The sheet that rises after an answer: right or not yet, why, and which thing goes where."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath

from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_picture, bin_symbol, item_picture
from wastequiz.wording.reasons import Feedback, Pair

CHARACTER = QRectF(110, -30, 290, 380)

ROUND = 64.0
"""Radius of the upper corners, in units."""


class FeedbackSheet(Painted):
    """Paints the words of a Feedback. `painted` is emitted once, when the sheet was first on screen whole."""

    painted = Signal()

    def __init__(
        self,
        canvas: Canvas,
        feedback: Feedback,
        scheme: Scheme,
        character: str,
        points: float | None,
        streak: int,
        *,
        pictures: tuple[Pair, ...] = (),
        alone: bool = False,
    ) -> None:
        """`pictures`: what to show instead of words, for those who cannot read: which thing goes in which bin. `alone`: no button stands on it."""
        super().__init__(canvas)
        self.pictures = pictures
        self.feedback, self.scheme, self.character, self.points, self.streak = feedback, scheme, character, points, streak
        self._aside, self._shift = (150.0, 0.0) if alone else (460.0, 104.0)
        self._told = False
        self.overhang = 70.0
        """How far the character looks out above the sheet's edge, in units."""
        said = " ".join(s for s in (feedback.head, feedback.comfort, feedback.reason, feedback.more) if s)
        self.setAccessibleName(said)

    def text_left(self) -> float:
        """Left edge of the words, in units from the sheet's left."""
        return (36.0 if self.canvas.tall else 480.0) + self._spare()

    @property
    def speaker_y(self) -> float:
        """Where the speaker stands beside the reason, in units from the sheet's edge."""
        if self.pictures:
            return 420.0 if self.canvas.tall else 272.0
        if self.canvas.tall:
            return 304.0 if self.feedback.pairs else 400.0
        return 262.0 if self.feedback.pairs else 272.0

    def _spare(self) -> float:
        return -self.canvas.area.left()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t, f = self.look.theme, self.feedback
        w, h = box.width(), box.height()
        family = "right" if f.right else "tryAgain"
        p.translate(0, self.overhang)
        for top, colour in ((0.0, "right.fill" if f.right else "tryAgain.bright"), (12.0, f"{family}.sheet")):
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(0, top, w, 4 * ROUND), ROUND, ROUND)
            p.save()
            p.setClipRect(QRectF(0, 0, w, ROUND + top))
            p.fillPath(shape, t.colour(colour))
            p.restore()
        p.fillRect(QRectF(0, ROUND + 12, w, h), t.colour(f"{family}.sheet"))
        if self.canvas.tall:
            self._paint_tall(p, w)
        else:
            self._paint_wide(p, w)
        if not self._told:
            self._told = True
            self.painted.emit()

    def _paint_wide(self, p: QPainter, w: float) -> None:
        spare = self._spare()
        self._draw_character(p, 110 + spare, -40, 300)
        left = self.text_left()
        room = w - left - self._aside - spare
        y = self._head(p, left, 26, room, 92)
        if self.pictures:
            self._picture_pairs(p, QRectF(left + 104, y + 8, room - 104, 250))
            return
        if self.feedback.pairs:
            self._pairs(p, left, y + 4, room)
            y += 136
        else:
            y += 14
        self._reason(p, left, y, room, 384 - y)

    def _paint_tall(self, p: QPainter, w: float) -> None:
        spare = self._spare()
        self._draw_character(p, w / 2 + 340, -66, 150)
        left = 56.0 + spare
        room = w - 2 * left
        y = self._head(p, left, 40, room - 200, 92)
        if self.pictures:
            self._picture_pairs(p, QRectF(left, y + 12, room, 250))
            return
        if self.feedback.pairs:
            self._pairs(p, left, y + 8, room)
            y += 156
        self._reason(p, left, y, room, 520 - y)

    def _draw_character(self, p: QPainter, x: float, y: float, width: float) -> None:
        self.look.pictures.draw(p, self.character, x, y, width)

    def _head(self, p: QPainter, left: float, top: float, room: float, height: float) -> float:
        """Head, points and streak (or comfort) on one line; returns the y below."""
        t, f = self.look.theme, self.feedback
        ink = t.colour("ink.text" if f.right else "tryAgain.lip")
        size, _lines = words.fit(self.look, f.head, 84, room * 0.62, height, bold=True, floor=40)
        across = words.width(self.look, f.head, size, bold=True) + 12
        words.display(p, self.look, QRectF(left, top, across, height), f.head, size, ink, fat=0.05)
        x = left + across + 28
        if f.right:
            if self.points:
                label = f"+{self.points:.0f}"
                chip = paint.chip_width(self.look, label, 80)
                paint.score_chip(
                    p, self.look, QRectF(x, top + 8, chip, 80), label, "star_score", fill="right.fill", border="ink.outline", lip=False
                )
                x += chip + 22
            if self.streak > 1:
                label = _("{n} in a row").format(n=self.streak)
                chip = paint.chip_width(self.look, label, 80)
                if x + chip <= left + room + 4:
                    paint.score_chip(p, self.look, QRectF(x, top + 8, chip, 80), label, "flame_streak", border="ink.outline", lip=False)
        else:
            words.text(
                p, self.look, QRectF(x, top + 8, max(left + room - x, 120), height), f.comfort, 34, t.colour("ink.textSecondary"), floor=20
            )
        return top + height

    def _pairs(self, p: QPainter, left: float, top: float, room: float) -> None:
        gap = 26.0
        across = min((room - gap * (len(self.feedback.pairs) - 1)) / len(self.feedback.pairs), 560.0)
        for i, pair in enumerate(self.feedback.pairs):
            self._pair(p, QRectF(left + i * (across + gap), top, across, 128), pair)

    def _picture_pairs(self, p: QPainter, box: QRectF) -> None:
        """Thing, arrow, bin, and a large tick or turn-back arrow: nothing that must be read."""
        t = self.look.theme
        gap = 24.0
        across = min((box.width() - gap * (len(self.pictures) - 1)) / len(self.pictures), 620.0)
        for i, pair in enumerate(self.pictures):
            card = QRectF(box.left() + i * (across + gap), box.top(), across, box.height())
            edge = t.colour("right.fill" if pair.right else "tryAgain.fill")
            paint.rounded(p, card, 36, t.colour("surface.card"), edge, 8)
            side = min(card.height() - 50, across * 0.34)
            y = card.center().y()
            target = self.scheme.bin(pair.bin_id) if pair.bin_id else None
            if pair.picture:
                x = card.left() + (24 if target else (across - side) / 2)
                self.look.pictures.draw(p, item_picture(pair.picture), x, y - side / 2, side)
            if target is not None:
                paint.icon(p, self.look, "next", card.left() + across * 0.45, y, across * 0.12, t.colour("brand.primary"))
                picture = bin_picture(target, "happy" if pair.right else "oops")
                aspect = self.look.pictures.aspect(picture)
                wide = min(side, side * aspect)
                self.look.pictures.draw(p, picture, card.left() + across * 0.54, y - wide / aspect / 2, wide)
            paint.result_badge(p, self.look, card.right() - 52, card.top() + 52, pair.right, 42)

    def _pair(self, p: QPainter, box: QRectF, pair: Pair) -> None:
        t = self.look.theme
        paint.rounded(p, box, 32, t.colour("surface.card"), t.colour("surface.line"), max(3, t.border_floor))
        x = box.left() + 24
        if pair.picture:
            self.look.pictures.draw(p, item_picture(pair.picture), box.left() + 14, box.top() + 8, 112)
            x = box.left() + 138
        target = self.scheme.bin(pair.bin_id) if pair.bin_id else None
        upper = QRectF(x, box.top() + 10, box.right() - x - 66, 54 if target or pair.place else box.height() - 20)
        if target is not None and ruby.wanted(self.look, pair.label):
            upper = QRectF(x, box.top() + 4, box.right() - x - 66, 66)
        ruby.text(p, self.look, upper, pair.label, 34, t.colour("ink.text"), bold=True)
        paint.result_badge(p, self.look, box.right() - 38, box.top() + 36, pair.right, 25)
        if target is not None:
            y = box.top() + 92
            paint.icon(p, self.look, "next", x + 14, y, 32, t.colour("ink.textSecondary"))
            paint.bin_tag(p, self.look, x + 38, y, target.hue, bin_symbol(target), in_words(target.name), 50, box.right() - x - 54)
        elif pair.place:
            y = box.top() + 92
            paint.icon(p, self.look, "next", x + 14, y, 32, t.colour("ink.textSecondary"))
            words.text(p, self.look, QRectF(x + 38, y - 26, box.right() - x - 54, 52), pair.place, 32, t.colour("ink.textSecondary"))

    def _reason(self, p: QPainter, left: float, top: float, room: float, height: float) -> None:
        t, f = self.look.theme, self.feedback
        shift = 0.0 if f.right and not f.pairs else self._shift
        size = 42 if f.right else 36
        box = QRectF(left + shift, top, room - shift, height * (0.56 if f.more else 0.9))
        fitted, lines = words.fit(self.look, f.reason, size, box.width(), box.height(), bold=f.right, floor=24)
        used = len(lines) * fitted * t.text_scale * 1.32
        words.text(
            p, self.look, QRectF(box.left(), top + 6, box.width(), used), f.reason, fitted, t.colour("ink.text"), bold=f.right, floor=20
        )
        if f.more:
            rest = QRectF(box.left(), top + 8 + used, box.width(), max(height - used - 8, 40))
            words.text(p, self.look, rest, f.more, 30, t.colour("ink.textSecondary"), valign="top", floor=20)
