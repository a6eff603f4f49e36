"""Backups: how well the school is kept, a look into every copy, and a way back; and schools that come from other computers or go there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF

from wastequiz.domain.errors import KnownError
from wastequiz.domain.keeping import Inside, Taken
from wastequiz.i18n import _, ngettext
from wastequiz.services import merging, moving, safekeeping
from wastequiz.services.safekeeping import Status
from wastequiz.stage.asking import Ask
from wastequiz.stage.fields import StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui import background, school_files
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Backups
from wastequiz.ui.widgets.notice_detail import NoticeDetail
from wastequiz.wording import errors, keeping, times


class BackupsScreen(DeskScreen):
    """State, second place and all copies on the left; on the right what the chosen one holds, and what can be done with it."""

    entry = Backups()

    def __init__(self, context: Context, told: str = "") -> None:
        super().__init__(context, _("Backups"))
        self.found: Status | None = None
        self.busy = False
        self.inside: Inside | None = None
        self.now = self._button(_("Back up now"), "download", self.back_up, kind="primary")
        self.pack = self._button(_("Pack for another computer"), "upload", self._ask_where)
        self.bring = self._button(_("Bring from another computer"), "plus", self._ask_what)
        self.state, self.second, self.note = StateLine(self), StateLine(self), StateLine(self)
        self.choose = self._button(_("Choose …"), "", self._ask_place)
        self.choose.setAccessibleName(_("Choose a second place"))
        self.clear = self._button(_("None"), "", partial(self.use_place, None))
        self.clear.setAccessibleName(_("No second place"))
        self.table = Table(self, _("Backups"), [Column(_("When"), 2.4), Column(_("Why"), 3.2), Column(_("Size"), 1.2)], row=66)
        self.table.chosen.connect(self.show_row)
        self.table.opened.connect(self.show_row)
        self.panel = NoticeDetail(self)
        if told:
            self.note.tell(told, "check")
        self._about_looking()
        self.read()
        self.now.setFocus()

    def _button(self, label: str, icon: str, deed: Callable[[], Any], kind: str = "paper") -> Button:
        button = Button(self, label, kind, size=22, icon=icon)
        button.clicked.connect(lambda _checked=False: deed())
        return button

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
        self._begin(_("Backing up …"))
        safekeeping.backup(self.context.school, alive(self, lambda _path: self._ended(_("Backed up."))), alive(self, self._failed))

    # ---- the second place
    def _ask_place(self) -> None:
        school_files.for_folder(self, self.use_place)

    def use_place(self, place: Path | None) -> None:
        """Takes another second place, and tries it out with a backup."""
        then = self._place_cleared if place is None else self.back_up
        safekeeping.choose_second_place(self.context.school, place, alive0(self, then), alive(self, self._failed))

    def _place_cleared(self) -> None:
        self._ended(_("Backups are made in one place only."))

    # ---- looking inside, and back
    def _about_looking(self) -> None:
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
            self._show_inside(
                head, found, [("restore", _("Restore this one"))], lambda _code: self._ask_restore(chosen.path, chosen.utc_ms)
            )

        background.run(partial(moving.look_at_backup, chosen.path), owner=self, then=then, failed=self._failed)

    def _show_inside(self, head: str, found: Inside, offers: Sequence[tuple[str, str]], do: Callable[[str], Any]) -> None:
        classes, *rest = keeping.inside(found)
        self.panel.show_about(head, ((_("Classes"), classes), (_("Inside"), "\n".join(rest))))
        self.panel.offer(offers, do)
        self.arrange()
        self.raise_over()

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
        self._close_for(
            _("The backup is being restored. This may take a minute."), partial(safekeeping.restore_safely, folder, path), self._restored
        )

    @staticmethod
    def _restored(answers: int) -> str:
        back = ngettext("{n} answer given since then came back.", "{n} answers given since then came back.", answers).format(n=answers)
        return errors.joined(_("The backup is in place."), back)

    # ---- to other computers and from them
    def _ask_where(self) -> None:
        school_files.to_save(self, _("School"), self.pack_into)

    def pack_into(self, path: Path) -> None:
        """Packs the school into a file."""
        self._begin(_("Packing …"))
        said = _("Packed: {path}")
        moving.pack(self.context.school, path, alive(self, lambda made: self._ended(said.format(path=made))), alive(self, self._failed))

    def _ask_what(self) -> None:
        school_files.to_bring(self, self.look_at)

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Looks into schools of other computers: one may take this one's place, one or several may be merged into it."""
        first, several = paths[0], len(paths) > 1
        if several:
            self._preview(paths)
            return
        self._begin(_("Looking …"))

        def then(found: Inside) -> None:
            self._ended("")
            offers = [("merge", _("Merge it into this school …")), ("replace", _("Put it in this one's place …"))]
            self._show_inside(first.name, found, offers, partial(self._chosen, first))

        background.run(partial(moving.look, self.context.school.folder, first), owner=self, then=then, failed=self._failed)

    def _preview(self, paths: tuple[Path, ...]) -> None:
        self._begin(_("Looking …"))
        merging.preview(self.context.school, paths, alive(self, partial(self._offer_merge, paths)), alive(self, self._failed))

    def _chosen(self, path: Path, code: str) -> None:
        if code == "merge":
            self._preview((path,))
            return
        Ask(
            self,
            _("Put the other school in this one's place?"),
            _("This one is backed up and kept aside; nothing is deleted."),
            _("No, not yet"),
            _("Put it in place"),
            partial(self.take_over, path),
        )

    def take_over(self, path: Path) -> None:
        """Puts another computer's school in this one's place."""
        folder = self.context.school.folder
        said = _("The school of the other computer is in place.")
        self._close_for(
            _("The school is being put in place. This may take a minute."), partial(moving.take_over, folder, path), lambda _found: said
        )

    def _offer_merge(self, paths: tuple[Path, ...], found: tuple[Taken, ...]) -> None:
        self._ended("")
        several = len(found) > 1
        parts = [(taken.label if several else _("It brings"), "\n".join(keeping.brings(taken))) for taken in found[:3]]
        if len(found) > len(parts):
            parts.append((_("And"), ngettext("{n} more school", "{n} more schools", len(found) - 3).format(n=len(found) - 3)))
        differ = [line for taken in found for line in keeping.clashes(taken)]
        more = [_("and {n} more").format(n=len(differ) - 6)] if len(differ) > 6 else []
        parts.append((_("Where they differ"), "\n".join([*differ[:6], *more]) or _("Nowhere.")))
        self.panel.show_about(paths[0].name if not several else _("Merge schools"), parts)
        self.panel.offer([("merge", _("Merge"))], lambda _code: self.merge(paths))
        self.arrange()
        self.raise_over()

    def merge(self, paths: tuple[Path, ...]) -> None:
        """Takes the schools in; this one is closed for it and opens again."""
        folder = self.context.school.folder
        self._close_for(_("The schools are being merged. This may take some minutes."), partial(merging.merge, folder, paths), self._merged)

    @staticmethod
    def _merged(found: tuple[Taken, ...]) -> str:
        answers = sum(taken.answers for taken in found)
        return errors.joined(_("Merged."), ngettext("{n} answer was taken in.", "{n} answers were taken in.", answers).format(n=answers))

    # ---- while something is under way
    def _begin(self, saying: str) -> None:
        self.busy = True
        self.note.tell(saying, "clock")
        self._let(False)

    def _ended(self, saying: str) -> None:
        self.busy = False
        self.note.tell(saying, "check")
        self._let(True)
        self.read()

    def _failed(self, error: BaseException) -> None:
        self.busy = False
        self._let(True)
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self.note.tell(errors.sentence(error), "info", danger=True)
        self._about_looking()
        self.read()

    def _let(self, free: bool) -> None:
        for button in (self.now, self.pack, self.bring, self.choose, self.clear, *self.panel.buttons):
            button.setEnabled(free)
        self.arrange()

    def _close_for(self, saying: str, work: Callable[[], Any], said: Callable[[Any], str]) -> None:
        """Closes the school, does `work`, and opens it again at this page, which says what came of it: or why nothing did."""
        self._begin(saying)
        for button in self.rail:
            button.setEnabled(False)
        context, school = self.context, self.context.school

        def close_and_work() -> str:
            school.close()
            try:
                return said(work())
            except KnownError as error:
                return errors.sentence(error)

        def reopen(told: str) -> None:
            context.after_reopen = Backups(told)
            context.reopen()

        background.run(close_and_work, owner=self, then=reopen, failed=self.trouble)

    def leave(self) -> None:
        if not self.busy:
            super().leave()

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
