"""Lanes: every team has its own part of the board and answers there, all at the same time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import Chosen
from wastequiz.domain.teams import Team
from wastequiz.services.hosting import Hosting
from wastequiz.stage import paint
from wastequiz.ui.lesson.gathered import Gathered, gathered
from wastequiz.ui.lesson.piece_way import ON, PieceWay, side_by_side
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.lane_option import LaneOption
from wastequiz.ui.widgets.lane_panel import ASKED, HEAD, PAD, LanePanel
from wastequiz.ui.widgets.option_face import State, fits, is_high, option_name, picture_box, words_box
from wastequiz.wording import lessons

KEYS = ("1234", "qwer", "7890", "uiop")
"""The keys of each lane, one for each answer."""
TOUCH = 84.0
NARROWEST = 150.0
"""Words in less width than this, in units, would stand letter below letter."""
SEEN = 64.0
"""A picture narrower than this, in units, cannot be told from another one across the room."""
GAP = 12.0


class LaneAnswers(Gathered):
    """`answers`: team to the id of its answer, '' none yet; `came`: (team, after how many ms), not heard yet, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[int, str] = {}
        self.came: list[tuple[int, int]] = []


@dataclass
class Lane:
    """A team's part of the board, and the answers of all."""

    team: Team
    panel: LanePanel
    options: list[LaneOption]
    keys: str
    shared: LaneAnswers = field(repr=False)

    @property
    def answer(self) -> str:
        """The team's answer, '' none yet."""
        return self.shared.answers.get(self.team.id, "")


