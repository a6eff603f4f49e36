"""A worksheet of questions on A4, to be answered with a pen, and the sheet of answers after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from wastequiz.domain.kinds import ordering, spot_on_picture
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.paper import a4
from wastequiz.paper.sheet import BODY, BOTTOM, FLOOR, FRAME, HAIR, HEAD, LEFT, RIGHT, SMALL, TITLE, TOP, Ink, on_paper
from wastequiz.stage import paint
from wastequiz.stage import words as lettering
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.look import Look
from wastequiz.wording import names, stems, worksheets

WIDE = RIGHT - LEFT
NUMBER, GAP, LINE = 80.0, 46.0, 1.35
PICTURE, TILE = 260.0, 190.0
"""How large a question's own picture is, and one to choose."""
SCENE = (1360.0, 765.0)
"""A scene's room: 1600 x 900 made smaller."""
FOOT = 70.0
_Draw = Callable[[QPainter, float], None]
"""Draws something whose upper edge is at y."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What is printed: questions laid out as they stand, under `scheme`; `points` of all of them together."""

    title: str
    questions: Sequence[Question]
    scheme: Scheme
    points: float
    answers: bool = True
    """Whether the answers follow, on a page of their own."""


def document(sheet: Worksheet, look: Look) -> bytes:
    """The worksheet as a PDF, for `keeping.keep`. On the window's thread."""
    return a4.document(_pages(sheet, look), sheet.title)


def pages(sheet: Worksheet, look: Look, dpi: int = 96) -> list[QImage]:
    """The pages as pictures, for a preview."""
    return a4.images(_pages(sheet, look), dpi)


@dataclass(frozen=True, slots=True)
class _Block:
    """What must stay together on a page: its height and how it is drawn."""

    high: float
    draw: _Draw


def _pages(sheet: Worksheet, look: Look) -> list[a4.Page]:
    pen = _Pen(on_paper(look), sheet)
    parts = [_stacked([pen.head(), *(pen.question(n, q) for n, q in enumerate(sheet.questions, start=1))])]
    if sheet.answers:
        parts.append(_stacked([pen.answers_head(), *(pen.answer(n, q) for n, q in enumerate(sheet.questions, start=1))]))
    filled = [blocks for part in parts for blocks in part]
    return [pen.page(blocks, n, len(filled)) for n, blocks in enumerate(filled, start=1)]


