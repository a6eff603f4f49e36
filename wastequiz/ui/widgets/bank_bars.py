"""The bars below the bank's table: what can be done with those chosen, and what may be worth doing with those found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.still import Painted, Words
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton
from wastequiz.wording import bank_rows

FOOT = 72.0


class Foot(Painted):
    """The lower end of the table's card."""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = max(1.6, t.border_floor)
        p.setClipRect(box)
        if not t.high_contrast:
            paint.rounded(p, QRectF(0, -40, box.width(), box.height() + 36).translated(0, 4), 18, t.colour("surface.line"))
        paint.rounded(p, QRectF(0, -40, box.width(), box.height() + 36), 18, t.colour("surface.card"), t.colour("surface.line"), edge)
        p.fillRect(QRectF(0, 0, box.width(), edge), t.colour("surface.line"))


class SelectionBar:
    """How many are chosen and what can be done with them; which rows are seen."""

    def __init__(self, screen: Screen, deeds: dict[str, Callable[[], Any]]) -> None:
        """`deeds`: what "tag", "publish", "retire" and "delete" do."""
        self.screen = screen
        self.ground = Foot(screen)
        self.count = Words(screen, "", 20, colour="ink.textSecondary")
        self.seen = Words(screen, "", 20, colour="ink.textSecondary", align="right")
        self.tag = DeskButton(screen, _("Tags"), "ghost", icon="flag")
        self.publish = DeskButton(screen, _("Publish"), "ghost", icon="check")
        self.retire = DeskButton(screen, _("Retire"), "ghost", icon="minus", name=_("Retire those chosen"))
        self.delete = DeskButton(screen, _("Delete them"), "danger", icon="trash")
        self.buttons = (self.tag, self.publish, self.retire, self.delete)
        for button, deed in zip(self.buttons, ("tag", "publish", "retire", "delete"), strict=True):
            button.clicked.connect(lambda _checked=False, deed=deed: deeds[deed]())
        self._box: QRectF | None = None
        self.tell(0)

    def tell(self, chosen: int) -> None:
        """So many are chosen."""
        self.count.setText(bank_rows.selected(chosen))
        for button in self.buttons:
            if button.isEnabled() != (chosen > 0):
                button.setEnabled(chosen > 0)
                button.update()
        if self._box is not None:
            self.put(self._box)

    def tell_seen(self, first: int, last: int, of: int) -> None:
        self.seen.setText(bank_rows.seen(first, last, of))

    def show(self, shown: bool) -> None:
        for piece in (self.ground, self.count, self.seen, *self.buttons):
            piece.setVisible(shown)

    def put(self, box: QRectF) -> None:
        screen, self._box = self.screen, box
        screen.put(self.ground, box.left(), box.top(), box.width(), box.height())
        y = box.top() + (FOOT - 4 - HIGH) / 2
        look = screen.look
        across = max(90.0, words.width(look, self.count.text(), 20) + 12)
        screen.put(self.count, box.left() + 20, y, across, HIGH)
        left = box.left() + 20 + across + 8
        seen = 230.0
        room = box.right() - seen - 28 - left
        wishes = [button.wish() for button in self.buttons]
        small = sum(wishes) + 24 > room
        for button, wish in zip(self.buttons, wishes, strict=True):
            wide = min(wish, (room - 24) / 4) if small else wish
            screen.put(button, left, y, max(HIGH, wide), HIGH)
            left += max(HIGH, wide) + 8
        screen.put(self.seen, box.right() - seen - 20, y, seen, HIGH)
        for piece in (self.count, self.seen, *self.buttons):
            piece.raise_()


class Hint(Painted):
    """A violet bar: an icon and a sentence."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.text = ""

    def tell(self, text: str) -> None:
        self.text = text
        self.setAccessibleName(text)
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = t.colour("tryAgain.bright") if t.high_contrast else None
        paint.rounded(p, box, 12, t.colour("tryAgain.tint"), edge, t.border_floor)
        ink = t.colour("tryAgain.lip")
        paint.icon(p, self.look, "info", 28, box.center().y(), 24, ink)
        words.text(p, self.look, box.adjusted(52, 4, -250, -4), self.text, 20, ink, floor=14, leading=1.1)


class LinkButton(DeskButton):
    """Words on the bar that can be touched."""

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if self.hovered or self.isDown():
            paint.rounded(p, box.adjusted(2, 6, -2, -6), 10, t.colour("tryAgain.sheet"), t.colour("tryAgain.bright"), 1.6)
        words.text(p, self.look, box.adjusted(6, 4, -6, -4), self.label, 20, t.colour("tryAgain.lip"), bold=True, align="center", floor=14)


class SuggestionBar:
    """Hidden until something is suggested; touching its words does it, another may wave it away."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.ground = Hint(screen)
        self.do = LinkButton(screen, "…")
        self.no = LinkButton(screen, "…")
        self._do: Callable[[], Any] = lambda: None
        self._no: Callable[[], Any] = lambda: None
        self.do.clicked.connect(lambda: self._do())
        self.no.clicked.connect(lambda: self._no())
        self.there = False
        self.with_no = False
        self.hush()

    def suggest(self, text: str, label: str, do: Callable[[], Any], no_label: str = "", no: Callable[[], Any] = lambda: None) -> None:
        self.ground.tell(text)
        self.do.set_label(label)
        self._do, self._no, self.there, self.with_no = do, no, True, bool(no_label)
        if no_label:
            self.no.set_label(no_label)
        self.show(True)

    def hush(self) -> None:
        self.there = False
        self.show(False)

    def show(self, shown: bool) -> None:
        self.ground.setVisible(shown and self.there)
        self.do.setVisible(shown and self.there)
        self.no.setVisible(shown and self.there and self.with_no)

    def put(self, box: QRectF) -> None:
        self.screen.put(self.ground, box.left(), box.top(), box.width(), box.height())
        wide = min(240.0, self.do.wish())
        self.screen.put(self.do, box.right() - wide - 12, box.top(), wide, box.height())
        other = min(200.0, self.no.wish())
        self.screen.put(self.no, box.right() - wide - other - 20, box.top(), other, box.height())
        for piece in (self.do, self.no):
            piece.raise_()
