"""Where the tour stops for events at the desk: an example to begin with, the four parts of the set-up, the list and the way to start a kiosk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from wastequiz.domain.events import Event
from wastequiz.i18n import _
from wastequiz.services import eventing, quizzing

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour


def events(t: Tour) -> None:
    t.context.staff_in = True
    _empty(t)
    _editor(t)
    _desk(t)
    t.context.staff_in = False


def _empty(t: Tour) -> None:
    from wastequiz.ui.places import Events

    t.go(Events())
    t.take("events_none")


def _editor(t: Tour) -> None:
    from wastequiz.ui.places import EventEditor
    from wastequiz.ui.screens.event_editor import EventEditorScreen

    t.go(EventEditor(example="open_day"))
    page = t.page(EventEditorScreen)
    t.take("event_editor")
    page.show_part(1)
    t.take("event_editor_plays")
    prizes = page.plan.prizes
    page.take(replace(page.plan, dates=(), prizes=(replace(prizes[0], stock=0), *prizes[1:])))
    page.when.change(stations=2)
    page.look_for_problems()
    page.show_part(2)
    t.take("event_editor_prizes_to_put_right")
    page.prizes.rows[1].ask()
    t.take("event_editor_prize")
    sheet = page.prizes.rows[1].sheet
    assert sheet is not None
    sheet.stay()
    page.show_part(3)
    t.take("event_editor_look")
    page.kept = page.plan


def _desk(t: Tour) -> None:
    from wastequiz.ui.event_examples import begun
    from wastequiz.ui.places import Events
    from wastequiz.ui.screens.events import EventsScreen
    from wastequiz.ui.widgets.event_start_sheet import StartSheet

    today = quizzing.today(t.school)
    scheme = t.school.scheme.code
    planned = replace(begun("square", today + timedelta(8), scheme), place=_("Market square"))
    over = replace(begun("open_day", today - timedelta(31), scheme), name=_("Autumn fair"), stations=2)
    kept = [_keep(t, event) for event in (over, planned, replace(begun("open_day", today, scheme), place=_("School hall")))]
    t.go(Events(kept[-1]))
    t.take("events")
    page = t.page(EventsScreen)
    page.do("start")
    assert isinstance(page.sheet, StartSheet)
    page.sheet.command.setText(
        "wastequiz kiosk 01a1f1f6-1a00-7e0e-8cf4-d44217ccf17a --data /home/school/wastequiz"
    )  # the same on every tour
    t.take("events_start_kiosk")
    for id_ in kept:  # nothing of it waits on the pages that follow
        away: list[None] = []
        eventing.archive(t.school, id_, lambda away=away: away.append(None), t.failed)
        t.wait_for(away)


def _keep(t: Tour, event: Event) -> str:
    kept: list[str] = []
    eventing.save(t.school, event, kept.append, t.failed)
    return t.wait_for(kept)


EVENTS = (events,)
