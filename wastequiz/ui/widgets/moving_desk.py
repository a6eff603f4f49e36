"""A page of the desk from which schools go to other computers and come from them: packed, looked into, put in place, merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from wastequiz.domain.errors import KnownError
from wastequiz.domain.keeping import Inside, Taken
from wastequiz.i18n import _, ngettext
from wastequiz.services import merging, moving
from wastequiz.stage.asking import Ask
from wastequiz.stage.fields import StateLine
from wastequiz.stage.pieces import Button
from wastequiz.ui import background, school_files
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Backups
from wastequiz.ui.widgets.notice_detail import NoticeDetail
from wastequiz.wording import errors, keeping


class MovingDesk(DeskScreen):
    """`note` says what is under way and what came of it, `panel` what is inside; `deeds` rest while something is under way.

    A page overrides `read` (look at everything anew) and `about_looking` (what the panel says while nothing is chosen).
    """

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.busy = False
        self.deeds: list[Button] = []
        self.note = StateLine(self)
        self.panel = NoticeDetail(self)

    def button(self, label: str, icon: str, deed: Callable[[], Any], kind: str = "paper") -> Button:
        """One of the page's deeds."""
        button = Button(self, label, kind, size=22, icon=icon)
        button.clicked.connect(lambda _checked=False: deed())
        self.deeds.append(button)
        return button

    def read(self) -> None:
        """Looks at everything anew."""

    def about_looking(self) -> None:
        """Shows what the panel is for."""

    def show_inside(self, head: str, found: Inside, offers: Sequence[tuple[str, str]], do: Callable[[str], Any]) -> None:
        """What a copy or another school holds, and what can be done with it."""
        classes, *rest = keeping.inside(found)
        self.panel.show_about(head, ((_("Classes"), classes), (_("Inside"), "\n".join(rest))))
        self.panel.offer(offers, do)
        self.arrange()
        self.raise_over()

    # ---- to other computers and from them
    def ask_where(self) -> None:
        """Asks where the packed school shall lie."""
        school_files.to_save(self, _("School"), self.pack_into)

    def pack_into(self, path: Path) -> None:
        """Packs the school into a file."""
        self.begin(_("Packing …"))
        said = _("Packed: {path}")
        moving.pack(self.context.school, path, alive(self, lambda made: self.ended(said.format(path=made))), alive(self, self.not_done))

    def ask_what(self) -> None:
        """Asks for schools of other computers."""
        school_files.to_bring(self, self.look_at)

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Looks into schools of other computers: one may take this one's place, one or several may be merged into it."""
        first, several = paths[0], len(paths) > 1
        if several:
            self._preview(paths)
            return
        self.begin(_("Looking …"))

        def then(found: Inside) -> None:
            self.ended("")
            offers = [("merge", _("Merge it into this school …")), ("replace", _("Put it in this one's place …"))]
            self.show_inside(first.name, found, offers, partial(self._chosen, first))

        background.run(partial(moving.look, self.context.school.folder, first), owner=self, then=then, failed=self.not_done)

    def _preview(self, paths: tuple[Path, ...]) -> None:
        self.begin(_("Looking …"))
        merging.preview(self.context.school, paths, alive(self, partial(self.offer_merge, paths)), alive(self, self.not_done))

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
        self.close_for(
            _("The school is being put in place. This may take a minute."), partial(moving.take_over, folder, path), lambda _found: said
        )

    def offer_merge(self, paths: tuple[Path, ...], found: tuple[Taken, ...]) -> None:
        """What merging would bring, and where the schools differ."""
        self.ended("")
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
        self.close_for(_("The schools are being merged. This may take some minutes."), partial(merging.merge, folder, paths), self._merged)

    @staticmethod
    def _merged(found: tuple[Taken, ...]) -> str:
        answers = sum(taken.answers for taken in found)
        return errors.joined(_("Merged."), ngettext("{n} answer was taken in.", "{n} answers were taken in.", answers).format(n=answers))

    # ---- while something is under way
    def begin(self, saying: str) -> None:
        """Says what is under way; nothing else can be begun meanwhile."""
        self.busy = True
        self.note.tell(saying, "clock")
        self._let(False)

    def ended(self, saying: str) -> None:
        """Says what came of it, and looks at everything anew."""
        self.busy = False
        self.note.tell(saying, "check")
        self._let(True)
        self.read()

    def not_done(self, error: BaseException) -> None:
        """Says what somebody can do about it; a bug leads to the crash page."""
        self.busy = False
        self._let(True)
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self.note.tell(errors.sentence(error), "info", danger=True)
        self.about_looking()
        self.read()

    def _let(self, free: bool) -> None:
        for button in (*self.deeds, *self.panel.buttons):
            button.setEnabled(free)
        self.arrange()

    def close_for(self, saying: str, work: Callable[[], Any], said: Callable[[Any], str]) -> None:
        """Closes the school, does `work`, and opens it again at this page, which says what came of it: or why nothing did."""
        self.begin(saying)
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
