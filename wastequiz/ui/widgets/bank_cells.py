"""The cells of the bank's table: which columns there are and how wide, what each says, how each is painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_, _
from wastequiz.i18n import words as in_words
from wastequiz.services.bank_table import BankRow, Column, Sort
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.stage.own_pictures import OWN, own
from wastequiz.ui.pictures import bin_symbol, thing_picture
from wastequiz.wording import bank_rows, notices

PATIENCE_S = 0.008
"""So long one paint may draw pictures that are not kept yet; the others come with the next."""
FLOOR = 14.0


@dataclass(frozen=True)
class Head:
    """A column: its name, what stands above it (marked), its least width in units, its share of what is spare, what it sorts by.

    `drops`: the order in which columns go where there is no room; 0 stays.
    """

    name: str
    label: str
    least: float
    share: float = 0.0
    sort: Column | None = None
    drops: int = 0

    def head(self) -> str:
        return _(self.label) if self.label else ""


COLUMNS = (
    Head("check", N_("Choose"), 50),
    Head("picture", N_("Picture"), 64, drops=5),
    Head("stem", N_("Question"), 250, 1.0, "stem"),
    Head("kind", N_("Type"), 98, 0.1, "kind", 3),
    Head("bin", N_("Right bin"), 150, 0.12, "bin", 4),
    Head("difficulty", N_("Difficulty"), 104, 0.06, "difficulty", 1),
    Head("facility", N_("Correct"), 138, 0.08, "facility"),
    Head("attempts", N_("Answers"), 84, 0.05, "attempts", 2),
    Head("state", N_("Status"), 118, 0.06, "state"),
)
_BY_NAME: Mapping[str, Head] = {column.name: column for column in COLUMNS}


def shown_columns(room: float, look: Look) -> tuple[str, ...]:
    """Names of the columns there is room for."""
    names = list(_BY_NAME)
    for going in sorted((c for c in COLUMNS if c.drops), key=lambda c: c.drops):
        if sum(_least(_BY_NAME[name], look) for name in names) <= room:
            break
        names.remove(going.name)
    return tuple(names)


def _least(column: Head, look: Look) -> float:
    return column.least if column.name in ("check", "picture") else column.least * max(1.0, look.theme.text_scale)


class Cells:
    """Paints in units, each cell into its own room. `later` is called where pictures had to wait."""

    def __init__(self, look: Look, scheme: Scheme) -> None:
        self.look, self.scheme = look, scheme
        self.later: Callable[[], None] = lambda: None
        self.patience_s = PATIENCE_S
        self._began = 0.0
        self._waits = False
        self._drawn: set[tuple[str, float]] = set()
        """Pictures that were drawn before, and at which scale: they are kept, so that drawing them costs nothing."""
        self._painters: Mapping[str, Callable[[QPainter, QRectF, BankRow, bool], None]] = {
            "picture": self._picture,
            "stem": self._stem,
            "kind": self._kind,
            "bin": self._bin,
            "difficulty": self._difficulty,
            "facility": self._facility,
            "attempts": self._attempts,
            "state": self._state,
        }

    def widths(self, names: Sequence[str], room: float) -> list[float]:
        """How wide each column is."""
        columns = [_BY_NAME[name] for name in names]
        least = [_least(column, self.look) for column in columns]
        spare, shares = room - sum(least), sum(column.share for column in columns)
        return [low + spare * column.share / shares for low, column in zip(least, columns, strict=True)]

    def begin(self) -> None:
        """A paint begins: its patience is whole again."""
        self._began = monotonic()

    # ---- what cells say
    def said(self, row: BankRow, name: str) -> str:
        """A cell in words."""
        match name:
            case "stem":
                return bank_rows.stem(row)
            case "kind":
                return notices.kind(row.kind)
            case "bin":
                bin_ = self.scheme.bin(row.bin_id) if row.bin_id else None
                return in_words(bin_.name) if bin_ is not None else ""
            case "difficulty":
                return _("{n} of 5").format(n=row.difficulty)
            case "facility":
                return bank_rows.facility(row)
            case "attempts":
                return str(row.attempts)
            case "state":
                return bank_rows.state(row)
            case _:
                return ""

    # ---- painting
    def ground(self, p: QPainter, box: QRectF, *, chosen: bool, current: bool, first: bool) -> None:
        t = self.look.theme
        if chosen or current:
            p.fillRect(box.adjusted(0, 0, 1, 0), t.colour("brand.primaryTint", 1.0 if current else 0.55))
        if current and first:
            p.fillRect(QRectF(0, 0, 4, box.height()), t.colour("brand.primary"))
        line = max(1.2, t.border_floor / 2)
        p.fillRect(QRectF(12 if first else 0, box.height() - line, box.width() + 1, line), t.colour("surface.line"))

    def check(self, p: QPainter, box: QRectF, on: bool) -> None:
        """A check box."""
        t = self.look.theme
        square = QRectF(box.center().x() - 10, box.center().y() - 11, 22, 22)
        edge = t.colour("brand.primary" if on else "ink.textHint")
        paint.rounded(p, square, 6, t.colour("brand.primary" if on else "surface.card"), edge, max(1.8, t.border_floor * 0.5))
        if on:
            paint.icon(p, self.look, "check", square.center().x(), square.center().y(), 20, t.colour("ink.onColour"))

    def head(self, p: QPainter, box: QRectF, name: str, sort: Sort | None, *, all_chosen: bool) -> None:
        """The head of a column; of the one that is sorted by with an arrow."""
        t = self.look.theme
        p.fillRect(QRectF(0, box.height() - 1.6, box.width() + 1, 1.6), t.colour("surface.line"))
        if name == "check":
            self.check(p, box, all_chosen)
            return
        column = _BY_NAME[name]
        right = name == "attempts"
        by_this = sort is not None and column.sort is not None and sort[0] == column.sort
        arrow = 22.0 if by_this else 0.0
        ink = t.colour("ink.text" if by_this else "ink.textSecondary")
        room = QRectF(8, 2, box.width() - 12 - arrow, box.height() - 4)
        size, _lines = words.fit(self.look, column.head(), 18, room.width(), room.height(), bold=True, floor=FLOOR, leading=1.05)
        words.text(p, self.look, room, column.head(), size, ink, bold=True, align="right" if right else "left", floor=FLOOR, leading=1.05)
        if by_this and sort is not None:
            across = words.width(self.look, column.head(), size, bold=True)
            x = box.width() - 14 if right else min(8 + across + 14, box.width() - 12)
            paint.icon(p, self.look, "down" if sort[1] else "up", x, box.center().y(), 18, ink)

    def paint(self, p: QPainter, box: QRectF, row: BankRow, name: str, *, current: bool) -> bool:
        """One cell; False where something of it has to wait."""
        self._waits = False
        self._painters[name](p, box, row, current)
        return not self._waits

    def _picture(self, p: QPainter, box: QRectF, row: BankRow, _current: bool) -> None:
        t, pictures = self.look.theme, self.look.pictures
        square = QRectF(box.left() + 5, box.center().y() - 26, 52, 52)
        paint.rounded(p, square, 10, t.colour("surface.itemDisc"), t.colour("surface.line") if t.high_contrast else None, 2)
        if not row.picture:
            return
        picture = thing_picture(row.picture)
        if picture.startswith(OWN) and own.image(picture) is None:
            self._waits = True  # it is fetched, and then all that is shown is painted anew
            return
        scale = p.worldTransform().m11() * p.device().devicePixelRatioF()
        if (picture, scale) not in self._drawn:
            if monotonic() - self._began > self.patience_s:
                self._waits = True
                self.later()
                return
            self._drawn.add((picture, scale))
        aspect = pictures.aspect(picture)
        across = 44 * min(1.0, aspect)
        pictures.draw(p, picture, square.center().x() - across / 2, square.center().y() - across / aspect / 2, across)

    def _stem(self, p: QPainter, box: QRectF, row: BankRow, current: bool) -> None:
        ink = self.look.theme.colour("ink.text" if row.state != "retired" else "ink.textSecondary")
        room = box.adjusted(8, 4, -10, -4)
        lines = words.wrap(self.look, bank_rows.stem(row), 21, room.width(), bold=current)
        shown = "\n".join(lines if len(lines) < 3 else [lines[0], lines[1][:-1] + "…"])
        words.text(p, self.look, room, shown, 21, ink, bold=current, floor=16, leading=1.15)

    def _kind(self, p: QPainter, box: QRectF, row: BankRow, _current: bool) -> None:
        t = self.look.theme
        said = notices.kind(row.kind)
        size, lines = words.fit(self.look, said, 18, box.width() - 28, box.height() - 20, floor=13, leading=1.05)
        across = max(words.width(self.look, line, size) for line in lines) + 20
        high = 36.0 if len(lines) == 1 else 48.0
        pill = QRectF(8, box.center().y() - high / 2, min(across, box.width() - 12), high)
        paint.rounded(p, pill, 8, t.colour("surface.paper2"), t.colour("surface.line") if t.high_contrast else None, 2)
        words.text(p, self.look, pill.adjusted(8, 2, -8, -2), said, size, t.colour("ink.text"), align="center", floor=13, leading=1.05)

    def _bin(self, p: QPainter, box: QRectF, row: BankRow, _current: bool) -> None:
        asked = self.scheme.bin(row.bin_id) if row.bin_id else None
        if asked is None:
            words.text(p, self.look, box.adjusted(14, 4, -6, -4), "—", 20, self.look.theme.colour("ink.textHint"), floor=FLOOR)
            return
        name, high = in_words(asked.name), 36.0
        paint.bin_tag(p, self.look, 8, box.center().y(), asked.hue, bin_symbol(asked), name, high, box.width() - 14)

    def _difficulty(self, p: QPainter, box: QRectF, row: BankRow, _current: bool) -> None:
        t = self.look.theme
        for n in range(5):
            full = n < row.difficulty
            x = 15 + n * 17
            ink = t.colour("ink.textSecondary")
            paint.circle(p, x, box.center().y(), 6.5, ink if full else None, ink if not full else None, 1.8)

    def _facility(self, p: QPainter, box: QRectF, row: BankRow, _current: bool) -> None:
        t = self.look.theme
        if row.facility is None:
            room = box.adjusted(8, 4, -6, -4)
            words.text(p, self.look, room, _("No data yet"), 17, t.colour("ink.textSecondary"), floor=FLOOR, leading=1.05)
            return
        number = 60.0 * max(1.0, self.look.theme.text_scale)
        bar = QRectF(8, box.center().y() - 5, max(20.0, box.width() - number - 18), 10)
        paint.rounded(p, bar, 5, t.colour("surface.paper2"), t.colour("ink.text") if t.high_contrast else None, 1.5)
        fill = QRectF(bar.left(), bar.top(), max(10.0, bar.width() * row.facility), 10)
        paint.rounded(p, fill, 5, t.colour("tryAgain.fill" if row.facility < 0.5 else "tryAgain.bright"))
        room = QRectF(bar.right() + 4, 4, box.width() - bar.right() - 8, box.height() - 8)
        words.text(p, self.look, room, bank_rows.facility(row), 20, t.colour("ink.text"), bold=True, align="right", floor=FLOOR)

    def _attempts(self, p: QPainter, box: QRectF, row: BankRow, _current: bool) -> None:
        said = str(row.attempts) if row.attempts else "—"
        words.text(p, self.look, box.adjusted(4, 4, -12, -4), said, 20, self.look.theme.colour("ink.text"), align="right", floor=FLOOR)

    def _state(self, p: QPainter, box: QRectF, row: BankRow, _current: bool) -> None:
        t = self.look.theme
        colour = {"published": "data.good", "draft": "right.lip", "retired": "ink.textHint"}[row.state]
        x = 16.0
        paint.circle(p, x, box.center().y(), 6, t.colour(colour) if row.state != "retired" else None, t.colour(colour), 2)
        room = QRectF(x + 14, 4, box.width() - x - 18, box.height() - 8)
        words.text(p, self.look, room, bank_rows.state(row), 19, t.colour("ink.text"), floor=FLOOR, leading=1.05)
