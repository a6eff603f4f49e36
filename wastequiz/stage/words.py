"""Text on the screen: display heads with rounded bold outlines, body text, wrapping and fitting. All sizes in units."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from wastequiz.stage.look import Look
from wastequiz.stage.theme import Theme

NO_LINE_START = "，。！？：；、）》」』”’%…·!?,.:;)"
"""A line never starts with one of these."""

LETTERS = 0.9
"""How much of its size the letters of a line fill, from the top of b to the foot of g."""
SPARE = 0.5
"""Units by which letters may stand over their box."""

_paths: OrderedDict[tuple[object, ...], QPainterPath] = OrderedDict()
_MEASURED = 64


@dataclass(slots=True)
class _Keep:
    """How many outlines and letterings are kept for the next paint."""

    paths: int = 400
    letterings: int = 240


_keep = _Keep()


def keep_all(kept: bool = True) -> None:
    """Has every lettering kept (or the newest again): lettered anew after Qt let go of a font, which it does by the clock, it may differ by a shade."""
    _keep.paths, _keep.letterings = (10**6, 10**6) if kept else (_Keep().paths, _Keep().letterings)


def forget() -> None:
    """Has nothing kept of what was lettered or measured, so that no word of one person stays for the next one."""
    _paths.clear()
    _letterings.clear()
    _advance.cache_clear()


def knows(text: str) -> bool:
    """Whether a lettering with `text` in it is kept."""
    return any(text in str(part) for key in (*_paths, *_letterings) for part in key)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one colour."""

    text: str
    colour: QColor


def width(look: Look, text: str, size: float, *, bold: bool = False) -> float:
    """How wide `text` is in units."""
    return _advance(text, bold) * look.theme.pixels(size)


@lru_cache(maxsize=8192)
def _advance(text: str, bold: bool) -> float:
    """How wide `text` is at a size of one. Unhinted text grows evenly, so one size is measured for all: that is many times as quick."""
    return _metrics(bold).horizontalAdvance(text) / _MEASURED


@cache
def _metrics(bold: bool) -> QFontMetricsF:
    return QFontMetricsF(Theme().font(_MEASURED, bold=bold))