def _stacked(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Blocks page by page, none cut in two."""
    made: list[list[_Block]] = [[]]
    room = BOTTOM - FOOT - TOP
    left = room
    for block in blocks:
        if block.high > left and made[-1]:
            made.append([])
            left = room
        made[-1].append(block)
        left -= block.high
    return made


class _Pen:
    """Measures and draws the blocks of one worksheet."""

    def __init__(self, look: Look, sheet: Worksheet) -> None:
        self.look, self.sheet, self.ink = look, sheet, Ink(look.theme)

    def page(self, blocks: Sequence[_Block], number: int, count: int) -> a4.Page:
        def draw(p: QPainter) -> None:
            y = TOP
            for block in blocks:
                block.draw(p, y)
                y += block.high
            said = _("{title} · page {n} of {count}").format(title=self.sheet.title, n=number, count=count)
            self._text(p, QRectF(LEFT, BOTTOM - 44, WIDE, 44), said, 24, ink=self.ink.second, align="right")

        return draw

    # ---- parts of a page
    def head(self) -> _Block:
        told = worksheets.about(len(self.sheet.questions), self.sheet.points)
        fields = (_("Name"), _("Class"), _("Seat"), _("Score"))

        def draw(p: QPainter, y: float) -> None:
            self._text(p, QRectF(LEFT, y, WIDE - 420, 100), self.sheet.title, TITLE, bold=True)
            self._text(p, QRectF(RIGHT - 400, y + 20, 400, 60), told, SMALL, align="right", ink=self.ink.second)
            across = WIDE / len(fields)
            for n, field in enumerate(fields):
                left = LEFT + n * across
                label = min(lettering.width(self.look, field, BODY) + 14, across / 2)
                self._text(p, QRectF(left, y + 120, label, 70), field, BODY)
                paint.line(p, [(left + label, y + 180), (left + across - 40, y + 180)], self.ink.rule, HAIR)

        return _Block(240.0, draw)

    def answers_head(self) -> _Block:
        def draw(p: QPainter, y: float) -> None:
            self._text(p, QRectF(LEFT, y, WIDE, 100), _("Answers: {title}").format(title=self.sheet.title), HEAD + 10, bold=True)

        return _Block(130.0, draw)

    def answer(self, number: int, question: Question) -> _Block:
        reason = words(question.explanation) if question.explanation is not None else ""
        solved, why = self._lines(worksheets.solution(question), BODY, WIDE - NUMBER, bold=True), self._lines(reason, SMALL, WIDE - NUMBER)

        def draw(p: QPainter, y: float) -> None:
            self._text(p, QRectF(LEFT, y, NUMBER, BODY * LINE), f"{number}", BODY, bold=True)
            y = self._write(p, LEFT + NUMBER, y, solved, BODY, bold=True)
            self._write(p, LEFT + NUMBER, y, why, SMALL, ink=self.ink.second)

        return _Block(len(solved) * BODY * LINE + len(why) * SMALL * LINE + 22, draw)

    def question(self, number: int, question: Question) -> _Block:
        """One question with room to answer it."""
        pictured = bool(question.picture) and question.kind != spot_on_picture.NAME
        across = WIDE - NUMBER - (PICTURE + 30 if pictured else 0)
        stem = self._lines(stems.stem(question, self.sheet.scheme), BODY + 4, across, bold=True)
        to_do = self._lines(worksheets.to_do(question), SMALL, across)
        body = self._body(question, across)
        upper = len(stem) * (BODY + 4) * LINE + len(to_do) * SMALL * LINE + 12
        high = max(upper + body.high, PICTURE if pictured else 0.0)

        def draw(p: QPainter, y: float) -> None:
            self._text(p, QRectF(LEFT, y, NUMBER, (BODY + 4) * LINE), f"{number}", BODY + 4, bold=True)
            if pictured:
                self._picture(p, question.picture, QRectF(RIGHT - PICTURE, y, PICTURE, PICTURE))
            below = self._write(p, LEFT + NUMBER, y, stem, BODY + 4, bold=True)
            self._write(p, LEFT + NUMBER, below, to_do, SMALL, ink=self.ink.second)
            body.draw(p, y + upper)

        return _Block(high + GAP, draw)

    # ---- room to answer
    def _body(self, question: Question, across: float) -> _Block:
        if question.kind == spot_on_picture.NAME:
            return self._scene(question)
        if question.kind in worksheets.WRITING:
            return self._writing_line(words(question.number.unit) if question.number is not None else "")
        if question.kind in worksheets.PUTTING:
            return self._things_and_places(question, across)
        return self._choices(question, across)

    def _choices(self, question: Question, across: float) -> _Block:
        labels = [names.as_head(words(option.label)) for option in question.options]
        pictures = [option.picture for option in question.options]
        if all(pictures):
            return self._tiles(labels, pictures, across)
        widest = max(lettering.width(self.look, label, BODY) for label in labels) + 96
        columns = next((n for n in (4, 2) if len(labels) % n in (0, 3) and widest <= across / n), 1)
        wide = across / columns
        lines = [self._lines(label, BODY, wide - 96) for label in labels]
        rows = [lines[n : n + columns] for n in range(0, len(lines), columns)]
        highs = [max(max(len(cell) * BODY * LINE for cell in row), 56.0) + 8 for row in rows]

        def draw(p: QPainter, y: float) -> None:
            for n, (row, high) in enumerate(zip(rows, highs, strict=True)):
                for at, cell in enumerate(row):
                    left = LEFT + NUMBER + at * wide
                    self._mark(p, left, y, n * columns + at, numbered=question.kind == ordering.NAME)
                    self._write(p, left + 76, y + 4, cell, BODY)
                y += high

        return _Block(sum(highs), draw)

    def _tiles(self, labels: Sequence[str], pictures: Sequence[str], across: float) -> _Block:
        """Pictures side by side with their letters, names below."""
        columns = min(4, len(labels))
        wide = across / columns
        high = TILE + 56
        rows = -(-len(labels) // columns)

        def draw(p: QPainter, y: float) -> None:
            for n, (label, picture) in enumerate(zip(labels, pictures, strict=True)):
                left, top = LEFT + NUMBER + n % columns * wide, y + n // columns * high
                self._mark(p, left, top, n)
                self._picture(p, picture, QRectF(left + 70, top, TILE, TILE))
                self._text(p, QRectF(left, top + TILE, wide - 16, 50), label, SMALL, align="center")

        return _Block(rows * high, draw)

    def _things_and_places(self, question: Question, across: float) -> _Block:
        """Things with a line for a letter on the left, places with their letters on the right."""
        half = across / 2 - 20
        things = [self._lines(names.as_head(words(o.label)), BODY, half - 200) for o in question.options]
        places = [self._lines(words(t.label), BODY, half - 90) for t in question.targets]
        highs = (
            [max(len(lines) * BODY * LINE, 56.0) + 10 for lines in things],
            [max(len(lines) * BODY * LINE, 56.0) + 10 for lines in places],
        )

        def draw(p: QPainter, y: float) -> None:
            top = y
            for n, (lines, high) in enumerate(zip(things, highs[0], strict=True), start=1):
                self._text(p, QRectF(LEFT + NUMBER, top, 50, BODY * LINE), f"{n}", BODY)
                self._write(p, LEFT + NUMBER + 50, top, lines, BODY)
                paint.line(p, [(LEFT + NUMBER + half - 120, top + 46), (LEFT + NUMBER + half - 10, top + 46)], self.ink.rule, HAIR)
                top += high
            top = y
            for n, (lines, high) in enumerate(zip(places, highs[1], strict=True)):
                self._mark(p, LEFT + NUMBER + half + 40, top, n)
                self._write(p, LEFT + NUMBER + half + 116, top + 4, lines, BODY)
                top += high

        return _Block(max(map(sum, highs)), draw)

    def _writing_line(self, unit: str) -> _Block:
        def draw(p: QPainter, y: float) -> None:
            paint.line(p, [(LEFT + NUMBER, y + 70), (LEFT + NUMBER + 700, y + 70)], self.ink.rule, HAIR)
            self._text(p, QRectF(LEFT + NUMBER + 716, y + 20, 400, 56), unit, BODY)

        return _Block(90.0, draw)

    def _scene(self, question: Question) -> _Block:
        wide, high = SCENE
        scale = wide / spot_on_picture.SCENE[0]

        def draw(p: QPainter, y: float) -> None:
            p.save()
            p.setClipRect(QRectF(LEFT + NUMBER, y, wide, high))
            self._picture(p, question.picture, QRectF(LEFT + NUMBER, y, wide, high))
            p.restore()
            for n, option in enumerate(question.options):
                if option.area is not None:
                    x, top, w, h = (side * scale for side in option.area)
                    self._mark(p, LEFT + NUMBER + x + w / 2 - 28, y + top + h / 2 - 28, n, fill=self.ink.paper)

        return _Block(high + 10, draw)

    # ---- strokes
    def _mark(self, p: QPainter, x: float, y: float, n: int, *, numbered: bool = False, fill: QColor | None = None) -> None:
        """A letter in a ring, beside an empty box where steps are to be numbered."""
        if numbered:
            paint.rounded(p, QRectF(x, y, 52, 52), 8, None, self.ink.second, FRAME)
            self._text(p, QRectF(x + 54, y, 30, 52), worksheets.LETTERS[n], 22, ink=self.ink.second)
            return
        paint.circle(p, x + 28, y + 28, 26, fill, self.ink.second, HAIR)
        self._text(p, QRectF(x, y, 56, 56), worksheets.LETTERS[n], SMALL, align="center")

    def _picture(self, p: QPainter, name: str, box: QRectF) -> None:
        drawing = item_picture(name)
        aspect = self.look.pictures.aspect(drawing)
        wide = min(box.width(), box.height() * aspect)
        self.look.pictures.draw_once(p, drawing, box.center().x() - wide / 2, box.center().y() - wide / aspect / 2, wide)

    def _lines(self, said: str, size: float, across: float, *, bold: bool = False) -> list[str]:
        return [line for part in said.split("\n") for line in lettering.wrap(self.look, part, size, across, bold=bold)] if said else []

    def _write(
        self, p: QPainter, x: float, y: float, lines: Sequence[str], size: float, *, bold: bool = False, ink: QColor | None = None
    ) -> float:
        """Lines one below the other; gives where they end."""
        for line in lines:
            self._text(p, QRectF(x, y, RIGHT - x, size * LINE), line, size, bold=bold, ink=ink)
            y += size * LINE
        return y

    def _text(
        self, p: QPainter, box: QRectF, said: str, size: float, *, bold: bool = False, align: str = "left", ink: QColor | None = None
    ) -> None:
        if said:
            lettering.text(p, self.look, box, said, size, ink or self.ink.text, bold=bold, align=align, floor=FLOOR)
