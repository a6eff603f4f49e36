"""Questions of the bank into a file for another program: which, as what, and what that cannot carry, told before it is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz import i18n
from wastequiz.domain.errors import KnownError
from wastequiz.domain.exchange import Outgoing
from wastequiz.domain.items import Band
from wastequiz.domain.questions import TOPICS, Authored
from wastequiz.i18n import _, ngettext, words
from wastequiz.services import exchanging
from wastequiz.services.exchanging import Wanted
from wastequiz.stage.fields import StateLine, desk_card
from wastequiz.stage.pieces import Button, Choice
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui import background, file_choice
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Bank
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.select import Select
from wastequiz.wording import errors, exchange, names

SIZES = Sizes((250.0, 92.0), (420.0, 112.0), gap=14.0, shape=3.6)
BANDS = (Band.pre, Band.g12, Band.g34, Band.g56)
ORIGINS = ("", "teacher", "builtin")


class BankExportScreen(DeskScreen):
    """`keys`: the questions that were chosen in the bank; () for all, narrowed down here."""

    entry = Bank()
    back_to = Bank()

    def __init__(self, context: Context, keys: tuple[str, ...] = ()) -> None:
        super().__init__(context, _("Export questions"))
        self.keys = keys
        self.formats = exchanging.writable()
        self.at = 0
        self.questions: Sequence[Authored] = ()
        self.made: Outgoing | None = None
        self._turn = 0
        self.count = Words(self, "", 28, bold=True)
        self.origin = Select(self, _("Whose questions"), lambda _n: self._reload(), icon="users")
        self.origin.offer([(_("Everybody's questions"), ""), (_("Only our own"), ""), (_("Only the built-in ones"), "")], 0)
        self.topic = Select(self, _("Topic"), lambda _n: self._reload(), icon="grid")
        self.topic.offer([(_("All topics"), ""), *((names.topic(topic), "") for topic in TOPICS)], 0)
        self.band = Select(self, _("Grades"), lambda _n: self._reload(), icon="star")
        self.band.offer([(_("All grades"), ""), *((names.band(band), "") for band in BANDS)], 0)
        self.as_what = Words(self, _("As what"), 28, head=True)
        self.choices = [
            Choice(self, _(f.name), below=_("ends in {endings}").format(endings=", ".join(f.endings[:3])), size=28, chosen=n == 0)
            for n, f in enumerate(self.formats)
        ]
        one_of(self.choices, self.choose)
        self.paged = Paged(self, self.choices, SIZES)
        self.lost_head = Words(self, "", 28, head=True)
        columns = [Column(_("What this kind of file cannot carry"), 4), Column(_("Questions"), 1), Column(_("The first one"), 3)]
        self.lost = Table(self, _("What this kind of file cannot carry"), columns, row=66)
        self.note = StateLine(self)
        self.save = Button(self, _("Save the file"), "primary", size=32, icon="download")
        self.save.clicked.connect(self.ask_place)
        for piece in (self.origin, self.topic, self.band):
            piece.setVisible(not keys)
        self.lost.hide()
        self._tell()
        self._reload()

    @property
    def wanted(self) -> Wanted:
        """Which questions go out."""
        if self.keys:
            return Wanted(self.keys)
        topic = TOPICS[self.topic.at - 1] if self.topic.at > 0 else ""
        band = BANDS[self.band.at - 1].name if self.band.at > 0 else ""
        return Wanted(topic=topic, band=band, origin=ORIGINS[self.origin.at])

    # ---- making
    def choose(self, number: int) -> None:
        """Another kind of file."""
        self.at = number
        self._make()

    def _reload(self) -> None:
        self._turn += 1
        turn = self._turn

        def came(found: Sequence[Authored]) -> None:
            if turn == self._turn:
                self.questions = found
                self._make()

        self.made = None
        self._tell()
        exchanging.chosen(self.context.school, self.wanted, alive(self, came), alive(self, self.trouble))

    def _make(self) -> None:
        """Makes the file, to know what it loses."""
        self._turn += 1
        turn, questions, school = self._turn, self.questions, self.context.school
        language = i18n.current() if i18n.current() in ("zh_CN", "en") else "en"
        self.made = None
        self._tell()
        if not self.formats or not questions:
            return
        format_id = self.formats[self.at].id

        def came(made: Outgoing) -> None:
            if turn == self._turn:
                self.made = made
                self._tell()

        title = _("Questions")
        background.run(lambda: exchanging.make(school, questions, format_id, language, title), owner=self, then=came, failed=self._failed)

    def _tell(self) -> None:
        n = len(self.questions)
        self.count.setText(ngettext("{n} question", "{n} questions", n).format(n=n))
        made = self.made
        self.save.setEnabled(made is not None and made.questions > 0)
        self.lost.setVisible(made is not None and bool(made.lost))
        if made is None:
            self.lost_head.setText("" if not n else _("Looking what the file can carry …"))
        elif not made.lost:
            self.lost_head.setText(_("The file carries everything."))
        else:
            self.lost_head.setText(_("Look at this before you save"))
            self.lost.fill(self._lost_rows(made))
        self.arrange()
        self.update()

    def _lost_rows(self, made: Outgoing) -> list[tuple[Cell, ...]]:
        """What is lost, each once with how often, the most frequent first."""
        stems = {question.key: question for question in self.questions} if len(made.lost) <= 5000 else {}
        first: dict[str, str] = {}
        counted: Counter[str] = Counter()
        for key, fault in made.lost:
            said = exchange.sentence(fault)
            counted[said] += 1
            first.setdefault(said, words(stems[key].stem) if key in stems else key)
        return [(Cell(said), Cell(str(n)), Cell(first[said], faint=True)) for said, n in counted.most_common(200)]

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.note.tell(errors.sentence(error), "info", danger=True)
            self.arrange()
        else:
            self.trouble(error)

    # ---- saving
    def ask_place(self) -> None:
        """Asks where the file shall lie."""
        one = self.formats[self.at]
        name = _("Questions") + f".{one.endings[0]}"
        file_choice.to_save(self, _("Save the file"), name, [_(one.name) + f" (*.{one.endings[0]})"], self.save_as)

    def save_as(self, path: Path) -> None:
        """Saves it there."""
        made, one, school = self.made, self.formats[self.at], self.context.school
        if made is None:
            return

        def saved(_none: None) -> None:
            self.note.tell(_("Saved: {name}\nin {folder}").format(name=path.name, folder=path.parent), "check")
            self.arrange()

        background.run(lambda: exchanging.save(school, made, one.id, path), owner=self, then=saved, failed=self._failed)

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        self.put(self.head, room.left(), room.top(), room.width(), 64)
        x, top, across = room.left() + 28, room.top() + 100, room.width() - 56
        selects = [] if self.keys else [self.origin, self.topic, self.band]
        self.put(self.count, x, top, 300 if selects and not self.tall else across, 80)
        if selects:
            left = x if self.tall else x + 310
            wide = (room.right() - 28 - left - 2 * 14) / 3
            for n, select in enumerate(selects):
                self.put(select, left + n * (wide + 14), top + (84 if self.tall else 0), wide, 82)
        top += 184 if self.tall and selects else 100
        self.put(self.as_what, x, top, across, 50)
        down = 360.0 if self.tall else 250.0
        self.paged.arrange(QRectF(x, top + 58, across, down), align="left", valign="top")
        top += 58 + down + 24
        self.put(self.lost_head, x, top, across, 54)
        bottom = room.bottom() - 132
        self.put(self.lost, x, top + 62, across, bottom - top - 70)
        wide = across if self.tall else 420.0
        self.put(self.save, room.right() - 28 - wide, bottom + 16, wide, 92)
        self.put(self.note, x, bottom - 78 if self.tall else bottom + 18, across if self.tall else across - 450, 84)

    def paint_under(self, p: QPainter) -> None:
        super().paint_under(p)
        room = self.room
        desk_card(p, self.look, QRectF(room.left(), room.top() + 80, room.width(), room.height() - 80))
