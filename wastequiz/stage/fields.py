"""Desk pieces to type, choose and look things up with: fields, choices, sliders. Their looks come from the tokens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSlider

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Piece

LONGEST = 60
"""No field takes more signs than this."""


def to_px(units: float, unit: float, least: int = 1) -> int:
    """Units as whole pixels, for style sheets."""
    return max(least, round(units * unit))


class Field(QLineEdit):
    """One line to type in. `set_wrong` gives it the border of a value that cannot be kept."""

    radius = 12.0

    def __init__(self, canvas: Canvas, name: str, *, text: str = "", hint: str = "", size: float = 28) -> None:
        super().__init__(text, canvas)
        self.canvas, self.look, self.unit, self.size_of_text = canvas, canvas.look, canvas.unit, size
        self.wrong = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self._dress()

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self._dress()

    def set_wrong(self, wrong: bool) -> None:
        if wrong != self.wrong:
            self.wrong = wrong
            self._dress()

    def _dress(self) -> None:
        t, u = self.look.theme, self.unit
        floor = t.border_floor
        rest = to_px(max(2.0, floor), u)
        edge = t.hex("data.danger") if self.wrong else t.hex("surface.lip")
        size = to_px(self.size_of_text * t.text_scale, u, 14)
        sheet = (
            f"QLineEdit {{ background: {t.hex('surface.card')}; color: {t.hex('ink.text')}; border: {rest + int(self.wrong)}px solid {edge};"
            f" border-radius: {to_px(12, u)}px; padding: 0 {to_px(14, u)}px; font-size: {size}px;"
            f" selection-background-color: {t.hex('brand.primary')}; selection-color: {t.hex('ink.onColour')};"
            f" placeholder-text-color: {t.hex('ink.textHint')}; }}"
            f"QLineEdit:focus {{ border: {to_px(max(4.0, floor + 1), u)}px solid {t.hex('data.danger' if self.wrong else 'brand.primary')}; }}"
            f"QLineEdit:disabled {{ color: {t.hex('ink.textHint')}; background: {t.hex('surface.paper2')}; }}"
        )
        self.setFont(t.font(self.size_of_text))
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.canvas.move_focus(0, -1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)


class Segment(Piece):
    """One of a few values side by side; exclusive through `one_of`. The chosen one has a tick, an orange border and bold words."""

    radius = 16.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, label: str, *, chosen: bool = False, size: float = 26, picture: str = "", name: str = "") -> None:
        super().__init__(canvas, name or label)
        self.label, self.size_of_text, self.picture = label, size, picture
        self.setCheckable(True)
        self.setChecked(chosen)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        on = self.isChecked()
        edge = t.colour("brand.primary") if on else self.border() if self.hovered else t.colour("surface.lip")
        inner = box.adjusted(2, 2, -2, -2)
        paint.rounded(
            p, inner, self.radius, t.colour("brand.primaryTint" if on else "surface.card"), edge, 5 if on else max(2.0, t.border_floor)
        )
        ink = t.colour("brand.primaryLip" if on else "ink.text")
        if self.picture:
            self._paint_picture(p, inner)
        else:
            tick = 34.0 if on and box.width() > 130 else 0.0
            size, lines = words.fit(
                self.look, self.label, self.size_of_text, inner.width() - 20 - tick, inner.height() - 8, bold=on, floor=16
            )
            across = max(words.width(self.look, line, size, bold=on) for line in lines)
            left = inner.center().x() - (across + tick) / 2
            room = QRectF(left + tick, inner.top() + 4, across + 4, inner.height() - 8)
            words.text(p, self.look, room, self.label, size, ink, bold=on, floor=16, leading=1.2)
            if tick:
                paint.icon(p, self.look, "check", left + 13, inner.center().y(), 26, ink)

    def _paint_picture(self, p: QPainter, inner: QRectF) -> None:
        side = min(inner.height(), inner.width()) - 16
        self.look.pictures.draw(p, self.picture, inner.center().x() - side / 2, inner.center().y() - side / 2, side)
        if self.isChecked():
            t = self.look.theme
            paint.circle(p, inner.right() - 14, inner.top() + 14, 14, t.colour("brand.primary"), t.colour("surface.card"), 3)
            paint.icon(p, self.look, "check", inner.right() - 14, inner.top() + 14, 18, t.colour("ink.onColour"))


class Pulled(QSlider):
    """A line whose knob follows mouse or finger from wherever it is touched. A line overrides `follow`."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    def follow(self, at: QPointF) -> None:
        """Goes to the value at `at`, in pixels of this widget."""


