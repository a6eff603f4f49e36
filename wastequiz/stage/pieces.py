"""Things on a page: painted buttons, words and pictures. Each has a name for screen readers and works by touch, mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.kept import KeptPainting
from wastequiz.stage.leaving import let_go_when_gone
from wastequiz.stage.look import Look

FADED = 0.42


class Piece(QPushButton):
    """A painted button. Subclasses override `paint_face`; the face moves down onto its lip when pressed. Sizes in units."""

    radius = 36.0
    lip_depth = 8.0
    shadow_radius: float | None = None
    press_sound = "press"
    stays = False
    """Whether it stays in its place where low reach moves the page."""

    def __init__(self, canvas: Canvas, name: str) -> None:
        self._face = KeptPainting()
        super().__init__(canvas)
        let_go_when_gone(self)
        self.canvas = canvas
        self.look: Look = canvas.look
        self.unit = canvas.unit
        self.hovered = False
        self.faded = False
        self._pressed = False
        """Whether it was pressed before."""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(84, 84)

    def size_units(self) -> tuple[float, float]:
        """Width and height of the face in units, the lip left out."""
        return self.width() / self.unit, self.height() / self.unit - self.lip_depth

    def update(self, *region: Any) -> None:
        self._face.forget()
        super().update(*region)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        w, h = self._begin(p)
        if not self.faded or self.look.theme.high_contrast:  # through a faded face it would be seen
            self.paint_lip(p, QRectF(0, self.lip_depth, w, h))
        p.end()
        down = self.lip_depth - 2 if self.isDown() and self.lip_depth > 2 else 0.0
        self._face.show(self, self.face_key(), self._paint_face, down=round(down * self.unit)).end()

    def face_key(self) -> Hashable:
        """What the face looks like now, apart from its size and what `update` tells."""
        return self.isChecked(), self.isEnabled()

    def _paint_face(self, p: QPainter) -> None:
        w, h = self._begin(p)
        self.paint_face(p, QRectF(0, 0, w, h))

    def _begin(self, p: QPainter) -> tuple[float, float]:
        paint.ready(p)
        p.scale(self.unit, self.unit)
        if self.faded:
            p.setOpacity(1.0 if self.look.theme.high_contrast else FADED)
        return self.size_units()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, self.look.theme.colour("surface.lip"))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        paint.rounded(p, box, self.radius, self.look.theme.colour("surface.card"), self.border(), self.border_width())

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primaryBright" if self.hovered and self.isEnabled() else "surface.line")

    def border_width(self) -> float:
        return max(3.0, self.look.theme.border_floor)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press at once counts where the first one fell too; on what appeared under it meanwhile it was not meant."""
        if self._pressed:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = True
            super().mousePressEvent(event)
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        way = arrow(event.key())
        if way is not None:
            self.canvas.move_focus(*way)
            return
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        event.ignore()


class Button(Piece):
    """A labelled button. `kind`: primary (one a page), sun, plum, paper or ghost; rose and dusk where an event is coloured so."""

    KINDS: ClassVar[dict[str, tuple[str, str, str]]] = {
        "primary": ("brand.primary", "brand.primaryLip", "ink.onColour"),
        "sun": ("right.fill", "right.lip", "ink.text"),
        "plum": ("tryAgain.fill", "tryAgain.lip", "ink.onColour"),
        "rose": ("accent.rose", "accent.roseLip", "ink.onColour"),
        "dusk": ("scene.duskTop", "ink.outline", "ink.onColour"),
        "paper": ("surface.card", "surface.lip", "ink.text"),
        "ghost": ("surface.paper2", "surface.lip", "ink.text"),
    }

    def __init__(
        self, canvas: Canvas, label: str, kind: str = "primary", *, size: float = 40, icon: str = "", icon_after: bool = False
    ) -> None:
        super().__init__(canvas, label)
        self.label, self.kind, self.size_of_text, self.icon_name, self.icon_after = label, kind, size, icon, icon_after

    def set_label(self, label: str) -> None:
        self.label = label
        self.setAccessibleName(label)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        _, h = self.size_units()
        self.radius = min(h / 2, 44.0)
        super().paintEvent(event)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        if self.isEnabled():
            paint.rounded(p, box, self.radius, self.look.theme.colour(self.KINDS[self.kind][1]))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill, _lip, ink = self.KINDS[self.kind]
        colour = t.colour(ink if self.isEnabled() else "ink.textHint")
        if not self.isEnabled():
            fill = "surface.paper2"
        framed = self.kind in ("paper", "ghost") or t.high_contrast or self.hovered or not self.isEnabled()
        paint.rounded(p, box, self.radius, t.colour(fill), self.border() if framed else None, self.border_width() if framed else 0)
        if self.kind not in ("paper", "ghost") and self.isEnabled() and not t.high_contrast:
            paint.line(p, [(self.radius, 7), (box.width() - self.radius, 7)], t.colour("ink.onColour", 0.35), 4)
        size = self.size_of_text
        side = size * 1.1 if self.icon_name else 0.0
        gap = size * 0.3 if self.icon_name else 0.0
        room = box.width() - side - gap - size * 0.9
        fitted, lines = words.fit(self.look, self.label, size, room, box.height() - 8, bold=True)
        across = max(words.width(self.look, line, fitted, bold=True) for line in lines)
        left = (box.width() - across - side - gap) / 2
        text_left = left if self.icon_after else left + side + gap
        words.display(p, self.look, QRectF(text_left, 0, across + 2, box.height()), self.label, fitted, colour, align="center")
        if self.icon_name:
            x = left + across + gap + side / 2 if self.icon_after else left + side / 2
            paint.icon(p, self.look, self.icon_name, x, box.height() / 2, side, colour)


