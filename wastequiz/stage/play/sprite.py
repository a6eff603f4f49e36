"""Pictures in a scene: each a pixmap at device pixels; only those that moved are painted anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem

from wastequiz.stage import paint

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

Paint = Callable[[QPainter, QRectF], None]


class Sprite(QGraphicsPixmapItem):
    """A drawing by its name ("items/bread"), its middle at (x, y), `width` units wide. Higher `z` lies above lower."""

    def __init__(self, scene: GameScene, picture: str, x: float, y: float, width: float, z: float = 10.0) -> None:
        super().__init__()
        self.stage = scene
        self.picture = picture
        self.x_units: float = x
        self.y_units: float = y
        self.width_units: float = width
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setZValue(z)
        scene.add(self)
        self.refresh()

    # ---- what it shows
    def make(self) -> QPixmap:
        """Its pixmap at the scene's unit and the screen's ratio."""
        return self.stage.drawing(self.picture, self.width_units)

    def refresh(self) -> None:
        """Made anew at the scene's present unit."""
        pixmap = self.make()
        self.setPixmap(pixmap)
        ratio = pixmap.devicePixelRatioF()
        self.setOffset(-pixmap.width() / ratio / 2, -pixmap.height() / ratio / 2)
        self._place()

    def show_picture(self, picture: str) -> None:
        """Shows another drawing."""
        if picture != self.picture:
            self.picture = picture
            self.refresh()

    def wide(self, width: float) -> None:
        """Makes it `width` units wide for good; for a passing change use `setScale`."""
        if width != self.width_units:
            self.width_units = width
            self.refresh()

    # ---- where it is
    def at(self, x: float, y: float) -> None:
        """Puts its middle at (x, y), in units."""
        if x != self.x_units or y != self.y_units:
            self.x_units, self.y_units = x, y
            self._place()

    def _place(self) -> None:
        point = self.stage.to_px(self.x_units, self.y_units)
        pixmap, ratio = self.pixmap(), self.stage.ratio
        w, h = pixmap.width() / ratio / 2, pixmap.height() / ratio / 2
        # its corner on a whole device pixel: then it is copied, not sampled
        self.setPos(QPointF(round((point.x() - w) * ratio) / ratio + w, round((point.y() - h) * ratio) / ratio + h))

    @property
    def box(self) -> QRectF:
        """Where it is, in units, without its turn and scale."""
        u = self.stage.unit * self.stage.ratio
        pixmap = self.pixmap()
        w, h = pixmap.width() / u, pixmap.height() / u
        return QRectF(self.x_units - w / 2, self.y_units - h / 2, w, h)

    def holds(self, x: float, y: float, reach: float = 0.0) -> bool:
        """Whether (x, y) is on it, or within `reach` units around."""
        return self.isVisible() and self.box.adjusted(-reach, -reach, reach, reach).contains(x, y)

    def remove(self) -> None:
        """Takes it off the scene for good."""
        self.stage.drop(self)


class Painted(Sprite):
    """A sprite that is painted: `paint_it` gets a painter in units and its box from (0, 0); call `redraw` when what it shows has changed."""

    def __init__(
        self, scene: GameScene, width: float, height: float, paint_it: Paint, x: float = 0.0, y: float = 0.0, z: float = 10.0
    ) -> None:
        self.height_units: float = height
        self.paint_it = paint_it
        super().__init__(scene, "", x, y, width, z)

    def make(self) -> QPixmap:
        u, ratio = self.stage.unit, self.stage.ratio
        pixmap = QPixmap(max(1, round(self.width_units * u * ratio)), max(1, round(self.height_units * u * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        p = QPainter(pixmap)
        paint.ready(p)
        p.scale(u, u)
        self.paint_it(p, QRectF(0, 0, self.width_units, self.height_units))
        p.end()
        return pixmap

    def redraw(self) -> None:
        self.refresh()

    def sized(self, width: float, height: float) -> None:
        """Makes it another size and paints it anew."""
        if (width, height) != (self.width_units, self.height_units):
            self.width_units, self.height_units = width, height
            self.refresh()

    def put(self, box: QRectF) -> None:
        """Fills `box`, in units."""
        self.x_units, self.y_units = box.center().x(), box.center().y()
        if (box.width(), box.height()) != (self.width_units, self.height_units):
            self.width_units, self.height_units = box.width(), box.height()
            self.refresh()
        else:
            self._place()
