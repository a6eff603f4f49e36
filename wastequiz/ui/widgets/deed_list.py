"""A game as a list: where it stands in one sentence, and everything that can be done now as buttons, without hurry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage.pieces import Button
from wastequiz.stage.play.scene import Deed
from wastequiz.stage.still import Panel, Words
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.paged import Paged, Sizes

SIZES = Sizes(smallest=(300, 96), largest=(700, 118), gap=16, shape=5.0)
EDGE = 30.0
LINE = 190.0


class DeedList:
    """`do` is called with the deed that was chosen, `back` by the button that shows the game itself again."""

    def __init__(self, screen: Screen, do: Callable[[Deed], Any], back: Callable[[], Any]) -> None:
        self.screen, self._do = screen, do
        self.deeds: Sequence[Deed] = ()
        self.panel = Panel(screen, radius=44)
        self.line = Words(screen, "", 36, bold=True, valign="top")
        self.back = Button(screen, _("As a picture"), "paper", size=32, icon="image")
        self.back.clicked.connect(lambda: back())
        self.buttons: list[Button] = []
        self.paged: Paged | None = None
        self._box = QRectF()
        for piece in (self.panel, self.line, self.back):
            piece.show()
            piece.raise_()

    @property
    def pieces(self) -> list[QWidget]:
        return [self.panel, self.line, self.back, *self.buttons, *(self.paged.buttons if self.paged else ())]

    def tell(self, line: str, deeds: Sequence[Deed]) -> bool:
        """Shows where the game stands and what can be done; whether that is something else than before."""
        news = line != self.line.text() or [deed.name for deed in deeds] != [deed.name for deed in self.deeds]
        self.deeds = tuple(deeds)  # what they do may have changed where their names have not
        if not news:
            return False
        self.line.setText(line)
        self.line.setAccessibleName(line)
        self.line.update()
        led = any(button.hasFocus() for button in self.buttons) or not self.buttons
        for piece in (*self.buttons, *(self.paged.buttons if self.paged else ())):
            self.screen.forget(piece)
        self.buttons = [Button(self.screen, deed.name, "ghost", size=34) for deed in deeds]
        for i, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, i=i: self._do(self.deeds[i]))
        self.paged = Paged(self.screen, self.buttons, SIZES)
        self.arrange(self._box)
        for piece in (*self.buttons, *self.paged.buttons):
            piece.raise_()
        self.screen.raise_over()
        if led:
            self.focus()
        return True

    def focus(self) -> None:
        """Leads the keyboard to the first deed."""
        (self.buttons[0] if self.buttons else self.back).setFocus()

    def arrange(self, box: QRectF) -> None:
        """Puts it into `box`, in units."""
        self._box = box
        if box.isEmpty():
            return
        put = self.screen.put
        put(self.panel, box.left(), box.top(), box.width(), box.height())
        inner = box.adjusted(EDGE, EDGE, -EDGE, -EDGE - 8)
        put(self.line, inner.left(), inner.top(), inner.width(), LINE)
        put(self.back, inner.left(), inner.bottom() - 92, inner.width(), 92)
        if self.paged is not None:
            self.paged.arrange(QRectF(inner.left(), inner.top() + LINE + 16, inner.width(), inner.height() - LINE - 92 - 40), valign="top")

    def close(self) -> None:
        for piece in self.pieces:
            self.screen.forget(piece)
