"""An event is set up in five minutes: an example to begin with, four parts to change it in, and always what visitors will see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz.domain.errors import KnownError
from wastequiz.domain.events import Event
from wastequiz.i18n import _
from wastequiz.services import eventing, quizzing
from wastequiz.stage import paint
from wastequiz.stage.asking import Ask
from wastequiz.stage.fields import Segment, StateLine, desk_card
from wastequiz.stage.pieces import Button
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.event_examples import begun
from wastequiz.ui.event_wants import wants
from wastequiz.ui.places import Events, Place
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets.event_form import Section
from wastequiz.ui.widgets.event_looks import LooksSection
from wastequiz.ui.widgets.event_panel import EventPanel
from wastequiz.ui.widgets.event_plays import PlaysSection
from wastequiz.ui.widgets.event_prizes import PrizesSection
from wastequiz.ui.widgets.event_when import WhenSection
from wastequiz.wording.errors import sentence

LOOK_MS = 200
"""So long after a change the page looks what is not right yet."""


class PartTab(Segment):
    """One part of the set-up; it wears a mark while something in it is to be put right."""

    wrong = False

    def mark_wrong(self, wrong: bool) -> None:
        if wrong != self.wrong:
            self.wrong = wrong
            self.setAccessibleName(_("{part}: something to put right").format(part=self.label) if wrong else self.label)
            self.update()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        if self.wrong:
            t = self.look.theme
            paint.circle(p, box.right() - 20, 18, 12, t.colour("data.danger"), t.colour("surface.card"), 2)
            paint.icon(p, self.look, "flag", box.right() - 20, 18, 14, t.colour("ink.onColour"))


class EventEditorScreen(DeskScreen):
    """`event_id` '': a new one, begun with `example`."""

    entry = Events()
    back_to: Place | None = Events()

    def __init__(self, context: Context, event_id: str = "", example: str = "") -> None:
        super().__init__(context, _("Change the event") if event_id else _("New event"))
        self.event_id = event_id
        self.plan = begun(example, quizzing.today(context.school), context.school.scheme.code)
        self.kept: Event | None = None
        """What was last kept, or what a new one began with; None: it has not come yet."""
        self.said: Sequence[tuple[str, str]] = ()
        """(field, sentence) of everything that is not right yet."""
        self._looks = 0
        self._stands_for = -1
        """For how many prizes everything stands in its place."""
        self.when = WhenSection(self, self.take)
        self.plays = PlaysSection(self, self.take)
        self.prizes = PrizesSection(self, self.take)
        self.looks = LooksSection(self, self.take)
        self.parts: Sequence[Section] = (self.when, self.plays, self.prizes, self.looks)
        names = (_("When and where"), _("What is played"), _("Prizes"), _("Look and sound"))
        self.tabs = [PartTab(self, name, chosen=not n, size=26) for n, name in enumerate(names)]
        one_of(self.tabs, self.show_part)
        self.part = 0
        self.panel = EventPanel(self, self.lead_to)
        self.refused = StateLine(self)
        self.ready = Button(self, _("Ready"), size=36, icon="check")
        self.ready.clicked.connect(self.save)
        self.form_box = QRectF()
        if event_id:
            eventing.event(context.school, event_id, alive(self, self._opened), alive(self, self._not_kept))
        else:
            self.kept = self.plan
        self.take(self.plan)
        self.look_for_problems()
        self.when.name.setFocus()

    def _opened(self, event: Event) -> None:
        self.plan = self.kept = event
        self.take(event)
        self.look_for_problems()

    # ---- choosing
    def take(self, event: Event) -> None:
        """Takes over what was chosen, and shows it."""
        self.plan = event
        for part in self.parts:
            part.show_event(event)
        self.panel.show_event(event)
        if self.refused.text():
            self.refused.tell("")
        self._looks += 1
        looks = self._looks
        self.later(LOOK_MS, lambda: self.look_for_problems() if looks == self._looks else None)
        if len(event.prizes) != self._stands_for:  # typing moves nothing
            self._stands_for = len(event.prizes)
            self.show_part(self.part)

    def show_part(self, number: int) -> None:
        """Shows one of the four parts."""
        self.part = number
        for n, (tab, part) in enumerate(zip(self.tabs, self.parts, strict=True)):
            tab.setChecked(n == number)
            tab.update()
            if isinstance(part, PrizesSection):
                part.show_pieces(n == number)
            else:
                for piece in part.pieces:
                    piece.setVisible(n == number)
        self.arrange()
        self.raise_over()
        self.update()

    def lead_to(self, where: str) -> None:
        """Shows the field a problem is about."""
        number = next((n for n, part in enumerate(self.parts) if part.holds(where)), 0)
        self.show_part(number)
        self.parts[number].focus(where)

    # ---- is everything there?
    def look_for_problems(self) -> None:
        """Says beside the fields, and in the list, what is not right yet."""
        self.said = wants(self.plan, self.context.school)
        by_field: dict[str, str] = {}
        for where, text in self.said:
            by_field.setdefault(where, text)
        for tab, part in zip(self.tabs, self.parts, strict=True):
            part.tell(by_field)
            tab.mark_wrong(any(part.holds(where) for where in by_field))
        self.panel.tell(self.said)
        self.raise_over()

    # ---- keeping
    def save(self) -> None:
        """Keeps the event and goes back to the list. One that is not whole yet is kept too: it only cannot begin."""
        self._save(lambda event_id: self.go.emit(Events(event_id)))

    def _save(self, then: Callable[[str], Any]) -> None:
        self.ready.setEnabled(False)
        eventing.save(self.context.school, replace(self.plan, name=self.plan.name.strip()), alive(self, then), alive(self, self._not_kept))

    def _not_kept(self, error: BaseException) -> None:
        self.ready.setEnabled(True)
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self.refused.tell(sentence(error), "info", danger=True)
        self.arrange()
        self.look_for_problems()
        if self.said:
            self.lead_to(self.said[0][0])

    def settle_then(self, then: Callable[[], Any]) -> None:
        """What is not kept yet is asked about first."""
        if self.kept is None or self.plan == self.kept:
            then()
            return
        Ask(
            self,
            _("The event is not kept yet."),
            _("Keep it and go on, or go on without it?"),
            _("Save it"),
            _("Go on without"),
            then,
            leave=lambda: self._save(lambda _id: then()),
        )

    def leave(self) -> None:
        self.settle_then(lambda: self.go.emit(Events(self.event_id)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self.part + step < len(self.parts):
            self.show_part(self.part + step)
            self.tabs[self.part].setFocus()
            return
        super().keyPressEvent(event)

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        self.put(self.head, room.left(), room.top(), 420, 64)
        self.put(self.ready, room.right() - 272, room.top() - 6, 272, 80)
        self.put(self.refused, room.left() + 430, room.top() - 4, room.width() - 430 - 290, 76)
        top = room.top() + 92
        side, low = 560.0, 400.0
        body = QRectF(room.left(), top, room.width(), room.bottom() - top)
        if self.tall:
            form = QRectF(body.left(), body.top(), body.width(), body.height() - low - 20)
            self.panel.put(QRectF(body.left(), form.bottom() + 20, body.width(), low))
        else:
            form = QRectF(body.left(), body.top(), body.width() - side - 20, body.height())
            self.panel.put(QRectF(body.right() - side, body.top(), side, body.height()))
        wide = (form.width() - 3 * 10) / 4
        for n, tab in enumerate(self.tabs):
            self.put(tab, form.left() + n * (wide + 10), form.top(), wide, 76)
        self.form_box = QRectF(form.left(), form.top() + 90, form.width(), form.height() - 90)
        for part in self.parts:
            part.put(self.form_box.adjusted(24, 18, -24, -18))

    def paint_under(self, p: QPainter) -> None:
        super().paint_under(p)
        desk_card(p, self.look, self.form_box)
