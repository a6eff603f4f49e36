"""Pictures of the school's own, fetched when they are first shown: until one has come its place stays empty, then what shows it is painted anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

OWN = "own/"
"""How their names begin."""
KEEP_BYTES = 32 * 1024 * 1024
LARGEST = 1600
"""No picture is kept with a longer side, in pixels."""

Source = Callable[[str, Callable[[bytes], None]], None]
"""Fetches a picture's bytes by its name, and gives them to the second when they have come; b'' where there is none."""


class OwnPictures:
    """Those that were shown lately, at most 32 MB of them."""

    def __init__(self) -> None:
        self._source: Source | None = None
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()
        self._bytes = 0

    def use(self, source: Source | None) -> None:
        """Where pictures come from now on; what is kept of another school goes."""
        self._source = source
        self._kept.clear()
        self._asked.clear()
        self._bytes = 0

    def image(self, name: str) -> QImage | None:
        """The picture, None while it is fetched or where there is none."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        if self._source is not None and name not in self._asked:
            self._asked.add(name)
            self._source(name, lambda data: self.take(name, data))
        return None

    def take(self, name: str, data: bytes) -> None:
        """Takes a picture's bytes in; what is shown now is painted anew."""
        image = decoded(data)
        if image.isNull():
            return
        self._asked.discard(name)
        self._kept[name] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > KEEP_BYTES and len(self._kept) > 1:
            _gone, old = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()
        QTimer.singleShot(0, _paint_anew)


def decoded(data: bytes) -> QImage:
    """The picture, no larger than LARGEST; a null one where the bytes are none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _paint_anew() -> None:
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            widget.update()


own = OwnPictures()
"""Those of the school that is open."""
