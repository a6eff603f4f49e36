"""What a thing is: picture, names, kind of waste, for whom, how hard, other names, why, what to do first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import ACTIONS, Band, Item
from wastequiz.domain.local_rules import LONGEST
from wastequiz.domain.mending import LONGEST_EXPLANATION, with_text
from wastequiz.domain.text import LANGUAGES, Text
from wastequiz.i18n import _, language_name
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_editors.choices import PictureButton
from wastequiz.ui.bank_editors.form import LABEL, FieldLabel, Line
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import FLOOR, HIGH, DeskButton, Flat, Values
from wastequiz.ui.widgets.desk_sheet import Sheet
from wastequiz.ui.widgets.kind_picker import KindSelect
from wastequiz.wording import names

PAD, GAP = 22.0, 12.0
PICTURE = 118.0
WHY, MOST_WHY = 112.0, 220.0
HARDEST = 5
_BETWEEN = re.compile(r"[、,，;；]")


class Deed(Flat):
    """One thing to do first; on or off."""

    radius = HIGH / 2

    def __init__(self, screen: Screen, action: str) -> None:
        super().__init__(screen, names.action(action))
        self.label = names.action(action).rstrip("。.")
        self.setCheckable(True)
        self.toggled.connect(self._turned)

    def _turned(self, _on: bool) -> None:
        self.update()

    def wish(self) -> float:
        return words.width(self.look, self.label, 19, bold=True) + 58

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t, on = self.look.theme, self.isChecked()
        pill = box.adjusted(0, 6, 0, -6)
        edge = t.colour("brand.primary") if on else self.border() if self.hovered else t.colour("surface.lip")
        paint.rounded(p, pill, pill.height() / 2, t.colour("brand.primaryTint" if on else "surface.card"), edge, self.border_width())
        ink = t.colour("brand.primaryLip" if on else "ink.text")
        paint.icon(p, self.look, "check" if on else "plus", 24, pill.center().y(), 20, ink)
        words.text(p, self.look, QRectF(42, pill.top(), box.width() - 54, pill.height()), self.label, 19, ink, bold=on, floor=FLOOR)


class ItemForm:
    """Pieces on the page. `changed` is told whenever somebody changed `item`; `picture` and `kind` ask for another one."""

    def __init__(self, screen: Screen, changed: Callable[[], Any], picture: Callable[[], Any], kind: Callable[[], Any]) -> None:
        self.screen, self._changed = screen, changed
        self.item = Item("", Text(), "", Band.g34, 2)
        self.shown = True
        self.card = Sheet(screen)
        self.picture = PictureButton(screen, _("Picture"))
        self.change = DeskButton(screen, _("Change picture"), icon="image")
        for button in (self.picture, self.change):
            button.clicked.connect(lambda: picture())
        self.names, self.others, self.whys = dict[str, Line](), dict[str, Line](), dict[str, TextBox]()
        self.labels: dict[str, FieldLabel] = {}
        for code in LANGUAGES:
            self._fields_in(code)
        self.kind = KindSelect(screen, kind)
        self.labels["kind"] = FieldLabel(screen, _("Kind of waste"))
        self.labels["band"] = FieldLabel(screen, _("For whom"))
        self.band = Values(screen, _("For whom"), [names.band(b) for b in Band], 0, self._for_band)
        self.labels["hard"] = FieldLabel(screen, _("How hard, 1 to 5"))
        self.hard = Values(screen, _("How hard"), [str(n) for n in range(1, HARDEST + 1)], 0, self._so_hard)
        self.labels["deeds"] = FieldLabel(screen, _("What to do first"))
        self.deeds = {action: Deed(screen, action) for action in ACTIONS}
        for action, chip in self.deeds.items():
            chip.toggled.connect(partial(self._do, action))

    def _fields_in(self, code: str) -> None:
        tongue = language_name(code)
        said = (_("What it is called"), _("Other names, with commas between"), _("Why it goes there"))
        named = [_("{what} ({language})").format(what=what, language=tongue) for what in said]
        name, others, why = (Line(self.screen, named[0]), Line(self.screen, named[1], most=400), TextBox(self.screen, named[2], most=1))
        name.setMaxLength(LONGEST)
        why.setPlaceholderText(_("Empty: the reason of its kind"))
        why.most = LONGEST_EXPLANATION.get(code, 240)
        name.textEdited.connect(partial(self._called, code))
        others.textEdited.connect(partial(self._also_called, code))
        why.edited.connect(partial(self._because, code))
        self.names[code], self.others[code], self.whys[code] = name, others, why
        for part, label in zip(("name", "others", "why"), named, strict=True):
            self.labels[f"{part}:{code}"] = FieldLabel(self.screen, label)

    # ---- the thing
    def _take(self, item: Item) -> None:
        self.item = item
        self._changed()

    def _called(self, code: str, text: str) -> None:
        self._take(replace(self.item, name=with_text(self.item.name, code, text)))

    def _also_called(self, code: str, text: str) -> None:
        typed = [(code, " ".join(name.split())) for name in _BETWEEN.split(text)]
        kept = [alias for alias in self.item.aliases if alias[0] != code]
        new = [alias for alias in dict.fromkeys(typed) if alias[1]]
        first = code == LANGUAGES[0]
        self._take(replace(self.item, aliases=tuple([*new, *kept] if first else [*kept, *new])))

    def _because(self, code: str, text: str) -> None:
        why = with_text(self.item.why or Text(), code, text.replace("\n", " "))
        self._take(replace(self.item, why=why or None))

    def _for_band(self, number: int) -> None:
        self._take(replace(self.item, band=list(Band)[number]))

    def _so_hard(self, number: int) -> None:
        self._take(replace(self.item, difficulty=number + 1))

    def _do(self, action: str, on: bool) -> None:
        if on == (action in self.item.actions):
            return  # it was filled in
        rest = tuple(a for a in self.item.actions if a != action)
        self._take(replace(self.item, actions=(*rest, action) if on else rest))

    # ---- showing
    def fill(self, item: Item, bank: Bank) -> None:
        """Shows a thing."""
        self.item = item
        self.show_picture(bank)
        for code in LANGUAGES:
            self.names[code].fill(item.name.get(code, ""))
            between = "、" if code.startswith("zh") else ", "
            self.others[code].fill(between.join(name for lang, name in item.aliases if lang == code))
            self.whys[code].fill((item.why or Text()).get(code, ""))
        self.band.choose(list(Band).index(item.band))
        self.hard.choose(item.difficulty - 1)
        for action, chip in self.deeds.items():
            chip.setChecked(action in item.actions)
            chip.update()
        if item.kind:
            self.kind.offer([(in_words(bank.kinds[item.kind].name), "")], 0)
        else:
            parts = ", ".join(in_words(part.name) for part in item.parts)
            self.kind.offer([(_("Comes apart: {parts}").format(parts=parts), "")], 0)
            self.kind.setEnabled(False)

    def show_picture(self, bank: Bank) -> None:
        """Shows the thing's picture, its kind's where it has none."""
        self.picture.fill(bank.picture_of(self.item))

    def refuse(self, sentence: str) -> None:
        """Says what is wrong with the name."""
        for code in LANGUAGES:
            self.names[code].set_wrong(bool(sentence))
        self.labels[f"name:{LANGUAGES[0]}"].say(sentence)
        if sentence:
            self.names[LANGUAGES[0]].setFocus()

    # ---- where things stand
    @property
    def pieces(self) -> list[QWidget]:
        fields: list[QWidget] = [*self.names.values(), *self.others.values(), *self.whys.values()]
        rows: list[QWidget] = [*self.band.all, *self.hard.all]
        return [self.card, self.picture, self.change, *self.labels.values(), *fields, self.kind, *rows, *self.deeds.values()]

    def show(self, shown: bool) -> None:
        for piece in self.pieces:
            piece.setVisible(shown)

    def put(self, box: QRectF) -> None:
        screen, put = self.screen, self.screen.put
        put(self.card, box.left(), box.top(), box.width(), box.height() + 6)
        inner = box.adjusted(PAD, 16, -PAD, -16)
        put(self.picture, inner.left(), inner.top(), 176, PICTURE)
        put(self.change, inner.left(), inner.top() + PICTURE + 10, 176, HIGH)
        beside = QRectF(inner.left() + 194, inner.top(), inner.width() - 194, 0)
        top = self._pair(beside, "name", self.names, HIGH)
        top = self._pair(beside.translated(0, top - beside.top()), "others", self.others, HIGH)
        top = max(top, inner.top() + PICTURE + 10 + HIGH + GAP)
        put(self.labels["kind"], inner.left(), top, inner.width() * 0.5, LABEL)
        put(self.kind, inner.left(), top + LABEL, inner.width() * 0.62, HIGH)
        hard = inner.left() + inner.width() * 0.62 + 16
        put(self.labels["hard"], hard, top, inner.right() - hard, LABEL)
        self.hard.put(QRectF(hard, top + LABEL, inner.right() - hard, HIGH))
        top += LABEL + HIGH + GAP
        put(self.labels["band"], inner.left(), top, inner.width(), LABEL)
        self.band.put(QRectF(inner.left(), top + LABEL, inner.width(), HIGH))
        top += LABEL + HIGH + GAP
        below = LABEL + GAP + LABEL + self._rows_of_deeds(inner.width()) * HIGH
        why = max(WHY, min(MOST_WHY, inner.bottom() - top - LABEL - below))
        top = self._pair(QRectF(inner.left(), top, inner.width(), 0), "why", self.whys, why)
        put(self.labels["deeds"], inner.left(), top, inner.width(), LABEL)
        left, top = inner.left(), top + LABEL
        for chip in self.deeds.values():
            wide = min(chip.wish(), inner.width())
            if left > inner.left() and left + wide > inner.right():
                left, top = inner.left(), top + HIGH
            put(chip, left, top, wide, HIGH)
            left += wide + 8
        for piece in self.pieces:
            piece.raise_()
        screen.raise_over()

    def _rows_of_deeds(self, across: float) -> int:
        rows, left = 1, 0.0
        for chip in self.deeds.values():
            if left > 0 and left + chip.wish() > across:
                rows, left = rows + 1, 0.0
            left += chip.wish() + 8
        return rows

    def _pair(self, box: QRectF, part: str, fields: dict[str, Any], high: float) -> float:
        """The same field in both languages side by side; gives where what follows begins."""
        half = (box.width() - 14) / 2
        for n, code in enumerate(LANGUAGES):
            left = box.left() + n * (half + 14)
            self.screen.put(self.labels[f"{part}:{code}"], left, box.top(), half, LABEL)
            self.screen.put(fields[code], left, box.top() + LABEL, half, high)
        return box.top() + LABEL + high + GAP
