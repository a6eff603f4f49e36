"""The ground of the station: the city, its snow under their feet, and the roof with its posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPixmap

from wastequiz.stage import paint

if TYPE_CHECKING:
    from wastequiz.games.inspector.scene import InspectorScene


def station(scene: InspectorScene, city: QPixmap) -> QPixmap:
    """The city `lift` higher, snow below it, and the station before it; as large as `city`."""
    ground, here, pictures = QPixmap(city.size()), scene.places, scene.look.pictures
    ground.setDevicePixelRatio(scene.ratio)
    ground.fill(city.copy(1, city.height() - 2, 1, 1).toImage().pixelColor(0, 0))
    p = QPainter(ground)
    paint.ready(p)
    p.drawPixmap(0, -round(here.lift * scene.unit), city)
    p.scale(scene.unit, scene.unit)
    p.translate(-scene.area.left(), -scene.area.top())
    wide = here.post_high * 40 / 560
    for x, y in here.posts:
        pictures.draw(p, "scenery/station_post", x - wide / 2, y, wide)
    pictures.draw(p, "scenery/station_roof", here.roof.left(), here.roof.top(), here.roof.width())
    p.end()
    return ground
