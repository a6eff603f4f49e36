"""The large field of the look-up page: a magnifying glass, what is searched for, and a cross that empties it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from wastequiz.i18n import _
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field, to_px
from wastequiz.stage.pieces import Piece

HEIGHT = 104.0


class SearchField(Field):
    """A pill with an orange border. `went_down`: the arrow key asks for the results."""

    radius = HEIGHT / 2
    shadow_radius = HEIGHT / 2
    went_down = Signal()

    def __init__(self, canvas: Canvas, name: str, *, text: str = "", hint: str = "") -> None:
        super().__init__(canvas, name, text=text, hint=hint, size=46)
        self.cross = Cross(canvas, self)

    def place(self, x: float, y: float, across: float) -> None:
        """Puts it and its cross, in units."""
        self.canvas.put(self, x, y, across, HEIGHT)
        self.canvas.put(self.cross, x + across - 104, y + 6, 92, 92)
        self.cross.raise_()

    def _dress(self) -> None:
        t, u = self.look.theme, self.unit
        px = to_px(self.size_of_text * t.text_scale, u, 14)
        edge = to_px(max(5.0, t.border_floor + 2), u)
        sheet = (
            f"QLineEdit {{ background: {t.hex('surface.card')}; color: {t.hex('ink.text')}; border: {edge}px solid {t.hex('brand.primary')};"
            f" border-radius: {to_px(HEIGHT / 2 - 1, u)}px; padding: 0 {to_px(108, u)}px 0 {to_px(92, u)}px; font-size: {px}px; font-weight: bold;"
            f" selection-background-color: {t.hex('brand.primary')}; selection-color: {t.hex('ink.onColour')};"
            f" placeholder-text-color: {t.hex('ink.textHint')}; }}"
        )
        self.setFont(t.font(self.size_of_text, bold=True))
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        paint.icon(p, self.look, "search", 62, HEIGHT / 2, 50, self.look.theme.colour("brand.primary"))
        p.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
            return
        super().keyPressEvent(event)


class Cross(Piece):
    """Empties the field. The circle is smaller than what can be touched."""

    lip_depth = 0.0
    radius = 40.0
    minor = True

    def __init__(self, canvas: Canvas, field: SearchField) -> None:
        super().__init__(canvas, _("Empty the field"))
        self._field = field
        self.clicked.connect(self._empty)
        field.textChanged.connect(lambda text: self.setVisible(bool(text)))  # pyright: ignore[reportUnknownArgumentType, reportUnknownLambdaType]
        self.setVisible(bool(field.text()))

    def _empty(self) -> None:
        self._field.clear()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        x, y = box.center().x(), box.center().y()
        edge = t.colour("brand.primaryBright") if self.hovered else t.colour("surface.line") if t.high_contrast else None
        paint.circle(p, x, y, 30, t.colour("surface.paper2"), edge, 3)
        paint.icon(p, self.look, "x", x, y, 32, t.colour("ink.textSecondary"))
