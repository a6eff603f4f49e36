"""The prizes of an event: what there is, how many, and how many sectors of the wheel each has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.event_checks import LONGEST_PRIZE
from wastequiz.domain.events import MOST_SECTORS, MOST_STOCK, Event, Prize
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint
from wastequiz.stage.fields import Field
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Button, Piece, RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui import event_options as options
from wastequiz.ui.own_pictures import drawing
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_sheet import SmallWords
from wastequiz.ui.widgets.event_form import CONTROL, GAP, LABEL, ROW, FieldLabel, NumberField, Section
from wastequiz.ui.widgets.event_prize_sheet import PrizeSheet
from wastequiz.ui.widgets.event_quotas import restocked
from wastequiz.ui.widgets.event_wheel import called as name_of
from wastequiz.ui.widgets.select import Select

MOST = 6
"""So many prizes stand on one page, and so many a wheel can still be read with."""
NEW = ("sticker", "pencil", "note", "seed", "bag")


def picture_of(prize: Prize) -> str:
    """What a prize is drawn with."""
    return drawing(prize.own_picture) if prize.own_picture else f"prizes/{prize.picture}"


class PictureButton(Piece):
    """The picture of a prize; touched, it asks for another, for hours and for what each kiosk may give."""

    radius = 14.0
    lip_depth = 0.0
    picture = ""

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = self.border() if self.hovered else t.colour("surface.lip")
        paint.rounded(p, box.adjusted(1, 1, -1, -1), self.radius, t.colour("surface.itemDisc"), edge, max(2.0, t.border_floor))
        paint_within(p, self.look, self.picture, box.adjusted(8, 8, -8, -8))


def paint_within(p: QPainter, look: Look, picture: str, box: QRectF) -> None:
    """A picture as large as `box` allows, in its middle."""
    aspect = look.pictures.aspect(picture)
    across = min(box.width(), box.height() * aspect)
    look.pictures.draw(p, picture, box.center().x() - across / 2, box.center().y() - across / aspect / 2, across)


class PrizeRow:
    """One prize: picture, name, stock, sectors, when and where it is given, away."""

    def __init__(self, section: PrizesSection, number: int) -> None:
        page = section.page
        self.section, self.number = section, number
        self.told = FieldLabel(page, "")
        self.picture = PictureButton(page, "")
        self.name = Field(page, "", hint=_("What is it?"), size=28)
        self.name.setMaxLength(LONGEST_PRIZE)
        self.stock = NumberField(page, "", MOST_STOCK, self._stock)
        self.sectors = Select(page, "", lambda n: self._take(sectors=n + 1))
        self.more = Button(page, "", "paper", size=23)
        self.away = RoundButton(page, "x", "")
        self.name.textEdited.connect(self._named)
        self.picture.clicked.connect(self.ask)
        self.more.clicked.connect(self.ask)
        self.away.clicked.connect(lambda: section.take_away(self.number))
        self.sheet: PrizeSheet | None = None

    @property
    def pieces(self) -> tuple[QWidget, ...]:
        return self.told, self.picture, self.name, self.stock, self.sectors, self.more, self.away

    @property
    def prize(self) -> Prize:
        return self.section.event.prizes[self.number]

    def _take(self, **to: Any) -> None:
        self.section.replace_prize(self.number, replace(self.prize, **to))

    def _named(self, text: str) -> None:
        self._take(name=text)

    def _stock(self, stock: int) -> None:
        self.section.replace_prize(self.number, restocked(self.prize, stock, self.section.event.stations))

    def ask(self) -> None:
        """Opens the sheet with all there is about the prize."""
        self.sheet = PrizeSheet(
            self.section.page, self.prize, self.section.event, lambda prize: self.section.replace_prize(self.number, prize)
        )

    def show(self, event: Event) -> None:
        """Shows the prize with its number; what is typed stays."""
        prize = event.prizes[self.number]
        called = name_of(prize, self.number + 1)
        self.picture.picture = picture_of(prize)
        self.picture.setAccessibleName(_("{prize}: picture").format(prize=called))
        self.picture.update()
        self.name.setAccessibleName(_("Name of prize {n}").format(n=self.number + 1))
        if self.name.text() != prize.name:
            self.name.setText(prize.name)
        self.stock.setAccessibleName(_("{prize}: how many are there?").format(prize=called))
        self.stock.show_number(prize.stock)
        self.sectors.about = _("{prize}: sectors of the wheel").format(prize=called)
        self.sectors.offer([(sectors_name(n), "") for n in range(1, MOST_SECTORS + 1)], prize.sectors - 1)
        self.more.set_label(given(prize))
        self.more.setAccessibleName(_("{prize}: {when}").format(prize=called, when=given(prize)))
        self.away.setAccessibleName(_("Take away: {prize}").format(prize=called))


def sectors_name(n: int) -> str:
    return ngettext("{n} sector", "{n} sectors", n).format(n=n) if n else _("No sector")


def given(prize: Prize) -> str:
    """When and where it is given, in a few signs."""
    said = [options.opening(prize.opens, prize.closes) or _("All day")]
    if prize.quotas:
        said.append(" + ".join(str(n) for _kiosk, n in prize.quotas))
    return _(" · ").join(said)


class PrizesSection(Section):
    """The third part."""

    def __init__(self, page: Screen, changed: Callable[[Event], Any]) -> None:
        super().__init__(page, changed)
        self.label("prizes", _("Prizes on the wheel"))
        self.rows: list[PrizeRow] = []
        self.heads = [SmallWords(page, 20, colour="ink.textSecondary") for _n in range(4)]
        for head, text in zip(self.heads, (_("Prize"), _("How many"), _("On the wheel"), _("When given")), strict=True):
            head.setText(text)
        self.none = Words(page, _("No prizes: visitors play, and there is no wheel."), 26, colour="ink.textSecondary")
        self.add = Button(page, _("One prize more"), "paper", size=26, icon="plus")
        self.add.clicked.connect(self.one_more)
        self.select("again_sectors", _("Sectors that spin again"), lambda: range(5), sectors_name)
        self.select("right_for_spin", _("What earns a spin?"), lambda: range(self.event.questions + 1), options.right_name, "star")

    @property
    def pieces(self) -> list[QWidget]:
        return [*super().pieces, *self.heads, self.none, self.add, *(piece for row in self.rows for piece in row.pieces)]

    def replace_prize(self, number: int, prize: Prize) -> None:
        """Another prize in that place."""
        prizes = list(self.event.prizes)
        prizes[number] = prize
        self.change(prizes=tuple(prizes))

    def one_more(self) -> None:
        """Adds a prize and goes to its name."""
        taken = {prize.picture for prize in self.event.prizes}
        picture = next((p for p in NEW if p not in taken), NEW[0])
        used = {prize.id for prize in self.event.prizes}
        id_ = next(f"prize{n}" for n in range(1, MOST + 2) if f"prize{n}" not in used)
        prize = restocked(Prize(id_, "", picture), 0, self.event.stations)
        to: dict[str, Any] = {} if self.event.prizes else {"again_sectors": max(1, self.event.again_sectors)}
        self.change(prizes=(*self.event.prizes, prize), **to)
        self.rows[-1].name.setFocus()

    def take_away(self, number: int) -> None:
        """Takes a prize away and stays near."""
        self.change(prizes=tuple(p for n, p in enumerate(self.event.prizes) if n != number))
        (self.rows[min(number, len(self.rows) - 1)].away if self.rows else self.add).setFocus()

    def show_event(self, event: Event) -> None:
        super().show_event(event)
        while len(self.rows) > len(event.prizes):
            for piece in self.rows.pop().pieces:
                self.page.forget(piece)
        while len(self.rows) < len(event.prizes):
            self.rows.append(PrizeRow(self, len(self.rows)))
        for row in self.rows:
            row.show(event)
        self.add.setEnabled(len(event.prizes) < MOST)
        for where in ("again_sectors", "right_for_spin"):
            self.controls[where].setEnabled(bool(event.prizes))

    def show_pieces(self, shown: bool) -> None:
        """Shows or hides everything; what stands only with or only without prizes as it is now."""
        for piece in self.pieces:
            piece.setVisible(shown)
        for piece in self.heads:
            piece.setVisible(shown and bool(self.rows))
        self.none.setVisible(shown and not self.rows)

    def tell(self, said: Mapping[str, str]) -> None:
        super().tell(said)
        for row in self.rows:
            own = [text for where, text in said.items() if where.startswith(f"prizes.{row.prize.id}")]
            row.told.tell(own[0] if own else "")
            row.name.set_wrong(any(where == f"prizes.{row.prize.id}.name" for where in said))
            row.stock.set_wrong(any(where == f"prizes.{row.prize.id}.stock" for where in said))

    def focus(self, where: str) -> None:
        prize, _dot, field = where.removeprefix("prizes.").partition(".")
        row = next((row for row in self.rows if row.prize.id == prize), None)
        if row is None:
            (self.add if where.startswith("prizes") else self.controls[where]).setFocus()
        else:
            {"name": row.name, "stock": row.stock, "sectors": row.sectors}.get(field, row.more).setFocus()

    def put(self, box: QRectF) -> None:
        page = self.page
        page.put(self.labels["prizes"], box.left(), box.top(), box.width(), LABEL)
        y, gap = box.top() + LABEL, 10.0
        picture, away = CONTROL, CONTROL - 6
        room = box.width() - picture - away - 5 * gap
        shares = (0.34, 0.14, 0.24, 0.28)
        x = box.left() + picture + gap
        lefts: list[float] = []
        for share, head in zip(shares, self.heads, strict=True):
            lefts.append(x)
            page.put(head, x, y, room * share, 28)
            x += room * share + gap
        page.put(self.none, box.left(), y, box.width(), 60)
        y += 32
        down = box.bottom() - 1.02 * ROW - y
        pitch = min(CONTROL + 34, down / MOST)
        for row in self.rows:
            page.put(row.told, box.left(), y + CONTROL - 6, box.width(), 28)
            page.put(row.picture, box.left(), y, picture, CONTROL - 6)
            for left, share, piece in zip(lefts, shares, (row.name, row.stock, row.sectors, row.more), strict=True):
                page.put(piece, left, y, room * share, CONTROL - 6)
            page.put(row.away, box.right() - away, y, away, CONTROL - 6)
            y += pitch
        foot = box.bottom() - ROW
        page.put(self.add, box.left(), foot + LABEL, box.width() * 0.3, CONTROL)
        left, rest = box.left() + box.width() * 0.3 + GAP, box.width() * 0.7 - GAP
        self.put_rows(((("again_sectors", 0.8), ("right_for_spin", 1.2)),), QRectF(left, foot, rest, ROW))
