"""The editor on the page of the bank: opened, closed, asked before anything is lost, and what it asks the page for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wastequiz.domain.items import Band
from wastequiz.domain.kinds import written_kind
from wastequiz.domain.mending import KINDS, blank
from wastequiz.domain.questions import Authored
from wastequiz.i18n import _, current, words
from wastequiz.services import authoring, drafting
from wastequiz.services.authoring import Kept
from wastequiz.services.drafting import Draft
from wastequiz.stage.asking import Ask
from wastequiz.ui.bank_desk import Deeds
from wastequiz.ui.bank_editors.panel import Editor
from wastequiz.ui.context import alive
from wastequiz.ui.places import QuizEditor
from wastequiz.ui.widgets.bank_picture import PicturePicker
from wastequiz.ui.widgets.bank_preview import PreviewSheet
from wastequiz.ui.widgets.select import ChoosingSheet
from wastequiz.wording import bank_rows, notices, stems, times

if TYPE_CHECKING:
    from wastequiz.ui.screens.bank import BankScreen

SHORT = 24
"""So many characters of a question are named in a sentence about it."""


class Editing:
    """At most one editor is open. `waiting_draft` is what was being written when the editor was last left without a word."""

    def __init__(self, page: BankScreen, deeds: Deeds) -> None:
        self.page, self.deeds = page, deeds
        self.editor: Editor | None = None
        self.waiting_draft: Draft | None = None

    @property
    def key(self) -> str:
        """The key of the question in the editor, '' where none is open."""
        return self.editor.question.key if self.editor is not None else ""

    # ---- opening
    def open(self, key: str) -> None:
        """Opens a written question."""
        school, page = self.page.context.school, self.page

        def show(kept: Kept) -> None:
            self._show(kept.question, kept)

        authoring.question(school, key, alive(page, show), alive(page, page.deeds.refused))

    def ask_kind(self) -> None:
        """Asks what kind the new question shall be, and opens it."""
        kinds = [(notices.kind(kind), "") for kind in KINDS]
        self.settle_then(lambda: ChoosingSheet(self.page, _("What kind of question?"), kinds, -1, lambda n: self.open_new(KINDS[n])))

    def open_new(self, kind: str) -> None:
        """Opens an empty question."""
        filters = self.page.filters
        topic = filters.topics[0] if filters.topics and filters.topics[0] != "items" else "scenarios"
        band = filters.bands[0] if filters.bands else Band.g34
        self._show(blank(kind, authoring.new_key(kind), topic=topic, band=band), None)

    def _show(self, question: Authored, kept: Kept | None) -> Editor:
        page = self.page
        self.close()
        page.take_behind()
        schemes = list(page.context.school.bank.schemes.values())
        self.editor = Editor(page, self, schemes, question, kept, current())
        self.editor.show_all()
        page.list.point_at(question.key)
        page.arrange()
        page.update()
        self.editor.forms[0].fields["stem"].setFocus() if kept is None else self.editor.tabs.pieces[0].setFocus()
        return self.editor

    # ---- closing
    def settle_then(self, then: Callable[[], Any]) -> None:
        """Goes on; with something unsaved it asks first: save, drop it, or stay (Esc)."""
        if self.editor is None or not self.editor.unsaved:
            self.close()
            then()
            return
        LeaveAsk(self.page, self.editor, lambda: self._drop(then))

    def _drop(self, then: Callable[[], Any]) -> None:
        if self.editor is not None:
            self.editor.stop()
        self.close()
        then()

    def ask_to_close(self) -> None:
        self.settle_then(lambda: self.page.list.setFocus())

    def close(self) -> None:
        """Takes the editor off the page."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            editor.close()
            self.page.behind = None
            self.page.arrange()
            self.page.update()

    # ---- what the editor asks for
    def save(self, question: Authored | None = None) -> None:
        """Keeps the question; without one (Ctrl+S) what stands in the editor is looked at first."""
        if self.editor is None:
            return
        if question is None:
            self.editor.save()
        else:
            self.deeds.save(question)

    def saved(self, kept: Kept) -> None:
        """The editor shows what is kept now."""
        if self.editor is not None and self.editor.question.key == kept.question.key:
            self.editor.saved(kept)

    def others_changed(self, keys: Sequence[str]) -> None:
        """Something was taken back or done to several: the open question is shown as it is kept, unless somebody is writing in it."""
        editor = self.editor
        if editor is None or editor.question.key not in keys or editor.unsaved:
            return
        page = self.page
        if page.table is not None and page.table.number(editor.question.key) is None:
            self.close()
            return
        authoring.question(page.context.school, editor.question.key, alive(page, self.saved), alive(page, page.deeds.refused))

    def preview(self, question: Authored) -> None:
        """Shows it as a student will see it; where something is missing still, says what."""
        if self.editor is not None and self.editor.check():
            self.editor.go_to(self.editor.check()[0])
            return
        PreviewSheet(self.page, question)

    def preview_now(self) -> None:
        if self.editor is not None:
            self.preview(self.editor.question)

    def read_aloud(self, question: Authored) -> None:
        """Reads the question with its options, as it is read to a student, then the explanation."""
        built = written_kind(question.kind).build(question)
        options = [words(o.label) for o in question.options]
        parts = [stems.stem(built, self.page.context.scheme), *options, words(question.explanation)]
        self.page.say(" ".join(part for part in parts if part))

    def choose_picture(self, now: str, took: Callable[[str], Any], *, scenes: bool) -> None:
        PicturePicker(self.page, now, took, scenes=scenes)

    def look_for_alike(self, question: Authored) -> None:
        """Warns of a question that asks the same or nearly so."""
        table, editor = self.page.table, self.editor
        if table is None or editor is None:
            return
        for stem in question.stem.values():
            alike = table.similar(stem, question.key, 1) if len(stem) > 3 else []
            if alike:
                editor.tell(_("Much like one that is there: “{stem}”").format(stem=shortened(bank_rows.stem(alike[0]))), "info")
                return
        editor.tell("")

    def take_away(self) -> None:
        """Deletes a question of the school's own; one that came with the program goes out of use, or comes back."""
        editor = self.editor
        if editor is None:
            return
        if editor.kept is None:
            self.ask_to_close()
        elif editor.kept.origin != "builtin":
            key = editor.question.key
            self.deeds.ask_to_remove([key], lambda: self._drop(lambda: None))
        else:
            self.deeds.set_state([editor.question.key], "published" if editor.kept.state == "retired" else "retired")

    def ask_for_more(self) -> None:
        """What else can be done with the question."""
        editor = self.editor
        if editor is None:
            return
        kept = editor.kept
        offers: list[tuple[str, str, Callable[[], Any]]] = []
        if kept is not None:
            key = kept.question.key
            offers.append(
                (
                    _("Every wording so far"),
                    _("look at one, bring it back"),
                    lambda: self.settle_then_keep(lambda: self.deeds.history(kept)),
                )
            )
            if kept.edited:
                offers.append(
                    (_("Bring the built-in one back"), "", lambda: self.settle_then_keep(lambda: self.deeds.restore_builtin(key)))
                )
            if kept.state != "published":
                offers.append((_("Publish"), "", lambda: self.deeds.set_state([key], "published")))
            if kept.state != "draft":
                offers.append((_("Make it a draft"), _("nobody is asked it"), lambda: self.deeds.set_state([key], "draft")))
            if kept.state != "retired":
                offers.append((_("Retire"), _("nobody is asked it any more"), lambda: self.deeds.set_state([key], "retired")))
            offers.append((_("Copy it as a new question"), "", self.copy))
        else:
            offers.append((_("Save as a draft"), _("nobody is asked it"), self.save_as_draft))
        ChoosingSheet(self.page, _("More"), [(label, below) for label, below, _do in offers], -1, lambda n: offers[n][2]())

    def settle_then_keep(self, then: Callable[[], Any]) -> None:
        """Goes on where nothing is unsaved; else says that it must be saved first."""
        if self.editor is not None and self.editor.unsaved:
            self.editor.tell(_("Save first, or close without saving: this would replace what you typed."), "info", danger=True)
            return
        then()

    def save_as_draft(self) -> None:
        if self.editor is not None and not self.editor.check():
            self.deeds.save(self.editor.question, "draft")

    def copy(self) -> None:
        """A new question with the same content."""
        if self.editor is None:
            return
        question = self.editor.question
        copied = replace(question, key=authoring.new_key(question.kind), version=1)

        def show() -> None:
            editor = self._show(copied, None)
            editor.blank = blank(copied.kind, copied.key, topic=copied.topic, band=copied.band)

        self.settle_then(show)

    def make_review(self, keys: Sequence[str]) -> None:
        """A quiz of these questions."""
        self.settle_then(lambda: self.page.go.emit(QuizEditor(keys=tuple(keys))))

    # ---- the draft of before
    def offer_draft(self) -> None:
        """Asks whether what was being written shall be gone on with."""
        drafting.kept(self.page.context.school, alive(self.page, self._offer), self.page.trouble)

    def _offer(self, draft: Draft | None) -> None:
        if draft is None or self.editor is not None:
            return
        self.waiting_draft = draft
        when = times.lately(draft.utc_ms, self.page.context.school.clock.utc_ms())
        stem = shortened(words(draft.question.stem)) or notices.kind(draft.question.kind)
        text = _("Not saved yet, from {when}: “{stem}”").format(when=when, stem=stem)
        self.page.suggestion.suggest(text, _("Go on with it"), self._take_up, _("Drop it"), self._forget_draft)
        self.page.arrange()

    def _take_up(self) -> None:
        draft = self.waiting_draft
        self.waiting_draft = None
        self.page.suggestion.hush()
        if draft is None:
            return
        if draft.new:
            editor = self._show(draft.question, None)
            question = draft.question
            editor.blank = blank(question.kind, question.key, topic=question.topic, band=question.band)
            editor.taken_up(draft.question)
            return

        def show(kept: Kept) -> None:
            editor = self._show(kept.question, kept)
            editor.taken_up(draft.question)

        authoring.question(self.page.context.school, draft.question.key, alive(self.page, show), alive(self.page, self.page.deeds.refused))

    def _forget_draft(self) -> None:
        self.waiting_draft = None
        drafting.forget(self.page.context.school, self.page.trouble)
        self.page.suggestion.hush()
        self.page.arrange()


class LeaveAsk(Ask):
    """Something is unsaved: stay and save it (Esc), or drop it."""

    def __init__(self, page: BankScreen, editor: Editor, drop: Callable[[], Any]) -> None:
        super().__init__(
            page,
            _("Not saved yet"),
            _("What you changed in this question would be lost."),
            _("Back to it"),
            _("Close without saving"),
            drop,
        )
        self.editor = editor


def shortened(text: str) -> str:
    """The beginning of a question."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
