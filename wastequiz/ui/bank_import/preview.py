"""What a file holds, row by row: the good and the bad ones, what the file leaves open, and the button that takes the good ones in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.items import Band
from wastequiz.domain.questions import TOPICS
from wastequiz.i18n import _, ngettext
from wastequiz.services.import_reading import Preview, Wishes
from wastequiz.stage.fields import Field, Segment, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.bank_import.mending import Mending
from wastequiz.ui.bank_import.part import Part
from wastequiz.ui.bank_import.row_table import RowTable
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.select import Select
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording import exchange, names

ALL, GOOD, BAD = range(3)
BANDS = (Band.pre, Band.g12, Band.g34, Band.g56)


class ImportPreview(Part):
    """`changed` is called when what the file leaves open is to be something else, `mend` with a row's new cells."""

    def __init__(
        self, screen: Screen, *, formats: Sequence[str], changed: Callable[[], Any], mend: Callable[[int, Sequence[str]], Any]
    ) -> None:
        super().__init__(screen)
        self.preview: Preview | None = None
        self.tab = ALL
        self.file = Words(screen, "", 28, bold=True)
        self.format = Select(screen, _("Kind of file"), lambda _n: changed(), icon="grid")
        self.format.offer([(name, "") for name in formats], 0)
        self.tabs = [Segment(screen, "", chosen=n == ALL, size=24) for n in range(3)]
        one_of(self.tabs, self.show_tab)
        self.topic = Select(screen, _("Topic, where none is named"), lambda _n: changed())
        self.topic.offer([(names.topic(topic), "") for topic in TOPICS], TOPICS.index("scenarios"))
        self.band = Select(screen, _("Grades, where none are named"), lambda _n: changed())
        self.band.offer([(names.band(band), "") for band in BANDS], BANDS.index(Band.g34))
        self.tags = Field(screen, _("Tags for all, with commas between"), hint=_("Tags for all"), size=24)
        self.doubles = Switch(screen, _("Doubles too"), "", "book")
        self.doubles.toggled.connect(self._doubles_turned)
        self.note = StateLine(screen, size=22)
        self.table = RowTable(screen)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.mending = Mending(screen, mend)
        self.other = Button(screen, _("Another file"), "paper", size=28, icon="upload")
        self.go = Button(screen, "", "primary", size=32, icon="check")

    @property
    def wishes(self) -> Wishes:
        """What the file leaves open, as chosen here."""
        tags = (" ".join(tag.split()) for tag in self.tags.text().replace("，", ",").split(","))
        return Wishes(TOPICS[self.topic.at], BANDS[self.band.at], tuple(dict.fromkeys(t for t in tags if t)), self.doubles.isChecked())

    def all_pieces(self) -> Sequence[QWidget]:
        wishes = (self.topic, self.band, self.tags, self.doubles)
        return (self.file, self.format, *self.tabs, *wishes, self.note, self.table, *self.mending.all_pieces(), self.other, self.go)

    def pieces(self) -> Sequence[QWidget]:
        note = (self.note,) if self.note.text() else ()
        wishes = (self.topic, self.band, self.tags, self.doubles)
        return (self.file, self.format, *self.tabs, *wishes, *note, self.table, *self.mending.pieces(), self.other, self.go)

    # ---- showing
    def look_at(self, preview: Preview, format_number: int) -> None:
        """Shows a file that was read: where something is wrong, the bad rows first."""
        self.preview = preview
        self.format.offer(self.format.options, format_number)
        self.file.setText(preview.source.name)
        said = " ".join(exchange.sentence(fault) for fault in preview.faults)
        self.note.tell(said, "info")
        self.mending.number = -1
        self.tab = BAD if preview.bad and self.tab == ALL else self.tab
        self.tell(keep_row=False)

    def tell(self, *, keep_row: bool = True) -> None:
        """Counts anew, and shows the rows of the chosen tab."""
        preview = self.preview
        if preview is None:
            return
        preview.wishes = self.wishes
        good, bad = preview.good, preview.bad
        labels = (_("All {n}"), _("Come in {n}"), _("To mend {n}"))
        for n, (tab, label, count) in enumerate(zip(self.tabs, labels, (len(preview.rows), len(good), len(bad)), strict=True)):
            tab.label = label.format(n=count)
            tab.setAccessibleName(tab.label)
            tab.setChecked(n == self.tab)
            tab.update()
        self.go.set_label(ngettext("Import {n} question", "Import {n} questions", len(good)).format(n=len(good)))
        self.go.setEnabled(bool(good))
        numbers = (range(len(preview.rows)), good, bad)[self.tab]
        current = self.mending.number
        self.table.look_at(preview, numbers, current if keep_row else -1)
        if current not in numbers or not keep_row:
            current = numbers[0] if self.tab == BAD and numbers else -1
            self.table.point_at(0 if current >= 0 else -1)
        self.mending.tell(preview, current)
        self.show(self.shown)
        self.arrange(self.box)
        self.screen.update()

    def show_tab(self, tab: int) -> None:
        """All rows, those that come in, or those to mend."""
        self.tab = tab
        self.tell(keep_row=False)

    def _doubles_turned(self, _on: bool) -> None:
        self.tell()

    def _choose(self, at: int) -> None:
        if self.preview is not None:
            self.mending.tell(self.preview, self.table.numbers[at])
            self.show(self.shown)
            self.arrange(self.box)
            self.screen.raise_over()

    def _open(self, at: int) -> None:
        self._choose(at)
        self.mending.focus()

    # ---- where things stand
    def arrange(self, box: QRectF) -> None:
        super().arrange(box)
        if self.screen.tall:
            self._arrange_tall(box)
        else:
            self._arrange_wide(box)

    def _arrange_wide(self, box: QRectF) -> None:
        put = self.screen.put
        head = box.top() - 76  # beside the page's own head
        put(self.file, box.left() + 400, head, box.width() - 400 - 700, 68)
        put(self.format, box.right() - 680, head - 6, 380, 76)
        put(self.other, box.right() - 280, head - 6, 280, 76)
        self._row(box.left(), box.top() + 4, box.width())
        top, bottom = box.top() + 96, box.bottom() - 104
        mending = 520.0 if self.mending.number >= 0 else 0.0
        put(self.table, box.left(), top, box.width() - mending - (16 if mending else 0), bottom - top)
        self.mending.arrange(QRectF(box.right() - 520, top, 520, bottom - top))
        put(self.note, box.left(), bottom + 16, box.width() - 540, 84)
        put(self.go, box.right() - 520, bottom + 14, 520, 88)

    def _row(self, left: float, top: float, across: float) -> None:
        """The tabs, and what the file leaves open."""
        tabs = min(190.0, across * 0.115)
        for n, tab in enumerate(self.tabs):
            self.screen.put(tab, left + n * (tabs + 8), top, tabs, 74)
        x = left + 3 * (tabs + 8) + 8
        room = left + across - x - 3 * 10
        for piece, share in ((self.topic, 0.26), (self.band, 0.2), (self.tags, 0.24), (self.doubles, 0.3)):
            self.screen.put(piece, x, top, room * share, 76)
            x += room * share + 10

    def _arrange_tall(self, box: QRectF) -> None:
        put = self.screen.put
        x, across = box.left(), box.width()
        put(self.file, x, box.top(), across, 56)
        half = (across - 16) / 2
        put(self.format, x, box.top() + 62, half, 84)
        put(self.other, x + half + 16, box.top() + 62, half, 84)
        third = (across - 24) / 3
        for n, tab in enumerate(self.tabs):
            put(tab, x + n * (third + 12), box.top() + 160, third, 80)
        for n, piece in enumerate((self.topic, self.band, self.tags, self.doubles)):
            put(piece, x + n % 2 * (half + 16), box.top() + 254 + n // 2 * 94, half, 84)
        top, bottom = box.top() + 450, box.bottom() - 116
        mending = 560.0 if self.mending.number >= 0 else 0.0
        if self.note.text():
            put(self.note, x, top, across, 76)
            top += 88
        put(self.table, x, top, across, bottom - top - mending - (16 if mending else 0))
        self.mending.arrange(QRectF(x, bottom - 560, across, 560))
        put(self.go, x, bottom + 16, across, 96)
