"""The detective's papers: the card that tells the case, and the case book below with a badge for every case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wastequiz.domain.items import Band
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Bin
from wastequiz.games.sign_hunt import rules
from wastequiz.i18n import N_, _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol, item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.wording import names, stems

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

SORTS = {
    rules.FIND: (N_("Find it"), "search"),
    rules.MATCH: (N_("Match it"), "link"),
    rules.SPOT: (N_("Spot the wrong one"), "eye"),
}
"""What the sorts of cases are called, and their icons."""


def clue_bin(question: Question, band: Band, pace: str) -> Bin | str:
    """The id of the bin whose sign is the clue of a case; '' where there is none: older ones at a brisk pace find out themselves what goes together."""
    if question.asked_bin is not None:
        return question.asked_bin
    if question.kind == "odd_one_out" and (band <= Band.g34 or pace == "calm"):
        return next((o.bin_id for o in question.options if not o.right and o.bin_id), "")
    return ""


def asked(scene: GameScene, question: Question) -> str:
    """What a case asks, in one sentence."""
    scheme, game = scene.deal.scheme, scene.deal.round.spec.game
    if question.kind == "which_bin":
        return _("{thing}: which sign?").format(thing=names.as_head(in_words(question.subject or {})))
    clue = clue_bin(question, scene.deal.round.spec.band, game.pace if game is not None else "normal")
    bin_ = scheme.bin(str(clue)) if clue else None
    if question.kind == "odd_one_out" and bin_ is not None:
        return _("All but one go with {bin}. Which does not?").format(bin=in_words(bin_.name))
    return stems.stem(question, scheme)


class CaseCard(Painted):
    """Tells the open case: what sort it is, its clue as a picture, and the question. `tell(case)`; None: nothing is open."""

    def __init__(self, scene: GameScene, *, reads: bool) -> None:
        self.case: rules.Case | None = None
        self.number, self.reads = 0, reads
        self.animal = ""
        """Whose turn it is; '' without teams."""
        super().__init__(scene, 1060, 240, self._paint_card, z=40)

    @property
    def question(self) -> Question | None:
        return self.stage.deal.round.questions[self.case.n] if self.case is not None else None

    @property
    def asks(self) -> str:
        return asked(self.stage, self.question) if self.question is not None else ""

    def tell(self, case: rules.Case | None, number: int, animal: str = "") -> None:
        if (case, number) != (self.case, self.number):
            self.case, self.number, self.animal = case, number, animal
            self.redraw()

    def clue(self) -> tuple[str, str]:
        """The drawing that is the clue, and the hue of a bin's sign where it is one."""
        question, deal = self.question, self.stage.deal
        if question is None:
            return "", ""
        game = deal.round.spec.game
        bin_ = deal.scheme.bin(str(clue_bin(question, deal.round.spec.band, game.pace if game is not None else "normal")))
        if bin_ is not None:
            return (item_picture(bin_.sign) if bin_.sign else bin_symbol(bin_, white=True)), bin_.hue
        return (item_picture(question.picture), "") if question.picture else ("", "")

    def _paint_card(self, p: QPainter, box: QRectF) -> None:
        if self.case is None:
            return
        look, t = self.stage.look, self.stage.look.theme
        face = box.adjusted(6, 6, -6, -16)
        paint.panel(p, look, face, 38, border="ink.outline", depth=9, pen_width=5)
        room = face.adjusted(26, 16, -26, -14)
        label, icon = SORTS[self.case.sort]
        picture, hue = self.clue()
        size = min(room.height(), room.width() * 0.26)
        middle_y = room.center().y()
        if hue:
            disc = QRectF(room.left(), middle_y - size / 2, size, size).adjusted(4, 4, -4, -4)
            paint.rounded(p, disc, 24, t.bin(hue), t.colour("ink.outline"), 5)
            look.pictures.draw(p, picture, disc.left() + 12, disc.top() + 12, disc.width() - 24)
        else:
            paint.circle(p, room.left() + size / 2, middle_y, size / 2, t.colour("right.tint"))
            if picture:
                look.pictures.draw_once(p, picture, room.left() + size * 0.13, middle_y - size * 0.37, size * 0.74)
            else:
                paint.icon(p, look, icon, room.left() + size / 2, middle_y, size * 0.56, t.colour("ink.text"))
        text = room.adjusted(size + 26, 0, 0, 0)
        if self.animal:
            paint.circle(p, room.right() - 50, middle_y, 62, t.colour("right.tint"), t.colour("ink.outline"), 4)
            look.pictures.draw(p, f"avatars/{self.animal}", room.right() - 100, middle_y - 50, 100)
            text = text.adjusted(0, 0, -130, 0)
        if self.reads:
            told = _("Case {n}: {sort}").format(n=self.number, sort=_(label))
            high = 46.0
            wide = min(text.width(), words.width(look, told, 28, bold=True) + 74)
            tag = QRectF(text.left(), text.top(), wide, high)
            paint.rounded(p, tag, high / 2, t.colour("brand.primaryTint"), t.colour("brand.primary"), t.border_floor)
            paint.icon(p, look, icon, tag.left() + 30, tag.center().y(), 30, t.colour("brand.primary"))
            words.text(p, look, tag.adjusted(52, 0, -16, 0), told, 28, t.colour("ink.text"), bold=True, floor=14)
            text = text.adjusted(0, high + 6, 0, 0)
        words.text(p, look, text, self.asks, 46, t.colour("ink.text"), bold=True, floor=18, leading=1.2)


