"""What visitors may choose from, and how a round of it begins."""

from __future__ import annotations

from wastequiz.domain.events import QUIZ, Play
from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import Contestant
from wastequiz.games import GAMES
from wastequiz.i18n import N_, _
from wastequiz.services import playing, visiting
from wastequiz.services.playing import Playing
from wastequiz.ui import game_start
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.game_round import GameRound
from wastequiz.ui.kiosk import durations
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.places import GamePlay, KioskChoose, Quiz
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import arts
from wastequiz.ui.widgets.game_arts import art_of
from wastequiz.ui.widgets.tile import PaintArt

QUIZ_NAME = N_("Quiz")


@dataclass(frozen=True)
class Offer:
    """One thing to play as a tile shows it: `name` and `lasts` in the language spoken now."""

    play: Play
    name: str
    lasts: str
    art: PaintArt
    ground: str


def offers(run: KioskRun) -> list[Offer]:
    """What the event offers, in its order; games there are not are left out."""
    found: list[Offer] = []
    cards = {card.id: card for card in GAMES}
    for play in run.plan.plays:
        lasts = durations.short(durations.seconds(run.plan, play))
        if play.id == QUIZ:
            found.append(Offer(play, _(QUIZ_NAME), lasts, arts.quiz_art, "accent.roseTint"))
        elif play.id in cards:
            card = cards[play.id]
            found.append(Offer(play, _(card.name), lasts, art_of(card.id, card.picture), card.ground))
    return found


def begin(screen: Screen, run: KioskRun, play: Play) -> None:
    """Begins a round of `play` for whoever is there, and goes to it."""
    context, visit = screen.context, run.visit
    if visit is None:
        return
    screen.setEnabled(False)
    spec = visiting.spec(run.plan, visit, play)
    who = Contestant(animal=run.animal)

    def not_begun(error: BaseException) -> None:
        screen.setEnabled(True)
        screen.trouble(error)

    if spec.game is None:

        def begun(round_: Playing) -> None:
            context.session = Session(who, spec=spec, playing=round_, leads_back=KioskChoose())
            screen.go.emit(Quiz())

        playing.begin(context.school, spec, who, alive(screen, begun), alive(screen, not_begun))
        return

    def dealt(game: GameRound) -> None:
        context.session = Session()
        game_start.seat(context, game)
        screen.go.emit(GamePlay())

    game_start.start(context, spec, who, alive(screen, dealt), alive(screen, not_begun))


def played(context: Context) -> Play | None:
    """What the session's round was, to play it again."""
    session = context.session
    if session.game is not None:
        of = session.game.deal.round.spec.game
        return None if of is None else Play(of.id, of.variant, of.seconds)
    return Play(QUIZ) if session.playing is not None else None
