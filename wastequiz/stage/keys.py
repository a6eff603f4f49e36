"""The keys of the on-screen keyboard: what stands on them, how they are painted, and how they lie on the sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QTransform

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted

PINYIN, ENGLISH, SIGNS = "pinyin", "english", "signs"
"""The three layouts."""
SIGNS_OF: Mapping[str, tuple[str, str, str]] = {
    PINYIN: ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    ENGLISH: ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    SIGNS: ("1234567890", "-+/:()@#&", "。，、？！.,"),
}
"""What the 10, 9 and 7 keys of the three rows type in each layout."""
COMMA = {PINYIN: "，", ENGLISH: ",", SIGNS: "%"}
SHIFT, BACK, SPACE, STOP, ENTER, LANGUAGE, SWITCH = "shift", "back", "space", "comma", "enter", "language", "switch"
"""The keys that do something else than type their own letter."""

GAP = 12.0
LEAST = 84.0
"""No key is lower or narrower than this, in units."""
PAD = 16.0
LIP = 6.0

_TALL = (
    ((0.0, "1", 1.0),),
    ((0.5, "2", 1.0),),
    ((0.0, SHIFT, 1.5), (1.5, "3", 1.0), (8.5, BACK, 1.5)),
    ((0.0, SWITCH, 1.5), (1.5, LANGUAGE, 1.5), (3.0, SPACE, 4.5), (7.5, STOP, 1.0), (8.5, ENTER, 1.5)),
)
_WIDE = (
    ((0.0, "1", 1.0), (10.0, BACK, 1.5), (11.5, LANGUAGE, 1.5)),
    ((0.5, "2", 1.0), (9.5, SWITCH, 1.75), (11.25, ENTER, 1.75)),
    ((0.0, SHIFT, 1.5), (1.5, "3", 1.0), (8.5, STOP, 1.0), (9.5, SPACE, 3.5)),
)
"""Rows of (column, what, columns wide); "1", "2" and "3" stand for the letters of that row."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything lies on the sheet, in units: the bar above, each letter (row, column) and each other key by its name."""

    bar: QRectF
    letters: Mapping[tuple[int, int], QRectF]
    others: Mapping[str, QRectF]


def is_wide(across: float) -> bool:
    """Whether a sheet this wide has room for three rows instead of four."""
    return across >= 13 * (LEAST + GAP) + 2 * PAD - GAP


def height_of(across: float) -> float:
    """How high the sheet is when it is `across` units wide."""
    rows = len(_WIDE if is_wide(across) else _TALL)
    return PAD + LEAST + LIP + GAP + rows * (LEAST + LIP + GAP) + PAD / 2


def plan(sheet: QRectF, *, aside: float = 0.0) -> Plan:
    """Lays the keys out on `sheet`; `aside`: so much room stays free at either side. A sheet higher than need be has higher keys."""
    inner = sheet.adjusted(PAD + aside, PAD, -PAD - aside, -PAD / 2)
    wide = is_wide(inner.width() + 2 * PAD)
    rows, columns = (_WIDE, 13) if wide else (_TALL, 10)
    bar = QRectF(inner.left(), inner.top(), inner.width(), LEAST + LIP)
    step = (inner.bottom() - bar.bottom() - GAP) / len(rows)
    column = (inner.width() + GAP) / columns
    letters: dict[tuple[int, int], QRectF] = {}
    others: dict[str, QRectF] = {}
    for i, row in enumerate(rows):
        top = bar.bottom() + GAP + i * step
        for at, what, wide_by in row:
            left = inner.left() + at * column
            if what in "123":
                number = int(what) - 1
                for n in range(len(SIGNS_OF[PINYIN][number])):
                    letters[number, n] = QRectF(left + n * column, top, column - GAP, step - GAP)
            else:
                others[what] = QRectF(left, top, wide_by * column - GAP, step - GAP)
    return Plan(bar, letters, others)


