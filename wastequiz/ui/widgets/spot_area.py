"""An area with a scene: places on it are touched, touched again to take that back, and given together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.kinds.spot_on_picture import SCENE
from wastequiz.domain.questions import Choice
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _, ngettext, words
from wastequiz.stage import paint
from wastequiz.stage import words as lettering
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked, Page
from wastequiz.ui.widgets.done_button import done_button
from wastequiz.ui.widgets.spot import Spot


class SpotArea(AnswerArea):
    """The scene on the left (portrait: in the middle), how many were touched, hint and Done beside it."""

    def __init__(self, canvas: Canvas, asked: Asked) -> None:
        super().__init__(canvas, asked)
        self.scene = Scene(canvas, item_picture(self.question.picture))
        self.spots = [Spot(canvas, option, n) for n, option in enumerate(self.question.options, start=1)]
        for spot in self.spots:
            spot.clicked.connect(lambda _checked=False, s=spot: self._touched(s))
        self.count = Count(canvas)
        self.done = done_button(canvas, self.give)
        self.open = True
        self._count()

    def _touched(self, spot: Spot) -> None:
        if self.asked.aloud and spot.isChecked():
            self.said.emit(words(spot.option.label))
        self._count()

    def _count(self) -> None:
        chosen = len(self.chosen())
        self.count.tell(chosen)
        if self.done is not None:
            self.done.setEnabled(bool(chosen) and self.open)

    def chosen(self) -> Choice:
        """Ids of the places touched, in the order they stand."""
        return tuple(s.option.id for s in self.spots if s.isChecked())

    def give(self) -> None:
        if self.open and self.chosen():
            self.answered.emit(self.chosen())

    # ---- layout
    def card(self, page: Page) -> QRectF:
        if page.tall:
            return QRectF(40, 214, 1000, 306)
        return QRectF(1004, 158, 844, 496) if page.answered else QRectF(72, 148, 1776, 152)

    def scene_box(self, page: Page) -> QRectF:
        """Where the scene stands, in its own shape."""
        if page.tall:
            return QRectF(40, 550, 1000, 562.5) if page.answered else QRectF(0, 740, 1080, 607.5)
        return QRectF(72, 158, 888, 499.5) if page.answered else QRectF(72, 326, 1276, 717.75)

    def arrange(self, page: Page) -> None:
        box = self.scene_box(page)
        self.canvas.put(self.scene, box.x(), box.y(), box.width(), box.height())
        scale = box.width() / SCENE[0]
        for spot in self.spots:
            assert spot.option.area is not None
            x, y, w, h = spot.option.area
            self.canvas.put(spot, box.x() + x * scale, box.y() + y * scale, w * scale, h * scale)
            spot.raise_()
        assert self.done is not None
        if page.tall:
            self.canvas.put(self.count, 40, 1400, 1000, 130)
            self.canvas.put(self.done, 330, 1794, 710, 110)
        else:
            self.canvas.put(self.count, 1384, 326, 464, 330)
            self.canvas.put(self.done, 1384, 920, 464, 124)
        for piece in (self.count, self.done):
            piece.setVisible(not page.answered)

    def hint_place(self, page: Page) -> QRectF:
        return super().hint_place(page) if page.tall else QRectF(1384, 790, 464, 100)

    def deeds_place(self, page: Page) -> QRectF | None:
        return None if page.tall or page.answered else QRectF(1384, 674, 464, 226)

    def note_place(self, page: Page) -> QRectF:
        return super().note_place(page) if page.tall else QRectF(1384, 678, 464, 90)

    # ---- answering
    def key(self, event: QKeyEvent) -> bool:
        index = event.key() - Qt.Key.Key_1.value
        if not 0 <= index < len(self.spots):
            return False
        self.spots[index].click()
        self.spots[index].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def can_hint(self) -> bool:
        return any(s.isEnabled() and not s.option.right for s in self.spots)

    def give_hint(self) -> bool:
        """Shows one place that is meant; where all are found already, takes a wrong one away."""
        missing = next((s for s in self.spots if s.option.right and not s.isChecked()), None)
        wrong = next((s for s in self.spots if not s.option.right and s.isChecked()), None)
        spot = missing or wrong
        if spot is None:
            return False
        spot.setChecked(spot is missing)
        self._count()
        return True

    def options_said(self) -> Sequence[str]:
        return ()

    def fill(self, choice: Choice) -> QWidget:
        for spot in self.spots:
            if spot.isChecked() != (spot.option.id in choice):
                spot.click()
        assert self.done is not None
        return self.done

    # ---- afterwards
    def show_answer(self, answer: Answer) -> None:
        self.open = False
        for spot in self.spots:
            spot.show_result(chosen=spot.option.id in answer.choice)

    def paint_badges(self, p: QPainter) -> None:
        for spot in self.spots:
            if spot.state in ("right", "wrong", "missed"):
                box = self.canvas.where(spot)
                paint.result_badge(p, self.canvas.look, box.right() - 14, box.top() + 14, spot.state == "right", 30)


class Scene(Painted):
    """The picture itself, framed."""

    def __init__(self, canvas: Canvas, picture: str) -> None:
        super().__init__(canvas)
        self.picture = picture
        self.shadow_radius = 28.0

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        self.look.pictures.draw(p, self.picture, 0, 0, box.width())
        t = self.look.theme
        paint.rounded(p, box, 6, None, t.colour("ink.outline"), 6)


class Count(Painted):
    """How many places were touched."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.shadow_radius = 36.0
        self.number = 0

    def tell(self, number: int) -> None:
        self.number = number
        self.setAccessibleName(self.words())
        self.update()

    def words(self) -> str:
        return ngettext("{n} place touched", "{n} places touched", self.number).format(n=self.number)

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        box = box.adjusted(0, 0, 0, -8)
        paint.panel(p, self.look, box, 36)
        if box.height() < 200:
            lettering.display(p, self.look, box.adjusted(40, 8, -40, -8), self.words(), 44, t.colour("ink.text"), align="center")
            return
        upper = QRectF(box.left() + 20, box.top() + 24, box.width() - 40, box.height() * 0.46)
        lettering.display(p, self.look, upper, str(self.number), 130, t.colour("brand.primary"), align="center", fat=0.04)
        lower = QRectF(upper.left(), upper.bottom() + 6, upper.width(), 56)
        text = ngettext("place touched", "places touched", self.number)
        lettering.text(p, self.look, lower, text, 34, t.colour("ink.text"), bold=True, align="center")
        last = QRectF(upper.left(), lower.bottom() + 4, upper.width(), 60)
        lettering.text(p, self.look, last, _("Touch again to take it back"), 28, t.colour("ink.textSecondary"), align="center")
