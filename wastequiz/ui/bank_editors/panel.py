"""The editor of a written question: its head with languages and parts, the part that is looked at, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.mending import Wrong, faults
from wastequiz.domain.questions import Authored
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, language_name
from wastequiz.services import drafting
from wastequiz.services.authoring import Kept
from wastequiz.stage.fields import StateLine, desk_card
from wastequiz.stage.still import Painted, Words
from wastequiz.ui.bank_editors import FORMS
from wastequiz.ui.bank_editors.details import DetailsForm
from wastequiz.ui.bank_editors.form import Form
from wastequiz.ui.bank_editors.question import QuestionForm
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, Values

WIDE = 476.0
"""How broad it is beside the table."""
PAD = 24.0
HEAD = 72.0
SPOKEN = 172.0
"""How broad the choice of the language is."""
DRAFT_MS = 5000
"""So often what is unsaved is kept."""
QUIET_MS = 400
"""So long after the last key the bank is asked for questions alike."""
PARTS = ("question", "answers", "details")
LANGUAGES = ("zh_CN", "en")


class Desk(Protocol):
    """What the page does for its editor."""

    def save(self, question: Authored) -> None: ...

    def preview(self, question: Authored) -> None: ...

    def read_aloud(self, question: Authored) -> None: ...

    def ask_for_more(self) -> None: ...

    def take_away(self) -> None: ...

    def ask_to_close(self) -> None: ...

    def look_for_alike(self, question: Authored) -> None: ...

    def choose_picture(self, now: str, took: Callable[[str], Any], *, scenes: bool) -> None: ...


class Card(Painted):
    """The ground of the editor. It lets no touch through to what lies below."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.lifted = False
        """Whether it lies over the table as a sheet."""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        desk_card(p, self.look, box.adjusted(1, 1, -1, -6), radius=20)
        p.fillRect(QRectF(2, HEAD, box.width() - 4, 1.6), self.look.theme.colour("surface.line"))


