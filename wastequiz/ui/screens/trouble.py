"""Something that a person can mend: what happened, what is safe, and buttons for what can be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wastequiz.domain.errors import KnownError, SchoolFileDamaged, SchoolFileForeign, SchoolFileGone, SchoolFileNewer, SchoolWiped
from wastequiz.i18n import _
from wastequiz.services import safekeeping
from wastequiz.stage import scenery
from wastequiz.stage.asking import Ask
from wastequiz.stage.pieces import Button
from wastequiz.stage.reading import Reading
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui import background
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import Home
from wastequiz.ui.screen import Screen
from wastequiz.wording import errors, times

SchoolFileTrouble = SchoolFileDamaged | SchoolFileGone | SchoolFileForeign | SchoolFileNewer


class TroubleScreen(Screen):
    """Says a known error in words. The school may be open (then home works) or not (then opening it is what must be mended)."""

    scenery_name = scenery.DESK
    for_staff = True

    def __init__(self, context: Context, error: KnownError) -> None:
        super().__init__(context)
        self.error = error
        self.school_is_open = bool(context.school.bank.schemes)
        self.playing = context.session.playing is not None
        self.back_to = Home() if self.school_is_open else None
        told = errors.told(error)
        head, text = told.what, errors.joined(told.safe, told.then)
        if self.playing:
            head, text = _("Please fetch your teacher."), _("Your points are safe.")
        self.setAccessibleName(f"{head} {text}")
        self.card = Panel(self, radius=48)
        self.mascot = Art(self, "bins/mascot_think", _("Squirrel"))
        self.head = Words(self, head, 52, head=True)
        self.text = Words(self, text, 34, colour="ink.textSecondary", valign="top")
        self.buttons: list[Button] = []
        self._offer(error)
        self.more = Button(self, _("For whoever looks after the computer"), "ghost", size=26, icon="info")
        self.more.clicked.connect(self._show_details)
        self.details: Reading | None = None
        self.busy = Words(self, "", 32, bold=True, colour="brand.primaryLip")
        self.buttons[0].setFocus()

    # ---- what can be done
    def _offer(self, error: KnownError) -> None:
        mends_file = False
        if isinstance(error, (SchoolFileDamaged, SchoolFileGone, SchoolFileForeign, SchoolFileNewer)) and not self.playing:
            mends_file = True
            self._offer_mending(error)
        elif isinstance(error, SchoolWiped):
            mends_file = True
            self._offer_after_wiping(error)
        if self.school_is_open:
            kind = "paper" if mends_file else "primary"
            self._button(_("Back to the start page"), kind, "home", lambda: self.go.emit(Home()))
        elif not mends_file:
            self._button(_("Try again"), "primary", "undo", self.context.reopen)
        if not self.playing:
            self._button(_("Quit"), "paper", "x", self.context.leave_program)

    def _offer_mending(self, error: SchoolFileTrouble) -> None:
        newer = isinstance(error, SchoolFileNewer)
        backup = error.backup
        if newer or backup is None:
            self._button(_("Try again"), "primary", "undo", self._open_again)
        if backup is not None:
            when = times.moment(error.backup_utc_ms) if error.backup_utc_ms is not None else ""
            label = _("Restore the newest backup ({when})").format(when=when)
            deed: Callable[[], None] = (lambda: self._ask_before_older(backup)) if newer else (lambda: self._restore(backup))
            self._button(label, "paper" if newer else "primary", "download", deed)
        self._button(_("Start a new school"), "paper", "plus", self._ask_before_new)

    def _offer_after_wiping(self, error: SchoolWiped) -> None:
        folder, backup = self.context.school.folder, error.backup
        if backup is not None:
            label = _("Take over the newest backup ({when})").format(when=times.moment(error.backup_utc_ms or 0))
            self._button(label, "primary", "download", lambda: self._restore(backup))
        else:
            self._button(_("Try again"), "primary", "undo", self._open_again)
        if error.older:
            self._button(
                _("Go on with this one"), "paper", "play", lambda: self._mend(_("One moment, please."), lambda: safekeeping.go_on(folder))
            )
        else:
            self._button(_("Begin anew"), "paper", "plus", self._ask_before_new)

    def _button(self, label: str, kind: str, icon: str, deed: Callable[[], object]) -> None:
        button = Button(self, label, kind, size=34, icon=icon)
        button.clicked.connect(deed)
        self.buttons.append(button)

    def _ask_before_new(self) -> None:
        Ask(
            self,
            _("Start with an empty school?"),
            _("The old files are kept aside, nothing is deleted. Classes and scores begin anew."),
            _("No, not yet"),
            _("Start a new school"),
            lambda: self._mend(_("A new school is being made."), lambda: safekeeping.start_over(self.context.school.folder)),
        )

    def _ask_before_older(self, backup: Path) -> None:
        Ask(
            self,
            _("Go back to the backup?"),
            _("The newer file is kept aside. What was added since the backup will not be seen here."),
            _("No, not yet"),
            _("Restore the backup"),
            lambda: self._restore(backup),
        )

    def _restore(self, backup: Path) -> None:
        self._mend(
            _("The backup is being restored. This may take a minute."), lambda: safekeeping.restore(self.context.school.folder, backup)
        )

    def _mend(self, saying: str, work: Callable[[], object]) -> None:
        self.busy.setText(saying)
        for button in self.buttons:
            button.setEnabled(False)
        school = self.context.school

        def close_and_work() -> None:
            school.close()
            work()

        background.run(close_and_work, owner=self, then=lambda _done: self.context.reopen(), failed=alive(self, self.trouble))

    def _open_again(self) -> None:
        self._mend(_("One moment, please."), lambda: None)

    # ---- for whoever looks after the computer
    def _show_details(self) -> None:
        if self.details is None:
            text = (
                errors.joined(errors.sentence(self.error)) + "\n" + (errors.details(self.error) or "") + f"\n({type(self.error).__name__})"
            )
            paragraphs = [(line, "body" if i == 0 else "mono") for i, line in enumerate(text.split("\n")) if line]
            self.details = Reading(self, _("For whoever looks after the computer"), paragraphs)
            self.more.hide()
            self.arrange()
            self.details.show()
            self.details.setFocus()

    # ---- where things stand
    def arrange(self) -> None:
        if self.tall:
            x, y, across, down = 60.0, 160.0, 960.0, 1600.0
            self.put(self.mascot, x + 330, y + 50, 300, 300)
            self.put(self.head, x + 60, y + 380, across - 120, 170)
            self.put(self.text, x + 60, y + 560, across - 120, 230)
            left, top, wide = x + 60, y + 880, across - 120
            self.put(self.busy, x + 60, y + 800, across - 120, 70)
        else:
            x, y, across, down = 160.0, 90.0, 1600.0, 900.0
            self.put(self.mascot, x + 60, y + 90, 320, 320)
            self.put(self.head, x + 430, y + 50, across - 490, 130 if self.details is None else 110)
            less = 0.0 if self.details is None else 190.0
            self.put(self.text, x + 430, y + 220 - less / 4, across - 490, 190 - less / 3)
            self.put(self.busy, x + 430, y + 412 - less * 0.9, across - 490, 60)
            left, top, wide = x + 430, y + 480 - less, across - 490
        self.put(self.card, x, y, across, down)
        for i, button in enumerate(self.buttons):
            if self.tall or i == 0:
                self.put(button, left, top + i * 116, wide, 104)
            else:
                rest = len(self.buttons) - 1
                each = (wide - 20 * (rest - 1)) / rest
                self.put(button, left + (i - 1) * (each + 20), top + 116, each, 104)
        last = y + down - 50
        self.put(self.more, left, last - 94, wide, 94)
        if self.details is not None:
            start = top + (len(self.buttons) * 116 if self.tall else 232) + 6
            self.put(self.details, x + 60, start, across - 120, last - start + 10)
