"""A lesson's pause: go on, let in who came late, leave it for now, or end it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wastequiz.domain.lesson import Lesson
from wastequiz.i18n import _
from wastequiz.ui.context import alive
from wastequiz.ui.lesson.controls import CONTROLS, label, others
from wastequiz.ui.widgets.lesson_card import Deed
from wastequiz.wording import lessons

if TYPE_CHECKING:
    from wastequiz.ui.screens.lesson import LessonScreen

AT_ONCE = 9
"""So many late-comers stand on one card."""


class Pausing(QObject):
    """Holds the lesson, in the store too, until it goes on."""

    def __init__(self, page: LessonScreen) -> None:
        super().__init__(page)
        self.page = page

    @property
    def lesson(self) -> Lesson:
        return self.page.lesson

    def switch(self, *, every: bool = False) -> None:
        """Pauses, or goes on; another card goes. `every`: whoever has only keys finds the page's other deeds on the card too."""
        if self.page.popup is not None:
            self.back()
            return
        host = self.page.hosting
        self.page.deed(lambda: host.pause(alive(self.page, lambda _l: self.open(every=every)), alive(self.page, self.page.trouble)))

    def back(self) -> None:
        """What a card's way back does."""
        if self.lesson.paused:
            self.go_on()
        else:
            self.page.shut()

    def go_on(self) -> None:
        self.page.shut()
        if self.lesson.paused:
            host, page = self.page.hosting, self.page
            page.deed(lambda: host.pause(alive(page, lambda _l: page.show_again()), alive(page, page.trouble), on=False))

    def open(self, *, every: bool = False) -> None:
        """The card of the pause."""
        deeds = [
            Deed(_("Go on"), "play", self.go_on),
            Deed(_("Somebody came late"), "users", self.late),
            Deed(_("Leave, go on another time"), "home", self.page.home),
            Deed(_("End the lesson"), "flag", self.end),
            *self.page.teacher.deeds(),
        ]
        deeds += self._others() if every else []
        self.page.ask(_("A short break"), _("Nothing is lost."), deeds)

    def _others(self) -> list[Deed]:
        """What may be done besides once it goes on; taking back has a key of its own."""
        going = replace(self.lesson, paused=False)
        return [Deed(label(going, code), CONTROLS[code].icon, partial(self._then, code)) for code in others(going) if code != "take_back"]

    def _then(self, code: str) -> None:
        """Goes on, and does what a button of the page says."""
        host, page = self.page.hosting, self.page

        def goes(_lesson: Lesson) -> None:
            page.shut()
            page.do(code)

        page.deed(lambda: host.pause(alive(page, goes), alive(page, page.trouble), on=False))

    def missing(self) -> Sequence[str]:
        """Who is not on the roll, or was marked absent, by seat."""
        there = self.lesson.roll.present if self.lesson.roll else ()
        found = [student for student in self.page.students.values() if student.ref not in there]
        return [student.ref for student in sorted(found, key=lambda student: student.seat)]

    def late(self, first: int = 0) -> None:
        """Asks who came."""
        missing = self.missing()
        shown = missing[first : first + AT_ONCE]
        deeds = [Deed(_("Go on"), "play", self.go_on)]
        deeds += [Deed(lessons.student(ref, self.page.students), "", partial(self._let_in, ref)) for ref in shown]
        if first + AT_ONCE < len(missing):
            deeds.append(Deed(_("Others"), "more", partial(self.late, first + AT_ONCE)))
        self.page.ask(_("Who came late?") if missing else _("Everybody is here"), "", deeds)

    def _let_in(self, ref: str) -> None:
        host, page = self.page.hosting, self.page
        page.deed(lambda: host.late(ref, alive(page, lambda _l: self.late()), alive(page, page.trouble)))

    def end(self) -> None:
        """Asks whether to end it here."""
        deeds = [Deed(_("Go on"), "play", self.go_on), Deed(_("End the lesson"), "flag", self._finish)]
        self.page.ask(_("End the lesson here?"), _("All that was answered counts."), deeds)

    def _finish(self) -> None:
        host, page = self.page.hosting, self.page
        page.deed(lambda: host.finish(alive(page, page.anew), alive(page, page.trouble)))