class Editor:
    """Pieces on the page. `question` is what stands in it now, `before` what was kept last (None: it is new)."""

    def __init__(self, screen: Screen, desk: Desk, schemes: Sequence[Scheme], question: Authored, kept: Kept | None, language: str) -> None:
        self.screen, self.desk = screen, desk
        self.question, self.kept = question, kept
        self.before = kept.question if kept is not None else None
        self.blank = question
        self.language = language if language in LANGUAGES else LANGUAGES[-1]
        self.card = Card(screen)
        self.title = Words(screen, _("Edit question") if kept is not None else _("New question"), 26, head=True)
        self.languages = Values(
            screen, _("Language"), [language_name(code) for code in LANGUAGES], LANGUAGES.index(self.language), self._speak
        )
        for piece, code in zip(self.languages.pieces, LANGUAGES, strict=True):
            piece.setAccessibleName(language_name(code))
        self.more = DeskButton(screen, "", icon="more", name=_("More"))
        self.more.clicked.connect(desk.ask_for_more)
        self.cross = DeskButton(screen, "", icon="x", name=_("Close the editor"))
        self.cross.clicked.connect(desk.ask_to_close)
        self.tabs = Values(screen, _("Part"), (_("Question"), _("Answer"), _("Details")), 0, self.show_part)
        self.note = StateLine(screen, "", size=20)
        self.first = QuestionForm(self, screen.context.scheme, lambda: desk.read_aloud(self.question))
        self.forms: tuple[Form, ...] = (
            self.first,
            FORMS[question.kind](self),
            DetailsForm(self, schemes),
        )
        self.preview = DeskButton(screen, _("Preview"), icon="eye")
        self.preview.clicked.connect(lambda: desk.preview(self.question))
        own = kept is None or kept.origin != "builtin"
        self.away = DeskButton(screen, _("Delete it") if own else _("Retire"), "danger", icon="trash" if own else "minus")
        self.away.clicked.connect(desk.take_away)
        self.save_button = DeskButton(screen, _("Save"), "primary", icon="check")
        self.save_button.clicked.connect(self.save)
        self._draft, self._quiet = QTimer(screen), QTimer(screen)
        self._draft.setInterval(DRAFT_MS)
        self._draft.timeout.connect(self.keep_draft)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(lambda: desk.look_for_alike(self.question))
        self._drafted: Authored | None = None
        for form in self.forms:
            form.fill()
        self.part = 0
        self.show_part(0)
        self.note.hide()
        self._tell_save()

    # ---- what the parts ask of it
    def change(self, question: Authored) -> None:
        asked = question.stem != self.question.stem
        self.question = question
        if asked:
            self._quiet.start()
        if self._said:
            self.check()
        self._draft_soon()
        self._tell_save()
        self.first.show_held()

    def refill(self) -> None:
        """Shows the question as it is, in every part."""
        for form in self.forms:
            form.fill()
        self.screen.arrange()

    def choose_picture(self, now: str, took: Callable[[str], Any], *, scenes: bool = False) -> None:
        self.desk.choose_picture(now, took, scenes=scenes)

    # ---- what somebody does
    _said = False
    """Whether what is wrong was said: then it is looked after while somebody mends it."""

    @property
    def unsaved(self) -> bool:
        """Whether something stands in it that was not kept."""
        return self.question != (self.before if self.before is not None else self.blank)

    def _tell_save(self) -> None:
        self.save_button.setEnabled(self.unsaved or self.before is None)
        self.save_button.update()

    def _speak(self, number: int) -> None:
        self.language = LANGUAGES[number]
        self.refill()
        self.check() if self._said else None

    def show_part(self, number: int) -> None:
        """Shows one of PARTS."""
        self.part = number
        self.tabs.choose(number)
        for n, form in enumerate(self.forms):
            form.show(n == number)
        self.forms[number].fill()
        self.screen.arrange()
        self.screen.raise_over()

    def wrongs(self) -> Sequence[Wrong]:
        """All that keeps it from being kept."""
        return (*faults(self.question), *(wrong for form in self.forms for wrong in form.own()))

    def check(self) -> Sequence[Wrong]:
        """Says at each field what is wrong there; gives it."""
        wrongs = self.wrongs()
        for form in self.forms:
            form.mark(wrongs)
        self._said = bool(wrongs)
        return wrongs

    def save(self) -> None:
        """Keeps the question; where something is wrong, says it and goes there. Nothing typed is lost."""
        self.first.new_tag.give()
        wrongs = self.check()
        if wrongs:
            self.go_to(wrongs[0])
            return
        self.desk.save(self.question)

    def go_to(self, wrong: Wrong) -> None:
        """Shows the part that has the field, with the focus on it."""
        number = next((n for n, form in enumerate(self.forms) if form.label_of(wrong.field) is not None), self.part)
        if number != self.part:
            self.show_part(number)
        form = self.forms[number]
        form.mark(self.wrongs())
        field = form.field_of(wrong.field)
        if field is not None and field.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def saved(self, kept: Kept) -> None:
        """It was kept: what is typed from now on is a change of that."""
        self.kept, self.before = kept, kept.question
        self.question = kept.question
        self.title.setText(_("Edit question"))
        self.stop()
        self.refill()
        self._tell_save()

    def taken_up(self, question: Authored) -> None:
        """What was typed before the power failed stands in it again."""
        self.question = self._drafted = question
        self.refill()
        self._tell_save()

    # ---- draft
    def _draft_soon(self) -> None:
        if not self._draft.isActive():
            self._draft.start()

    def keep_draft(self) -> None:
        """Keeps what is typed, where it is another than was kept."""
        if self.unsaved and self.question != self._drafted:
            self._drafted = self.question
            drafting.keep(self.screen.context.school, self.question, new=self.before is None, failed=self.screen.trouble)

    def stop(self) -> None:
        """Nothing is unsaved any more: no draft is kept, and the one there was goes."""
        self._draft.stop()
        self._quiet.stop()
        if self._drafted is not None:
            self._drafted = None
            drafting.forget(self.screen.context.school, self.screen.trouble)

    # ---- where things stand
    @property
    def pieces(self) -> list[QWidget]:
        """Everything, the card first."""
        found: list[QWidget] = [self.card, self.title, *self.languages.all, self.more, self.cross, *self.tabs.all, self.note]
        for form in self.forms:
            found += form.pieces
        return [*found, self.preview, self.away, self.save_button]

    def show_all(self) -> None:
        """Shows it: its own pieces, and those of the part that is looked at."""
        own: list[QWidget] = [self.card, self.title, *self.languages.all, self.more, self.cross, *self.tabs.all]
        for piece in (*own, self.preview, self.away, self.save_button):
            piece.show()
        self.show_part(self.part)

    def tell(self, text: str, icon: str = "info", *, danger: bool = False) -> None:
        """A line above the buttons: a question alike, an old draft; '' takes it away."""
        changed = bool(text) != (not self.note.isHidden())
        self.note.tell(text, icon, danger=danger)
        if changed:
            self.screen.arrange()

    def put(self, box: QRectF) -> None:
        """Lays everything out in `box`, in units."""
        screen = self.screen
        screen.put(self.card, box.left(), box.top(), box.width(), box.height() + 6)
        left, right = box.left() + PAD, box.right() - PAD
        y = box.top() + (HEAD - HIGH) / 2
        screen.put(self.cross, right - HIGH + 8, y, HIGH, HIGH)
        screen.put(self.more, right - 2 * HIGH + 2, y, HIGH, HIGH)
        self.languages.put(QRectF(right - 2 * HIGH - SPOKEN - 8, y, SPOKEN, HIGH))
        screen.put(self.title, left, y, right - 2 * HIGH - SPOKEN - 18 - left, HIGH)
        self.tabs.put(QRectF(left, box.top() + HEAD + 12, right - left, HIGH))
        foot = box.bottom() - HIGH - 16
        top = box.top() + HEAD + HIGH + 24
        bottom = foot - 14
        if not self.note.isHidden():
            screen.put(self.note, left, bottom - 60, right - left, 60)
            bottom -= 70
        self.forms[self.part].put(QRectF(left, top, right - left, bottom - top))
        wide = right - left
        a = wide * 0.27
        screen.put(self.preview, left, foot, a, HIGH)
        screen.put(self.away, left + a + 10, foot, a, HIGH)
        screen.put(self.save_button, left + 2 * (a + 10), foot, wide - 2 * (a + 10), HIGH)
        for piece in self.pieces:
            if not piece.isHidden():
                piece.raise_()
        for values in (self.languages, self.tabs):
            for piece in values.pieces:
                piece.raise_()

    def close(self) -> None:
        """Takes everything off the page."""
        self._draft.stop()
        self._quiet.stop()
        for piece in self.pieces:
            self.screen.forget(piece)
        for timer in (self._draft, self._quiet):
            timer.deleteLater()
