"""Keeps what stands in the form of several seats: empty seats up to a number, or names that were pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wastequiz.domain.errors import BadSeat
from wastequiz.domain.students import Student, seat_number
from wastequiz.i18n import _, ngettext
from wastequiz.services import enrolling
from wastequiz.services.school import School
from wastequiz.ui.context import alive
from wastequiz.ui.widgets.seats_form import SeatsForm

Then = Callable[[], object]
Read = Callable[[Then], None]
"""Reads the students anew, then does what it is given."""
Refused = Callable[[BaseException], None]


def keep_seats(school: School, class_id: int, form: SeatsForm, read: Read, refused: Refused) -> None:
    """Adds every empty seat up to the number in the form."""
    try:
        last = seat_number(form.last.text())
    except BadSeat as error:
        refused(error)
        return

    def added(new: Sequence[Student]) -> None:
        text = _("Students added: {n}.").format(n=len(new)) if new else _("All these seats were taken already.")
        read(lambda: form.say(text))

    enrolling.add_seats(school, class_id, last, alive(form.last, added), alive(form.last, refused))


def keep_names(school: School, class_id: int, form: SeatsForm, read: Read, refused: Refused) -> None:
    """Keeps the names that were pasted."""

    def added(n: int) -> None:
        def told() -> None:
            form.show()
            form.say(ngettext("{n} name added.", "{n} names added.", n).format(n=n))

        read(told)

    enrolling.add_names(school, class_id, form.names, alive(form.last, added), alive(form.last, refused))
