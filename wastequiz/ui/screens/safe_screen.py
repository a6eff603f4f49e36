"""A kiosk that came down too often, or cannot go on: it rests, says so calmly in both languages, and waits for staff."""

from __future__ import annotations

from wastequiz import i18n
from wastequiz.i18n import N_, _
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import KioskStaff
from wastequiz.ui.screen import Screen

HEAD = N_("Please fetch the staff.")
TEXT = N_("The game is taking a short rest. Your points and prizes are safe.")
WHY = {
    "crashes": N_("For staff: WasteQuiz ended by itself three times within a minute. It tries again by itself in two minutes."),
    "trouble": N_(
        "For staff: something could not be kept or opened; the list of incidents says what. It tries again by itself soon."
    ),
}
AGAIN_MS = 120_000
"""Nobody may be near: so long after it came up the kiosk tries again by itself."""


class SafeScreenScreen(Screen):
    """Nothing on it can fail: words, a picture, and two ways on. `why`: "crashes" or "trouble"."""

    scenery_name = scenery.QUIZ
    back_to = None

    def __init__(self, context: Context, why: str) -> None:
        super().__init__(context)
        self.why = why
        first, second = _both()
        self.setAccessibleName(" ".join(_said(first, text) for text in (HEAD, TEXT)))
        self.card = Panel(self, radius=56)
        self.mascot = Art(self, "bins/mascot_think", _("Squirrel"))
        self.head = Words(self, _said(first, HEAD), 92, head=True, align="center")
        self.text = Words(self, _said(first, TEXT), 40, colour="ink.textSecondary", align="center", valign="top")
        self.other_head = Words(self, _said(second, HEAD), 56, head=True, align="center")
        self.other_text = Words(self, _said(second, TEXT), 32, colour="ink.textSecondary", align="center", valign="top")
        self.again = Button(self, _("Try again"), "primary", size=38, icon="undo")
        self.again.clicked.connect(self.try_again)
        self.staff = Button(self, _("For staff"), "paper", size=38, icon="gear")
        self.staff.clicked.connect(lambda: self.go.emit(KioskStaff()))
        self.staff.setVisible(bool(context.school.bank.schemes))  # the PIN lies in the school: without it nobody can be let in
        self.reason = Words(self, _(WHY.get(why, WHY["trouble"])), 26, colour="ink.textSecondary", align="center")
        self.later(AGAIN_MS, self.try_again)

    def try_again(self) -> None:
        """Begins afresh, and takes up again whatever was going on: the round at its question, a prize that was drawn."""
        self.again.setEnabled(False)
        self.context.reopen()

    def arrange(self) -> None:
        if self.tall:
            x, y, across, down = 60.0, 240.0, 960.0, 1440.0
            self.put(self.mascot, x + 300, y + 60, 360, 360)
            self.put(self.head, x + 40, y + 450, across - 80, 200)
            self.put(self.text, x + 70, y + 660, across - 140, 120)
            self.put(self.other_head, x + 40, y + 800, across - 80, 100)
            self.put(self.other_text, x + 70, y + 910, across - 140, 110)
            wide, top = across - 160, y + 1050
            self.put(self.again, x + 80, top, wide, 112)
            self.put(self.staff, x + 80, top + 132, wide, 112)
            self.put(self.reason, x + 60, y + down - 130, across - 120, 100)
        else:
            x, y, across, down = 210.0, 80.0, 1500.0, 920.0
            self.put(self.mascot, x + 70, y + 130, 350, 350)
            left, wide = x + 450, across - 510
            self.put(self.head, left, y + 60, wide, 180)
            self.put(self.text, left, y + 250, wide, 120)
            self.put(self.other_head, left, y + 380, wide, 100)
            self.put(self.other_text, left, y + 490, wide, 100)
            half = (across - 160 - 40) / 2
            if self.staff.isHidden():
                self.put(self.again, x + 80 + half / 2, y + 640, half, 120)
            else:
                self.put(self.again, x + 80, y + 640, half, 120)
                self.put(self.staff, x + 120 + half, y + 640, half, 120)
            self.put(self.reason, x + 60, y + down - 120, across - 120, 90)
        self.put(self.card, x, y, across, down)


def _both() -> tuple[str, str]:
    """The language spoken now, and the other one of the two."""
    now = i18n.current()
    return now, i18n.SOURCE_LANGUAGE if now == i18n.FIRST_LANGUAGE else i18n.FIRST_LANGUAGE


def _said(code: str, message: str) -> str:
    return _(message) if code == i18n.current() else i18n.in_language(code, message)