class LanesWay(PieceWay):
    """Each lane locks after its answer; once all have answered they are heard, in the order in which they came. Page Down waits for nobody else."""

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen, hosting, aloud)
        teams = hosting.lesson.spec.teams
        self.shared = gathered(hosting, LaneAnswers)
        self.shared.changed.connect(self._show)
        self.lanes = [self._lane(team, keys) for team, keys in zip(teams, KEYS, strict=False)]
        self._show()

    def _lane(self, team: Team, keys: str) -> Lane:
        name, question = lessons.team(self.lesson, team.id), self.question
        keys = keys[: len(question.options)]
        panel = self.add(LanePanel(self.screen, team, name, question, self.scheme, f"{keys[0]}–{keys[-1]}".upper()))
        options = [self.add(LaneOption(self.screen, name, o, i, self.bin_of(o), keys[i : i + 1])) for i, o in enumerate(question.options)]
        lane = Lane(team, panel, options, keys, self.shared)
        for option in options:
            option.clicked.connect(partial(self._touched, lane, option))
        return lane

    # ---- answering
    def may(self, lane: Lane) -> bool:
        """Whether a lane is asked and has not answered."""
        return not lane.answer and lane.team.id in self.turn.teams

    def _touched(self, lane: Lane, option: LaneOption, _checked: bool = False) -> None:
        self.answer(lane, option.option.id)

    def answer(self, lane: Lane, option: str) -> None:
        """The first answer of a lane counts."""
        if not self.may(lane):
            return
        self.shared.answers[lane.team.id] = option
        self.shared.came.append((lane.team.id, self.used_ms()))
        self.shared.changed.emit()
        if not any(map(self.may, self.lanes)):
            self.give()

    def give(self) -> None:
        """Those who have answered are heard."""
        came, self.shared.came = self.shared.came, []
        for team, ms in came:
            self.heard.emit(Chosen((self.shared.answers[team],), ms, team=team))

    def key(self, event: QKeyEvent) -> bool:
        if not self.is_open:
            return False
        if event.key() in ON and self.shared.came:
            self.give()
            return True
        letter = event.text().lower()
        for lane in self.lanes:
            if letter and letter in lane.keys:
                self.answer(lane, lane.options[lane.keys.index(letter)].option.id)
                return True
        return False

    def enter_key(self) -> bool:
        if not self.shared.came or not self.is_open:
            return False
        self.give()
        return True

    def options_said(self) -> tuple[str, ...]:
        return tuple(option_name(option) for option in self.question.options)

    # ---- showing
    def show_lesson(self, lesson: Lesson) -> None:
        kept = {entry.team: entry.choice for entry in lesson.answered}
        for lane in self.lanes:
            team = lane.team.id
            choice = kept.get(team)
            if choice is not None:
                self.shared.answers[team] = choice[0] if choice else ""
            elif team in self.turn.teams and team in self._voided(lesson) and all(team != came for came, _ms in self.shared.came):
                self.shared.answers[team] = ""  # it was taken back
        self._show()
        super().show_lesson(lesson)

    def _voided(self, lesson: Lesson) -> set[int]:
        """Teams whose last entry for this question is void."""
        last = {entry.team: entry.void for entry in lesson.entries if entry.question == lesson.at}
        return {team for team, void in last.items() if void}

    def _show(self) -> None:
        for lane in self.lanes:
            right = lane.answer in self.question.right_ids
            lane.panel.tell(answered=bool(lane.answer), right=right if self.told else None)
            for option in lane.options:
                chosen = option.option.id == lane.answer
                state: State = "rest"
                if self.told and (chosen or option.option.right):
                    state = "right" if option.option.right else "wrong"
                now = (state, chosen, self.may(lane))
                if now != (option.state, option.chosen, option.isEnabled()):
                    option.show_state(state, chosen=chosen, open_now=self.may(lane))

    def wanted(self, part: QWidget) -> bool:
        if not self.told or not isinstance(part, LaneOption):
            return True
        return part.chosen or part.option.right

    # ---- layout
    def lay_out(self) -> None:
        n = len(self.lanes)
        columns = n if not self.screen.tall else 1 if n < 3 and not self.told else 2
        for lane, box in zip(self.lanes, side_by_side(self.box, n, columns), strict=True):
            self.put(lane.panel, box)
            inner = box.adjusted(8 + PAD, HEAD + PAD, -8 - PAD, -16 - PAD)
            shown = [option for option in lane.options if self.wanted(option)]
            asks, places = self._places(inner, shown)
            if lane.panel.asks != asks:
                lane.panel.asks = asks
                lane.panel.update()
            high = is_high(places[0].adjusted(14, 10, -12, -16)) if places else None
            for option, place in zip(shown, places, strict=True):
                self.put(option, place)
                if option.high != high:
                    option.high = high
                    option.update()

    def _places(self, room: QRectF, shown: list[LaneOption]) -> tuple[bool, list[QRectF]]:
        """(whether the question is shown again, where the answers stand): the first way in which all can be read and touched."""
        n = len(shown)
        told_by_words = any(not option.option.picture and option.shows_bin is None for option in shown)
        columns_of = (-(-n // 2), 1, n) if told_by_words and n > 2 else (n, -(-n // 2), 1)
        again = (False,) if self.for_class else (True, False)  # there it stands large above
        ways = [(asks, columns) for asks in again for columns in columns_of]
        if self.told:
            ways = [(False, n), (False, 1)]
        for floor in (TOUCH + 46, TOUCH):
            for asks, columns in ways:
                places = side_by_side(room.adjusted(0, ASKED + GAP if asks else 0, 0, 0), n, columns, GAP)
                if self._good(places[0], shown, floor):
                    return asks, places
        lying = side_by_side(room, n, 1, GAP)
        return False, lying if lying[0].height() >= TOUCH + 6 else side_by_side(room, n, -(-n // 2), GAP)

    def _good(self, place: QRectF, shown: list[LaneOption], floor: float) -> bool:
        """Whether answers of that size can be touched and read."""
        if all(option.shows_bin is not None for option in shown):
            return place.width() >= 150 and place.height() >= floor
        inner = QRectF(0, 0, place.width() - 26, place.height() - 26)
        if not self.told and any(0 < picture_box(inner, option.option).width() < SEEN for option in shown if option.option.picture):
            return False
        rooms = [(option_name(o.option), words_box(inner, o.option)) for o in shown]
        wide = place.width() >= NARROWEST
        return (
            wide and place.height() >= TOUCH + 6 and all(fits(self.screen.look, name, room.width(), room.height()) for name, room in rooms)
        )

    def paint_over(self, p: QPainter) -> None:
        for lane in self.lanes if self.told else ():
            for option in lane.options:
                if option.isVisible() and option.state != "rest":
                    box = self.screen.where(option)
                    paint.result_badge(p, self.screen.look, box.right() - 14, box.top() + 16, option.state == "right", 30)