class Key(Piece):
    """One key: a label or an icon. It works when it is pressed, not when it is let go, and for several fingers at once.

    `kind`: plain, quiet (does something else than type) or chosen (the first candidate).
    """

    radius = 20.0
    lip_depth = LIP

    def __init__(self, canvas: Canvas, name: str, label: str = "", icon: str = "", kind: str = "plain") -> None:
        super().__init__(canvas, name)
        self.label, self.icon_name, self.kind = label, icon, kind
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a touch leaves the focus in the field
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def relabel(self, name: str, label: str = "", icon: str = "") -> None:
        if (name, label, icon) != (self.accessibleName(), self.label, self.icon_name):
            self.label, self.icon_name = label, icon
            self.setAccessibleName(name)
            self.update()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.TouchBegin:
            self.mousePressEvent(self._by_finger(QEvent.Type.MouseButtonPress))
            return True
        if kind in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self.mouseReleaseEvent(self._by_finger(QEvent.Type.MouseButtonRelease))
            return True
        return kind == QEvent.Type.TouchUpdate or super().event(event)

    def _by_finger(self, kind: QEvent.Type) -> QMouseEvent:
        """What a mouse would tell, so that a second finger types while the first still lies on its key."""
        middle = QPointF(self.rect().center())
        left = Qt.MouseButton.LeftButton
        held = left if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        return QMouseEvent(kind, middle, self.mapToGlobal(middle), left, held, Qt.KeyboardModifier.NoModifier)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        token = "brand.primaryLip" if self.kind == "chosen" else "surface.lip"
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, self.look.theme.colour(token))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        chosen = self.kind == "chosen"
        fill = {"chosen": "brand.primary", "quiet": "surface.paper2"}.get(self.kind, "surface.card")
        if self.isDown() or self.isChecked():
            fill = "brand.primaryLip" if chosen else "brand.primaryTint"
        marked = self.hovered or self.isChecked()
        edge = t.colour("brand.primaryBright") if marked else t.colour("surface.line")
        framed = marked or t.high_contrast or self.kind == "plain"
        paint.rounded(p, box, self.radius, t.colour(fill), edge if framed else None, max(3.0 if marked else 2.0, t.border_floor))
        ink = t.colour("ink.onColour" if chosen else "ink.text")
        if self.icon_name == "backspace":
            _backspace(p, box, ink)
        elif self.icon_name:
            paint.icon(p, self.look, self.icon_name, box.center().x(), box.center().y(), 46, ink)
        else:
            size = 44.0 if len(self.label) == 1 else 38.0 if len(self.label) < 4 or self.kind != "quiet" else 34.0
            room = box.adjusted(8, 2, -8, -2)
            words.display(p, self.look, room, self.label, min(size, box.height() * 0.5), ink, align="center", fat=0.01, floor=14)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """A key that can be checked is checked by what it does alone."""


def _backspace(p: QPainter, box: QRectF, ink: QColor) -> None:
    """The sign for taking a letter back: an arrow to the left with a cross in it."""
    shape = QPainterPath()
    shape.moveTo(-34, 0)
    shape.lineTo(-11, -24)
    shape.lineTo(34, -24)
    shape.lineTo(34, 24)
    shape.lineTo(-11, 24)
    shape.closeSubpath()
    for x in (-2.0, 18.0):
        shape.moveTo(x, -10)
        shape.lineTo(16 - x, 10)
    scale = min(1.0, box.height() / 104)
    pen = p.pen()
    p.setBrush(Qt.BrushStyle.NoBrush)
    pen.setColor(ink)
    pen.setWidthF(5)
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    p.setPen(pen)
    p.drawPath(QTransform(scale, 0, 0, scale, box.center().x(), box.center().y()).map(shape))


class Sheet(Painted):
    """What the keys lie on. A touch between two keys ends here. `hint` stands in the bar while there is nothing to choose."""

    ROUND = 50.0

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.hint = ""
        self.bar = QRectF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        shape = QPainterPath()
        shape.addRoundedRect(box.adjusted(0, 0, 0, self.ROUND), self.ROUND, self.ROUND)
        p.setClipRect(box)
        p.fillPath(shape, t.colour("surface.paper2" if t.high_contrast else "surface.line"))
        if t.high_contrast:
            pen = p.pen()
            pen.setColor(t.colour("ink.outline"))
            pen.setWidthF(8)
            p.setPen(pen)
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawPath(shape)
        if self.hint:
            words.text(p, self.look, self.bar, self.hint, 30, t.colour("ink.textSecondary"), floor=16)
