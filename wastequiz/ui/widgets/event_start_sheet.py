"""Before a kiosk starts: what will happen, what is still in its way, the command that does the same, and the button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import Event
from wastequiz.i18n import _
from wastequiz.services import enrolling, quizzing
from wastequiz.stage.asking import Over
from wastequiz.stage.fields import Field, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Words
from wastequiz.ui import kiosk_start
from wastequiz.ui.context import alive
from wastequiz.ui.places import Events, StaffPin
from wastequiz.ui.screen import Screen

LONGEST_COMMAND = 2_000


class StartSheet(Over):
    """Stands over the page; the safe answer leaves everything as it is."""

    card_size = (1020.0, 700.0)

    def __init__(self, page: Screen, event: Event) -> None:
        super().__init__(page, _("Start the kiosk here"))
        self.page, self.plan = page, event
        self.art = Art(self, "bins/mascot_wave")
        called = event.name if event.stations == 1 else _("{event}, kiosk {n}").format(event=event.name, n=event.kiosk)
        self.head = Words(self, called, 40, head=True)
        self.text = Words(
            self,
            _(
                "This computer becomes the kiosk: one full screen, and nothing else can be reached. "
                "Staff ends it with a corner and the PIN. Every answer and prize is kept, also when the power goes."
            ),
            26,
            colour="ink.textSecondary",
            valign="top",
        )
        self.about = Words(self, _("The same as a command, for a computer that starts it by itself:"), 24, bold=True)
        self.command = Field(self, _("Command"), size=24)
        self.command.setMaxLength(LONGEST_COMMAND)
        self.command.setText(kiosk_start.command(page.context, event))
        self.command.setCursorPosition(0)
        self.command.setReadOnly(True)
        self.state = StateLine(self)
        self.pin = Button(self, _("Choose a staff PIN"), size=32, icon="lock")
        self.pin.clicked.connect(self._choose_pin)
        self.pin.hide()
        self.start = Button(self, _("Start now"), size=36, icon="play")
        self.start.clicked.connect(lambda: kiosk_start.begin(page.context, event))
        self.trial = Button(self, _("Try it in a window"), "paper", size=28, icon="eye")
        self.trial.clicked.connect(lambda: kiosk_start.begin(page.context, event, windowed=True))
        self.never_mind = Button(self, _("Never mind"), "paper", size=28)
        self.never_mind.clicked.connect(self.stay)
        if event.dates and quizzing.today(page.context.school).isoformat() not in event.dates:
            self.start.setEnabled(False)
            self.state.tell(_("It is not on today. Change its days first."), "calendar", danger=True)
        self.open(self.start if self.start.isEnabled() else self.never_mind)
        enrolling.has_pin(page.context.school, alive(self, self._pin_known))

    def _pin_known(self, there: bool) -> None:
        """Without a PIN nobody could end the kiosk, so one is chosen first."""
        if there:
            return
        self.state.tell(_("There is no staff PIN yet: nobody could end the kiosk."), "lock", danger=True)
        self.start.hide()
        self.pin.show()
        self.arrange()
        self.pin.setFocus()

    def _choose_pin(self) -> None:
        self.close_card()
        self.page.go.emit(StaffPin(Events(self.plan.id), new=True))

    def buttons(self) -> Sequence[QWidget]:
        found = (self.command, self.pin, self.start, self.trial, self.never_mind)
        return [piece for piece in found if not piece.isHidden() and piece.isEnabled()]

    def arrange(self) -> None:
        card = self.card()
        x, y, across = card.left() + 40, card.top(), card.width() - 80
        self.put(self.art, x, y + 40, 150, 190)
        self.put(self.head, x + 180, y + 32, across - 180, 76)
        self.put(self.text, x + 180, y + 114, across - 180, 160)
        self.put(self.about, x, y + 290, across, 40)
        self.put(self.command, x, y + 334, across, 76)
        self.put(self.state, x, y + 428, across, 72)
        foot = card.bottom() - 136
        for piece in (self.start, self.pin):
            self.put(piece, card.right() - 40 - 370, foot, 370, 100)
        self.put(self.trial, x + 250, foot, 300, 96)
        self.put(self.never_mind, x, foot, 236, 96)

    def stay(self) -> None:
        self.close_card()
