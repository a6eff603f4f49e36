"""Memory as it is seen: the cards on the table, the bins below to say where a thing goes, and whose turn it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.domain.games import Marked, Score, Try
from wastequiz.domain.items import Band
from wastequiz.games.memory import rules
from wastequiz.games.memory.tile import Tile
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.canvas import arrow
from wastequiz.stage.play.bins import BinFigure, BinRow
from wastequiz.stage.play.hud import Chip, Pill, TeamChip
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import burst, rise
from wastequiz.stage.play.why import Why


class MemoryScene(GameScene):
    """A touch turns a card up; for a thing whose bin is not known yet a touch on a bin says it."""

    state: rules.State | None
    backdrop_name = scenery.QUIZ

    def start(self) -> None:
        deal, game = self.deal, self.deal.round.spec.game
        variant = game.variant if game is not None else "bin"
        if self.state is None:
            teams = tuple(team.id for team in deal.teams) or (0,)
            self.state = rules.begin(self._things(variant == "twins"), deal.round.seed, teams)
        reads = deal.round.spec.band > Band.pre
        self.tiles = [Tile(self, i, face, signs=variant == "sign", reads=reads) for i, face in enumerate(self.rules.faces)]
        self.bins = BinRow(self)
        self.points = [
            Chip(self, "star_score", str(self.rules.points[i]), 1848, 92, right=True)
            for i in range(len(self.rules.teams) if not deal.teams else 0)
        ]
        self.boards = [TeamChip(self, team, wide=198, high=46) for team in deal.teams]
        self.what = Pill(self, "", 960, 92, width=760, high=74, size=40)
        self.why: Why | None = None
        self.aimed: int | None = None
        self.asked_ms = 0.0
        self._show(turning=False)

    def _things(self, twins: bool) -> tuple[tuple[int, str, str], ...]:
        """The deck as things: question number, its bin, its pair. Twins come one after the other; one that is left over stays away."""
        questions = self.deal.round.questions
        count = len(questions) // 2 * 2 if twins else len(questions)
        return tuple((n, questions[n].true_bin or "", str(n // 2) if twins else "") for n in range(count))

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    # ---- layout
    def arrange(self) -> None:
        n, tall = len(self.tiles), self.tall
        room = QRectF(40, 330, 1000, 880) if tall else QRectF(72, 150, 1776, 560)
        self.columns = min(range(1, n + 1), key=lambda c: self._waste(room, n, c))
        rows = -(-n // self.columns)
        wide, high = room.width() / self.columns, room.height() / rows
        wide, high = min(wide, high * 0.95), min(high, wide * 1.25)
        left, top = room.center().x() - wide * self.columns / 2, room.center().y() - high * rows / 2
        for i, tile in enumerate(self.tiles):
            row, column = divmod(i, self.columns)
            tile.put(QRectF(left + column * wide, top + row * high, wide, high).adjusted(4, 4, -4, -4))
        self.bins.put(QRectF(40, 1250, 1000, 600) if tall else QRectF(72, 722, 1776, 340), most=4 if tall else 8)
        for chip in self.points:
            chip.moved(1040.0 if tall else 1848.0, 92)
        self.what.at(540.0 if tall else 960.0, 200.0 if tall else 92.0)
        count = len(self.boards)
        for i, board in enumerate(self.boards):
            if tall:
                board.at(540 + (i - (count - 1) / 2) * 250, 290)
            else:
                board.at((330.0 if i % 2 == 0 else 1590.0), 54.0 if i < 2 else 118.0) if count > 2 else board.at(
                    330.0 if i == 0 else 1590.0, 92
                )

    @staticmethod
    def _waste(room: QRectF, n: int, columns: int) -> float:
        """How badly `columns` columns use the room: cards should be large, and the last row full."""
        rows = -(-n // columns)
        wide, high = room.width() / columns, room.height() / rows
        side = min(wide, high * 0.95)
        return -side + 14 * (columns * rows - n)

    # ---- showing
    def _show(self, *, turning: bool = True) -> None:
        state = self.rules
        for tile in self.tiles:
            up = tile.i in state.up or tile.i in state.found
            framed = tile.shows.n is not None and tile.shows.n in state.said
            tile.show_as(up=up, framed=framed, found=tile.i in state.found, turning=turning)
        for i, chip in enumerate(self.points):
            chip.tell(str(self.rules.points[i]), bounce=True)
        for i, board in enumerate(self.boards):
            board.tell(state.points[i], turn=i == state.turn)
        self.what.tell(self._what())
        self.changed.emit()

    def _what(self) -> str:
        """What is to be done, in a few words."""
        state = self.rules
        if state.over:
            return _("All pairs found!")
        if state.asks:
            return _("{thing}: which bin?").format(thing=self._name(state.asks[0]))
        return _("Turn up a card") if not state.up else _("And one more")

    def _name(self, n: int) -> str:
        return next(tile.name for tile in self.tiles if tile.shows.n == n)

    # ---- time
    def advance(self, ms: float) -> None:
        if self.why is not None:
            return
        before = self.rules
        self.state = rules.tick(before, ms)
        if self.state.up != before.up:
            self._show()
        if self.rules.over and self.why is None:
            self._finish()

    def _finish(self) -> None:
        self.end(Score.of(self.rules.teams, self.rules.points))

    # ---- deeds
    def turn_up(self, tile: Tile) -> None:
        """A card is touched."""
        state = self.rules
        if not state.may_turn or tile.i in state.up or tile.i in state.found or self.why is not None:
            return
        before = state.found
        self.state = rules.turn_up(state, tile.i)
        self.heard.emit("press")
        self.said.emit(tile.name)
        self.asked_ms = self.played_ms
        self._show()
        if self.rules.found != before:
            self._rejoice(tile)

    def _rejoice(self, tile: Tile) -> None:
        self.heard.emit("right")
        burst(self, tile.x_units, tile.y_units)

    def say(self, figure: BinFigure) -> None:
        """A bin is touched: it is said that the thing goes there."""
        state = self.rules
        if not state.asks or state.waits or self.why is not None:
            return
        self.state = rules.say(state)
        figure.come_near(True)
        self.tried.emit(Try(state.asks[0], (figure.bin.id,), round(self.played_ms - self.asked_ms), state.team))

    def show_marked(self, marked: Marked) -> None:
        before = self.rules
        self.state = rules.marked(before, marked.right)
        chosen = self.bins.of(marked.answer.chosen_bin or "")
        if chosen is not None:
            chosen.come_near(False)
        self.heard.emit("right" if marked.right else "try_again")
        self.asked_ms = self.played_ms
        if marked.right and chosen is not None:
            chosen.glad()
            rise(self, f"+{rules.SAID_POINTS}", *chosen.mouth)
        elif chosen is not None:
            chosen.puzzled()
            box = QRectF(60, 640, 960, 320) if self.tall else QRectF(440, 300, 1040, 260)
            right = self.bins.of(marked.question.true_bin or "")
            if right is not None:
                right.come_near(True)
            self.why = Why(self, marked, box, partial(self._read_why, right))
        self._show()
        if len(self.rules.found) > len(before.found):
            self._rejoice(self.tiles[before.up[-1]])

    def _read_why(self, right: BinFigure | None) -> None:
        self.why = None
        if right is not None:
            right.come_near(False)
        self._show()

    # ---- fingers, keys, list
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        if self.why is not None:
            self.why.close()
            return True
        tile = next((tile for tile in self.tiles if tile.holds(x, y)), None)
        if tile is not None:
            self.turn_up(tile)
            return True
        figure = self.bins.at(x, y, 0.0)
        if figure is not None:
            self.say(figure)
        return figure is not None

    def key(self, event: QKeyEvent) -> bool:
        if self.why is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.why.close()
            return True
        figure = self.bins.by_key(event.text())
        if figure is not None:
            self.say(figure)
            return True
        way = arrow(event.key())
        if way is not None:
            self._move_cursor(*way)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.aimed is not None:
            self.turn_up(self.tiles[self.aimed])
            return True
        return False

    def _move_cursor(self, dx: int, dy: int) -> None:
        at = 0 if self.aimed is None else self.aimed + dx + dy * self.columns
        if 0 <= at < len(self.tiles):
            self.aimed = at
        for tile in self.tiles:
            tile.mark(tile.i == self.aimed)

    def deeds(self) -> tuple[Deed, ...]:
        state = self.rules
        if self.why is not None:
            return (Deed(_("Got it"), self.why.close),)
        if state.asks and not state.waits:
            return tuple(Deed(b.name, partial(self.say, b)) for b in self.bins.bins)
        if not state.may_turn:
            return ()
        down = [tile for tile in self.tiles if tile.i not in state.found and tile.i not in state.up]
        return tuple(Deed(_("Card {n}").format(n=tile.i + 1), partial(self.turn_up, tile)) for tile in down)

    def line(self) -> str:
        if self.why is not None:
            return self.why.told
        up = _(", ").join(self.tiles[i].name for i in self.rules.up)
        return _("{cards}. {what}").format(cards=up, what=self._what()) if up else self._what()
