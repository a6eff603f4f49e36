"""Several lines to type in, with a counter in the corner where a text should not grow too long."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit

from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import to_px
from wastequiz.stage.tables import scroll_bar_sheet

COUNTER = 26.0


class TextBox(QTextEdit):
    """Plain text in several lines; Tab goes on. `edited` tells what somebody typed, not what was filled in."""

    radius = 12.0
    edited = Signal(str)

    def __init__(self, canvas: Canvas, name: str, *, hint: str = "", size: float = 21, most: int = 0) -> None:
        """`most`: how many characters it should hold at most; more can be typed, the counter says so. 0: no counter."""
        super().__init__(canvas)
        self.canvas, self.look, self.unit, self.size_of_text, self.most = canvas, canvas.look, canvas.unit, size, most
        self.wrong = False
        self._filling = False
        self.counter = QLabel(self)
        self.counter.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.counter.setVisible(bool(most))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)
        self._dress()

    def text(self) -> str:
        return self.toPlainText()

    def fill(self, text: str) -> None:
        """Shows another text; `edited` says nothing. What stands there already keeps its cursor."""
        if text != self.toPlainText():
            self._filling = True
            self.setPlainText(text)
            self._filling = False
        self._count()

    def _changed(self) -> None:
        self._count()
        if not self._filling:
            self.edited.emit(self.toPlainText())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's own name
        self.insertPlainText(source.text())

    def _count(self) -> None:
        if self.most:
            self.counter.setText(f"{len(self.toPlainText())} / {self.most}")
            self.counter.adjustSize()
            self._place_counter()

    def _place_counter(self) -> None:
        edge = to_px(14, self.unit)
        self.counter.move(self.width() - self.counter.width() - edge, self.height() - self.counter.height() - to_px(6, self.unit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_counter()

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self._dress()

    def set_wrong(self, wrong: bool) -> None:
        if wrong != self.wrong:
            self.wrong = wrong
            self._dress()

    def _dress(self) -> None:
        t, u = self.look.theme, self.unit
        edge = t.hex("data.danger") if self.wrong else t.hex("surface.lip")
        size = to_px(self.size_of_text * t.text_scale, u, 14)
        foot = to_px(COUNTER * t.text_scale, u) if self.most else 0
        sheet = (
            f"QTextEdit {{ background: {t.hex('surface.card')}; color: {t.hex('ink.text')}; border: {to_px(max(2.0, t.border_floor), u)}px solid"
            f" {edge}; border-radius: {to_px(self.radius, u)}px; padding: {to_px(6, u)}px {to_px(10, u)}px {foot}px {to_px(10, u)}px;"
            f" font-size: {size}px; selection-background-color: {t.hex('brand.primary')}; selection-color: {t.hex('ink.onColour')};"
            f" placeholder-text-color: {t.hex('ink.textHint')}; }}"
            f"QTextEdit:focus {{ border: {to_px(max(3.0, t.border_floor + 1), u)}px solid {t.hex('data.danger' if self.wrong else 'brand.primary')}; }}"
            f"QLabel {{ background: transparent; border: none; padding: 0; color: {t.hex('ink.textSecondary')};"
            f" font-size: {to_px(17 * t.text_scale, u, 13)}px; }}"
        ) + scroll_bar_sheet(self.look, u)
        self.setFont(t.font(self.size_of_text))
        self.counter.setFont(t.font(17))
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up on the first line and Down on the last one go to the next piece, as everywhere."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            up = event.key() == Qt.Key.Key_Up
            cursor = QTextCursor(self.textCursor())
            way = QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down
            if not cursor.movePosition(way):
                self.canvas.move_focus(0, -1 if up else 1)
                return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
