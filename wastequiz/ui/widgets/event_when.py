"""When and where an event is: its name, days and hours, kiosks, languages, and how many are expected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF

from wastequiz.domain.event_checks import LONGEST_NAME, LONGEST_PLACE
from wastequiz.domain.events import Event
from wastequiz.i18n import _, ngettext
from wastequiz.services import quizzing
from wastequiz.ui import event_options as options
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.event_form import NumberField, Section
from wastequiz.ui.widgets.event_quotas import shared_out
from wastequiz.ui.widgets.many_select import Card, ManySelect

MOST_EXPECTED = 99_999


class WhenSection(Section):
    """The first part, where the cursor stands in the name."""

    def __init__(self, page: Screen, changed: Callable[[Event], Any]) -> None:
        super().__init__(page, changed)
        self.today = quizzing.today(page.context.school)
        self.name = self.text("name", _("What is it called?"), _("Open day, sorting day …"), LONGEST_NAME)
        self.text("place", _("Where is it?"), _("School hall, market square …"), LONGEST_PLACE)
        self.label("dates", _("On which days?"))
        self.dates = ManySelect(page, _("On which days?"), self._days, self._day, self._take_days, none=_("No day yet"))
        self.controls["dates"] = self.dates
        hours = options.hours
        self.select("opens", _("From what time?"), hours, lambda at: at or _("From early on"), "clock")
        self.select("closes", _("Until what time?"), hours, lambda at: at or _("Until late"), "clock")
        self.select("stations", _("How many kiosks?"), lambda: range(1, options.MOST_STATIONS + 1), _kiosks, "screens")
        self.label("expected", _("How many visitors are expected?"))
        self.controls["expected"] = NumberField(
            page, _("How many visitors are expected?"), MOST_EXPECTED, lambda n: self.change(expected=n), hint=_("Nobody knows yet")
        )
        self.select("languages", _("Which languages?"), options.languages, options.languages_name, "globe")

    def _days(self, _typed: str) -> Sequence[Card]:
        found = sorted({*options.days(self.today), *self.event.dates})
        return [Card(day, self._day(day)) for day in found]

    def _day(self, day: str) -> str:
        return options.day_name(day, self.today.isoformat())

    def _take_days(self, days: tuple[str, ...]) -> None:
        self.change(dates=tuple(sorted(days)))

    def change(self, **to: Any) -> None:
        if "stations" in to:  # every kiosk gives its part of each prize
            to["prizes"] = tuple(shared_out(prize, self.event.stations, to["stations"]) for prize in self.event.prizes)
        super().change(**to)

    def show_event(self, event: Event) -> None:
        super().show_event(event)
        self.dates.show_codes(event.dates)

    def put(self, box: QRectF) -> None:
        self.put_rows(
            (
                (("name", 1), ("place", 1)),
                (("dates", 1),),
                (("opens", 1), ("closes", 1)),
                (("stations", 1), ("expected", 1)),
                (("languages", 1),),
            ),
            box,
        )


def _kiosks(n: int) -> str:
    return ngettext("{n} kiosk", "{n} kiosks", n).format(n=n)
