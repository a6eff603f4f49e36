"""Options in rows: what each says, whether it is right; below, the reason, picture and place of the one somebody is at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.mending import FEWEST_MOST, free_letter, with_text
from wastequiz.domain.questions import Option
from wastequiz.domain.text import Text
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_editors.form import LABEL, ROW, FieldLabel, Form, Host, Line
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, Flat

REASON = 84.0
SIDE = HIGH


def letter(number: int) -> str:
    """What the option of that number (from 0) is called."""
    return "ABCDEFGH"[number]


class RightMark(Flat):
    """The letter of an option, or its place in the order; touched, the option is right or is no more."""

    radius = SIDE / 2

    def __init__(self, screen: Screen, number: int, *, counts: bool) -> None:
        """`counts`: it stands for a place in the order and cannot be touched."""
        self.sign = str(number + 1) if counts else letter(number)
        super().__init__(screen, _("{letter} is right").format(letter=self.sign))
        self.setCheckable(not counts)
        self.setEnabled(not counts)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only the form says what is right."""

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        on = self.isChecked()
        x, y = box.center().x(), box.center().y()
        edge = t.colour("ink.outline" if on else "brand.primaryBright" if self.hovered else "surface.lip")
        paint.circle(p, x, y, 21, t.colour("right.fill" if on else "surface.card"), edge, max(2.0, t.border_floor))
        if on:
            paint.icon(p, self.look, "check", x, y, 26, t.colour("ink.text"))
        else:
            words.text(
                p,
                self.look,
                QRectF(x - 21, y - 21, 42, 42),
                self.sign,
                20,
                t.colour("ink.textSecondary"),
                bold=True,
                align="center",
                floor=13,
            )


class PictureButton(DeskButton):
    """A small picture that can be chosen anew; an empty frame where there is none."""

    def __init__(self, screen: Screen, name: str) -> None:
        super().__init__(screen, "", icon="image", name=name)
        self.picture = ""

    def fill(self, picture: str) -> None:
        self.picture = picture
        self.update()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        if not self.picture:
            super().paint_face(p, box)
            return
        t = self.look.theme
        paint.rounded(p, box, self.radius, t.colour("surface.itemDisc"), self._edge(), self.border_width())
        picture = item_picture(self.picture)
        aspect = self.look.pictures.aspect(picture)
        side = min(box.width(), box.height()) - 10
        across, down = (side, side / aspect) if aspect >= 1 else (side * aspect, side)
        self.look.pictures.draw(p, picture, box.center().x() - across / 2, box.center().y() - down / 2, across)


