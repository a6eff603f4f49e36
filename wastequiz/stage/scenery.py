"""What stands behind the pieces: one pixmap per place, size and theme. Plain paper in the high-contrast theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap

from wastequiz.stage import paint
from wastequiz.stage.look import Look

PAPER, DAY, QUIZ, HALL, DESK, FLAKES, CABLE, DUSK = "paper", "day", "quiz", "hall", "desk", "flakes", "cable", "dusk"
"""Names of the backdrops: plain, the city by day, the quiet quiz ground, the board's hall, the teacher's desk, a clear sky with snowflakes,
the city below the cable cars, the city at dusk."""

_DRAWN = {
    DAY: "scenery/background_day_1920x1080",
    QUIZ: "scenery/background_quiz_1920x1080",
    HALL: "scenery/background_hall_1920x1080",
    CABLE: "scenery/background_cable_1920x1080",
    DUSK: "scenery/background_dusk_1920x1080",
}
_DRAWN_UPRIGHT = {DUSK: "scenery/background_dusk_1080x1920"}
"""Backdrops with a drawing of their own for an upright window."""
_UPRIGHT = {DAY: (0.62, 0.27), CABLE: (0.62, 0.27)}
"""In an upright window: how much of its height a drawing fills, and where along the drawing the window's middle stands."""
WHEEL = "wheel"
"""The fair round the prize wheel: it stands on the snow whatever shape the window has."""
_FAIR = (("scenery/background_wheel_1920x1080", 1920.0, 1080.0, 880.0), ("scenery/background_wheel_1080x1920", 1080.0, 1920.0, 1260.0))
"""Its drawings, wide and upright: width and height, and how far down the ground is that must stay where the page has it."""
_FLAKES = (
    (0.03, 0.14, 4), (0.16, 0.29, 4), (0.41, 0.06, 7), (0.57, 0.01, 4), (0.62, 0.15, 4), (0.69, 0.06, 7), (0.78, 0.08, 3), (0.9, 0.04, 7)
)  # fmt: skip
"""Snowflakes: left and top as shares of the window, radius in units of a window 1080 high or wide."""
_kept: dict[tuple[int, str, int, int], QPixmap] = {}
_KEEP = 3


def backdrop(look: Look, name: str, size: QSize, ratio: float = 1.0) -> QPixmap:
    """The backdrop for a window of `size`; the newest three are kept."""
    w, h = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
    key = (id(look), name, w, h)
    if key not in _kept:
        while len(_kept) >= _KEEP:
            _kept.pop(next(iter(_kept)))
        _kept[key] = _draw(look, name, w, h)
        _kept[key].setDevicePixelRatio(ratio)
    return _kept[key]


def _draw(look: Look, name: str, w: int, h: int) -> QPixmap:
    pixmap = QPixmap(w, h)
    theme = look.theme
    pixmap.fill(theme.colour("surface.desk" if name == DESK else "surface.paper"))
    if name == FLAKES and not theme.high_contrast:
        p = QPainter(pixmap)
        paint.ready(p)
        _flakes(p, look, w, h)
        p.end()
    if name == WHEEL and not theme.high_contrast:
        _draw_fair(pixmap, look)
        return pixmap
    drawing = _DRAWN.get(name)
    if drawing is None or theme.high_contrast:
        return pixmap
    p = QPainter(pixmap)
    paint.ready(p)
    if h > w and name in _DRAWN_UPRIGHT:
        height = max(h, w * 16 / 9)
        across = height * 9 / 16
        look.pictures.draw_once(p, _DRAWN_UPRIGHT[name], (w - across) / 2, h - height, across)
    elif h > w:
        share, middle = _UPRIGHT.get(name, (0.5, 0.42))
        height = h * share
        across = height * 16 / 9
        left = -across * middle + w / 2
        look.pictures.draw_once(p, drawing, min(0.0, max(left, w - across)), h - height, across)
    else:
        across = max(w, h * 16 / 9)
        height = across * 9 / 16
        look.pictures.draw_once(p, drawing, (w - across) / 2, h - height, across)
    p.end()
    _fill_above(pixmap, round(h - height))
    return pixmap


def _draw_fair(pixmap: QPixmap, look: Look) -> None:
    """The fair, over the whole width, its ground as far down as in the page's reference box."""
    w, h = pixmap.width(), pixmap.height()
    name, across, down, ground = _FAIR[h > w]
    unit = min(w / across, h / down)
    scale = max(w / across, unit)
    top = round((h - down * unit) / 2 + ground * (unit - scale))
    bottom = round(top + down * scale)
    p = QPainter(pixmap)
    paint.ready(p)
    p.fillRect(0, bottom - 1, w, max(0, h - bottom) + 1, look.theme.colour("scene.snow"))
    look.pictures.draw_once(p, name, (w - across * scale) / 2, top, across * scale)
    p.end()
    _fill_above(pixmap, top)


def _fill_above(pixmap: QPixmap, y: int) -> None:
    """The drawing's own topmost colour above it, so that no seam shows."""
    if y <= 0:
        return
    top = pixmap.copy(1, y + 1, 1, 1).toImage().pixelColor(0, 0)
    p = QPainter(pixmap)
    p.fillRect(0, 0, pixmap.width(), y + 1, top)
    p.end()


def _flakes(p: QPainter, look: Look, w: int, h: int) -> None:
    """A light winter sky that fades into paper, with a few flakes."""
    u = min(w, h) / 1080
    sky, snow = look.theme.colour("scene.skyTop"), look.theme.colour("scene.snow")
    fade = QLinearGradient(0, 0, 0, 460 * u)
    fade.setColorAt(0, QColor(*((3 * a + 2 * b) // 5 for a, b in zip(_rgb(sky), _rgb(snow), strict=True))))
    fade.setColorAt(1, look.theme.colour("surface.paper"))
    p.fillRect(QRectF(0, 0, w, 460 * u), fade)
    for x, y, r in _FLAKES:
        paint.circle(p, x * w, y * 1080 * u, r * u, snow)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
