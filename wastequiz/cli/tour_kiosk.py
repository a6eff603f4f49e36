"""Stops of the tour at a kiosk: it waits, what to play, a question, is anybody there, and how it went with and without a spin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.events import Event, Play, Prize, Today, Visit
from wastequiz.i18n import FIRST_LANGUAGE
from wastequiz.services import eventing, touring, visiting

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.ui.kiosk.run import KioskRun

NAMES = ("社区垃圾分类宣传日", "Neighbourhood sorting day", "贴纸一张", "A sticker", "帆布袋", "Canvas bag")
"""What the event and its prizes are called."""
AT_MS = 3800.0
"""The moment of the attract screen that is shown."""
VISITORS = 326


def an_event(chinese: bool) -> Event:
    """The event of the tour, as designed."""
    name, sticker, bag = NAMES[0 if chinese else 1 :: 2]
    prizes = (
        Prize("p0", sticker, stock=200, sectors=3),
        Prize("p1", bag, "bag", 30),
    )
    languages = (FIRST_LANGUAGE, "en") if chinese else ("en", FIRST_LANGUAGE)
    plays = (Play("quiz"), Play("sort_it"), Play("memory"), Play("conveyor"))
    return Event(
        "", name, dates=("2026-11-19",), scheme=touring.school_rules(), languages=languages, plays=plays, prizes=prizes, questions=3
    )


def kiosk(t: Tour) -> None:
    from wastequiz.ui.kiosk.still_there import StillThere
    from wastequiz.ui.places import Attract, KioskChoose
    from wastequiz.ui.screens.attract import AttractScreen

    run = _run(t)
    for state in ("kiosk_attract", "kiosk_paused"):
        run.paused = state == "kiosk_paused"
        t.go(Attract())
        page = t.page(AttractScreen)
        t.rest()  # or the things of the bank would come later, and take the place of ours
        page.stand_still()
        run.today = Today(VISITORS)
        run.changed.emit()
        page.scene.items = ["items/aa_battery"]
        page.step(AT_MS)
        page.update()
        t.take(state)
    run.paused = False
    run.take_up(_visit(t, run))
    run.animal = "fox"
    t.go(KioskChoose())
    t.take("kiosk_choose")
    asking = StillThere(t.window, run, 15)
    asking.ask(9)
    t.take("kiosk_still_there")
    asking.hide_at_once()
    asking.deleteLater()
    _over(t, run, "wrr", "kiosk_over")
    _over(t, run, "rrr", "kiosk_over_spin")
    t.context.kiosk = None


def _over(t: Tour, run: KioskRun, marks: str, state: str) -> None:
    """A round that went so ("r" right, "w" wrong), played to its end."""
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import KioskOver

    assert run.visit is not None
    begun = t.begin(visiting.spec(run.plan, run.visit, Play("quiz")))
    t.answer(begun, marks)
    t.finish(begun)
    t.context.session = Session(playing=begun)
    t.go(KioskOver())
    t.take(state)


def _run(t: Tour) -> KioskRun:
    from dataclasses import replace

    from wastequiz.ui.kiosk.run import KioskRun

    plan = an_event(t.wanted.language == FIRST_LANGUAGE)
    kept: list[str] = []
    eventing.save(t.school, plan, kept.append, t.failed)
    run = KioskRun(replace(plan, id=t.wait_for(kept)))
    run.live_in(t.context, lambda: None)
    return run


def _visit(t: Tour, run: KioskRun) -> Visit:
    begun: list[Visit] = []
    visiting.begin(t.school, run.plan, t.wanted.language, begun.append, t.failed)
    return t.wait_for(begun)


KIOSK = (kiosk,)
