"""Where the tour stops for the report on an event: where nobody came yet, after a full day, and what it can be saved as."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wastequiz.domain.events import Event, Prize
from wastequiz.i18n import _
from wastequiz.services import day_reporting, eventing

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

VISITORS = 240


def day_report(t: Tour) -> None:
    from wastequiz.ui.places import DayReportPage
    from wastequiz.ui.screens.day_report import DayReportScreen

    prizes = (
        Prize("badge", _("Squirrel badge"), "sticker", 120),
        Prize("seed", _("Card with seeds"), "seed", 80),
        Prize("bag", _("Cloth bag"), "bag", 20),
    )
    event = Event(
        "",
        _("Open day"),
        _("School hall"),
        ("2026-11-28",),
        "09:00",
        "17:00",
        t.school.scheme.code,
        prizes=prizes,
        expected=300,
        stations=2,
    )
    kept: list[str] = []
    eventing.save(
        t.school, replace(event, prizes=()), kept.append, t.failed
    )  # made-up languages are too long for what a prize may be called
    t.wait_for(kept)
    t.context.staff_in = True
    t.go(DayReportPage(kept[0]))
    t.take("day_report_nothing")
    page = t.page(DayReportScreen)
    page.show_report(day_reporting.simulated(t.school, event, VISITORS))
    t.take("day_report")
    page.ask_format()
    t.take("day_report_export")
    eventing.archive(t.school, kept[0], lambda: None, t.failed)
    t.context.staff_in = False
