"""Where the buttons of a lesson's page stand, and what they do to the lesson."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import can_double, can_steal
from wastequiz.domain.lesson_turns import turn
from wastequiz.i18n import _
from wastequiz.ui.context import alive
from wastequiz.ui.lesson.controls import CONTROLS, label, others, primary
from wastequiz.ui.widgets.button_row import put_row
from wastequiz.ui.widgets.lesson_card import Deed
from wastequiz.wording import lessons

if TYPE_CHECKING:
    from wastequiz.ui.screens.lesson import LessonScreen


class Deeds(QObject):
    """Each is kept first; then the page shows it."""

    def __init__(self, page: LessonScreen) -> None:
        super().__init__(page)
        self.page = page

    def do(self, code: str) -> None:
        """Does what a button says; codes as in `controls`."""
        host, lesson = self.page.hosting, self.page.lesson
        kept, failed = alive(self.page, self.page.kept), alive(self.page, self.page.failed_deed)
        match code:
            case "call":
                self.page.deed(lambda: host.call(kept, failed))
            case "another":
                self._call_another(lesson.asked)
            case "pass":
                self.page.deed(lambda: host.pass_card(alive(self.page, partial(self._passed, lesson.asked)), failed))
            case "absent":
                self.page.deed(lambda: host.absent(lesson.asked, alive(self.page, partial(self._missing, lesson.asked)), failed))
            case "double":
                self._for_team(_("Who doubles?"), can_double(lesson), lambda t: self.page.deed(lambda: host.double(kept, failed, team=t)))
            case "steal":
                anew = alive(self.page, self.page.anew)
                self._for_team(_("Who takes over?"), can_steal(lesson), lambda t: self.page.deed(lambda: host.steal(anew, failed, team=t)))
            case "tell":
                self.page.deed(lambda: host.tell(kept, failed))
            case "next":
                self.page.deed(lambda: host.next(kept, failed))
            case _:
                self.take_back()

    def show(self, lesson: Lesson) -> None:
        """Which buttons there are, and what the one that leads on says."""
        on, code = self.page.on, primary(lesson)
        on.set_label(label(lesson, code))
        on.kind = "paper" if self.aside() or self.page.way.choices() else "primary"
        on.icon_name, on.icon_after = CONTROLS[code].icon, code == "next"
        fitting = others(lesson)
        for name, button in self.page.others.items():
            button.setVisible(name in fitting)

    def aside(self) -> bool:
        """Whether what leads on stands in the row with the others: something else comes first, an answer that is to be given.

        Where a student was called just now nothing stands in its old place: a second tap there does nothing.
        """
        return self.page.way.gives is not None or (self.page.lesson.spec.method == "roll_call" and turn(self.page.lesson).who == "student")

    def arrange(self) -> None:
        """Puts the buttons: what comes next on the right, the others in a row. Where the way has a button of its own, that one comes next."""
        page, tall = self.page, self.page.tall
        on, back = page.on, page.others["take_back"]
        if page.sheet is not None:
            boxes = ((40, 1732, 640, 132), (704, 1732, 336, 132)) if tall else ((1500, 776, 348, 142), (1500, 938, 348, 100))
            page.put(on, *boxes[0])
            page.put(back, *boxes[1])
            return
        row = [*(button for button in page.way.own() if not button.isHidden()), *(page.others[code] for code in others(page.lesson))]
        room = page.way.room_for_deeds()
        if self.aside():
            row.append(on)
        elif not tall:
            page.put(on, 1428, 946, 420, 108)
        else:
            across = 430.0 if len(row) < 3 and primary(page.lesson) != "call" else 300.0
            page.put(on, 1040 - across, 1802, across, 104)
            room.setRight(1020 - across)
        put_row(page, row, room)

    def _passed(self, ref: str, lesson: Lesson) -> None:
        """Somebody else is called; it is said why, and can be taken back while nobody has answered."""
        self._call_next(lesson)
        who = lessons.student(ref, self.page.students)
        self.page.happened.tell(_("{who} played the pass card").format(who=who), partial(self._not_passed, ref))

    def _not_passed(self, ref: str) -> None:
        """Takes back the calls since then, and the card."""

        def undone(lesson: Lesson) -> None:
            if lesson.asked == ref:
                self.page.kept(lesson)
            else:
                self._not_passed(ref)

        self.page.deed(lambda: self.page.hosting.undo_call(alive(self.page, undone), alive(self.page, self.page.failed_deed)))

    def _missing(self, ref: str, lesson: Lesson) -> None:
        """Somebody else is called; it is said why, and who is there after all comes back on the roll."""
        self._call_next(lesson)
        self.page.happened.tell(
            _("{who} is not here today").format(who=lessons.student(ref, self.page.students)), partial(self._not_missing, ref)
        )

    def _not_missing(self, ref: str) -> None:
        def back(lesson: Lesson) -> None:
            self.page.kept(lesson)
            self.page.happened.tell(_("{who} is here after all").format(who=lessons.student(ref, self.page.students)))

        self.page.deed(lambda: self.page.hosting.late(ref, alive(self.page, back), alive(self.page, self.page.failed_deed)))

    def _call_next(self, lesson: Lesson) -> None:
        self.page.kept(lesson)
        self.do("call")

    def _call_another(self, before: str, tries: int = 5) -> None:
        """Calls somebody else, if there is anybody."""

        def called(lesson: Lesson) -> None:
            if lesson.asked == before and tries:
                self._call_another(before, tries - 1)
            else:
                self.page.kept(lesson)

        def undone(_lesson: Lesson) -> None:
            self.page.deed(lambda: self.page.hosting.call(alive(self.page, called), alive(self.page, self.page.failed_deed)))

        self.page.deed(lambda: self.page.hosting.undo_call(alive(self.page, undone), alive(self.page, self.page.failed_deed)))

    def _for_team(self, head: str, teams: Sequence[int], do: Callable[[int], object]) -> None:
        """Does it for the team there is, or asks for which."""
        if len(teams) == 1:
            do(teams[0])
        elif teams:
            asked = [Deed(lessons.team(self.page.lesson, t), "users", lambda t=t: (self.page.shut(), do(t))) for t in teams]
            self.page.ask(head, "", [*asked, Deed(_("Nobody"), "back", self.page.shut)])

    def take_back(self) -> None:
        """Asks whether the last answer to this question was a mistake; before there is one, takes back the call."""
        lesson = self.page.lesson
        if not lesson.answered:
            self.page.deed(lambda: self.page.hosting.undo_call(alive(self.page, self.page.kept), alive(self.page, self.page.failed_deed)))
            return
        last = lesson.answered[-1]
        whose = lessons.by(lesson, last, self.page.students)
        self.page.ask(
            _("Take the answer of {who} back?").format(who=whose),
            _("It counts nowhere then."),
            [Deed(_("Take it back"), "undo", lambda: self._void(last.n)), Deed(_("Leave it"), "check", self.page.shut)],
        )

    def _void(self, n: int) -> None:
        self.page.shut()
        self.page.deed(lambda: self.page.hosting.void(n, alive(self.page, self.page.anew), alive(self.page, self.page.failed_deed)))
