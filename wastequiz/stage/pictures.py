"""SVG drawings, and the school's own pictures, as pixmaps, kept by name, size and theme."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import cache, cached_property

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, qGray
from PySide6.QtSvg import QSvgRenderer

from wastequiz import paths
from wastequiz.stage.own_pictures import OWN, own
from wastequiz.stage.theme import HUES, Theme

KEEP_BYTES = 48 * 1024 * 1024
KEEP_READ = 96
"""So many drawings are kept as read, to be painted at another size: each takes some 160 kB."""
MISSING = "icons/image"
"""What is shown where a drawing is not there."""


HUED = "@"
"""Stands in a bin's name before another hue than the drawing's own, and before another symbol: "bins/bin_bag_idle@yellow@flame"."""
_COLOUR = re.compile(rb"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_FAMILIES = ("recyclable", "hazardous", "food")
_SYMBOL = re.compile(r'(<g transform="translate\([^)]*\) scale\([^)]*\)">).*?(</g>)', re.DOTALL)
_WRITTEN = r'stroke="{white}" (?=stroke-width="(?:6|7\.5)"/>)'
"""Mouth and brows, white on the body."""


def _hued(name: str) -> bytes:
    """A bin, or its symbol, in another hue and, for a bin, with another symbol on it."""
    plain, hue, *symbol = name.split(HUED)
    family = next((f for f in _FAMILIES if f in plain), "residual")
    colours, written = Theme().repaint(family, hue)
    white = Theme().hex("ink.onColour")
    source = _source(plain).decode()
    if symbol:
        drawing = _source(f"bins/symbol_{symbol[0]}_white").decode()
        inner = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")].replace(white, written)
        source = _SYMBOL.sub(lambda found: found[1] + inner + found[2], source, count=1)
        source = re.sub(_WRITTEN.format(white=white), f'stroke="{written}" ', source)
    else:
        colours = {light: Theme().hex(f"bin.{HUES.get(hue, 'residual')}.base") for light in colours}
    turned = re.sub("|".join(colours), lambda found: colours[found[0]], source)
    return turned.encode()


@cache
def _source(name: str) -> bytes:
    if HUED in name:
        return _hued(name)
    file = paths.assets() / f"{name}.svg"
    if not file.is_file():
        file = paths.assets() / f"{MISSING}.svg"
    return file.read_bytes() if file.is_file() else b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'/>"


def shade_of_grey(colour: QColor) -> QColor:
    """The grey as light as `colour`, as see-through as it."""
    level = qGray(colour.rgb())
    return QColor(level, level, level, colour.alpha())


class Pictures:
    """Draws SVG files at device pixels and keeps the newest ones, at most 48 MB of them. `grey`: every colour as its shade of grey, for paper."""

    def __init__(self, theme: Theme, *, grey: bool = False) -> None:
        self._theme = theme
        self._grey = grey
        self._kept: OrderedDict[tuple[str, int, str], QPixmap] = OrderedDict()
        self._bytes = 0
        self._renderers: OrderedDict[tuple[str, str], QSvgRenderer] = OrderedDict()
        self._aspects: dict[str, float] = {}

    def exists(self, name: str) -> bool:
        return name.startswith(OWN) or (paths.assets() / f"{name.partition(HUED)[0]}.svg").is_file()

    def aspect(self, name: str) -> float:
        """Width over height of the drawing `name` ("items/bread"); of an own picture that has not come yet 1."""
        if name.startswith(OWN):
            image = own.image(name)
            return image.width() / image.height() if image is not None else 1.0
        if name not in self._aspects:
            box = self._renderer(name, "").viewBoxF()
            self._aspects[name] = box.width() / box.height() if box.height() else 1.0
        return self._aspects[name]

    def pixmap(self, name: str, width_px: float, colour: QColor | None = None) -> QPixmap:
        """The drawing `width_px` device pixels wide; `colour` replaces the ink of a one-colour icon."""
        px = max(1, round(width_px))
        tint = colour.name() if colour is not None else ""
        key = (name, px, tint)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if name.startswith(OWN):
            image = own.image(name)
            if image is None:
                return self._nothing
            pixmap = self._scaled(image, px)
        else:
            pixmap = self._painted(name, px, tint)
        self._kept[key] = pixmap
        self._bytes += pixmap.width() * pixmap.height() * 4
        while self._bytes > KEEP_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old.width() * old.height() * 4
        return pixmap

    @cached_property
    def _nothing(self) -> QPixmap:
        """Shown while a picture is fetched."""
        pixmap = QPixmap(1, 1)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _scaled(self, image: QImage, px: int) -> QPixmap:
        """A picture `px` pixels wide."""
        scaled = image.scaledToWidth(px, Qt.TransformationMode.SmoothTransformation)
        return QPixmap.fromImage(scaled.convertToFormat(QImage.Format.Format_Grayscale8) if self._grey else scaled)

    def _painted(self, name: str, px: int, tint: str) -> QPixmap:
        renderer = self._renderer(name, tint)
        pixmap = QPixmap(px, max(1, round(px / self.aspect(name))))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        return pixmap

    def draw(self, p: QPainter, name: str, x: float, y: float, width: float, colour: QColor | None = None, *, turn: float = 0.0) -> None:
        """Paints the drawing with its upper left corner at (x, y), `width` units wide, turned by `turn` degrees, with `p` scaled to units."""
        across = p.worldTransform()
        pixmap = self.pixmap(name, width * (across.m11() ** 2 + across.m12() ** 2) ** 0.5 * _ratio(p), colour)
        height = width / self.aspect(name)
        if turn:
            p.save()
            p.translate(x + width / 2, y + height / 2)
            p.rotate(turn)
            p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            p.drawPixmap(QRectF(-width / 2, -height / 2, width, height), pixmap, QRectF(pixmap.rect()))
            p.restore()
            return
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.drawPixmap(QRectF(x, y, width, height), pixmap, QRectF(pixmap.rect()))

    def draw_once(self, p: QPainter, name: str, x: float, y: float, width: float) -> None:
        """The same without keeping a pixmap of it: for what is large and painted into something that is kept itself."""
        if name.startswith(OWN):
            self.draw(p, name, x, y, width)
            return
        self._renderer(name, "").render(p, QRectF(x, y, width, width / self.aspect(name)))

    def _renderer(self, name: str, tint: str) -> QSvgRenderer:
        key = (name, tint)
        if key not in self._renderers:
            source = _source(name)
            if tint:
                source = source.replace(self._ink, tint.encode())
            for light, own in self._theme.recolour().items():
                source = source.replace(light.encode(), own.encode())
            if self._grey:
                source = _COLOUR.sub(lambda found: shade_of_grey(QColor(found[0].decode())).name().encode(), source)
            self._renderers[key] = QSvgRenderer(QByteArray(source))
            if len(self._renderers) > KEEP_READ:
                self._renderers.popitem(last=False)
        else:
            self._renderers.move_to_end(key)
        return self._renderers[key]

    @property
    def _ink(self) -> bytes:
        return Theme().hex("ink.text").encode()


def _ratio(p: QPainter) -> float:
    return p.device().devicePixelRatioF()
