"""The card that asks: picture or bin on the left, the stem with the bin's name in its colour, the ring on the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.kinds import spot_on_picture
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.stage.words import Run
from wastequiz.ui.pictures import bin_picture, item_picture
from wastequiz.ui.widgets.shown_picture import paint_picture
from wastequiz.wording import stems


class QuestionCard(Painted):
    """Paints the question. `icons_only`: for those who cannot read, pictures say it all."""

    def __init__(self, canvas: Canvas, question: Question, scheme: Scheme, *, icons_only: bool, speaker: bool = True) -> None:
        """`speaker`: leave room for the button that reads it aloud."""
        super().__init__(canvas, stems.stem(question, scheme))
        self.question, self.scheme, self.icons_only = question, scheme, icons_only
        self._speaker = 120.0 if speaker else 16.0
        self.shadow_radius = 40.0
        self.how = ""
        """What to do, where it is not the question that says it."""
        self.ring: tuple[float, str] | None = None
        """(share left 0..1, seconds) while the clock runs."""

    def show_ring(self, ring: tuple[float, str] | None) -> None:
        if ring != self.ring:
            self.ring = ring
            self.update()

    def speaker_box(self, card: QRectF) -> QRectF:
        """Where the speaker button stands on the page when the card stands at `card`."""
        side = self._picture_box(QRectF(0, 0, card.width(), card.height() - 8))
        if self.canvas.tall and not self._flat(card.height()):
            return QRectF(card.left() + 28, card.top() + 28, 88, 94)
        return QRectF(card.left() + side.right() + 24, card.center().y() - 50, 88, 94)

    def _flat(self, height: float) -> bool:
        return height < 330

    def _picture_box(self, box: QRectF) -> QRectF:
        """The picture's place on the card; no width where there is none."""
        if not self._picture():
            return QRectF(16, 0, 0, box.height())
        if self.canvas.tall and not self._flat(box.height() + 8):
            side = min(box.height() * 0.56, 270.0)
            return QRectF((box.width() - side) / 2, 20, side, side)
        side = box.height() - 28
        return QRectF(36, (box.height() - side) / 2, side, side)

    def _picture(self) -> str:
        question = self.question
        if question.kind == spot_on_picture.NAME:  # the scene is where one answers
            return ""
        asked = self.scheme.bin(question.asked_bin) if question.asked_bin else None
        if asked is not None:
            return bin_picture(asked, "idle")
        return item_picture(question.picture) if question.picture else ""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        box = box.adjusted(0, 0, 0, -8)
        paint.panel(p, self.look, box, 40)
        where = self._picture_box(box)
        picture = self._picture()
        if picture:
            paint_picture(p, self.look, picture, where.center().x(), where.center().y(), min(where.width(), where.height()))
        stacked = self.canvas.tall and not self._flat(box.height() + 8)
        ring_side = 168.0 if self.ring is not None and not stacked else 0.0
        if stacked:
            top = where.bottom() + 8 if picture else 120
            room = QRectF(44, top, box.width() - 88, box.height() - top - 16)
        else:
            left = where.right() + 24 + self._speaker
            room = QRectF(left, 12, box.width() - left - 44 - ring_side, box.height() - 24)
        if self.icons_only and self.question.stem is None:  # what somebody wrote, somebody reads to them
            self._paint_icons(p, room)
        else:
            self._paint_stem(p, room, centred=stacked)
        if self.ring is not None:
            ring = (
                QRectF(box.width() - 42 - 168, (box.height() - 168) / 2, 168, 168)
                if not stacked
                else QRectF(box.width() - 170, 24, 140, 140)
            )
            paint.timer_ring(p, self.look, ring, self.ring[0], self.ring[1], _("sec"))

    def _paint_stem(self, p: QPainter, room: QRectF, *, centred: bool) -> None:
        t = self.look.theme
        ink = t.colour("ink.text")
        before, name, after = stems.stem_parts(self.question, self.scheme)
        runs = [Run(before, ink)]
        asked = self.scheme.bin(self.question.asked_bin) if self.question.asked_bin else None
        if name and asked is not None:
            runs.append(Run(name, t.bin(asked.hue)))
        runs.append(Run(after, ink))
        how = self.how or stems.how_to_answer(self.question)
        align = "center" if centred else "left"
        small = 46.0
        head = QRectF(room.left(), room.top() + 4, room.width(), room.height() - small - 8)
        plain = before + name + after
        setting = ruby.fit(self.look, plain, 60, head.width(), head.height() + small, bold=True, floor=40)
        if setting is not None and len(setting.lines) <= (2 if centred else 1):
            whole = QRectF(room.left(), room.top(), room.width(), room.height())
            ruby.display(p, self.look, whole, [r for r in runs if r.text], 60, ink, fat=0.024, align=align, floor=40)
            return
        size, lines = words.fit(self.look, plain, 64, head.width(), head.height(), bold=True, floor=28)
        height = len(lines) * size * t.text_scale * 1.25
        block = height + small + 6
        top = room.top() + max(0.0, (room.height() - block) / 2)
        words.display(
            p,
            self.look,
            QRectF(room.left(), top, room.width(), height),
            [r for r in runs if r.text],
            size,
            ink,
            fat=0.024,
            align=align,
            floor=28,
        )
        words.text(
            p, self.look, QRectF(room.left(), top + height + 6, room.width(), small), how, 32, t.colour("ink.textSecondary"), align=align
        )

    def _paint_icons(self, p: QPainter, room: QRectF) -> None:
        """An arrow and a question mark: this thing, where to? Or: this bin, what of these?"""
        t = self.look.theme
        y, r = room.center().y(), min(room.height() * 0.34, 64.0)
        x = room.left() + r if not self.canvas.tall else room.center().x() - r * 1.6
        arrow = {"which_bin": "next", "sort_many": "down", "take_apart": "down"}.get(self.question.kind, "back")
        paint.icon(p, self.look, arrow, x + r * 0.2, y, r * 1.5, t.colour("brand.primary"))
        paint.circle(p, x + r * 2.6, y + 6, r, t.colour("brand.primaryLip"))
        paint.circle(p, x + r * 2.6, y, r, t.colour("brand.primary"))
        words.display(p, self.look, QRectF(x + r * 1.6, y - r, 2 * r, 2 * r), "?", r * 1.2, t.colour("ink.onColour"), align="center")
