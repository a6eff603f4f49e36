"""What a quiz asks, in the editor: a rule in parts, or a list of chosen questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import Question
from wastequiz.domain.quizzes import Part, Quiz
from wastequiz.i18n import _
from wastequiz.services import quiz_words, quizzing
from wastequiz.services.quiz_words import Subject
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui import quiz_options
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.many_select import Card, ManySelect
from wastequiz.ui.widgets.question_sheet import QuestionSheet, cells, columns
from wastequiz.ui.widgets.select import Select
from wastequiz.wording import quizzes

MOST_PARTS = 4
ROW = 80.0
LENGTHS = (0, 5, 8, 10, 12, 15, 20, 30)
"""How many questions may be drawn from a list; 0: all of it."""
Changed = Callable[..., Any]


class PartRow:
    """One part of a rule: how many, from what, how hard; and a button that takes it away."""

    def __init__(
        self,
        page: Screen,
        at: tuple[int, int],
        part: Part,
        subjects: Callable[[], Sequence[Subject]],
        changed: Callable[[Part], Any],
        away: Changed,
    ) -> None:
        self.page, self.part, self._changed = page, part, changed
        self._subjects = subjects
        n, of = at

        def called(what: str) -> str:
            """Pieces of several parts are told apart by its number."""
            return _("Part {n}: {what}").format(n=n, what=what) if of > 1 else what

        self.count = Select(page, called(_("How many?")), self._count)
        counts = sorted({*quiz_options.COUNTS, part.count})
        self.count.offer([(quizzes.questions(n), "") for n in counts], counts.index(part.count))
        self._counts = counts
        self.about = ManySelect(
            page,
            called(_("From what?")),
            self._offer,
            self._name,
            self._about,
            none=_("Everything"),
            search=_("Type a word: battery, paper …"),
        )
        self.about.show_codes(part.subjects)
        self.level = Select(page, called(_("How hard?")), self._level)
        self._shares = [*quiz_options.SHARES, *([part.shares] if part.shares not in quiz_options.SHARES else [])]
        self.level.offer([(quiz_options.shares_name(shares), "") for shares in self._shares], self._shares.index(part.shares))
        self.away = RoundButton(page, "x", called(_("Take this part away")))
        self.away.clicked.connect(lambda: away())

    @property
    def pieces(self) -> tuple[QWidget, ...]:
        return self.count, self.about, self.level, self.away

    def _offer(self, typed: str) -> Sequence[Card]:
        found = quiz_words.matching(self._subjects(), typed)
        everything = _("Everything with “{word}”").format(word=typed)
        cards = [Card(s.code, everything if n == 0 and typed else s.name) for n, s in enumerate(found)]
        chosen = [Card(code, self._name(code)) for code in self.about.codes if code not in {c.code for c in cards}]
        return [*cards, *chosen] if typed else [*chosen, *cards]

    def _name(self, code: str) -> str:
        school = self.page.context.school
        return quiz_words.subject_name(code, school.bank, school.scheme)

    def _count(self, number: int) -> None:
        self._take(replace(self.part, count=self._counts[number]))

    def _about(self, codes: tuple[str, ...]) -> None:
        self._take(replace(self.part, subjects=codes))

    def _level(self, number: int) -> None:
        self._take(replace(self.part, shares=self._shares[number]))

    def _take(self, part: Part) -> None:
        self.part = part
        self._changed(part)

    def put(self, box: QRectF, *, alone: bool) -> None:
        wide = box.width() - (0 if alone else ROW + 8) - 16
        self.page.put(self.count, box.left(), box.top(), wide * 0.25, ROW)
        self.page.put(self.about, box.left() + wide * 0.25 + 8, box.top(), wide * 0.45, ROW)
        self.page.put(self.level, box.left() + wide * 0.7 + 16, box.top(), wide * 0.3, ROW)
        self.page.put(self.away, box.right() - ROW, box.top(), ROW, ROW + 4)
        self.away.setVisible(not alone)


class RuleRows:
    """The parts of a rule, and one more at a touch."""

    def __init__(self, page: Screen, changed: Callable[[Quiz], Any]) -> None:
        self.page, self._changed = page, changed
        self.quiz = Quiz("")
        self.subjects: Sequence[Subject] = ()
        self.rows: list[PartRow] = []
        self.more = Button(page, _("One part more"), "paper", size=28, icon="plus")
        self.more.clicked.connect(self._add)
        quiz_words.subjects(page.context.school, alive(page, self._know), alive(page, page.trouble))

    def _know(self, subjects: Sequence[Subject]) -> None:
        self.subjects = subjects

    @property
    def pieces(self) -> list[QWidget]:
        return [*(piece for row in self.rows for piece in row.pieces), self.more]

    def show_quiz(self, quiz: Quiz) -> None:
        """Shows the rule of `quiz`; where it has as many parts as before, the rows stay."""
        same = [row.part for row in self.rows] == list(quiz.rule)
        self.quiz = quiz
        if same:
            return
        for row in self.rows:
            for piece in row.pieces:
                self.page.forget(piece)
        self.rows = [
            PartRow(self.page, (n + 1, len(quiz.rule)), part, lambda: self.subjects, partial(self._part, n), partial(self._away, n))
            for n, part in enumerate(quiz.rule)
        ]
        self.more.setEnabled(len(self.rows) < MOST_PARTS)

    def _part(self, n: int, part: Part) -> None:
        self._tell([*self.quiz.rule[:n], part, *self.quiz.rule[n + 1 :]])

    def _away(self, n: int) -> None:
        self._tell([*self.quiz.rule[:n], *self.quiz.rule[n + 1 :]])

    def _add(self) -> None:
        self._tell([*self.quiz.rule, Part(5)])

    def _tell(self, rule: Sequence[Part]) -> None:
        self._changed(replace(self.quiz, rule=tuple(rule), keys=(), length=0))

    def put(self, box: QRectF) -> None:
        for n, row in enumerate(self.rows):
            row.put(QRectF(box.left(), box.top() + n * (ROW + 16), box.width(), ROW), alone=len(self.rows) == 1)
        self.page.put(self.more, box.left(), box.top() + len(self.rows) * (ROW + 16), 330, 72)


class ListRows:
    """Chosen questions in their order: more, away, up, down, what one is worth; all of them or so many drawn."""

    def __init__(self, page: Screen, changed: Callable[[Quiz], Any]) -> None:
        self.page, self._changed = page, changed
        self.quiz = Quiz("")
        self.questions: Sequence[Question | None] = ()
        self._asked = 0
        self.table = Table(page, _("Chosen questions"), [*columns(), Column(_("Points"), 0.8)], row=68)
        self.add = Button(page, _("Choose questions"), "paper", size=28, icon="search")
        self.add.clicked.connect(self.choose)
        self.up, self.down, self.away = (
            RoundButton(page, icon, name) for icon, name in (("up", _("Up")), ("down", _("Down")), ("x", _("Off the list")))
        )
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.away.clicked.connect(self._off)
        self.worth = Select(page, _("What this question is worth"), self._worth)
        self.length = Select(page, _("How many of the list?"), self._length)
        self.sheet: QuestionSheet | None = None
        self.table.chosen.connect(lambda _row: self._tell_row())  # pyright: ignore[reportUnknownArgumentType, reportUnknownLambdaType]

    @property
    def pieces(self) -> list[QWidget]:
        return [self.table, self.add, self.up, self.down, self.away, self.worth, self.length]

    def choose(self) -> None:
        """Opens the sheet that looks for questions."""
        self.sheet = QuestionSheet(self.page, self.quiz.keys, lambda keys: self._changed(replace(self.quiz, keys=tuple(keys), rule=())))

    def show_quiz(self, quiz: Quiz) -> None:
        """Shows the list of `quiz`."""
        self.quiz = quiz
        lengths = [n for n in LENGTHS if n < len(quiz.keys)] + ([quiz.length] if quiz.length not in LENGTHS else [])
        self._lengths = lengths or [0]
        names = [_("All of them") if not n else _("{n} drawn for each").format(n=n) for n in self._lengths]
        at = self._lengths.index(quiz.length) if quiz.length in self._lengths else 0
        self.length.offer([(name, "") for name in names], at)
        self._asked += 1
        asked = self._asked

        def came(found: Sequence[Question | None]) -> None:
            if asked == self._asked:
                self.questions = found
                self._fill()

        quizzing.questions(self.page.context.school, quiz.keys, quiz.scheme, alive(self.page, came), alive(self.page, self.page.trouble))

    def _fill(self) -> None:
        school = self.page.context.school
        scheme = school.bank.scheme(self.quiz.scheme or school.scheme.code)
        rows: list[tuple[Cell, ...]] = []
        for n, (key, question) in enumerate(zip(self.quiz.keys, self.questions, strict=True), start=1):
            points = Cell(str(dict(self.quiz.points).get(key, self.quiz.full_points)))
            if question is None:
                rows.append((Cell(str(n)), Cell(key, below=_("cannot be asked here now")), Cell(""), Cell(""), points))
            else:
                rows.append((*cells(str(n), question, scheme), points))
        self.table.fill(rows, min(max(self.table.current, 0), len(rows) - 1))
        self._tell_row()

    def _tell_row(self) -> None:
        at, n = self.table.current, len(self.quiz.keys)
        for button, can in ((self.up, at > 0), (self.down, 0 <= at < n - 1), (self.away, 0 <= at < n)):
            button.setEnabled(can)
            button.faded = not can
            button.update()
        worths = [10, 5, 20, 1, 0]
        now = dict(self.quiz.points).get(self.quiz.keys[at], self.quiz.full_points) if 0 <= at < n else 10
        self._worths = worths if now in worths else [*worths, now]
        labels = [(_("Worth {n}").format(n=w) if w else _("A warm-up: 0"), "") for w in self._worths]
        self.worth.offer(labels if 0 <= at < n else (), self._worths.index(now))

    def _worth(self, number: int) -> None:
        points = dict(self.quiz.points) | {self.quiz.keys[self.table.current]: self._worths[number]}
        kept = {key: worth for key, worth in points.items() if worth != self.quiz.full_points and key in self.quiz.keys}
        self._changed(replace(self.quiz, points=tuple(kept.items())))

    def _length(self, number: int) -> None:
        self._changed(replace(self.quiz, length=self._lengths[number]))

    def _move(self, by: int) -> None:
        at, keys = self.table.current, list(self.quiz.keys)
        keys[at], keys[at + by] = keys[at + by], keys[at]
        self.table.point_at(at + by)
        self._changed(replace(self.quiz, keys=tuple(keys), shuffle=False))  # whoever puts them in order means it

    def _off(self) -> None:
        keys = [key for n, key in enumerate(self.quiz.keys) if n != self.table.current]
        self._changed(replace(self.quiz, keys=tuple(keys)))

    def put(self, box: QRectF) -> None:
        page, foot = self.page, box.bottom() - 80
        page.put(self.table, box.left(), box.top(), box.width(), box.height() - 92)
        page.put(self.add, box.left(), foot, 320, 76)
        left = box.left() + 334
        for button in (self.up, self.down, self.away):
            page.put(button, left, foot, 76, 82)
            left += 84
        rest = (box.right() - left - 20) / 2
        page.put(self.worth, left + 6, foot, rest, 76)
        page.put(self.length, left + rest + 20, foot, rest, 76)
