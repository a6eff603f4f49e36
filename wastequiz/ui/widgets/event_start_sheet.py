"""Before a kiosk starts: what will happen, the command that does the same, and the button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import Event
from wastequiz.i18n import _
from wastequiz.stage.asking import Over
from wastequiz.stage.fields import Field, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Words
from wastequiz.ui import kiosk_start
from wastequiz.ui.screen import Screen


class StartSheet(Over):
    """Stands over the page; the safe answer leaves everything as it is."""

    card_size = (1000.0, 640.0)

    def __init__(self, page: Screen, event: Event, kiosk: int) -> None:
        super().__init__(page, _("Start the kiosk here"))
        self.page, self.plan, self.kiosk = page, event, kiosk
        self.art = Art(self, "bins/mascot_wave")
        called = event.name if event.stations == 1 else _("{event}, kiosk {n}").format(event=event.name, n=kiosk)
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
        self.command.setMaxLength(2_000)
        self.command.setText(kiosk_start.command(page.context, event, kiosk))
        self.command.setCursorPosition(0)
        self.command.setReadOnly(True)
        self.state = StateLine(self)
        self.start = Button(self, _("Start now"), size=36, icon="play")
        self.start.clicked.connect(self.begin)
        self.never_mind = Button(self, _("Never mind"), "paper", size=32)
        self.never_mind.clicked.connect(self.stay)
        self.open(self.start)

    def buttons(self) -> Sequence[QWidget]:
        return self.command, self.start, self.never_mind

    def begin(self) -> None:
        """Starts it, and ends this program; says where that cannot be."""
        if not kiosk_start.begin(self.page.context, self.plan, self.kiosk):
            self.state.tell(_("The kiosk could not be started from here. Type the command instead."), "info", danger=True)
            self.arrange()

    def arrange(self) -> None:
        card = self.card()
        x, y, across = card.left() + 40, card.top(), card.width() - 80
        self.put(self.art, x, y + 36, 150, 180)
        self.put(self.head, x + 180, y + 32, across - 180, 76)
        self.put(self.text, x + 180, y + 114, across - 180, 150)
        self.put(self.about, x, y + 282, across, 40)
        self.put(self.command, x, y + 326, across, 76)
        self.put(self.state, x, y + 414, across, 68)
        self.put(self.start, card.right() - 40 - 400, card.bottom() - 128, 400, 100)
        self.put(self.never_mind, x, card.bottom() - 128, 320, 100)

    def stay(self) -> None:
        self.close_card()
