"""A team's part of the board: its head, the thing that is asked, the bins to touch, and the reason where an answer was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.games import Marked
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Bin
from wastequiz.domain.teams import Team
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol, item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.stage.team_colours import team_colours
from wastequiz.wording import names, reasons

if TYPE_CHECKING:
    from wastequiz.games.race.rules import Lane
    from wastequiz.stage.play.scene import GameScene

HEAD, EDGE, GAP, LIP = 86.0, 10.0, 14.0, 10.0
KEYS = ("1234zxcv", "7890bnm,", "qwerasdf", "uiopjkl;")
"""The keys of each lane, one for each bin."""


class BinButton(Painted):
    """One bin of a lane. `state`: rest, right, wrong or faded."""

    def __init__(self, scene: GameScene, shown: Bin, key: str) -> None:
        self.bin, self.key, self.state = shown, key, "rest"
        self.lettering = 40.0
        super().__init__(scene, 180, 240, self._paint_button, z=32)

    @property
    def name(self) -> str:
        return in_words(self.bin.name)

    def show_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.setOpacity(0.4 if state == "faded" else 1.0)
            self.redraw()

    @staticmethod
    def _parts(face: QRectF) -> tuple[QRectF, QRectF]:
        """Where the symbol and the name stand on the face."""
        if face.height() >= face.width() * 0.72:
            size, top = min(face.width() * 0.48, face.height() * 0.44), face.top() + face.height() * 0.1
            symbol = QRectF(face.center().x() - size / 2, top, size, size)
            return symbol, QRectF(face.left() + 8, symbol.bottom() + 4, face.width() - 16, face.bottom() - 14 - symbol.bottom())
        size = min(face.width() * 0.3, face.height() * 0.62)
        return QRectF(face.left() + 14, face.center().y() - size / 2, size, size), face.adjusted(size + 24, 4, -10, -4)

    def fitting(self, width: float, height: float) -> float:
        """How large its name could be written on a button of that size."""
        _symbol, room = self._parts(QRectF(7, 7, width - 14, height - 14 - LIP))
        return words.fit(self.stage.look, self.name, 40, room.width(), room.height(), bold=True, floor=13, leading=1.1)[0]

    def _paint_button(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        face = box.adjusted(7, 7, -7, -LIP - 7)
        radius = min(34.0, face.height() * 0.2)
        paint.lip_of(p, face, radius, LIP, t.bin(self.bin.hue, "shade"))
        paint.rounded(p, face, radius, t.bin(self.bin.hue), t.bin(self.bin.hue, "shade") if t.high_contrast else None, t.border_floor)
        if face.height() > 150:
            paint.rounded(p, QRectF(face.left() + 26, face.top() + 7, face.width() - 52, 5), 2.5, t.colour("ink.onColour", 0.35))
        ink = t.colour("ink.onColour")
        symbol, room = self._parts(face)
        look.pictures.draw(p, bin_symbol(self.bin, white=True), symbol.left(), symbol.top(), symbol.width())
        words.text(p, look, room, self.name, self.lettering, ink, bold=True, align="center", floor=13, leading=1.1)
        if self.key and not self.stage.tall and self.stage.unit >= 0.8:
            paint.key_badge(p, look, face.left() + 6, face.top() + 6, self.key.upper(), 32)
        if self.state in ("right", "wrong"):
            edge = t.colour("right.fill" if self.state == "right" else "tryAgain.bright")
            paint.rounded(p, face.adjusted(-3, -3, 3, 3), radius + 2, None, edge, 9)
            paint.result_badge(p, look, face.right() - 20, face.top() + 18, self.state == "right", 26)


class LanePart:
    """All sprites of a lane; the scene tells it what to show."""

    def __init__(self, scene: GameScene, team: Team, lane: Lane, keys: str, reads: bool) -> None:
        self.scene, self.team, self.lane, self.reads = scene, team, lane, reads
        self.colours = team_colours(team)
        self.name = _("Team {animal}").format(animal=names.animal(team.animal))
        self.marked: Marked | None = None
        self.asked_ms = 0.0
        self.spare = (0.0, 0.0)
        """Room in the head that something else covers, left and right, in units."""
        self.panel = Painted(scene, 400, 400, self._paint_panel, z=28)
        self.head = Painted(scene, 400, HEAD, self._paint_head, z=29)
        self.card = Painted(scene, 300, 200, self._paint_card, z=30)
        self.buttons = [BinButton(scene, b, keys[i : i + 1]) for i, b in enumerate(scene.deal.scheme.bins)]
        self.box = QRectF()

    @property
    def question(self) -> Question | None:
        """What is asked, or was just answered."""
        if self.marked is not None:
            return self.marked.question
        return None if self.lane.n is None else self.scene.deal.round.questions[self.lane.n]

    @property
    def thing(self) -> str:
        return names.as_head(in_words(self.question.subject or {})) if self.question is not None else ""

    # ---- layout
    def put(self, box: QRectF, spare: tuple[float, float] = (0.0, 0.0)) -> None:
        """Fills `box`, in units; `spare`: how much of its head is covered, left and right."""
        self.box, self.spare = box, spare
        self.panel.put(box)
        self.head.put(QRectF(box.left() + 4, box.top() + 2, box.width() - 8, HEAD))
        inner = box.adjusted(EDGE + 12, HEAD + 14, -EDGE - 12, -EDGE - 22)
        n = len(self.buttons)
        columns = n if inner.width() / n >= 150 else -(-n // 2) if inner.width() / -(-n // 2) >= 110 else 2
        rows = -(-n // columns)
        high = min(270.0, inner.height() * (0.56 if rows == 1 else 0.62))
        self.card.put(QRectF(inner.left(), inner.top(), inner.width(), inner.height() - high - GAP))
        top = inner.bottom() - high
        wide, down = (inner.width() - (columns - 1) * 6) / columns, (high - (rows - 1) * 6) / rows
        lettering = min(button.fitting(wide, down) for button in self.buttons)
        for i, button in enumerate(self.buttons):
            row, column = divmod(i, columns)
            button.lettering = lettering
            button.put(QRectF(inner.left() + column * (wide + 6), top + row * (down + 6), wide, down))

    def button_at(self, x: float, y: float) -> BinButton | None:
        return next((b for b in self.buttons if b.holds(x, y)), None)

    # ---- what it shows
    def tell(self, lane: Lane, marked: Marked | None = None) -> None:
        """The lane as it stands now; `marked`: what its last answer came to, as long as that is shown."""
        before, self.lane = self.lane, lane
        changed = lane.n != before.n or marked is not self.marked
        self.marked = marked
        if (lane.points, lane.at) != (before.points, before.at):
            self.head.redraw()
        if changed:
            self.card.redraw()
        for button in self.buttons:
            button.show_state(self._state_of(button))

    def _state_of(self, button: BinButton) -> str:
        if self.marked is None:
            return "faded" if self.lane.n is None else "rest"
        question = self.marked.question
        if button.bin.id == question.true_bin:
            return "right"
        return "wrong" if button.bin.id == self.marked.answer.chosen_bin else "faded"

    # ---- painting
    def _paint_panel(self, p: QPainter, box: QRectF) -> None:
        t, c = self.scene.look.theme, self.colours
        face = box.adjusted(2, 2, -2, -14)
        paint.lip_of(p, face, 40, 12, t.colour(c.lip))
        paint.rounded(p, face, 40, t.colour(c.fill), t.colour("ink.outline") if t.high_contrast else None, t.border_floor)
        paint.rounded(p, face.adjusted(EDGE, HEAD, -EDGE, -EDGE), 30, t.colour(c.tint))

    def _paint_head(self, p: QPainter, box: QRectF) -> None:
        look, c = self.scene.look, self.colours
        t = look.theme
        left = 26 + self.spare[0]
        look.pictures.draw(p, f"avatars/{self.team.animal}", left, 12, 66)
        chip = paint.chip_width(look, str(self.lane.points), 58) + 8
        right = box.width() - 36 - self.spare[1]
        paint.score_chip(p, look, QRectF(right - chip, 16, chip, 56), str(self.lane.points), "star_score", lip=False)
        room = QRectF(left + 80, 8, right - chip - left - 94, 72)
        number = _("No. {n}").format(n=self.lane.at + 1)
        aside = words.width(look, number, 28) + 16
        wide = min(words.width(look, self.name, 40, bold=True) + 12, max(120.0, room.width() - aside))
        words.text(
            p,
            look,
            QRectF(room.left(), room.top(), min(wide, room.width()), room.height()),
            self.name,
            40,
            t.colour(c.ink),
            bold=True,
            floor=15,
        )
        if room.width() - wide >= aside:
            words.text(p, look, QRectF(room.left() + wide + 8, room.top() + 4, aside, room.height()), number, 28, t.colour(c.ink), floor=13)

    def _paint_card(self, p: QPainter, box: QRectF) -> None:
        look, question = self.scene.look, self.question
        t = look.theme
        wrong = self.marked is not None and not self.marked.right
        face = box.adjusted(5, 4, -5, -14)
        paint.panel(p, look, face, 34, border="tryAgain.bright" if wrong else "surface.line", pen_width=5 if wrong else 3)
        room = face.adjusted(22, 12, -22, -12)
        if question is None:
            words.text(p, look, room, _("All done! Well sorted."), 40, t.colour("ink.text"), bold=True, align="center", floor=15)
            return
        upright = room.height() > room.width() * 0.72
        if question.picture:
            size = min(room.height() * (0.56 if upright else 1.0), room.width() * (1.0 if upright else 0.36))
            x = room.center().x() if upright else room.left() + size / 2
            y = room.top() + size / 2 if upright else room.center().y()
            paint.circle(p, x, y, size / 2, t.colour("right.tint"))
            look.pictures.draw(p, item_picture(question.picture), x - size * 0.39, y - size * 0.39, size * 0.78)
            room = room.adjusted(0, size + 6, 0, 0) if upright else room.adjusted(size + 22, 0, 0, 0)
        align = "center" if upright else "left"
        below, size = (_("Which bin?"), 32.0)
        if self.marked is not None:
            feedback = reasons.feedback(self.marked.question, self.marked.answer, self.scene.deal.scheme)
            below, size = (feedback.reason, 30.0) if wrong else (feedback.head, 36.0)
        share = 0.34 if wrong else 0.6
        words.text(
            p,
            look,
            QRectF(room.left(), room.top(), room.width(), room.height() * share),
            self.thing,
            54,
            t.colour("ink.text"),
            bold=True,
            align=align,
            valign="bottom",
            floor=15,
        )
        rest = QRectF(room.left(), room.top() + room.height() * share + 4, room.width(), room.height() * (1 - share) - 4)
        words.text(p, look, rest, below, size, t.colour("ink.text" if wrong else "ink.textSecondary"), align=align, valign="top", floor=13)
