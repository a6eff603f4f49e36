"""A bug: kind words, a report to copy, and ways on. It keeps nothing and needs nothing."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button
from wastequiz.stage.reading import Reading
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home
from wastequiz.ui.screen import Screen


class CrashedScreen(Screen):
    """Shown in place of a page that did not work."""

    scenery_name = scenery.DESK
    for_staff = True

    def __init__(self, context: Context, report: str) -> None:
        super().__init__(context)
        self.report = report
        playing = context.session.playing is not None
        head = _("Please fetch your teacher.") if playing else _("Something in WasteQuiz did not work.")
        text = (
            _("Your points are safe.")
            if playing
            else _(
                "It is not your fault. All answers and scores are kept. Go back to the start page; if it happens again, send us the report."
            )
        )
        self.setAccessibleName(f"{head} {text}")
        self.card = Panel(self, radius=48)
        self.mascot = Art(self, "bins/mascot_think", _("Squirrel"))
        self.head = Words(self, head, 52, head=True)
        self.text = Words(self, text, 34, colour="ink.textSecondary", valign="top")
        self.home = Button(self, _("Back to the start page"), "primary", size=34, icon="home")
        self.home.clicked.connect(lambda: self.go.emit(Home()))
        self.copy = Button(self, _("Copy the report"), "paper", size=30, icon="edit")
        self.copy.clicked.connect(self._copy)
        self.quit = Button(self, _("Quit"), "paper", size=30, icon="x")
        self.quit.clicked.connect(context.leave_program)
        self.label = Words(
            self, _("For whoever looks after the computer; there are no names and no answers in it:"), 24, colour="ink.textSecondary"
        )
        self.reading = Reading(self, _("Report"), [(report, "mono")])
        for piece in (self.quit, self.label, self.reading):
            piece.setVisible(not playing)
        self.home.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy.set_label(_("The report is copied"))

    def arrange(self) -> None:
        if self.tall:
            x, y, across, down = 60.0, 160.0, 960.0, 1600.0
            self.put(self.mascot, x + 330, y + 50, 300, 300)
            self.put(self.head, x + 60, y + 380, across - 120, 150)
            self.put(self.text, x + 60, y + 540, across - 120, 200)
            left, top, wide = x + 60, y + 760, across - 120
        else:
            x, y, across, down = 160.0, 90.0, 1600.0, 900.0
            self.put(self.mascot, x + 60, y + 60, 300, 300)
            self.put(self.head, x + 430, y + 50, across - 490, 110)
            self.put(self.text, x + 430, y + 164, across - 490, 166)
            left, top, wide = x + 430, y + 340, across - 490
        half = (wide - 20) / 2
        self.put(self.card, x, y, across, down)
        self.put(self.home, left, top, wide, 104)
        self.put(self.copy, left, top + 116, half, 96)
        self.put(self.quit, left + half + 20, top + 116, half, 96)
        self.put(self.label, x + 60, top + 226, across - 120, 44)
        self.put(self.reading, x + 60, top + 276, across - 120, y + down - 48 - top - 276)
