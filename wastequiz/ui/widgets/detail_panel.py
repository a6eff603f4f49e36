"""The panel that tells all about one thing, in the colour of its bin: where it goes, why, what to do, and what it is mixed up with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from wastequiz.domain.items import Item
from wastequiz.i18n import _
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.pieces import RoundButton
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_picture, bin_symbol, thing_picture
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.detail_blocks import GAP, Placed, blocks_of, flow, head_line, rule_block, splits
from wastequiz.ui.widgets.place_row import PlaceRow, paint_still_row
from wastequiz.ui.widgets.place_tag import goes

if TYPE_CHECKING:
    from wastequiz.services.finding import Detail

HEAD_WIDE, HEAD_TALL = 194.0, 162.0
LIP = 10.0
RADIUS = 44.0
PAD = 40.0
ARROW = 92.0
BROAD = 800.0
"""A panel broader than this has two columns."""
PICTURES = (272.0, 220.0, 176.0)
"""How high the picture may be: the highest is taken that does not cost a page."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What stands there while nothing is chosen: a head, a sentence, and bins."""

    head: str
    text: str
    bins: tuple[str, ...]


class DetailPanel:
    """All pieces of the panel on `screen`. `choose` is called with a thing that is touched in it."""

    def __init__(self, screen: Screen, choose: Callable[[Item], Any]) -> None:
        self.screen = screen
        self.detail: Detail | None = None
        self.rest = Rest("", "", ())
        self.page = 0
        self.pages: list[Placed] = [[]]
        self.picture = QRectF()
        self.foot = QRectF()
        self._choose = choose
        self._box = QRectF()
        self.paper = _Paper(screen, self)
        self.speaker = RoundButton(screen, "speaker", _("Read aloud"))
        self.speaker.clicked.connect(lambda: screen.say(self.said))
        self.more = RoundButton(screen, "down", _("More about it"))
        self.more.clicked.connect(self.turn)
        self.rows: list[PlaceRow] = []

    # ---- what is shown
    def show(self, detail: Detail) -> None:
        """Tells about a thing."""
        if detail != self.detail:
            self.detail, self.page = detail, 0
            self._arrange()

    def show_rest(self, rest: Rest) -> None:
        """Nothing is chosen."""
        if self.detail is not None or rest != self.rest:
            self.detail, self.rest, self.page = None, rest, 0
            self._arrange()

    def turn(self) -> None:
        """Shows what did not fit, and then the beginning again."""
        self.page = (self.page + 1) % len(self.pages)
        self._put_page()

    @property
    def said(self) -> str:
        """What the speaker reads: name, bin, reason."""
        d = self.detail
        if d is None:
            return f"{self.rest.head} {self.rest.text}"
        parts = [_("{city}: {place}").format(city=part.name, place=goes(part).name) for part in d.parts]
        return ". ".join(s for s in (f"{head_line(d)} {goes(d.where).name}", *parts, d.why) if s)

    # ---- where it stands
    def arrange(self, box: QRectF) -> None:
        """Puts everything into `box`: one column, or two where it is broad."""
        if box != self._box:
            self._box = box
            self._arrange()

    def _arrange(self) -> None:
        box = self._box
        if box.isEmpty():
            return
        wide = box.width() > BROAD
        head = HEAD_TALL if wide else HEAD_WIDE
        self.screen.put(self.paper, box.left(), box.top(), box.width(), box.height())
        self.screen.put(self.speaker, box.right() - 122, box.top() + head / 2 - 46, 92, 98)
        self.speaker.setVisible(self.detail is not None)
        self._flow(box, head, wide=wide)
        self._put_page()

    def _flow(self, box: QRectF, head: float, *, wide: bool) -> None:
        d = self.detail
        if d is None:
            self.pages = [[]]
            return
        look = self.screen.look
        inner = QRectF(box.left() + PAD, box.top() + head + 16, box.width() - 2 * PAD, box.height() - head - 16 - LIP - 26)
        rule = rule_block(d)
        blocks = blocks_of(d)
        foot = 0.0
        for more in (False, True) if not wide else (False,):  # a broad panel has its arrow in the head
            foot = max(rule.height(look, inner.width() - (ARROW + 16 if more else 0)) - GAP, ARROW + 6 if more else 0)
            body = inner.adjusted(0, 0, 0, -foot - GAP)
            tried = [_zones(body, down, wide=wide) for down in PICTURES]
            flowed = [flow(look, blocks, first, others) for _picture, first, others in tried]
            best = min(range(len(flowed)), key=lambda i: (len(flowed[i]), splits(flowed[i][0]), -len(flowed[i][0])))
            self.pages, self.picture = flowed[best], tried[best][0]
            if len(self.pages) == 1:
                break
        beside = ARROW + 16 if len(self.pages) > 1 and not wide else 0
        self.foot = QRectF(inner.left(), inner.bottom() - foot, inner.width() - beside, foot)
        self.page = min(self.page, len(self.pages) - 1)

    def _put_page(self) -> None:
        """Puts the rows of the present page and lets the paper tell the rest."""
        screen = self.screen
        shown = [(b, box) for b, box in self.pages[self.page] if b.row is not None and b.row.item is not None]
        while len(self.rows) < len(shown):
            row = PlaceRow(screen)
            row.clicked.connect(lambda _checked=False, row=row: self._go(row))
            self.rows.append(row)
        for row, (block, box) in zip(self.rows, shown, strict=False):
            assert block.row is not None
            row.show_place(block.row)
            at = block.row_box(screen.look, box)
            screen.put(row, at.left(), at.top(), at.width(), at.height())
            row.raise_()
            row.show()
        for row in self.rows[len(shown) :]:
            row.hide()
        self.more.setVisible(len(self.pages) > 1)
        if len(self.pages) > 1:
            last = self.page == len(self.pages) - 1
            self.more.icon_name = "up" if last else "down"
            self.more.setAccessibleName(_("Back to the beginning") if last else _("More about it"))
            if self._box.width() > BROAD:
                screen.put(self.more, self._box.right() - 138 - ARROW, self._box.top() + HEAD_TALL / 2 - 46, ARROW, ARROW + 6)
            else:
                screen.put(self.more, self._box.right() - PAD - ARROW, self.foot.bottom() - ARROW - 6, ARROW, ARROW + 6)
            self.more.update()
        self.paper.tell()
        for piece in (self.speaker, self.more):
            piece.raise_()
        screen.raise_over()

    def _go(self, row: PlaceRow) -> None:
        if row.place is not None and row.place.item is not None:
            self._choose(row.place.item)


