"""Backups: how well the school is kept, a look into every copy, and a way back; and schools that come from other computers or go there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF

from wastequiz.domain.keeping import Inside
from wastequiz.i18n import _, ngettext
from wastequiz.services import moving, safekeeping
from wastequiz.services.safekeeping import Status
from wastequiz.stage.asking import Ask
from wastequiz.stage.fields import StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui import background, school_files
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.places import Backups
from wastequiz.ui.widgets.moving_desk import MovingDesk
from wastequiz.wording import errors, keeping, times


class BackupsScreen(MovingDesk):
    """State, second place and all copies on the left; on the right what the chosen one holds, and what can be done with it."""

    entry = Backups()

    def __init__(self, context: Context, told: str = "") -> None:
        super().__init__(context, _("Backups"))
        self.found: Status | None = None
        self.inside: Inside | None = None
        self.now = self.button(_("Back up now"), "download", self.back_up, kind="primary")
        self.pack = self.button(_("Pack for another computer"), "upload", self.ask_where)
        self.bring = self.button(_("Bring from another computer"), "plus", self.ask_what)
        self.state, self.second = StateLine(self), StateLine(self)
        self.choose = self.button(_("Choose …"), "", self._ask_place)
        self.choose.setAccessibleName(_("Choose a second place"))
        self.clear = self.button(_("None"), "", partial(self.use_place, None))
        self.clear.setAccessibleName(_("No second place"))
        self.table = Table(self, _("Backups"), [Column(_("When"), 2.4), Column(_("Why"), 3.2), Column(_("Size"), 1.2)], row=66)
        self.table.chosen.connect(self.show_row)
        self.table.opened.connect(self.show_row)
        if told:
            self.note.tell(told, "check")
        self.about_looking()
        self.read()
        self.now.setFocus()

    # ---- how things are
    def read(self) -> None:
        """Looks at everything anew."""
        safekeeping.status(self.context.school, alive(self, self.show_status), alive(self, self.trouble))

    def show_status(self, found: Status) -> None:
        """Says how old the newest backup is and whether the second place works, and lists all copies."""
        self.found = found
        newest = found.newest
        if newest is None:
            self.state.tell(_("There is no backup yet. Make one now."), "info", danger=True)
        else:
            age, when = times.age(newest.age_ms), times.moment(newest.utc_ms)
            if newest.overdue:
                self.state.tell(_("The last backup was made {age}. Make one now.").format(age=age), "clock", danger=True)
            else:
                self.state.tell(_("Last backup: {age} ({when})").format(age=age, when=when), "check")
        self._show_second(found)
        cells = [
            (Cell(times.moment(b.utc_ms), bold=True), Cell(keeping.reason(b.reason)), Cell(keeping.size(b.bytes), faint=True))
            for b in found.all
        ]
        self.table.fill(cells, self.table.current if self.inside is not None else -1)
        self.arrange()
        self.update()

    def _show_second(self, found: Status) -> None:
        self.clear.setVisible(found.second is not None)
        if found.second is None:
            self.second.tell(_("No second place yet: a broken disk would take the backups along. A USB stick will do."), "info")
        elif not found.second_there:
            text = _("Second place {folder}: not there. Was the USB stick taken out?")
            self.second.tell(text.format(folder=found.second), "info", danger=True)
        elif found.second_failed_ms is not None:
            text = _("Second place {folder}: the copy of {when} did not succeed.")
            self.second.tell(text.format(folder=found.second, when=times.moment(found.second_failed_ms)), "info", danger=True)
        else:
            self.second.tell(_("Second place {folder}: every backup is copied there.").format(folder=found.second), "check")

    def back_up(self) -> None:
        """Makes a backup now, here and at the second place."""
        self.begin(_("Backing up …"))
        safekeeping.backup(self.context.school, alive(self, lambda _path: self.ended(_("Backed up."))), alive(self, self.not_done))

    # ---- the second place
    def _ask_place(self) -> None:
        school_files.for_folder(self, self.use_place)

    def use_place(self, place: Path | None) -> None:
        """Takes another second place, and tries it out with a backup."""
        then = self._place_cleared if place is None else self.back_up
        safekeeping.choose_second_place(self.context.school, place, alive0(self, then), alive(self, self.not_done))

    def _place_cleared(self) -> None:
        self.ended(_("Backups are made in one place only."))

    # ---- looking inside, and back
    def about_looking(self) -> None:
        self.inside = None
        text = _("Touch a backup to see what it holds. Nothing changes by looking.")
        folder = _("Backups lie in {folder}").format(folder=safekeeping.folder(self.context.school))
        move = _(
            "A packed school carries bank, classes, scores, settings and pictures to another computer. Several schools can be merged into one."
        )
        self.panel.show_about(_("Look inside"), ((_("Backups"), text), (_("Place"), folder), (_("Moving"), move)))
        self.panel.offer((), lambda _code: None)

    def show_row(self, row: int) -> None:
        """Looks into a backup, without opening it for more than reading."""
        if self.busy or self.found is None or not 0 <= row < len(self.found.all):
            return
        chosen = self.found.all[row]
        self.panel.show_about(times.moment(chosen.utc_ms), ((_("Inside"), _("Looking …")),))
        self.panel.offer((), lambda _code: None)
        self.arrange()

        def then(found: Inside) -> None:
            self.inside = found
            head = _("Backup of {when}").format(when=times.moment(chosen.utc_ms))
            self.show_inside(head, found, [("restore", _("Restore this one"))], lambda _code: self._ask_restore(chosen.path, chosen.utc_ms))

        background.run(partial(moving.look_at_backup, chosen.path), owner=self, then=then, failed=self.not_done)

    def _ask_restore(self, path: Path, utc_ms: int) -> None:
        Ask(
            self,
            _("Go back to {when}?").format(when=times.moment(utc_ms)),
            _("A backup of now is made first. Answers given since then come back from the day files; classes and bank are as they were."),
            _("No, not yet"),
            _("Restore"),
            partial(self.restore, path),
        )

    def restore(self, path: Path) -> None:
        """Puts a backup in the school's place; the school is closed for it and opens again."""
        folder = self.context.school.folder
        self.close_for(
            _("The backup is being restored. This may take a minute."), partial(safekeeping.restore_safely, folder, path), self._restored
        )

    @staticmethod
    def _restored(answers: int) -> str:
        back = ngettext("{n} answer given since then came back.", "{n} answers given since then came back.", answers).format(n=answers)
        return errors.joined(_("The backup is in place."), back)

    # ---- where things stand
    def arrange_room(self) -> None:
        box = self.room
        tops = [self.now, self.pack, self.bring]
        if self.tall:
            y = box.top() + 76
            self._side_by_side(tops, QRectF(box.left(), y, box.width(), 84))
            left = QRectF(box.left(), y + 100, box.width(), 900)
            right = QRectF(box.left(), y + 1020, box.width(), box.bottom() - y - 1020)
        else:
            across = min(960.0, box.width() - 440)
            self._side_by_side(tops, QRectF(box.right() - across, box.top(), across, 72))
            split = box.width() * 0.62
            left = QRectF(box.left(), box.top() + 88, split - 16, box.height() - 88)
            right = QRectF(box.left() + split, box.top() + 88, box.width() - split, box.height() - 88)
        y = left.top()
        for line in (self.note, self.state):
            if not line.isHidden():
                self.put(line, left.left(), y, left.width(), 76)
                y += 88
        buttons = [b for b in (self.choose, self.clear) if not b.isHidden()]
        beside = 156.0 * len(buttons)
        self.put(self.second, left.left(), y, left.width() - beside - 8, 92)
        self._side_by_side(buttons, QRectF(left.right() - beside + 4, y, beside - 4, 88))
        y += 108
        self.put(self.table, left.left(), y, left.width(), left.bottom() - y)
        self.panel.place(right)

    def _side_by_side(self, buttons: Sequence[Button], box: QRectF) -> None:
        each = (box.width() - 16 * (len(buttons) - 1)) / len(buttons)
        for n, button in enumerate(buttons):
            self.put(button, box.left() + n * (each + 16), box.top(), each, box.height())
