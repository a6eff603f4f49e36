"""What keeps a kiosk from being started, in words."""

from __future__ import annotations

from wastequiz.domain import errors as e
from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _
from wastequiz.wording.told import Told


def told(error: KnownError) -> Told | None:
    match error:
        case e.NoStaffPin():
            return Told(
                _("No staff PIN is set, so nobody could close the kiosk."),
                "",
                _("Open WasteQuiz, go to the teacher's desk and choose a PIN; then start the kiosk again."),
            )
        case e.EventNotToday(name, dates, today):
            return Told(
                _("“{name}” is planned for {dates}, and today is {today}.").format(name=name, dates=", ".join(dates), today=today),
                "",
                _("Set the computer's date right, or add the day to the event at the desk."),
            )
        case e.KioskRuns():
            return Told(_("A kiosk runs here already."), "", _("Close that one first: by its corners and the staff PIN."))
        case _:
            return None
