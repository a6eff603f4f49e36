"""Where an import begins: choose a file or paste text, save the template, and the imports there were, each to be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _, ngettext
from wastequiz.services.exchanging import Batch
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.bank_import.part import TellingPart
from wastequiz.ui.screen import Screen
from wastequiz.wording import times

MOST = 4
"""So many imports of before are named."""


class ImportStart(TellingPart):
    """The first card of the page, and below it the imports of before."""

    def __init__(self, screen: Screen, formats: str, *, template: bool, undo: Callable[[Batch], Any]) -> None:
        super().__init__(screen)
        self._undo = undo
        self.batches: Sequence[Batch] = ()
        self.panel = Panel(screen)
        self.art = Art(screen, "bins/mascot_wave")
        self.title = Words(screen, _("Bring the file you have. You see every row before anything goes in."), 34, head=True)
        self.formats = Words(screen, formats, 24, colour="ink.textSecondary", valign="top")
        self.choose = Button(screen, _("Choose a file"), "primary", size=34, icon="upload")
        self.paste = Button(screen, _("Paste text"), "paper", size=30, icon="edit")
        self.template = Button(screen, _("Save the Excel template"), "paper", size=26, icon="download")
        self._with_template = template
        self.before = Words(screen, _("Imports of before"), 30, head=True)
        self.rows = [(Words(screen, "", 24), Button(screen, _("Undo"), "paper", size=24, icon="undo")) for _n in range(MOST)]
        for n, (_line, button) in enumerate(self.rows):
            button.clicked.connect(lambda _checked=False, n=n: self._undo(self.batches[n]))

    def all_pieces(self) -> Sequence[QWidget]:
        rows = [piece for row in self.rows for piece in row]
        buttons = (self.choose, self.paste, self.template)
        return (self.panel, self.art, self.title, self.formats, self.message, *buttons, self.before, *rows)

    def pieces(self) -> Sequence[QWidget]:
        rows = [piece for row in self.rows[: len(self.batches)] for piece in row]
        template = (self.template,) if self._with_template else ()
        message = (self.message,) if self.message.text() else ()
        before = (self.before,) if rows else ()
        return (self.panel, self.art, self.title, self.formats, *message, self.choose, self.paste, *template, *before, *rows)

    def tell(self, batches: Sequence[Batch]) -> None:
        """Names the imports of before."""
        self.batches = batches[:MOST]
        for (line, button), batch in zip(self.rows, self.batches, strict=False):
            questions = ngettext("{n} question", "{n} questions", batch.questions).format(n=batch.questions)
            said = _("{file} · {questions} · {when}").format(file=batch.file, questions=questions, when=times.moment(batch.utc_ms))
            line.setText(said)
            button.setAccessibleName(_("Undo the import of {file}").format(file=batch.file))
        self.show(self.shown)
        self.arrange(self.box)

    def arrange(self, box: QRectF) -> None:
        super().arrange(box)
        put = self.screen.put
        tall = self.screen.tall
        down = min(box.height(), 620.0 if tall else 470.0)
        put(self.panel, box.left(), box.top(), box.width(), down)
        art = 190.0
        put(self.art, box.left() + 36, box.top() + 40, art, art)
        left, across = box.left() + art + 76, box.width() - art - 116
        put(self.title, left, box.top() + 26, across, 104)
        put(self.formats, left, box.top() + 134, across, 136)
        buttons: list[Button] = [b for b in (self.choose, self.paste, self.template) if b is not self.template or self._with_template]
        top = box.top() + 272
        if self.message.text():
            put(self.message, box.left() + 40, top, box.width() - 80, 64)
        top += 76
        if tall:
            put(self.choose, box.left() + 40, top, box.width() - 80, 96)
            rest = buttons[1:]
            wide = (box.width() - 80 - 20 * (len(rest) - 1)) / len(rest)
            for n, button in enumerate(rest):
                put(button, box.left() + 40 + n * (wide + 20), top + 116, wide, 92)
        else:
            wide = min(440.0, (box.width() - 80 - 20 * (len(buttons) - 1)) / len(buttons))
            first = box.center().x() - (wide * len(buttons) + 20 * (len(buttons) - 1)) / 2
            for n, button in enumerate(buttons):
                put(button, first + n * (wide + 20), top, wide, 96)
        top = box.top() + down + 24
        put(self.before, box.left(), top, box.width(), 48)
        for n, (line, button) in enumerate(self.rows):
            put(line, box.left(), top + 58 + n * 86, box.width() - 240, 76)
            put(button, box.right() - 220, top + 58 + n * 86, 220, 78)