class RoundButton(Piece):
    """A round button with an icon; `name` is what a screen reader says."""

    lip_depth = 6.0

    def __init__(self, canvas: Canvas, icon: str, name: str, kind: str = "paper") -> None:
        super().__init__(canvas, name)
        self.icon_name, self.kind = icon, kind
        self.setToolTip("")

    def paintEvent(self, event: QPaintEvent) -> None:
        _, h = self.size_units()
        self.radius = h / 2
        super().paintEvent(event)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        paint.rounded(p, box, self.radius, self.look.theme.colour(Button.KINDS[self.kind][1]))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        fill, _lip, ink = Button.KINDS[self.kind]
        t = self.look.theme
        paint.rounded(p, box, self.radius, t.colour(fill), self.border(), self.border_width())
        paint.icon(p, self.look, self.icon_name, box.width() / 2, box.height() / 2, box.height() * 0.51, t.colour(ink))


class SmallSpeaker(Piece):
    """A small speaker on a tile or answer: the circle is 54 units across, what can be touched is the whole piece (96)."""

    lip_depth = 0.0
    minor = True
    """Reached with Tab, but passed over by the arrow keys, which go from tile to tile."""
    SIDE = 96.0

    def __init__(self, canvas: Canvas, name: str, say: Callable[[], object]) -> None:
        super().__init__(canvas, name)
        self.radius = 40.0
        self.clicked.connect(lambda: say())

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        x, y = box.width() / 2, box.height() / 2
        paint.circle(p, x, y, 27, t.colour("surface.paper2"), t.colour("brand.primaryBright") if self.hovered else None, 3)
        paint.icon(p, self.look, "speaker", x, y, 30, t.colour("ink.textSecondary"))


class Choice(Piece):
    """A card that can be one of several chosen: a label, maybe a line below and a picture on the left or above."""

    radius = 32.0
    shadow_radius = None

    def __init__(
        self, canvas: Canvas, label: str, *, below: str = "", picture: str = "", size: float = 40, chosen: bool = False, above: bool = False
    ) -> None:
        super().__init__(canvas, f"{label} {below}".strip())
        self.label, self.below, self.picture, self.size_of_text, self.above = label, below, picture, size, above
        self.setCheckable(True)
        self.setChecked(chosen)

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primary") if self.isChecked() else super().border()

    def border_width(self) -> float:
        return 6.0 if self.isChecked() else super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        paint.lip_of(
            p,
            box.translated(0, -self.lip_depth),
            self.radius,
            self.lip_depth,
            self.look.theme.colour("brand.primaryLip" if self.isChecked() else "surface.lip"),
        )

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill = "brand.primaryTint" if self.isChecked() else "surface.card"
        paint.rounded(p, box, self.radius, t.colour(fill), self.border(), self.border_width())
        pad = 22.0
        if self.picture and self.above:
            side = min(box.width() - 2 * pad, box.height() * 0.58)
            self.look.pictures.draw(p, self.picture, (box.width() - side) / 2, pad * 0.7, side)
            top = pad * 0.7 + side / self.look.pictures.aspect(self.picture) + 4
            room = QRectF(8, top, box.width() - 16, box.height() - top - 8)
            words.display(p, self.look, room, self.label, self.size_of_text, t.colour("ink.text"), align="center", fat=0.025)
            return
        left = pad
        if self.picture:
            side = min(box.height() - 2 * 14, box.width() * 0.3)
            aspect = self.look.pictures.aspect(self.picture)
            across = side * min(1.0, aspect)
            self.look.pictures.draw(p, self.picture, pad + (side - across) / 2, (box.height() - across / aspect) / 2, across)
            left += side + 18
        room = QRectF(left, 6, box.width() - left - pad, box.height() - 12)
        align = "left" if self.picture or self.below else "center"
        if self.below:
            upper = QRectF(room.left(), room.top() + room.height() * 0.06, room.width(), room.height() * 0.54)
            words.display(p, self.look, upper, self.label, self.size_of_text, t.colour("ink.text"), fat=0.025)
            lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() * 0.36)
            words.text(p, self.look, lower, self.below, 26, t.colour("ink.textSecondary"), floor=16)
        else:
            words.display(p, self.look, room, self.label, self.size_of_text, t.colour("ink.text"), align=align, fat=0.025)


class BinFigure(Piece):
    """A bin character with its name plate; touched, it tells about itself."""

    lip_depth = 0.0
    radius = 40.0
    greeted = Signal(str)

    def __init__(self, canvas: Canvas, bin_id: str, picture: str, name: str) -> None:
        super().__init__(canvas, name)
        self.bin_id, self.picture = bin_id, picture
        self.clicked.connect(lambda: self.greeted.emit(self.bin_id))

    def show_picture(self, picture: str) -> None:
        self.picture = picture
        self.update()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        aspect = self.look.pictures.aspect(self.picture)
        across = min(box.width(), box.height() * aspect)
        self.look.pictures.draw(p, self.picture, (box.width() - across) / 2, box.height() - across / aspect, across)
