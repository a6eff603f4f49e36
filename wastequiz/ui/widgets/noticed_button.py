"""The desk's button to what students noticed, with a number in a circle: how much waits to be settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.services import noticing
from wastequiz.stage import paint, words
from wastequiz.stage.pieces import Button
from wastequiz.ui.context import alive
from wastequiz.ui.places import Noticed
from wastequiz.ui.screen import Screen


class NoticedButton(Button):
    """Counts by itself. `settle` is handed the way on, so that the page can save before it is left."""

    def __init__(self, page: Screen, settle: Callable[[Callable[[], object]], Any]) -> None:
        super().__init__(page, _("Noticed"), "paper", size=28, icon="flag")
        self.count = 0
        self.setAccessibleName(_("What students noticed"))  # the desk's rail has a piece called like the label
        self.clicked.connect(lambda: settle(lambda: page.go.emit(Noticed())))
        noticing.waiting(page.context.school, alive(self, self.tell), alive(page, page.trouble))

    def tell(self, count: int) -> None:
        self.count = count
        called = _("What students noticed")
        self.setAccessibleName(f"{called} {count}" if count else called)
        self.update()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        if not self.count:
            return
        t = self.look.theme
        x, y = box.right() - 18, box.top() + 18
        paint.circle(p, x, y, 18, t.colour("tryAgain.fill"), t.colour("surface.card"), 3)
        label = str(self.count) if self.count < 100 else "99+"
        words.text(p, self.look, QRectF(x - 17, y - 17, 34, 34), label, 20, t.colour("ink.onColour"), bold=True, align="center", floor=12)
