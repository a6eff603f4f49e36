"""What is done at the question bank: saving, publishing, tags, deleting, taking back and doing again, each told in a toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from wastequiz.domain.errors import KnownError
from wastequiz.domain.questions import Authored
from wastequiz.i18n import _, ngettext
from wastequiz.services import authoring
from wastequiz.services.authoring import Deed, Kept, Revision, State
from wastequiz.stage.asking import Ask
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.bank_history import HistorySheet
from wastequiz.ui.widgets.bank_tag_sheet import TagSheet
from wastequiz.wording import bank_rows, errors


class Page(Protocol):
    """What the deeds need of the page: it is told what changed, and says what came of it."""

    def changed(self, keys: Sequence[str]) -> None: ...

    def toast(self, text: str) -> None: ...

    def saved(self, kept: Kept) -> None: ...


class Deeds:
    """The deeds of one page; each is kept at once and can be taken back."""

    def __init__(self, screen: Screen, page: Page) -> None:
        self.screen, self.page, self.school = screen, page, screen.context.school

    @property
    def can_undo(self) -> bool:
        return bool(authoring.desk(self.school).undo)

    @property
    def can_redo(self) -> bool:
        return bool(authoring.desk(self.school).redo)

    # ---- what became of it
    def _done(self, deed: Deed) -> None:
        if deed:
            self.page.toast(bank_rows.did(deed.name, len(deed), deed.about))
        self.page.changed(deed.keys)

    def refused(self, error: BaseException) -> None:
        """Says a known error in a toast; anything else is a bug."""
        if isinstance(error, KnownError):
            self.page.toast(errors.sentence(error))
            self.page.changed(())
        else:
            self.screen.trouble(error)

    def _back(self) -> tuple[Callable[[Deed], None], Callable[[BaseException], None]]:
        return alive(self.screen, self._done), alive(self.screen, self.refused)

    # ---- one question
    def save(self, question: Authored, state: State | None = None) -> None:
        """Keeps the question of the editor."""

        def kept(deed: Deed) -> None:
            self._done(deed)
            authoring.question(self.school, question.key, alive(self.screen, self.page.saved), alive(self.screen, self.refused))

        authoring.save(self.school, question, alive(self.screen, kept), alive(self.screen, self.refused), state=state)

    def history(self, kept: Kept) -> None:
        """Shows every wording the question had."""
        key = kept.question.key

        def show(revisions: Sequence[Revision]) -> None:
            builtin = (lambda: authoring.restore_builtin(self.school, key, *self._reread(key))) if kept.edited else None
            HistorySheet(self.screen, revisions, lambda version: authoring.restore(self.school, key, version, *self._reread(key)), builtin)

        authoring.revisions(self.school, key, alive(self.screen, show), alive(self.screen, self.refused))

    def restore_builtin(self, key: str) -> None:
        """Brings the built-in wording back."""
        authoring.restore_builtin(self.school, key, *self._reread(key))

    def _reread(self, key: str) -> tuple[Callable[[Deed], None], Callable[[BaseException], None]]:
        """Callbacks after which the editor shows the question as it is kept now."""

        def kept(deed: Deed) -> None:
            self._done(deed)
            authoring.question(self.school, key, alive(self.screen, self.page.saved), alive(self.screen, self.refused))

        return alive(self.screen, kept), alive(self.screen, self.refused)

    # ---- several
    def set_state(self, keys: Sequence[str], state: State) -> None:
        authoring.set_state(self.school, keys, state, *self._back())

    def ask_tags(self, keys: Sequence[str], known: Sequence[str]) -> None:
        """Asks for a tag, and adds it to all of them or takes it away."""

        def give(add: Sequence[str], remove: Sequence[str]) -> None:
            authoring.tag(self.school, keys, add, remove, *self._back())

        TagSheet(self.screen, len(keys), known, give)

    def ask_to_remove(self, keys: Sequence[str], then: Callable[[], Any] = lambda: None) -> None:
        """Asks before questions are deleted."""

        def remove() -> None:
            authoring.remove(self.school, keys, *self._back())
            then()

        n = len(keys)
        head = ngettext("Delete {n} question?", "Delete {n} questions?", n).format(n=n)
        text = _("It can be undone with Ctrl+Z while the program runs. What was answered stays in the reports.")
        Ask(self.screen, head, text, _("Keep them"), _("Yes, delete"), remove)

    # ---- back and again
    def undo(self) -> None:
        """Takes the newest deed back and says what it was."""
        authoring.undo(self.school, alive(self.screen, self._undone), alive(self.screen, self.refused))

    def _undone(self, deed: Deed | None) -> None:
        if deed is None:
            self.page.toast(_("There is nothing to undo."))
            return
        self.page.toast(bank_rows.undone(deed.name, len(deed), deed.about))
        self.page.changed(deed.keys)

    def redo(self) -> None:
        """Does again what was taken back last."""
        authoring.redo(self.school, alive(self.screen, self._redone), alive(self.screen, self.refused))

    def _redone(self, deed: Deed | None) -> None:
        if deed is None:
            self.page.toast(_("There is nothing to do again."))
            return
        self.page.toast(bank_rows.redone(deed.name, len(deed), deed.about))
        self.page.changed(deed.keys)
