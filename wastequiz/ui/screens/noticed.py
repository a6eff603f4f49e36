"""What players noticed, for staff: questions they doubt and words look-up does not know; each is settled here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import KINDS
from wastequiz.domain.notices import FLAG_OUTCOMES, WORD_OUTCOMES, Flagged, Flagger, Settled, UnknownWord, waits
from wastequiz.domain.questions import Choice
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.students import SchoolClass
from wastequiz.i18n import _, ngettext, words
from wastequiz.services import enrolling, noticing
from wastequiz.services.noticing import Ledger
from wastequiz.stage.fields import Segment, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Noticed, Rosters
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.notice_detail import NoticeDetail
from wastequiz.wording import answers, names, stems, times
from wastequiz.wording import notices as said

QUESTIONS, UNKNOWN = 0, 1


class NoticedScreen(DeskScreen):
    """A table on the left, what the current row is about on the right."""

    entry = Noticed()

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("What students noticed"))
        self.flags: Sequence[Flagged] = ()
        self.settled: Sequence[Settled] = ()
        self.counts: dict[str, int] = {}
        self.words: Sequence[UnknownWord] = ()
        self.classes: dict[int, str] = {}
        self.tab = QUESTIONS
        self.came = self.told = False
        self.note = StateLine(self, _("Thank the class when you have settled something: they looked closely."), "flag")
        self.tabs = [Segment(self, "", chosen=True), Segment(self, "")]
        one_of(self.tabs, self.show_tab)
        times_, last = Column(_("Times"), 0.9), Column(_("Last"), 1.7)
        questions = [Column(_("Question"), 3.9), Column(_("Reason"), 1.9), times_, Column(_("Waiting"), 2.4)]
        self.tables = (
            Table(self, _("Doubted questions"), questions, row=96),
            Table(self, _("Unknown words"), [Column(_("Word"), 4.2), times_, last]),
        )
        for table in self.tables:
            table.chosen.connect(self.show_row)
        back = Button(self, _("Classes and students"), size=34, icon="users")
        back.clicked.connect(self.leave)
        self.nothing = Empty(self, "", [back])
        self.detail = NoticeDetail(self)
        for piece in (*self.nothing.pieces, *self.tables, self.detail):
            piece.hide()
        self._read()

    # ---- reading
    def _read(self) -> None:
        school = self.context.school
        enrolling.all_classes(school, alive(self, self._take_classes), alive(self, self.trouble))
        noticing.words(school, alive(self, self._take_words), alive(self, self.trouble))
        noticing.ledger(school, alive(self, self._take_flags), alive(self, self.trouble))

    def _take_classes(self, found: Sequence[SchoolClass]) -> None:
        self.classes = {c.id: c.name for c in found}

    def _take_words(self, found: Sequence[UnknownWord]) -> None:
        self.words = found
        self.tables[UNKNOWN].fill([(Cell(w.word, bold=True), Cell(str(w.n)), Cell(times.moment(w.utc_ms), faint=True)) for w in found])

    def _take_flags(self, found: Ledger) -> None:
        self.flags, self.settled, self.counts = found.waiting, found.settled, found.counts()
        rows = [self._flag_cells(f, waits(f.since_utc_ms, found.now_utc_ms)) for f in self.flags]
        self.tables[QUESTIONS].fill([*rows, *(self._settled_cells(f) for f in self.settled)])
        if not self.came and not self.flags and self.words:
            self.tab = UNKNOWN
        self.came = True
        self.show_tab(self.tab)

    def _flag_cells(self, f: Flagged, wait: str) -> tuple[Cell, ...]:
        reason = Cell(said.reason(f.reasons[0][0]), faint=True)
        kind = said.kind(f.key.partition(":")[0] if f.question is None else f.question.kind)
        since = _("since {when}").format(when=times.moment(f.since_utc_ms))
        return (
            Cell(self._stem(f), below=kind, bold=True),
            reason,
            Cell(str(f.n)),
            Cell(said.waits(wait), below=since, mark=said.MARKS[wait]),
        )

    def _settled_cells(self, f: Settled) -> tuple[Cell, ...]:
        mark = Cell(said.waits("settled"), below=times.moment(f.utc_ms), mark=said.MARKS["settled"])
        return Cell(self._stem(f), faint=True), Cell(said.flag_outcome(f.outcome), faint=True), Cell(str(f.n), faint=True), mark

    def _stem(self, f: Flagged | Settled) -> str:
        return stems.stem(f.question, self._scheme(f)) if f.question is not None else f.key

    def _scheme(self, f: Flagged | Settled) -> Scheme:
        bank = self.context.school.bank
        return bank.scheme(f.scheme) if f.scheme in bank.schemes else self.context.scheme

    def _rows(self, tab: int) -> int:
        """How many rows there are in a table, and of those questions that are settled too."""
        return len(self.flags) + len(self.settled) if tab == QUESTIONS else len(self.words)

    def _waiting(self, tab: int) -> int:
        return len(self.flags) if tab == QUESTIONS else len(self.words)

    # ---- showing
    def show_tab(self, tab: int) -> None:
        """Shows the table of questions or of words, its first row current."""
        self.tab = tab
        labels = (_("Questions"), _("Words"))
        for i, (segment, label) in enumerate(zip(self.tabs, labels, strict=True)):
            segment.label = f"{label} {self._waiting(i)}"
            segment.setAccessibleName(segment.label)
            segment.setChecked(i == tab)
            segment.update()
        empty = (
            _("No question is doubted. When a student touches the flag after an answer, it stands here."),
            _("No word is missing. What look-up does not know stands here."),
        )
        there = self._rows(tab) > 0
        for i, table in enumerate(self.tables):
            table.setVisible(i == tab and there)
        self.nothing.words.setText(empty[tab])
        for piece in self.nothing.pieces:
            piece.setVisible(not there)
        self.detail.setVisible(there)
        if not self.told:
            thanks = _("Thank the class when you have settled something: they looked closely.")
            self.note.tell((said.counted(self.counts) if tab == QUESTIONS else "") or thanks, "flag")
        if there:
            self.tables[tab].point_at(0)
            self.show_row(0)
        else:
            self.detail.offer((), self.settle_row)
        self.arrange()
        self.update()

    def show_row(self, row: int) -> None:
        """Shows what one row is about."""
        if self.tab == QUESTIONS and row >= len(self.flags):
            self._show_settled(self.settled[row - len(self.flags)])
        elif self.tab == QUESTIONS:
            self._show_flag(self.flags[row])
        else:
            self._show_word(self.words[row])
        self.arrange()
        self.raise_over()

    def _show_flag(self, f: Flagged) -> None:
        scheme = self._scheme(f)
        right = answers.solution(f.question) if f.question is not None else _("The bank no longer has this question.")
        reasons = _(", ").join(f"{said.reason(code)} ×{n}" for code, n in f.reasons)
        parts = (
            (_("What they say"), reasons),
            (_("What they chose"), self._chosen(f)),
            (_("What counts as right"), right),
            (_("Who"), _(", ").join(self._who(one) for one in _different(f.who))),
            (_("Rules of"), words(scheme.name)),
        )
        self.detail.show_about(self._stem(f), parts)
        self.detail.offer([(code, said.flag_outcome(code)) for code in FLAG_OUTCOMES], self.settle_row)

    def _show_settled(self, f: Settled) -> None:
        times_ = ngettext("{n} time", "{n} times", f.n).format(n=f.n)
        parts = (
            (_("What was done"), said.flag_outcome(f.outcome)),
            (_("When"), times.moment(f.utc_ms)),
            (_("Doubted since"), f"{times.moment(f.since_utc_ms)} · {times_}"),
            (_("Rules of"), words(self._scheme(f).name)),
        )
        self.detail.show_about(self._stem(f), parts)
        self.detail.offer((), self.settle_row)

    def _chosen(self, f: Flagged) -> str:
        counted = Counter(self._choice(f, choice) for choice in f.choices)
        return _(", ").join(f"{what} ×{n}" if n > 1 else what for what, n in counted.most_common())

    def _choice(self, f: Flagged, choice: Choice) -> str:
        if f.question is None:
            return " ".join(choice)
        if not choice:
            return _("no answer in time")
        try:
            right = KINDS[f.question.kind].mark(f.question, choice) == 1
            return answers.answer(f.question, choice) + (" ✓" if right else "")
        except (KeyError, ValueError):  # the question was changed since
            return " ".join(choice)

    def _who(self, one: Flagger) -> str:
        if not one.ref:
            return _("A guest")
        school_class = self.classes.get(one.class_id, "")
        return f"{school_class} {names.contestant(one.seat, one.animal)}".strip()

    def _show_word(self, word: UnknownWord) -> None:
        looked_up = ngettext("{n} time", "{n} times", word.n).format(n=word.n)
        self.detail.show_about(word.word, ((_("Looked up"), looked_up), (_("Last"), times.moment(word.utc_ms))))
        self.detail.offer([(code, said.word_outcome(code)) for code in WORD_OUTCOMES], self.settle_row)

    # ---- settling
    def settle_row(self, outcome: str) -> None:
        """Takes the current row off its list."""
        row = self.tables[self.tab].current
        if not 0 <= row < self._waiting(self.tab):
            return
        done, failed = alive0(self, self._settled), alive(self, self.trouble)
        if self.tab == QUESTIONS:
            noticing.settle_flag(self.context.school, self.flags[row], outcome, done, failed)
        else:
            noticing.settle_word(self.context.school, self.words[row].word, outcome, done, failed)

    def _settled(self) -> None:
        self.told = True
        self.note.tell(_("Settled. It is off the list."), "check")
        self._read()
        (self.tables[self.tab] if self._rows(self.tab) > 1 else self.tabs[self.tab]).setFocus()

    def leave(self) -> None:
        self.go.emit(Rosters())

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        self.put(self.head, room.left(), room.top(), 460, 64)
        if self.tall:
            self.put(self.note, room.left() + 480, room.top() - 4, room.width() - 480, 72)
            tabs = QRectF(room.left(), room.top() + 88, 640, 78)
            left = QRectF(room.left(), tabs.bottom() + 14, room.width(), 640)
            right = QRectF(room.left(), left.bottom() + 18, room.width(), room.bottom() - left.bottom() - 18)
        else:
            wide = min(696.0, room.width() * 0.4)
            self.put(self.note, room.left() + 480, room.top() - 4, room.width() - 480, 72)
            tabs = QRectF(room.left(), room.top() + 88, 640, 78)
            left = QRectF(room.left(), tabs.bottom() + 14, room.width() - wide - 18, room.bottom() - tabs.bottom() - 14)
            right = QRectF(room.right() - wide, tabs.top(), wide, room.bottom() - tabs.top())
        half = (tabs.width() - 12) / 2
        for i, segment in enumerate(self.tabs):
            self.put(segment, tabs.left() + i * (half + 12), tabs.top(), half, tabs.height())
        for table in self.tables:
            self.put(table, left.left(), left.top(), left.width(), left.height())
        self.nothing.arrange(left.united(right))
        self.detail.place(right)


def _different(who: Sequence[Flagger]) -> Sequence[Flagger]:
    """Everybody once, in the order they first came."""
    return list(dict.fromkeys(who))
