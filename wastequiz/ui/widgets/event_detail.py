"""One event at the desk: what was decided about it, what came of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import EventRow
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.fields import StateLine, desk_card
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Painted
from wastequiz.ui import event_options as options
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.event_preview import AttractPreview
from wastequiz.ui.widgets.select import Select

BUTTON = 74.0
LINE = 54.0


class EventDetail:
    """`do` is called with what was pressed: "start", "edit", "report", "file", "copy" or "archive"."""

    def __init__(self, page: Screen, do: Callable[[str], Any]) -> None:
        self.page = page
        self.row: EventRow | None = None
        self.kiosk = 1
        """Which kiosk gets the file."""
        self.face = _Face(page)
        self.preview = AttractPreview(page)
        self.state = StateLine(page)
        self.of_kiosk = Select(page, _("For which kiosk?"), self._choose)
        self.start = self._button(_("Start the kiosk here"), "primary", "play", "start", do)
        self.edit = self._button(_("Change"), "paper", "edit", "edit", do)
        self.report = self._button(_("Day report"), "paper", "chart", "report", do)
        self.file = self._button(_("File for a kiosk"), "paper", "upload", "file", do)
        self.copy = self._button(_("Copy"), "paper", "plus", "copy", do)
        self.archive = self._button(_("Put away"), "paper", "download", "archive", do)

    def _button(self, label: str, kind: str, icon: str, deed: str, do: Callable[[str], Any]) -> Button:
        button = Button(self.page, label, kind, size=26 if kind == "paper" else 30, icon=icon)
        button.clicked.connect(lambda: do(deed))
        return button

    @property
    def pieces(self) -> list[QWidget]:
        buttons = [self.of_kiosk, self.start, self.file, self.report, self.edit, self.copy, self.archive]
        return [self.face, self.preview, self.state, *buttons]

    def show_row(self, row: EventRow, today: str, *, problems: int) -> None:
        """Shows this event. `problems`: so many things are not right yet; then it cannot begin."""
        if self.row is None or self.row.event.id != row.event.id:
            others = [n for n in range(1, row.event.stations + 1) if n != row.event.kiosk]
            self.kiosk = others[0] if others else 1
        self.row = row
        event = row.event
        self.face.tell(_lines(row, today), event.name)
        self.preview.show_event(event)
        if problems:
            self.state.tell(
                ngettext("{n} thing to put right before it can begin", "{n} things to put right before it can begin", problems).format(
                    n=problems
                ),
                "flag",
                danger=True,
            )
        else:
            self.state.tell("")
        self.archive.set_label(_("Take out") if row.archived else _("Put away"))
        self.start.setEnabled(not problems and not row.archived)
        self.file.setEnabled(not problems)
        kiosks = [(_("Kiosk {n}").format(n=n), "") for n in range(1, event.stations + 1)]
        self.of_kiosk.offer(kiosks, self.kiosk - 1)
        self.of_kiosk.setVisible(event.stations > 1)

    def _choose(self, number: int) -> None:
        self.kiosk = number + 1

    def put(self, box: QRectF) -> None:
        page = self.page
        page.put(self.face, box.left(), box.top(), box.width(), box.height())
        left, across, gap = box.left() + 20, box.width() - 40, 10.0
        half = (across - gap) / 2
        y = box.bottom() - 24 - 2 * BUTTON - gap
        if page.tall:  # the picture stands left of all there is to say
            picture = 360.0
            page.put(self.preview, left, box.top() + 20, picture, picture * 9 / 16)
            page.put(self.state, left, box.top() + 20 + picture * 9 / 16 + 10, picture, 64)
            self.face.room = QRectF(picture + 44, 14, box.width() - picture - 68, 0)
        else:
            picture = min(across, (box.height() * 0.24) * 16 / 9)
            page.put(self.preview, left + (across - picture) / 2, box.top() + 20, picture, picture * 9 / 16)
            self.face.room = QRectF(24, 26 + picture * 9 / 16, box.width() - 48, 0)
            page.put(self.state, left, y - 2 * (BUTTON + gap) - 64 - gap, across, 64)
        third = (across - 2 * gap) / 3
        for n, button in enumerate((self.edit, self.copy, self.archive)):
            page.put(button, left + n * (third + gap), y + BUTTON + gap, third, BUTTON)
        if self.of_kiosk.isHidden():
            for n, button in enumerate((self.report, self.file)):
                page.put(button, left + n * (half + gap), y, half, BUTTON)
        else:
            for n, piece in enumerate((self.report, self.of_kiosk, self.file)):
                page.put(piece, left + n * (third + gap), y, third, BUTTON)
        y -= BUTTON + gap + 4
        page.put(self.start, left, y, across, BUTTON + 4)
        self.face.update()


def _lines(row: EventRow, today: str) -> list[tuple[str, str]]:
    """(icon, words) of what there is to say."""
    event = row.event
    said = [("calendar", options.when(event, today))]
    if event.place:
        said.append(("map", event.place))
    said.append(("play", _(", ").join(options.play_name(play, event.questions) for play in event.plays) or _("Nothing to play yet")))
    if event.prizes:
        total = sum(prize.stock for prize in event.prizes)
        sorts = ngettext("{n} sort of prize", "{n} sorts of prizes", len(event.prizes)).format(n=len(event.prizes))
        given = _("{given} of {total} given").format(given=row.given, total=total)
        said.append(("gift", _("{sorts}: {given}").format(sorts=sorts, given=given)))
    else:
        said.append(("gift", _("No prizes, no wheel")))
    visits = ngettext("{n} visit here", "{n} visits here", row.visits).format(n=row.visits) if row.visits else _("No visits yet")
    if event.expected:
        visits = _("{visits}, {n} expected").format(visits=visits, n=event.expected)
    said.append(("users", visits))
    return said


class _Face(Painted):
    """The card with what the event is."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.name = ""
        self.lines: list[tuple[str, str]] = []
        self.room = QRectF(24, 20, 0, 0)

    def tell(self, lines: list[tuple[str, str]], name: str) -> None:
        self.lines, self.name = lines, name
        self.setAccessibleName(". ".join([name, *(text for _icon, text in lines)]))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        across = self.room.width() or box.width() - 48
        head = QRectF(self.room.left(), self.room.top(), across, 60)
        words.display(p, self.look, head, self.name, 34, t.colour("ink.text"), fat=0.025, floor=18)
        y = head.bottom() + 4
        for icon, text in self.lines:
            paint.icon(p, self.look, icon, self.room.left() + 15, y + LINE / 2 - 2, 26, t.colour("ink.textSecondary"))
            room = QRectF(self.room.left() + 42, y, across - 42, LINE - 4)
            words.text(p, self.look, room, text, 23, t.colour("ink.text"), floor=13, leading=1.1)
            y += LINE
