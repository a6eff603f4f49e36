"""The answers of matching: pairs side by side, and partners that belong to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.kinds import matching
from wastequiz.domain.mending import FEWEST_MOST, MOST_EXTRA, free_letter, free_target, with_text
from wastequiz.domain.questions import Option, Target
from wastequiz.domain.text import Text
from wastequiz.i18n import _
from wastequiz.ui.bank_editors.choices import PictureButton
from wastequiz.ui.bank_editors.form import LABEL, ROW, FieldLabel, Form, Host, Line
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton

FEWEST, MOST = FEWEST_MOST[matching.NAME]


class MatchingForm(Form):
    """One row a pair; below them the partners without a thing. `at` is the row somebody is at."""

    name = matching.NAME

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.at = 0
        self.list_label = self.label("options", _("What belongs together"))
        self.things = [Line(self.screen, _("Thing {n}").format(n=n + 1), hint=_("Thing"), most=60) for n in range(MOST)]
        self.partners = [
            Line(self.screen, _("Partner {n}").format(n=n + 1), hint=_("Partner") if n < MOST else _("belongs to nothing"), most=60)
            for n in range(MOST + MOST_EXTRA)
        ]
        for n, line in enumerate(self.things):
            line.textEdited.connect(partial(self._thing_typed, n))
            line.came.connect(lambda n=n: self._come_to(n))
        for n, line in enumerate(self.partners):
            line.textEdited.connect(partial(self._partner_typed, n))
            line.came.connect(lambda n=n: self._come_to(n))
        self.more = DeskButton(self.screen, _("Another pair"), "ghost", icon="plus")
        self.more.clicked.connect(self.add_pair)
        self.extra = DeskButton(self.screen, _("Another partner"), "ghost", icon="plus")
        self.extra.clicked.connect(self.add_partner)
        self.row_label = FieldLabel(self.screen, "")
        self.pictures = [PictureButton(self.screen, _("Picture of the thing")), PictureButton(self.screen, _("Picture of the partner"))]
        self.pictures[0].clicked.connect(self._choose_thing)
        self.pictures[1].clicked.connect(self._choose_partner)
        self.away = DeskButton(self.screen, _("Take away"), "danger", icon="trash")
        self.away.clicked.connect(self.remove_row)
        self.add(*self.things, *self.partners, self.more, self.extra, self.row_label, *self.pictures, self.away)

    # ---- the question in rows
    def rows(self) -> tuple[list[tuple[Option, Target]], list[Target]]:
        """Pairs in the order of the things, then the partners that belong to none."""
        question = self.host.question
        targets = {t.id: t for t in question.targets}
        pairs = [(o, targets.get(o.target, Target(o.target, Text()))) for o in question.options]
        taken = {o.target for o in question.options}
        return pairs, [t for t in question.targets if t.id not in taken]

    def _take(self, pairs: Sequence[tuple[Option, Target]], extra: Sequence[Target], *, anew: bool = False) -> None:
        options = tuple(o for o, _t in pairs)
        targets = tuple(dict.fromkeys((*(t for _o, t in pairs), *extra)))
        self.host.change(replace(self.host.question, options=options, targets=targets))
        if anew:
            self.fill()
            self.screen.arrange()

    def _target(self, number: int) -> Target:
        pairs, extra = self.rows()
        return pairs[number][1] if number < len(pairs) else extra[number - len(pairs)]

    def _put_target(self, number: int, target: Target) -> None:
        pairs, extra = self.rows()
        old = self._target(number)
        self._take([(o, target if t.id == old.id else t) for o, t in pairs], [target if t.id == old.id else t for t in extra])

    def _thing_typed(self, number: int, text: str) -> None:
        pairs, extra = self.rows()
        option, target = pairs[number]
        pairs[number] = replace(option, label=with_text(option.label, self.host.language, text)), target
        self._take(pairs, extra)

    def _partner_typed(self, line: int, text: str) -> None:
        target = self._target(self._row(line))
        self._put_target(self._row(line), replace(target, label=with_text(target.label, self.host.language, text)))

    def _row(self, line: int) -> int:
        """The row a partner's field stands in: fields from MOST on are for those without a thing."""
        pairs, _extra = self.rows()
        return line if line < MOST else len(pairs) + line - MOST

    def _come_to(self, line: int) -> None:
        self.at = self._row(line)
        self._fill_row()

    def _choose_thing(self) -> None:
        def took(name: str) -> None:
            pairs, extra = self.rows()
            option, target = pairs[self.at]
            pairs[self.at] = replace(option, picture=name), target
            self._take(pairs, extra, anew=True)

        self.host.choose_picture(self.rows()[0][self.at][0].picture, took)

    def _choose_partner(self) -> None:
        def took(name: str) -> None:
            self._put_target(self.at, replace(self._target(self.at), picture=name))
            self.fill()

        self.host.choose_picture(self._target(self.at).picture, took)

    def add_pair(self) -> None:
        pairs, extra = self.rows()
        if len(pairs) < MOST:
            target = Target(free_target(self.host.question.targets), Text())
            pairs.append((Option(free_letter(self.host.question.options), Text(), target=target.id), target))
            self.at = len(pairs) - 1
            self._take(pairs, extra, anew=True)
            self.things[self.at].setFocus()

    def add_partner(self) -> None:
        pairs, extra = self.rows()
        if len(extra) < MOST_EXTRA:
            extra.append(Target(free_target(self.host.question.targets), Text()))
            self.at = len(pairs) + len(extra) - 1
            self._take(pairs, extra, anew=True)
            self.partners[MOST + len(extra) - 1].setFocus()

    def remove_row(self) -> None:
        pairs, extra = self.rows()
        if self.at >= len(pairs):
            del extra[self.at - len(pairs)]
        elif len(pairs) > FEWEST:
            del pairs[self.at]
        self.at = max(0, self.at - 1)
        self._take(pairs, extra, anew=True)
        self.partners[min(self.at, MOST - 1)].setFocus()

    # ---- showing
    def fill(self) -> None:
        pairs, extra = self.rows()
        lang = self.host.language
        self.at = min(self.at, max(0, len(pairs) + len(extra) - 1))
        self.fields = {}
        for n, (option, target) in enumerate(pairs[:MOST]):
            self.things[n].fill(option.label.get(lang, ""))
            self.partners[n].fill(target.label.get(lang, ""))
            self.fields |= {f"option:{option.id}": self.things[n], f"target:{target.id}": self.partners[n]}
        for n, target in enumerate(extra[:MOST_EXTRA]):
            self.partners[MOST + n].fill(target.label.get(lang, ""))
            self.fields[f"target:{target.id}"] = self.partners[MOST + n]
        if self.shown:
            self.show(True)
        self._fill_row()

    def _fill_row(self) -> None:
        pairs, extra = self.rows()
        there = self.at < len(pairs)
        self.row_label.label = _("Pair {n}").format(n=self.at + 1) if there else _("Partner without a thing")
        self.row_label.say("")
        self.pictures[0].setEnabled(there)
        self.pictures[0].fill(pairs[self.at][0].picture if there else "")
        self.pictures[1].fill(self._target(self.at).picture if pairs or extra else "")
        self.away.setEnabled(not there or len(pairs) > FEWEST)

    def seen(self, piece: QWidget) -> bool:
        pairs, extra = self.rows()
        if piece in self.things:
            return self.things.index(piece) < len(pairs)  # type: ignore[arg-type]
        if piece in self.partners:
            n = self.partners.index(piece)  # type: ignore[arg-type]
            return n < len(pairs) if n < MOST else n - MOST < len(extra)
        if piece is self.more:
            return len(pairs) < MOST
        if piece is self.extra:
            return len(extra) < MOST_EXTRA
        return True

    def label_of(self, field: str) -> FieldLabel | None:
        return self.list_label if field.startswith(("option", "target")) else super().label_of(field)

    def put(self, box: QRectF) -> None:
        screen, pairs, extra = self.screen, *self.rows()
        half = (box.width() - 10) / 2
        screen.put(self.list_label, box.left(), box.top(), box.width(), LABEL)
        top = box.top() + LABEL + 2
        for n in range(min(len(pairs), MOST)):
            screen.put(self.things[n], box.left(), top, half, HIGH)
            screen.put(self.partners[n], box.left() + half + 10, top, half, HIGH)
            top += ROW
        for n in range(min(len(extra), MOST_EXTRA)):
            screen.put(self.partners[MOST + n], box.left() + half + 10, top, half, HIGH)
            top += ROW
        screen.put(self.more, box.left(), top, half, HIGH)
        screen.put(self.extra, box.left() + half + 10, top, half, HIGH)
        top += ROW + 10
        screen.put(self.row_label, box.left(), top, box.width(), LABEL)
        top += LABEL
        for n, button in enumerate(self.pictures):
            screen.put(button, box.left() + n * (HIGH + 8), top, HIGH, HIGH)
        screen.put(self.away, box.right() - min(200.0, box.width() - 2 * (HIGH + 8)), top, min(200.0, box.width() - 2 * (HIGH + 8)), HIGH)


FORM = MatchingForm
