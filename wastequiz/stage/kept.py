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
        self._ready: dict[Hashable, QPixmap] = {}

    def forget(self) -> None:
        """Has it painted anew at the next show; what was prepared stays."""
        self._pixmap = None

    def prepare(self, key: Hashable, width: int, height: int, ratio: float, paint: Callable[[QPainter], None]) -> None:
        """Paints ahead for a size (in pixels) and key that will come, while there is time."""
        self._ready[(key, width, height, ratio)] = _painted(width, height, ratio, paint, opaque=False)

    def show(self, widget: QWidget, key: Hashable, paint: Callable[[QPainter], None], *, opaque: bool = False, down: int = 0) -> QPainter:
        """Shows the painting on `widget`, `down` pixels lower, first having `paint` do it where it is not kept.

        Gives the painter, for what goes on top; end it.
        """
        ratio = widget.devicePixelRatioF()
        whole = (key, widget.width(), widget.height(), ratio)
        if self._pixmap is None or whole != self._key:
            ready = self._ready.get(whole)
            pixmap = _painted(widget.width(), widget.height(), ratio, paint, opaque=opaque) if ready is None else ready
            self._key, self._pixmap = whole, pixmap
        p = QPainter(widget)
        p.drawPixmap(0, down, self._pixmap)
        return p


def _painted(width: int, height: int, ratio: float, paint: Callable[[QPainter], None], *, opaque: bool) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    if not opaque:
        pixmap.fill(Qt.GlobalColor.transparent)
    p = QPainter(pixmap)
    paint(p)
    p.end()
    return pixmap