def _zones(body: QRectF, down: float, *, wide: bool) -> tuple[QRectF, list[QRectF], list[QRectF]]:
    """Where the picture (`down` units high) stands, and the zones for words on the first page and on others."""
    if not wide:
        return QRectF(body.left(), body.top(), body.width(), down), [body.adjusted(0, down + 14, 0, 0)], [body]
    picture = QRectF(body.left(), body.top(), 540, min(down, body.height()))
    right = QRectF(body.left() + 572, body.top() + 8, body.width() - 572, body.height() - 8)
    below = QRectF(body.left(), picture.bottom() + 12, 540, body.bottom() - picture.bottom() - 12)
    half = (body.width() - 32) / 2
    others = [QRectF(body.left() + i * (half + 32), body.top() + 8, half, body.height() - 8) for i in range(2)]
    return picture, [right, *([below] if below.height() > 120 else [])], others


class _Paper(Painted):
    """The ground of the panel, and all of it that cannot be touched."""

    def __init__(self, screen: Screen, panel: DetailPanel) -> None:
        super().__init__(screen)
        self._panel = panel
        self.shadow_radius = RADIUS

    def tell(self) -> None:
        """Takes over what the panel has to say."""
        d = self._panel.detail
        blocks: Sequence[str] = [block.said for block, _box in self._panel.pages[self._panel.page]]
        local = [goes(d.where).local] if d is not None and goes(d.where).local else []
        self.setAccessibleName(" ".join((self._panel.said, *local, *blocks, rule_block(d).text)) if d is not None else self._panel.said)
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        d, t = self._panel.detail, self.look.theme
        target = d.where.bin if d is not None else None
        lip = t.bin(target.hue, "shade") if target is not None else t.colour("surface.lip")
        face = box.adjusted(0, 0, 0, -LIP)
        paint.lip_of(p, face, RADIUS, LIP, lip)
        paint.rounded(p, face, RADIUS, t.colour("surface.card"))
        if d is None:
            self._paint_rest(p, face)
        else:
            self._paint_head(p, face, d, HEAD_TALL if box.width() > BROAD else HEAD_WIDE)
            p.save()
            origin = self.canvas.where(self).topLeft()
            p.translate(-origin)
            if self._panel.page == 0:
                self._paint_way(p, self._panel.picture, d)
            for block, at in self._panel.pages[self._panel.page]:
                block.paint(p, self.look, at)
                if block.row is not None and block.row.item is None:
                    paint_still_row(p, self.look, block.row_box(self.look, at), block.row)
            foot = self._panel.foot
            high = rule_block(d).height(self.look, foot.width())
            rule_block(d).paint(p, self.look, QRectF(foot.left(), foot.bottom() - high + GAP, foot.width(), high))
            p.restore()
        edge = t.bin(target.hue) if target is not None else t.colour("surface.line")
        if t.high_contrast or target is None:
            paint.rounded(p, face, RADIUS, None, edge, max(3.0, t.border_floor))

    def _paint_head(self, p: QPainter, face: QRectF, d: Detail, high: float) -> None:
        t, target = self.look.theme, d.where.bin
        fill: QColor = t.bin(target.hue) if target is not None else t.colour("surface.paper2")
        ink = t.colour("ink.onColour" if target is not None else "ink.text")
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, face.width(), high + RADIUS), RADIUS, RADIUS)
        p.save()
        p.setClipRect(QRectF(0, 0, face.width(), high))
        p.fillPath(shape, fill)
        p.restore()
        side = 88.0
        if target is not None:
            self.look.pictures.draw(p, bin_symbol(target, white=True), PAD, high / 2 - side / 2, side)
        else:
            paint.icon(p, self.look, goes(d.where).icon, PAD + side / 2, high / 2, 76, ink)
        left = PAD + side + 24
        room = face.width() - left - (138 if face.width() <= BROAD else 254)
        place = goes(d.where)
        up = 10 if place.local else 0
        upper, lower = QRectF(left, high / 2 - 76 - up / 2, room, 58 - up), QRectF(left, high / 2 - 16 - up, room, 66 if up else 92)
        if ruby.wanted(self.look, head_line(d)):
            ruby.text(p, self.look, upper.adjusted(0, -3, 0, 3), head_line(d), 32, ink, valign="bottom", floor=15, pinyin=ink)
        else:
            words.text(p, self.look, upper, head_line(d), 32, ink, valign="bottom", floor=15, leading=1.1)
        ruby.display(p, self.look, lower, place.name, 66, ink, fat=0.02, floor=20, pinyin=ink)
        if place.local:
            below = QRectF(left, lower.bottom() - 2, room, 36)
            words.text(p, self.look, below, place.local, 28, ink, floor=16, leading=1.1)

    def _paint_way(self, p: QPainter, zone: QRectF, d: Detail) -> None:
        """The thing, an arrow, and the happy bin it goes into (or the squirrel, where it is no bin)."""
        t, k = self.look.theme, zone.height() / 272
        span = min(zone.width(), 500 * max(k, 0.8))
        left = zone.left() + (zone.width() - span) / 2
        r = 108.0 * k
        middle = zone.top() + zone.height() / 2
        paint.circle(p, left + r, middle, r, t.colour("surface.itemDisc"), t.colour("surface.line") if t.high_contrast else None, 4)
        side = 192.0 * k
        self.look.pictures.draw(p, thing_picture(d.where.picture), left + r - side / 2, middle - side / 2, side)
        target = d.where.bin
        picture = bin_picture(target, "happy") if target is not None else "bins/mascot_cheer"
        high = zone.height() - 4
        across = high * self.look.pictures.aspect(picture)
        self.look.pictures.draw(p, picture, left + span - across + 6 * k, zone.top() + 4, across)
        x, y = left + 2 * r + ((left + span - across) - (left + 2 * r)) / 2, middle - 26 * k
        arrow = QPainterPath()
        arrow.moveTo(x - 24, y + 4)
        arrow.quadTo(x, y - 18, x + 24, y)
        arrow.moveTo(x + 13, y - 22)
        arrow.lineTo(x + 26, y - 4)
        arrow.lineTo(x + 4, y + 3)
        p.setPen(QPen(t.colour("ink.outline"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPath(arrow)

    def _paint_rest(self, p: QPainter, face: QRectF) -> None:
        t, rest = self.look.theme, self._panel.rest
        wide = face.width() > BROAD
        words.display(p, self.look, QRectF(PAD, 26, face.width() - 2 * PAD, 92), rest.head, 46, t.colour("ink.text"), align="center")
        text = QRectF(PAD, 122, face.width() - 2 * PAD, 132)
        words.text(p, self.look, text, rest.text, 30, t.colour("ink.textSecondary"), align="center", valign="top", floor=16)
        zone = QRectF(PAD, 250, face.width() - 2 * PAD, face.height() - 280)
        columns = len(rest.bins) if wide else min(2, len(rest.bins))
        if not columns:
            return
        lines = -(-len(rest.bins) // columns)
        step_x, step_y = zone.width() / columns, zone.height() / lines
        for i, picture in enumerate(rest.bins):
            aspect = self.look.pictures.aspect(picture)
            high = min(step_y - 20, (step_x - 20) / aspect, 330.0)
            x = zone.left() + (i % columns + 0.5) * step_x - high * aspect / 2
            y = zone.top() + (i // columns + 0.5) * step_y - high / 2
            self.look.pictures.draw(p, picture, x, y, high * aspect)
