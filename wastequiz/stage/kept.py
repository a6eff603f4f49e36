"""What was painted once and has not changed: shown again as a pixmap, so that moving one thing does not paint everything under it anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class KeptPainting:
    """The last painting of one widget. It is done again when its size, its screen's scale or `key` changes, or after `forget`."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._pixmap: QPixmap | None = None

    def forget(self) -> None:
        self._pixmap = None

    def show(self, widget: QWidget, key: Hashable, paint: Callable[[QPainter], None], *, opaque: bool = False, down: int = 0) -> QPainter:
        """Shows the painting on `widget`, `down` pixels lower, first having `paint` do it where it is not kept.

        Gives the painter, for what goes on top; end it.
        """
        ratio = widget.devicePixelRatioF()
        whole = (key, widget.width(), widget.height(), ratio)
        if self._pixmap is None or whole != self._key:
            pixmap = QPixmap(max(1, round(widget.width() * ratio)), max(1, round(widget.height() * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            if not opaque:
                pixmap.fill(Qt.GlobalColor.transparent)
            p = QPainter(pixmap)
            paint(p)
            p.end()
            self._key, self._pixmap = whole, pixmap
        p = QPainter(widget)
        p.drawPixmap(0, down, self._pixmap)
        return p
