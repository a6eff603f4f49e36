"""Makes a window a kiosk: its run, its idle watch, its look, and the first page, or what was going on when the power went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz import i18n
from wastequiz.services import gaming, playing
from wastequiz.ui import game_start, places
from wastequiz.ui.context import Session
from wastequiz.ui.kiosk.dress import Wardrobe, dress
from wastequiz.ui.kiosk.idle import IdleWatch
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.kiosk.staff_door import StaffDoor

if TYPE_CHECKING:
    from wastequiz.domain.events import Event, Interruption
    from wastequiz.services.gaming import Gaming
    from wastequiz.services.playing import Playing
    from wastequiz.ui.window import Window


def enter(window: Window, plan: Event, found: Interruption | None = None) -> KioskRun:
    """Makes `window` the kiosk of an event, and shows its first page: what `found` says was interrupted, else the attract screen."""
    run = KioskRun(plan, window)
    watch = IdleWatch(window, run)
    run.watch = watch
    run.live_in(window.context, watch.touched)
    StaffDoor.of(window)
    wardrobe = Wardrobe()

    def put_on(again: bool) -> None:
        dress(window, run, wardrobe)
        if again:
            window.navigator.again()

    run.dress = put_on
    run.leads.connect(window.navigator.go)
    window.context.preferences_changed = lambda: put_on(True)
    if found is None:
        put_on(False)
        window.navigator.go(places.Attract())
    else:
        take_up(window, run, found)
    return run


def take_up(window: Window, run: KioskRun, found: Interruption) -> None:
    """Goes on where the power went: a prize that was drawn is shown, a round goes on at its question, whoever won sees their number; else they choose anew."""
    visit = found.visit
    run.take_up(visit, found.spins, found.draw)
    if visit.language in i18n.languages():
        run.wishes = run.first_wishes().but(language=visit.language)
    run.dress(False)
    school, go = window.context.school, window.navigator.go
    choose = places.PrizeWheel() if found.spins or found.won else places.KioskChoose()

    def not_taken(error: BaseException) -> None:
        window.navigator.on_trouble(error)

    if found.draw is not None:
        go(places.PrizeWheel())
    elif not found.round:
        go(choose)
    elif found.game:
        gaming.resume(school, found.round, lambda again: _game(window, found.round, again, choose), not_taken)
    else:
        playing.resume(school, found.round, lambda again: _quiz(window, found.round, again, choose), not_taken)


def _quiz(window: Window, round_id: str, again: Playing | None, choose: places.Place) -> None:
    context, go = window.context, window.navigator.go
    if again is None:
        playing.let_rest(context.school, round_id)
        go(choose)
        return
    of = again.progress.round
    context.session = Session(of.contestant, None, of.spec, again, picture_round=of.spec.pictures_only, leads_back=places.KioskChoose())
    if again.progress.finished:  # every answer was kept, only the end was not
        again.finish(lambda _best: go(places.KioskOver()), window.navigator.on_trouble)
    else:
        go(places.Quiz())


def _game(window: Window, round_id: str, again: Gaming | None, choose: places.Place) -> None:
    context, go = window.context, window.navigator.go
    if again is None or not game_start.card_of(again.round.spec).resumes:
        gaming.let_rest(context.school, round_id)
        go(choose)
        return
    context.session = Session()
    game_start.seat(context, game_start.taken_up(context, again))
    go(places.GamePlay())