class CaseBook(Painted):
    """The open book along the bottom: one place for each case, filled as it is solved. `tell(state)`."""

    def __init__(self, scene: GameScene, state: rules.State) -> None:
        self.state = state
        super().__init__(scene, 1500, 112, self._paint_book, z=38)

    def tell(self, state: rules.State) -> None:
        if (state.solved, state.at) != (self.state.solved, self.state.at):
            self.state = state
            self.redraw()
        self.state = state

    @property
    def radius(self) -> float:
        return min(38.0, (self.width_units - 150) / max(1, len(self.state.cases)) / 2.3)

    def place(self, i: int) -> tuple[float, float]:
        """The middle of the place of case `i`, in the scene's units."""
        n = len(self.state.cases)
        step = min(104.0, (self.width_units - 150) / max(1, n))
        left = self.x_units + 44 - step * (n - 1) / 2
        return left + i * step, self.y_units - 4

    def _paint_book(self, p: QPainter, box: QRectF) -> None:
        look, t, state = self.stage.look, self.stage.look.theme, self.state
        ink = t.colour("ink.outline")
        cover = box.adjusted(4, 4, -4, -4)
        paint.rounded(p, cover, 26, t.colour("brand.primaryBright"), ink, 5)
        page = cover.adjusted(12, 9, -12, -13)
        paint.rounded(p, page, 18, t.colour("surface.card"), t.colour("surface.line"), max(3.0, t.border_floor))
        look.pictures.draw(p, "icons/book", page.left() + 20, page.center().y() - 30, 60)
        off_x, off_y = self.x_units - box.width() / 2, self.y_units - box.height() / 2
        r = self.radius
        for i in range(len(state.cases)):
            x, y = self.place(i)
            self._badge(p, i, x - off_x, y - off_y, r)

    def _badge(self, p: QPainter, i: int, x: float, y: float, r: float) -> None:
        look, t, state = self.stage.look, self.stage.look.theme, self.state
        ink = t.colour("ink.outline")
        icon = SORTS[state.cases[i].sort][1]
        if i < len(state.solved):
            right = state.solved[i]
            paint.circle(p, x, y, r, t.colour("right.fill" if right else "tryAgain.tint"), ink, 4)
            paint.icon(p, look, icon if right else "undo", x, y, r * 1.1, t.colour("ink.text" if right else "tryAgain.fill"))
            if right:
                paint.star(p, look, x + r * 0.66, y - r * 0.62, r * 0.36, "surface.card")
        elif i == state.at and not state.over:
            paint.circle(p, x, y, r, t.colour("brand.primaryTint"), t.colour("brand.primary"), 7)
            paint.icon(p, look, icon, x, y, r * 1.1, t.colour("brand.primary"))
        else:
            dots = QPen(t.colour("surface.lip"), 4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            dots.setDashPattern([1.2, 2.4])
            paint.circle(p, x, y, r - 3, t.colour("surface.paper"))
            p.setPen(dots)
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawEllipse(QRectF(x - r + 3, y - r + 3, 2 * r - 6, 2 * r - 6))
        teams = self.stage.deal.teams
        if teams:
            look.pictures.draw(p, f"avatars/{teams[i % len(teams)].animal}", x - r * 1.18, y + r * 0.1, r * 0.9)