class Slider(Pulled):
    """A value from 0 to 100 with its number: drag or touch the line, or Left and Right."""

    radius = 16.0

    def __init__(self, canvas: Canvas, name: str, value: int) -> None:
        super().__init__(Qt.Orientation.Horizontal, canvas)
        self.canvas, self.look, self.unit = canvas, canvas.look, canvas.unit
        self.setAccessibleName(name)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setValue(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def _line(self) -> tuple[float, float]:
        """Left end and length of the line, in units."""
        return 28.0, self.width() / self.unit - 28 - 112

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        t = self.look.theme
        w, h = self.width() / self.unit, self.height() / self.unit
        left, long = self._line()
        x = left + long * self.value() / 100
        paint.rounded(p, QRectF(left - 8, h / 2 - 8, long + 16, 16), 8, t.colour("surface.paper2"), t.colour("ink.textHint"), 2)
        paint.rounded(p, QRectF(left - 8, h / 2 - 8, x - left + 8, 16), 8, t.colour("brand.primary"))
        paint.circle(p, x, h / 2, 24, t.colour("surface.card"), t.colour("brand.primary"), 6)
        words.text(p, self.look, QRectF(w - 84, 0, 80, h), str(self.value()), 30, t.colour("ink.text"), bold=True, align="right")
        p.end()

    def follow(self, at: QPointF) -> None:
        left, long = self._line()
        share = (at.x() / self.unit - left) / max(1.0, long)
        self.setValue(round(share * 20) * 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = arrow(event.key())
        if way is not None and way[1]:
            self.canvas.move_focus(*way)
            return
        super().keyPressEvent(event)


def desk_card(p: QPainter, look: Look, box: QRectF, *, fill: str = "surface.card", radius: float = 20) -> None:
    """A quiet card of the desk: thin border, a thin edge below, no shadow."""
    t = look.theme
    if not t.high_contrast:
        paint.rounded(p, box.translated(0, 4), radius, t.colour("surface.line"))
    paint.rounded(p, box, radius, t.colour(fill), t.colour("surface.line"), max(2.0, t.border_floor))


def badge(p: QPainter, look: Look, box: QRectF, text: str, icon: str, *, danger: bool = False, size: float = 26) -> None:
    """A line of state in a tinted pill: an icon and words; `danger` in the colour of what needs somebody."""
    t = look.theme
    ink: QColor = t.colour("data.danger" if danger else "ink.textSecondary")
    paint.rounded(
        p,
        box,
        min(20.0, box.height() / 2),
        t.colour("surface.card" if danger else "surface.paper2"),
        ink if danger else t.colour("surface.lip"),
        max(3.0, t.border_floor) if danger else max(1.0, t.border_floor),
    )
    paint.icon(p, look, icon, box.left() + 34, box.center().y(), 32, ink)
    words.text(
        p, look, box.adjusted(62, 4, -14, -4), text, size, ink if danger else t.colour("ink.text"), bold=danger, floor=14, leading=1.2
    )


class StateLine(QLabel):
    """A state in one or two lines: icon and words in a pill; `danger` where somebody must do something. Hidden while empty."""

    def __init__(self, canvas: Canvas, text: str = "", icon: str = "info", *, danger: bool = False, size: float = 24) -> None:
        super().__init__(canvas)
        self.look, self.unit, self.icon_name, self.danger, self.size_of_text = canvas.look, canvas.unit, icon, danger, size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tell(text, icon, danger=danger)

    def tell(self, text: str, icon: str = "info", *, danger: bool = False) -> None:
        self.icon_name, self.danger = icon, danger
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        box = QRectF(0, 0, self.width() / self.unit, self.height() / self.unit)
        badge(p, self.look, box, self.text(), self.icon_name, danger=self.danger, size=self.size_of_text)
        p.end()
