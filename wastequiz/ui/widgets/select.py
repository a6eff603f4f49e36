"""Choose one of several at the desk: a field that shows what is chosen, and the sheet it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, Choice, Piece
from wastequiz.stage.still import Words
from wastequiz.ui.widgets.paged import Paged, Sizes

SIZES = Sizes((300.0, 100.0), (620.0, 128.0), gap=16.0, shape=4.0)


class ChoosingSheet(Over):
    """Stands over the page until one of `options` is touched (`chosen` gets its number) or it is closed. An option: (label, line below)."""

    def __init__(
        self,
        page: Canvas,
        head: str,
        options: Sequence[tuple[str, str]],
        at: int,
        chosen: Callable[[int], Any],
        *,
        pictures: Sequence[str] = (),
    ) -> None:
        super().__init__(page, head)
        self._chosen = chosen
        self.head = Words(self, head, 40, head=True)
        self.choices = [
            Choice(self, label, below=below, size=30, chosen=i == at, picture=pictures[i] if pictures else "")
            for i, (label, below) in enumerate(options)
        ]
        for i, choice in enumerate(self.choices):
            choice.clicked.connect(lambda _checked=False, i=i: self._choose(i))
        self.paged = Paged(self, self.choices, SIZES)
        self.never_mind = Button(self, _("Never mind"), "paper", size=32)
        self.never_mind.clicked.connect(self.stay)
        if at >= 0:
            self.paged.show_piece(at)
        self.open(self.choices[max(at, 0)])

    def card(self) -> QRectF:
        most = len(self.choices)
        down = min(self.area.height() - 120, 320.0 + 132 * (min(most, 5)))
        across = min(self.area.width() - 60, 760.0 if most <= 5 else 1400.0)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        turning = [b for b in self.paged.buttons if b.isVisible() and b.isEnabled()]
        return [*(c for c in self.choices if c.isVisible()), *turning, self.never_mind]

    def arrange(self) -> None:
        card = self.card()
        self.put(self.head, card.left() + 40, card.top() + 24, card.width() - 80, 80)
        self.paged.arrange(QRectF(card.left() + 40, card.top() + 116, card.width() - 80, card.height() - 266), valign="top")
        self.put(self.never_mind, card.center().x() - 190, card.bottom() - 128, 380, 100)

    def stay(self) -> None:
        self.close_card()

    def _choose(self, number: int) -> None:
        self.close_card()
        self._chosen(number)


class Select(Piece):
    """One of several, of which only the chosen one is seen. `about` says of what, for the sheet's head and screen readers."""

    radius = 16.0
    lip_depth = 4.0

    def __init__(self, page: Canvas, about: str, chosen: Callable[[int], Any], *, icon: str = "") -> None:
        super().__init__(page, about)
        self.about, self.icon_name, self._chosen = about, icon, chosen
        self.options: Sequence[tuple[str, str]] = ()
        self.at = -1
        self.sheet: ChoosingSheet | None = None
        self.clicked.connect(self.ask)

    @property
    def label(self) -> str:
        return self.options[self.at][0] if 0 <= self.at < len(self.options) else self.about

    def offer(self, options: Sequence[tuple[str, str]], at: int) -> None:
        """What can be chosen (label, line below), and what is."""
        self.options, self.at = options, at
        self.setAccessibleName(_("{about}: {chosen}").format(about=self.about, chosen=self.label) if at >= 0 else self.about)
        self.setEnabled(bool(options))
        self.update()

    def ask(self) -> None:
        """Opens the sheet."""
        self.sheet = ChoosingSheet(self.canvas, self.about, self.options, self.at, self._take)

    def _take(self, number: int) -> None:
        self.offer(self.options, number)
        self._chosen(number)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        super().paint_face(p, box)
        left = 20.0
        if self.icon_name:
            paint.icon(p, self.look, self.icon_name, 36, box.center().y(), 30, t.colour("ink.textSecondary"))
            left = 62.0
        paint.icon(p, self.look, "down", box.right() - 32, box.center().y(), 28, t.colour("ink.textSecondary"))
        room = QRectF(left, 6, box.width() - left - 54, box.height() - 12)
        words.text(p, self.look, room, self.label, 26, t.colour("ink.text"), bold=True, floor=14, leading=1.15)
