"""The form for several students at once: by the highest seat number, or from a list of names that was copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QGuiApplication

from wastequiz.domain.errors import BadName, BadSeat, KnownError
from wastequiz.domain.pasted_names import names_in
from wastequiz.i18n import _, ngettext
from wastequiz.stage.fields import Field
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk import Row
from wastequiz.ui.widgets.roster_forms import Form

SHOWN = 6
"""So many names are shown before they are kept."""


class SeatsForm(Form):
    """Several students at once. `names`: what was pasted and waits to be kept; () none."""

    def __init__(self, screen: Screen, keep: Callable[[], Any], keep_names: Callable[[], Any]) -> None:
        super().__init__(screen, _("Add several seats"))
        self.names: tuple[str, ...] = ()
        self.last = self.field(_("Highest seat number"), keep, hint=_("1 to 99"))
        self.hint = Words(
            screen, _("Every empty seat from 1 to this number gets a student with an animal."), 24, colour="ink.textSecondary"
        )
        self.save = Button(screen, _("Add these seats"), "primary", size=30, icon="plus")
        self.save.clicked.connect(keep)
        self.list = Words(screen, "", 24, colour="ink.textSecondary")
        self.paste = Button(screen, "", "paper", size=28, icon="users")
        self.paste.clicked.connect(lambda: keep_names() if self.names else self.take())
        self.card.rows = [
            Row([(self.hint, 1)], height=100),
            Row([(self.last, 1)], self.label(_("Highest seat number"))),
            Row([(self.save, 1)], height=92),
            Row([(self.list, 1)], height=120),
            Row([(self.paste, 1)], height=92),
        ]
        self._tell()

    @property
    def changed(self) -> bool:
        return False

    def show(self) -> None:
        self.last.setText("")
        self.names = ()
        self._tell()
        self.hush()

    def take(self) -> None:
        """Reads the names that were copied and shows them; they are kept by a second press."""
        try:
            self.names = names_in(QGuiApplication.clipboard().text())
        except BadName as error:
            self.refuse(error)
            return
        self._tell()
        if not self.names:
            self.say(_("There are no names to paste. Copy them first, one in each line."), "info", danger=True)

    def _tell(self) -> None:
        n = len(self.names)
        if not n:
            self.list.setText(_("Or copy a list of names, one in each line, and paste it here. Seats without a name get them first."))
            self.paste.set_label(_("Paste names"))
            return
        more = _(", ").join(self.names[:SHOWN]) + (" …" if n > SHOWN else "")
        self.list.setText(more)
        self.paste.set_label(ngettext("Add {n} name", "Add {n} names", n).format(n=n))

    def field_of(self, error: KnownError) -> Field | None:
        return self.last if isinstance(error, BadSeat) else None
