"""Home: everything there is to do, the squirrel, and the four bins that tell about themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz import i18n
from wastequiz.domain.students import Contestant
from wastequiz.i18n import _, words
from wastequiz.stage import paint, ruby, scenery
from wastequiz.stage import words as lettering
from wastequiz.stage.pieces import BinFigure, RoundButton, SmallSpeaker
from wastequiz.stage.still import Art, Panel
from wastequiz.ui.activities import ACTIVITIES, LESSON, Activity
from wastequiz.ui.activity_start import start
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.places import GamePlay, Quiz, Rosters, SettingsPage, WhoPlays
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import arts
from wastequiz.ui.widgets.bin_likes import LOCAL, likes_painter
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.player_chip import PlayerChip
from wastequiz.ui.widgets.round_offer import RoundOffer
from wastequiz.ui.widgets.tile import Pill, Tile
from wastequiz.ui.widgets.wordmark import paint_wordmark
from wastequiz.wording import names, worries

if TYPE_CHECKING:  # what a start need not wait for is imported when it is wanted
    from wastequiz.domain.levels import LevelState
    from wastequiz.domain.quiz_desk import DueQuiz
    from wastequiz.domain.results import Interrupted, InterruptedGame
    from wastequiz.domain.students import SchoolClass
    from wastequiz.services.gaming import Gaming
    from wastequiz.services.playing import Playing
    from wastequiz.services.safekeeping import Worry
    from wastequiz.ui.widgets.due_card import DueCard

LIKES_MS = 6000
OFFER_MS = 60
WORRY_MS = 700
WORRY_AGAIN_MS = 60_000
CHIP_ROOM = 330.0
"""How wide the chip with the class may be, in units."""


class HomeScreen(Screen):
    """Where everything starts."""

    scenery_name = scenery.DAY
    top_bar = (140.0, 140.0)
    back_to = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Home"))
        self.tiles = [self._tile(a) for a in ACTIVITIES]
        self.speakers = [
            SmallSpeaker(self, _("Read aloud: {name}").format(name=t.name_of_tile), lambda t=t: self.say(f"{t.name_of_tile}. {t.below}"))
            for t in self.tiles
            if isinstance(t, Tile)
        ]
        self.chip = PlayerChip(self)
        self.chip.clicked.connect(lambda: self.go.emit(WhoPlays(aim="levels")))
        self.chip.hide()
        self.speak = RoundButton(self, "speaker", _("Read aloud"))
        self.speak.clicked.connect(self._greet)
        self.language = RoundButton(self, "globe", _("Language"))
        self.language.clicked.connect(self._next_language)
        self.settings = RoundButton(self, "gear", _("Settings"))
        self.settings.clicked.connect(lambda: self.go.emit(SettingsPage()))
        self.desk = RoundButton(self, "users", _("Classes and students"))
        self.desk.clicked.connect(lambda: self.go.emit(Rosters()))
        self.mascot = Art(self, "bins/mascot_wave", _("Squirrel"))
        scheme = context.scheme
        self.bins = [BinFigure(self, b.id, bin_picture(b, "idle"), words(b.name)) for b in scheme.bins]
        for figure in self.bins:
            figure.greeted.connect(self._tell_about)
        self.likes: Panel | None = None
        self.offer: RoundOffer | None = None
        self.due: DueCard | None = None
        self.tiles[0].setFocus()
        self.notice = Notice(self, lambda: QRectF(54, 44, 500, 110) if self.tall else QRectF(54, 962, 650, 100))
        self.later(OFFER_MS, self.look_for_round)
        self.later(OFFER_MS, self.look_for_class)
        self.later(WORRY_MS, self._look_after)

    def _tile(self, activity: Activity) -> Tile | Pill:
        if activity.art is None:
            tile: Tile | Pill = Pill(self, _(activity.name), activity.pill)
        else:
            tile = Tile(self, _(activity.name), _(activity.below) if activity.below else "", activity.art, activity.ground)
        tile.clicked.connect(lambda: start(self, activity))
        return tile

    # ---- where things stand
    def arrange(self) -> None:
        if self.tall:
            self._arrange_tall()
        else:
            self._arrange_wide()
        for tile, speaker in zip((t for t in self.tiles if isinstance(t, Tile)), self.speakers, strict=True):
            box = self.where(tile)
            side = SmallSpeaker.SIDE
            self.put(speaker, box.right() - side - 4, box.bottom() - side - 8, side, side)
            speaker.raise_()
        if self.offer is not None:
            self.offer.arrange()
        if self.due is not None:
            self.put(self.due, *((420, 566, 606, 138) if self.tall else (60, 336, 560, 138)))

    def _arrange_wide(self) -> None:
        for i, button in enumerate((self.desk, self.settings, self.language, self.speak)):
            self.put(button, 1762 - i * 112, 38, 84, 90)
        self.put(self.mascot, 66, 560, 420, 420)
        wish = min(self.chip.wish(), CHIP_ROOM)
        self.put(self.chip, 1406 - wish, 38, wish, 92)
        left, gap, across = 744, 26, 350
        hero, second, *rest = [t for t in self.tiles if isinstance(t, Tile)]
        self.put(hero, left, 150, 2 * across + gap, 310)
        self.put(second, left + 2 * (across + gap), 150, across, 310)
        self._put_row(rest, left, 486, 1102, 282)
        self._put_row([t for t in self.tiles if isinstance(t, Pill)], left, 790, 1102, 98)
        step = 1102 / max(len(self.bins), 1)
        for i, figure in enumerate(self.bins):
            self.put(figure, left + i * step + (step - 150) / 2, 896, 150, 174)

    def _put_row(self, pieces: Sequence[Tile | Pill], x: float, y: float, room: float, high: float) -> None:
        """Puts pieces side by side so that they fill the row."""
        gap = 26
        across = (room - gap * (len(pieces) - 1)) / max(len(pieces), 1)
        for i, piece in enumerate(pieces):
            self.put(piece, x + i * (across + gap), y, across, high)

    def _arrange_tall(self) -> None:
        for i, button in enumerate((self.desk, self.settings, self.language, self.speak)):
            self.put(button, 934 - i * 112, 48, 84, 90)
        self.put(self.mascot, 70, 412, 316, 316)
        wish = min(self.chip.wish(), CHIP_ROOM)
        self.put(self.chip, 1026 - wish, 334, wish, 92)
        hero, *rest = [t for t in self.tiles if isinstance(t, Tile)]
        self.put(hero, 54, 740, 972, 304)
        half = (len(rest) + 1) // 2
        self._put_row(rest[:half], 54, 1066, 972, 226)
        self._put_row(rest[half:], 54, 1314, 972, 226)
        self._put_row([t for t in self.tiles if isinstance(t, Pill)], 54, 1562, 972, 98)
        step = 972 / max(len(self.bins), 1)
        across = min(204.0, step - 12)
        for i, figure in enumerate(self.bins):
            self.put(figure, 54 + i * step + (step - across) / 2, 1676, across, 216)

    def paint_under(self, p: QPainter) -> None:
        t = self.look.theme
        name = QRectF(72, 40, 640, 190) if not self.tall else QRectF(60, 150, 960, 190)
        paint_wordmark(p, self.look, name)
        motto = _("Sort one thing right, the city shines a little brighter")
        across = min(610.0, lettering.width(self.look, motto, 32, bold=True) + 60)
        pill = QRectF(name.left() + 4, name.bottom() + 8, across, 58)
        paint.rounded(p, pill, 29, t.colour("ink.onColour", 0.9))
        lettering.text(p, self.look, pill.adjusted(24, 0, -24, 0), motto, 32, t.colour("ink.text"), bold=True, align="center")
        if self.offer is not None:
            return
        where = self.where(self.mascot)
        box = QRectF(where.right() - 16, where.top() + (0 if not self.tall else 20), 236 if not self.tall else 420, 118)
        paint.bubble(p, self.look, box)
        lettering.display(
            p, self.look, box.adjusted(18, 8, -18, -8), _("What shall we play today?"), 38, t.colour("ink.text"), align="center", fat=0.02
        )

    def held(self) -> list[QRectF]:
        """The program's name stays where it is: nobody needs to touch it."""
        return [QRectF(-1000, -1000, 1740, 1300)] if not self.tall else []

    # ---- deeds
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A clicker's "on" begins the lesson of the class chosen last."""
        if event.key() == Qt.Key.Key_PageDown.value and not event.isAutoRepeat() and self.context.school.preferences.last_class:
            start(self, next(activity for activity in ACTIVITIES if activity.id == LESSON))
            return
        super().keyPressEvent(event)

    def _greet(self) -> None:
        self.say(_("What shall we play today?") + " " + ", ".join(_(a.name) for a in ACTIVITIES))

    def _next_language(self) -> None:
        codes = [c for c in i18n.languages() if c != i18n.PSEUDO]
        at = codes.index(i18n.current()) if i18n.current() in codes else -1
        self.context.school.prefer(language=codes[(at + 1) % len(codes)])
        self.context.preferences_changed()

    def _tell_about(self, bin_id: str) -> None:
        """Shows a bin's name and three things it likes, and reads them."""
        self._hide_likes()
        context = self.context
        scheme = context.scheme
        target = scheme.bin(bin_id)
        figure = next(f for f in self.bins if f.bin_id == bin_id)
        if target is None:
            return
        here = (i for i in context.school.bank.items.values() if i.picture and (r := scheme.ruling(i)) and r.to == bin_id)
        liked = sorted(here, key=lambda i: i.difficulty)[:3]
        figure.show_picture(bin_picture(target, "happy"))
        below = LOCAL if names.local(target) else 0.0
        self.likes = Panel(self, painter=likes_painter(self.look, target, liked))
        at = self.where(figure)
        across, down = (860.0, 300.0) if ruby.wanted(self.look, words(target.name)) else (560.0, 284.0)
        down += below
        left = min(max(at.center().x() - across / 2, self.area.left() + 24), self.area.right() - across - 24)
        self.put(self.likes, left, at.top() - 34 - down, across, down)
        self.likes.show()
        self.raise_over()
        self.update()
        card = self.likes
        self.later(LIKES_MS, lambda: self._hide_likes() if self.likes is card else None)
        self.say(words(target.name) + ". " + ", ".join(words(i.name) for i in liked))

    def _hide_likes(self) -> None:
        if self.likes is not None:
            self.forget(self.likes)
            self.likes = None
            for figure, b in zip(self.bins, self.context.scheme.bins, strict=True):
                figure.show_picture(bin_picture(b, "idle"))
            self.update()

    def _look_after(self) -> None:
        """Says once a minute what staff should look after."""
        from wastequiz.services import safekeeping

        safekeeping.worry(self.context.school, alive(self, self._worry))
        self.later(WORRY_AGAIN_MS, self._look_after)

    def _worry(self, found: Worry) -> None:
        if found:
            self.notice.tell(worries.worry(found), stays=True)
        else:
            self.notice.hush()

    # ---- who is known
    def look_for_class(self) -> None:
        """Shows the class chosen last, and how far who sat down last has come on the path of levels."""
        from wastequiz.services import enrolling, levels

        context = self.context
        if context.school.preferences.last_class:
            enrolling.classes(context.school, alive(self, self._show_class))
            self._look_for_due(context.school.preferences.last_class)
        who = context.last_student
        if not who.is_guest and who.class_id == context.school.preferences.last_class:
            levels.levels(context.school, who, alive(self, self._show_path))

    def _show_class(self, classes: Sequence[SchoolClass]) -> None:
        last, who = self.context.school.preferences.last_class, self.context.last_student
        found = next((c for c in classes if c.id == last), None)
        if found is not None:
            self.chip.show_class(found.name, who if who.class_id == found.id and not who.is_guest else None)
            self.chip.show()
            self.arrange()
            self.update()

    def _look_for_due(self, class_id: int) -> None:
        from wastequiz.services import quizzing

        quizzing.due(self.context.school, class_id, alive(self, self._show_due))

    def _show_due(self, found: Sequence[DueQuiz]) -> None:
        """What waits for the class chosen last, until all of it have played; a touch asks for the seat."""
        from wastequiz.services import quizzing
        from wastequiz.ui.widgets.due_card import DueCard
        from wastequiz.wording import quizzes

        waiting = [one for one in found if one.done < one.of]
        if not waiting:
            return
        line = quizzes.shortly(waiting[0], quizzing.today(self.context.school).isoformat())
        self.due = DueCard(self, waiting[0].name, line if len(waiting) == 1 else quizzes.and_more(line, len(waiting) - 1))
        self.due.clicked.connect(lambda: self.go.emit(WhoPlays(waiting[0].assignment.class_id, aim="due")))
        self.arrange()
        self.due.setVisible(self.offer is None)
        self.raise_over()

    def _show_path(self, states: Sequence[LevelState]) -> None:
        from wastequiz.wording import levels as wording

        hero = self.tiles[0]
        ahead = wording.next_of(states)
        if isinstance(hero, Tile):
            hero.tell(wording.short(states), arts.path_of({s.number for s in states if s.passed}, ahead.number if ahead else 0))

    # ---- an interrupted round or game
    def look_for_round(self) -> None:
        from wastequiz.services import gaming, playing

        playing.interrupted(self.context.school, alive(self, self._offer_round))
        gaming.interrupted(self.context.school, alive(self, self._offer_game))

    def _offer_round(self, found: Interrupted | None) -> None:
        if self.offer is not None or found is None or not 0 < found.answered < found.length:
            return
        who = _("A guest") if found.seat == 0 else names.contestant(found.seat, found.animal)
        text = _("{who} stopped at question {n} of {total}. Go on?").format(who=who, n=found.answered + 1, total=found.length)
        self._show_offer(text, found.animal, lambda: self.take_up(found), lambda: self.drop(found))

    def _show_offer(self, text: str, animal: str, take_up: Callable[[], None], drop: Callable[[], None]) -> None:
        self.offer = RoundOffer(self, text, animal, take_up, drop)
        self.offer.arrange()
        if self.due is not None:
            self.due.hide()
        self.update()

    def take_up(self, found: Interrupted) -> None:
        """Goes on with the interrupted round, at the question where it stopped."""

        def taken(again: Playing | None) -> None:
            if again is None:
                self.drop(found)
                return
            progress = again.progress
            self.context.session = Session(
                progress.round.contestant, None, progress.round.spec, again, picture_round=progress.round.spec.pictures_only
            )
            self.go.emit(Quiz())

        from wastequiz.services import playing

        playing.resume(self.context.school, found.round_id, alive(self, taken), alive(self, self.trouble))

    def drop(self, found: Interrupted) -> None:
        """Lets the interrupted round rest; its answers stay."""
        from wastequiz.services import playing

        playing.let_rest(self.context.school, found.round_id)
        self._close_offer()

    def _close_offer(self) -> None:
        if self.offer is not None:
            self.offer.close()
            self.offer = None
            if self.due is not None:
                self.due.show()
            self.update()

    def _offer_game(self, found: InterruptedGame | None) -> None:
        """Offers a game that can be taken up again; any other is ended quietly, and its answers stay."""
        if found is None:
            return
        from wastequiz.games import GAMES
        from wastequiz.wording import games as wording

        card = next((card for card in GAMES if card.id == found.game), None)
        if card is None or not card.resumes:
            self.drop_game(found)
        elif self.offer is None:
            who = Contestant(found.ref, found.class_id, found.seat, found.animal)
            text = wording.goes_on(who, _(card.name))
            self._show_offer(text, found.animal, lambda: self.take_up_game(found), lambda: self.drop_game(found))

    def take_up_game(self, found: InterruptedGame) -> None:
        """Goes on with the interrupted game where it stood."""

        def taken(again: Gaming | None) -> None:
            if again is None:
                self.drop_game(found)
                return
            self.context.session = Session()
            game_start.seat(self.context, game_start.taken_up(self.context, again))
            self.go.emit(GamePlay())

        from wastequiz.services import gaming
        from wastequiz.ui import game_start

        gaming.resume(self.context.school, found.round_id, alive(self, taken), alive(self, self.trouble))

    def drop_game(self, found: InterruptedGame) -> None:
        """Lets the interrupted game rest; its answers stay."""
        from wastequiz.services import gaming

        gaming.let_rest(self.context.school, found.round_id)
        self._close_offer()
