"""A long text to read on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.fields import to_px
from wastequiz.stage.tables import scroll_bar_sheet, touch_scrolls


class Reading(QTextEdit):
    """A long text to read: wheel, drag, arrow and page keys scroll it. Paragraphs are (text, kind): head, bold, body, small, mono. Always plain."""

    radius = 24.0
    SIZES: ClassVar[dict[str, float]] = {"head": 34.0, "bold": 28.0, "body": 26.0, "small": 22.0, "mono": 20.0}

    def __init__(self, canvas: Canvas, name: str, paragraphs: Sequence[tuple[str, str]]) -> None:
        super().__init__(canvas)
        self.canvas, self.look, self.unit = canvas, canvas.look, canvas.unit
        self.paragraphs = tuple(paragraphs)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        touch_scrolls(self)
        self._written = 0.0

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        if unit != self._written:
            self._written = unit
            self._write()

    def show_text(self, paragraphs: Sequence[tuple[str, str]]) -> None:
        self.paragraphs = tuple(paragraphs)
        self._write()

    def _write(self) -> None:
        t, u = self.look.theme, self.unit
        self.setStyleSheet(
            f"QTextEdit {{ background: {t.hex('surface.card')}; color: {t.hex('ink.text')}; border: {to_px(max(2.0, t.border_floor), u)}px solid"
            f" {t.hex('surface.line')}; border-radius: {to_px(self.radius, u)}px; padding: {to_px(16, u)}px; }}"
            + scroll_bar_sheet(self.look, u)
        )
        self.clear()
        cursor = QTextCursor(self.document())
        for i, (text, kind) in enumerate(self.paragraphs):
            form = QTextCharFormat()
            font = t.font(self.SIZES[kind], bold=kind in ("head", "bold"))
            if kind == "mono":
                font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
                font.setFamilies([*font.families(), *t.font(20).families()])
            font.setPixelSize(to_px(self.SIZES[kind] * t.text_scale, u, 11))
            form.setFont(font)
            form.setForeground(t.colour("ink.textSecondary" if kind in ("small", "mono") else "ink.text"))
            block = QTextBlockFormat()
            block.setTopMargin(to_px(26 if kind == "head" and i else 10 if kind == "bold" else 2, u))
            block.setBottomMargin(to_px(4, u))
            block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if i:
                cursor.insertBlock(block, form)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(text, form)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        line, page = to_px(70, self.unit), self.viewport().height() - to_px(60, self.unit)
        steps: dict[int, int] = {
            Qt.Key.Key_Down.value: line,
            Qt.Key.Key_Up.value: -line,
            Qt.Key.Key_PageDown.value: page,
            Qt.Key.Key_PageUp.value: -page,
            Qt.Key.Key_Space.value: page,
            Qt.Key.Key_Home.value: -bar.maximum(),
            Qt.Key.Key_End.value: bar.maximum(),
        }
        step = steps.get(event.key())
        if step is not None:
            before = bar.value()
            bar.setValue(before + step)
            if bar.value() == before and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.canvas.move_focus(0, 1 if step > 0 else -1)
            return
        way = arrow(event.key())
        if way is not None and way[0]:
            self.canvas.move_focus(*way)
            return
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)