def wrap(look: Look, text: str, size: float, across: float, *, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `across` units; Chinese breaks between any two characters, but never before a closing mark."""
    room = across / look.theme.pixels(size)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for token in _tokens(paragraph):
            if line and _advance((line + token).rstrip(), bold) > room:
                if token[0] in NO_LINE_START and len(line) > 1:
                    lines.append(line[:-1].rstrip())
                    line = line[-1] + token
                else:
                    lines.append(line.rstrip())
                    line = token.lstrip()
            else:
                line += token
            while len(line) > 1 and _advance(line.rstrip(), bold) > room:
                fits = next((n for n in range(len(line) - 1, 0, -1) if _advance(line[:n], bold) <= room), 1)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line.rstrip())
    return lines


def on_two_lines(look: Look, text: str, size: float, across: float, *, bold: bool = False) -> str:
    """`text`, shortened with "…" where it would need more than two lines of `across` units; for lists, where the whole stands elsewhere."""
    lines = wrap(look, text, size, across, bold=bold)
    if len(lines) <= 2:
        return text
    between = text[len(lines[0]) : len(lines[0]) + 1]  # a space, where the line was broken at one
    return lines[0] + (between if between == " " else "") + lines[1][: max(1, len(lines[1]) - 2)] + "…"


def _tokens(text: str) -> list[str]:
    """Words with the space after them; each CJK character is a word of its own."""
    tokens: list[str] = []
    word = ""
    for c in text:
        if ord(c) > 0x2E7F:
            if word:
                tokens.append(word)
                word = ""
            tokens.append(c)
        elif c == " ":
            tokens.append(word + c)
            word = ""
        else:
            word += c
    if word:
        tokens.append(word)
    return [t for t in tokens if t]


def fit(
    look: Look, text: str, size: float, across: float, down: float, *, bold: bool = False, floor: float = 20, leading: float = 1.25
) -> tuple[float, list[str]]:
    """(size, lines) that fit a box: the size steps down while one line is too wide, then the text wraps, then it steps down further; words stay whole."""
    floor /= look.theme.text_scale  # how small is too small does not grow with the text
    size = max(min(size, (down + SPARE) / (LETTERS * look.theme.text_scale)), min(size, floor))  # one line is no higher than its box either
    one = size
    while one > max(floor, size * 0.8) and width(look, text, one, bold=bold) > across:
        one -= 1
    if "\n" not in text and width(look, text, one, bold=bold) <= across:
        return one, [text]
    now = size
    while True:
        lines = wrap(look, text, now, across, bold=bold)
        whole = all(width(look, token.rstrip(), now, bold=bold) <= across for line in text.split("\n") for token in _tokens(line))
        if now <= floor or (whole and len(lines) * now * look.theme.text_scale * leading <= down + 1):
            return now, lines
        now -= 1


def text(
    p: QPainter,
    look: Look,
    box: QRectF,
    words: str,
    size: float,
    colour: QColor,
    *,
    bold: bool = False,
    align: str = "left",
    valign: str = "middle",
    floor: float = 20,
    leading: float = 1.3,
) -> float:
    """Body text in a box, fitted; never cut. Returns the height used in units."""
    size, lines = fit(look, words, size, box.width(), box.height(), bold=bold, floor=floor, leading=leading)
    font = look.theme.font(size, bold=bold)
    p.setFont(font)
    p.setPen(colour)
    step = font.pixelSize() * leading
    top = _top(box, step * len(lines), valign)
    flags = {"left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}[align]
    for i, line in enumerate(lines):
        p.drawText(
            QRectF(box.left() - 40 * (align == "center"), top + i * step, box.width() + 80 * (align == "center"), step),
            flags | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
            line,
        )
    return step * len(lines)


def _top(box: QRectF, height: float, valign: str) -> float:
    return {"top": box.top(), "bottom": box.bottom() - height}.get(valign, box.center().y() - height / 2)


def outline(look: Look, words: str, size: float) -> QPainterPath:
    """The bold outlines of one line, baseline at y 0, kept for the next paint."""
    key = (words, size, look.theme.text_scale, look.theme.name)
    path = _paths.get(key)
    if path is None:
        path = QPainterPath()
        path.addText(QPointF(0, 0), look.theme.font(size, bold=True), words)
        _paths[key] = path
        if len(_paths) > _keep.paths:
            _paths.popitem(last=False)
    return path


def display(
    p: QPainter,
    look: Look,
    box: QRectF,
    words: str | list[Run],
    size: float,
    colour: QColor,
    *,
    fat: float = 0.03,
    align: str = "left",
    valign: str = "middle",
    halo: QColor | None = None,
    halo_width: float = 0.17,
    lip: QColor | None = None,
    floor: float = 20,
) -> None:
    """A head: bold outlines fattened with a round-joined stroke of their own colour; fitted into the box, up to as many lines as fit."""
    runs = [Run(words, colour)] if isinstance(words, str) else words
    plain = "".join(r.text for r in runs)
    size, lines = fit(look, plain, size, box.width(), box.height(), bold=True, floor=floor)
    pixel = look.theme.font(size, bold=True).pixelSize()
    step = pixel * 1.25
    top = _top(box, step * len(lines), valign)
    offset = 0
    for i, line in enumerate(lines):
        start = plain.find(line, offset)
        offset = start + len(line)
        across = width(look, line, size, bold=True)
        x = {"left": box.left(), "center": box.center().x() - across / 2, "right": box.right() - across}[align]
        y = top + i * step + step / 2 + pixel * 0.365
        for part in _slices(runs, start, offset):
            lettering = _Lettering(part.text, size, pixel * fat, part.colour, halo, pixel * (halo_width + fat), lip, pixel * 0.07)
            _letter(p, look, x, y, lettering)
            x += width(look, part.text, size, bold=True)


@dataclass(frozen=True, slots=True)
class _Lettering:
    """How one run is lettered. Widths and the lip's drop in units."""

    text: str
    size: float
    stroke: float
    colour: QColor
    halo: QColor | None
    halo_stroke: float
    lip: QColor | None
    drop: float

    def key(self) -> tuple[object, ...]:
        return (
            self.text,
            self.size,
            self.stroke,
            self.colour.rgba(),
            self.halo.rgba() if self.halo else None,
            self.halo_stroke,
            self.lip.rgba() if self.lip else None,
        )


_letterings: OrderedDict[tuple[object, ...], tuple[QPixmap, QPointF]] = OrderedDict()


def _letter(p: QPainter, look: Look, x: float, y: float, lettering: _Lettering) -> None:
    """Letters a run with its baseline at (x, y): from a kept pixmap on whole device pixels; as outlines where the painter is turned."""
    across = p.worldTransform()
    if across.m12() or across.m21() or across.m11() <= 0:  # turned; by half a turn its scale is below 0
        p.save()
        p.translate(x, y)
        _outlines(p, look, lettering)
        p.restore()
        return
    scale = across.m11() * p.device().devicePixelRatioF()
    key = (*lettering.key(), scale, look.theme.text_scale)
    kept = _letterings.get(key)
    if kept is None:
        kept = _letterings[key] = _lettered(look, lettering, scale)
        if len(_letterings) > _keep.letterings:
            _letterings.popitem(last=False)
    else:
        _letterings.move_to_end(key)
    pixmap, corner = kept
    ratio = p.device().devicePixelRatioF()
    at = across.map(QPointF(x, y)) * ratio + corner
    p.save()
    p.resetTransform()
    p.drawPixmap(
        QRectF(round(at.x()) / ratio, round(at.y()) / ratio, pixmap.width() / ratio, pixmap.height() / ratio), pixmap, QRectF(pixmap.rect())
    )
    p.restore()


def _lettered(look: Look, lettering: _Lettering, scale: float) -> tuple[QPixmap, QPointF]:
    """(pixmap, its upper left corner from the baseline's start), both in device pixels."""
    room = max(lettering.stroke, lettering.halo_stroke if lettering.halo or lettering.lip else 0.0) / 2 + 1
    bounds = outline(look, lettering.text, lettering.size).boundingRect().adjusted(-room, -room, room, room + lettering.drop)
    left, top = math.floor(bounds.left() * scale), math.floor(bounds.top() * scale)
    pixmap = QPixmap(math.ceil(bounds.right() * scale) - left + 1, math.ceil(bounds.bottom() * scale) - top + 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    p = QPainter(pixmap)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.translate(-left, -top)
    p.scale(scale, scale)
    _outlines(p, look, lettering)
    p.end()
    return pixmap, QPointF(left, top)


def _outlines(p: QPainter, look: Look, lettering: _Lettering) -> None:
    path = outline(look, lettering.text, lettering.size)
    if lettering.lip is not None:
        _stroke(p, path.translated(0, lettering.drop), lettering.lip, lettering.halo_stroke)
    if lettering.halo is not None:
        _stroke(p, path, lettering.halo, lettering.halo_stroke)
    _stroke(p, path, lettering.colour, lettering.stroke)


def _slices(runs: list[Run], start: int, end: int) -> list[Run]:
    """The parts of `runs` between two positions of their joined text."""
    found: list[Run] = []
    at = 0
    for run in runs:
        a, b = max(start, at), min(end, at + len(run.text))
        if a < b:
            found.append(Run(run.text[a - at : b - at], run.colour))
        at += len(run.text)
    return found


def _stroke(p: QPainter, path: QPainterPath, colour: QColor, pen_width: float) -> None:
    p.setPen(QPen(colour, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    p.setBrush(colour)
    p.drawPath(path)
