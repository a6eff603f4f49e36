"""All there is about one prize: its picture, between which hours it is given, and how many each kiosk may give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.domain.events import MOST_STOCK, PICTURES, Event, Prize
from wastequiz.i18n import _
from wastequiz.stage.asking import Over
from wastequiz.stage.fields import Segment, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui import event_options as options
from wastequiz.ui import own_pictures
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.event_form import NumberField
from wastequiz.ui.widgets.select import Select
from wastequiz.wording.errors import sentence

COLUMNS = 8
"""So many pictures stand side by side."""


class PrizeSheet(Over):
    """Stands over the page; `chosen` gets the prize as it was left with Done."""

    card_size = (1000.0, 960.0)

    def __init__(self, page: Screen, prize: Prize, event: Event, chosen: Callable[[Prize], Any]) -> None:
        super().__init__(page, prize.name or _("Prize"))
        self.page, self.prize, self._chosen = page, prize, chosen
        self.head = Words(self, prize.name or _("Prize"), 40, head=True)
        names = _picture_names()
        self.pictures = [
            Segment(self, "", picture=f"prizes/{code}", name=names.get(code, code), chosen=not prize.own_picture and prize.picture == code)
            for code in PICTURES
        ]
        one_of(self.pictures, self._picture)
        self.own = Button(self, _("Picture of our own"), "paper", size=28, icon="image")
        self.own.clicked.connect(lambda: own_pictures.ask_for_file(page, self.from_file))
        self.state = StateLine(self)
        self.hours = list(dict.fromkeys([*options.hours(), prize.opens, prize.closes]))
        self.opens = Select(self, _("Given from"), lambda n: self._take(opens=self.hours[n]), icon="clock")
        self.closes = Select(self, _("Given until"), lambda n: self._take(closes=self.hours[n]), icon="clock")
        self.opens.offer([(at or _("Given from the start"), "") for at in self.hours], self.hours.index(prize.opens))
        self.closes.offer([(at or _("Given to the end"), "") for at in self.hours], self.hours.index(prize.closes))
        self.about_quotas = Words(self, _("How many each kiosk may give"), 26, bold=True)
        self.about_quotas.setVisible(event.stations > 1)
        kept = dict(prize.quotas)
        self.quotas = [
            NumberField(self, _("Kiosk {n}").format(n=n), MOST_STOCK, lambda _n: self._quota()) for n in range(1, event.stations + 1)
        ]
        self.numbers = [Words(self, _("Kiosk {n}").format(n=n + 1), 22, colour="ink.textSecondary") for n in range(len(self.quotas))]
        for n, field in enumerate(self.quotas, start=1):
            field.show_number(kept.get(n, 0))
            field.setVisible(event.stations > 1)
            self.numbers[n - 1].setVisible(event.stations > 1)
        self.done = Button(self, _("Done"), size=36, icon="check")
        self.done.clicked.connect(self._finish)
        self.never_mind = Button(self, _("Never mind"), "paper", size=32)
        self.never_mind.clicked.connect(self.stay)
        self._say_picture()
        self.open(self.pictures[0])

    def buttons(self) -> Sequence[QWidget]:
        quotas = [field for field in self.quotas if not field.isHidden()]
        return [*self.pictures, self.own, self.opens, self.closes, *quotas, self.done, self.never_mind]

    def _take(self, **to: Any) -> None:
        self.prize = replace(self.prize, **to)

    def _picture(self, number: int) -> None:
        self._take(picture=PICTURES[number], own_picture="")
        self._say_picture()

    def from_file(self, path: Path) -> None:
        """Takes the picture of a file in, checked and written anew."""
        own_pictures.from_file(self.page, path, self._own_came, self._refused)

    def _own_came(self, name: str) -> None:
        self._take(own_picture=name)
        for segment in self.pictures:
            segment.setChecked(False)
            segment.update()
        self._say_picture()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.state.tell(sentence(error), "info", danger=True)
            self.arrange()
        else:
            self.page.trouble(error)

    def _say_picture(self) -> None:
        self.state.tell(_("A picture of our own is shown.") if self.prize.own_picture else "", "image")
        self.arrange()

    def _quota(self) -> None:
        self._take(quotas=tuple((n, field.number) for n, field in enumerate(self.quotas, start=1)))

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 24, across, 76)
        y = card.top() + 112
        side = (across - 12 * (COLUMNS - 1)) / COLUMNS
        for n, segment in enumerate(self.pictures):
            self.put(segment, left + n % COLUMNS * (side + 12), y + n // COLUMNS * (side + 12), side, side)
        y += -(-len(self.pictures) // COLUMNS) * (side + 12) + 4
        self.put(self.own, left, y, 400, 80)
        self.put(self.state, left + 416, y + 4, across - 416, 72)
        y += 104
        half = (across - 16) / 2
        self.put(self.opens, left, y, half, 84)
        self.put(self.closes, left + half + 16, y, half, 84)
        y += 104
        self.put(self.about_quotas, left, y, across, 40)
        y += 46
        columns = 5
        wide = (across - 14 * (columns - 1)) / columns
        for n, (number, field) in enumerate(zip(self.numbers, self.quotas, strict=True)):
            x, top = left + n % columns * (wide + 14), y + n // columns * 112
            self.put(number, x, top, wide, 28)
            self.put(field, x, top + 28, wide, 70)
        self.put(self.done, card.right() - 40 - 380, card.bottom() - 120, 380, 92)
        self.put(self.never_mind, left, card.bottom() - 120, 320, 92)

    def stay(self) -> None:
        self.close_card()

    def _finish(self) -> None:
        self.close_card()
        self._chosen(self.prize)


def _picture_names() -> dict[str, str]:
    return {
        "bag": _("Bag"),
        "note": _("Notebook"),
        "pencil": _("Pencil"),
        "seed": _("Seedling"),
        "sticker": _("Star"),
        "badge": _("Badge"),
        "ball": _("Ball"),
        "bookmark": _("Bookmark"),
        "bottle": _("Water bottle"),
        "cup": _("Cup"),
        "keyring": _("Key ring"),
        "plant": _("Pot plant"),
        "pouch": _("Pouch"),
        "soap": _("Soap"),
        "towel": _("Towel"),
    }