class ChoicesForm(Form):
    """A form of rows for kinds with options. A kind overrides the class values; `at` is the row somebody is at."""

    head = ""
    several = False
    """Whether several options can be right."""
    counts = False
    """Whether the rows are places in an order, not right or wrong."""
    reasons = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.fewest, self.most = FEWEST_MOST[host.question.kind]
        self.at = 0
        self.list_label = self.label("options", self.heading())
        self.marks = [RightMark(self.screen, n, counts=self.counts) for n in range(self.most)]
        self.lines = [Line(self.screen, self.row_name(n), hint=self.row_name(n), most=120) for n in range(self.most)]
        for n, (mark, line) in enumerate(zip(self.marks, self.lines, strict=True)):
            mark.clicked.connect(lambda _checked=False, n=n: self._mark(n))
            line.textEdited.connect(partial(self._typed, n))
            line.came.connect(lambda n=n: self._come_to(n))
        self.more = DeskButton(self.screen, _("Another one"), "ghost", icon="plus")
        self.more.clicked.connect(self.add_option)
        self.reason_label = FieldLabel(self.screen, "")
        self.reason = TextBox(self.screen, _("Why"), hint=_("Why it is, or is not. Read aloud after the answer."))
        self.reason.edited.connect(self._reasoned)
        self.picture = PictureButton(self.screen, _("Picture of this option"))
        self.picture.clicked.connect(self._choose_picture)
        self.up = DeskButton(self.screen, "", icon="up", name=_("Up"))
        self.down = DeskButton(self.screen, "", icon="down", name=_("Down"))
        self.up.clicked.connect(lambda: self.move(-1))
        self.down.clicked.connect(lambda: self.move(1))
        self.away = DeskButton(self.screen, _("Take away"), "danger", icon="trash")
        self.away.clicked.connect(self.remove_option)
        self.add(*self.marks, *self.lines, self.more, self.reason_label, self.reason, self.picture, self.up, self.down, self.away)

    def heading(self) -> str:
        return _("Options: touch the letter of the right one")

    def row_name(self, number: int) -> str:
        return _("Option {letter}").format(letter=letter(number))

    # ---- the question
    @property
    def options(self) -> tuple[Option, ...]:
        return self.host.question.options

    def take(self, options: Sequence[Option]) -> None:
        """The question has these options now."""
        self.host.change(replace(self.host.question, options=tuple(options)))
        self.fill()
        self.screen.arrange()

    def put_option(self, number: int, option: Option) -> None:
        """One option is another now; nothing else changes its place."""
        options = [option if n == number else o for n, o in enumerate(self.options)]
        self.host.change(replace(self.host.question, options=tuple(options)))

    def _mark(self, number: int) -> None:
        if number >= len(self.options):
            return
        if self.several:
            options = [replace(o, right=o.right != (n == number)) for n, o in enumerate(self.options)]
        else:
            options = [replace(o, right=n == number) for n, o in enumerate(self.options)]
        self.at = number
        self.take(options)

    def _typed(self, number: int, text: str) -> None:
        option = self.options[number]
        self.put_option(number, replace(option, label=with_text(option.label, self.host.language, text)))

    def _come_to(self, number: int) -> None:
        if number != self.at and number < len(self.options):
            self.at = number
            self._fill_details()

    def _reasoned(self, text: str) -> None:
        if self.at < len(self.options):
            option = self.options[self.at]
            why = with_text(option.why or Text(), self.host.language, text)
            self.put_option(self.at, replace(option, why=why or None))

    def _choose_picture(self) -> None:
        if self.at >= len(self.options):
            return

        def took(name: str) -> None:
            self.put_option(self.at, replace(self.options[self.at], picture=name))
            self.fill()

        self.host.choose_picture(self.options[self.at].picture, took)

    def add_option(self) -> None:
        """One more, empty."""
        if len(self.options) < self.most:
            self.at = len(self.options)
            self.take([*self.options, self.new_option()])
            self.lines[self.at].setFocus()

    def new_option(self) -> Option:
        return Option(free_letter(self.options), Text())

    def remove_option(self) -> None:
        """Takes the one somebody is at away."""
        if len(self.options) > self.fewest and self.at < len(self.options):
            gone = self.at
            self.at = max(0, gone - 1)
            self.take([o for n, o in enumerate(self.options) if n != gone])
            self.lines[self.at].setFocus()

    def move(self, by: int) -> None:
        """Moves the one somebody is at up or down."""
        to = self.at + by
        if 0 <= to < len(self.options):
            options = list(self.options)
            options[self.at], options[to] = options[to], options[self.at]
            self.at = to
            self.take(options)

    # ---- showing
    def fill(self) -> None:
        self.at = min(self.at, max(0, len(self.options) - 1))
        for n, (mark, line) in enumerate(zip(self.marks, self.lines, strict=True)):
            there = n < len(self.options)
            if there:
                line.fill(self.options[n].label.get(self.host.language, ""))
                mark.setChecked(self.options[n].right and not self.counts)
                mark.update()
            for piece in (mark, line):
                piece.setVisible(self.shown and there)
        self.fields = {f"option:{o.id}": line for o, line in zip(self.options, self.lines, strict=False)}
        self.more.setVisible(self.shown and len(self.options) < self.most)
        self.away.setEnabled(len(self.options) > self.fewest)
        self._fill_details()

    def _fill_details(self) -> None:
        if not self.options:
            return
        option = self.options[self.at]
        self.reason_label.label = self.details_head(self.at)
        self.reason_label.say("")
        if self.reasons:
            self.reason.fill((option.why or Text()).get(self.host.language, ""))
        self.picture.fill(option.picture)

    def details_head(self, number: int) -> str:
        return _("Why {letter}").format(letter=letter(number)) if self.reasons else self.row_name(number)

    def seen(self, piece: QWidget) -> bool:
        count = len(self.options)
        for row in (self.marks, self.lines):
            if piece in row:
                return row.index(piece) < count  # type: ignore[arg-type]
        if piece is self.more:
            return count < self.most
        if piece is self.reason:
            return self.reasons
        return True

    def label_of(self, field: str) -> FieldLabel | None:
        return self.list_label if field.startswith("option") else super().label_of(field)

    def put(self, box: QRectF) -> None:
        screen = self.screen
        screen.put(self.list_label, box.left(), box.top(), box.width(), LABEL)
        top = box.top() + LABEL + 2
        foot = (LABEL + REASON + 8 if self.reasons else LABEL) + HIGH
        rows = len(self.options) + (len(self.options) < self.most)
        step = min(ROW, (box.height() - LABEL - foot - 14) / max(rows, 1))
        for n in range(len(self.options)):
            screen.put(self.marks[n], box.left() - 6, top, SIDE, HIGH)
            screen.put(self.lines[n], box.left() + SIDE, top, box.width() - SIDE, HIGH)
            top += step
        if len(self.options) < self.most:
            screen.put(self.more, box.left() + SIDE, top, min(240.0, box.width() - SIDE), HIGH)
            top += step
        self._put_details(QRectF(box.left(), min(top + 8, box.bottom() - foot), box.width(), foot))

    def _put_details(self, box: QRectF) -> None:
        screen, top = self.screen, box.top()
        screen.put(self.reason_label, box.left(), top, box.width(), LABEL)
        top += LABEL
        if self.reasons:
            screen.put(self.reason, box.left(), top, box.width(), REASON)
            top += REASON + 8
        for n, button in enumerate((self.picture, self.up, self.down)):
            screen.put(button, box.left() + n * (HIGH + 8), top, HIGH, HIGH)
        left = box.left() + 3 * (HIGH + 8)
        screen.put(self.away, box.right() - min(200.0, box.right() - left), top, min(200.0, box.right() - left), HIGH)
