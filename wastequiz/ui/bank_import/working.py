"""How far an import is, with a way to stop it; and what came of it, with all one may want to do then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage import paint
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Painted, Panel, Words
from wastequiz.ui.bank_import.part import Part, TellingPart
from wastequiz.ui.screen import Screen


class Bar(Painted):
    """How much is done, 0 to 1."""

    share = 0.0

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        high = box.height()
        paint.rounded(p, box, high / 2, t.colour("surface.paper2"), t.colour("ink.textHint"), max(2.0, t.border_floor))
        if self.share > 0:
            wide = max(high, box.width() * min(1.0, self.share))
            paint.rounded(p, QRectF(box.left(), box.top(), wide, high), high / 2, t.colour("brand.primary"))


class Working(Part):
    """A long deed under way."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.panel = Panel(screen)
        self.text = Words(screen, "", 34, head=True, align="center")
        self.bar = Bar(screen)
        self.stop = Button(screen, _("Stop"), "paper", size=30, icon="x")

    def pieces(self) -> Sequence[QWidget]:
        return self.panel, self.text, self.bar, self.stop

    def tell(self, text: str, share: float) -> None:
        """`share`: how much is done, 0 to 1."""
        if text != self.text.text():
            self.text.setText(text)
        if share != self.bar.share:
            self.bar.share = share
            self.bar.update()

    def arrange(self, box: QRectF) -> None:
        super().arrange(box)
        put = self.screen.put
        down = min(box.height(), 420.0)
        top = box.center().y() - down / 2
        put(self.panel, box.left(), top, box.width(), down)
        put(self.text, box.left() + 60, top + 50, box.width() - 120, 100)
        put(self.bar, box.left() + 100, top + 180, box.width() - 200, 36)
        put(self.stop, box.center().x() - 170, top + 270, 340, 100)


class Done(TellingPart):
    """What came of an import."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.panel = Panel(screen)
        self.art = Art(screen, "bins/mascot_cheer")
        self.text = Words(screen, "", 38, head=True)
        self.more = Words(screen, "", 26, colour="ink.textSecondary", valign="top")
        self.to_bank = Button(screen, _("Show them in the bank"), "primary", size=32, icon="book")
        self.rejected = Button(screen, _("Save the rows that stayed out"), "paper", size=28, icon="download")
        self.undo = Button(screen, _("Undo this import"), "paper", size=28, icon="undo")
        self.again = Button(screen, _("Import another file"), "paper", size=28, icon="upload")
        self._buttons: Sequence[Button] = (self.to_bank, self.rejected, self.undo, self.again)

    def all_pieces(self) -> Sequence[QWidget]:
        return self.panel, self.art, self.text, self.more, self.message, self.to_bank, self.rejected, self.undo, self.again

    def pieces(self) -> Sequence[QWidget]:
        message = (self.message,) if self.message.text() else ()
        return self.panel, self.art, self.text, self.more, *message, *self._buttons

    def tell(self, text: str, more: str, *, came: bool, stayed: bool) -> None:
        """`came`: something is in the bank that can be undone; `stayed`: rows stayed out that can be saved."""
        self.text.setText(text)
        self.more.setText(more)
        self.message.tell("")
        wanted = ((self.to_bank, came), (self.rejected, stayed), (self.undo, came), (self.again, True))
        self._buttons = [button for button, there in wanted if there]

    def arrange(self, box: QRectF) -> None:
        super().arrange(box)
        put = self.screen.put
        down = min(box.height(), 760.0 if self.screen.tall else 620.0)
        top = box.top()
        put(self.panel, box.left(), top, box.width(), down)
        put(self.art, box.left() + 40, top + 40, 210, 220)
        left, across = box.left() + 290, box.width() - 330
        put(self.text, left, top + 40, across, 110)
        put(self.more, left, top + 160, across, 110)
        put(self.message, box.left() + 40, top + 284, box.width() - 80, 68)
        columns = 2
        wide = (box.width() - 80 - 20 * (columns - 1)) / columns
        for n, button in enumerate(self._buttons):
            put(button, box.left() + 40 + n % columns * (wide + 20), top + 370 + n // columns * 116, wide, 98)
