"""What a lesson's class missed most: each a picture, the thing and where it belongs, and how many had it right."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.standings import missed_most
from wastequiz.i18n import _
from wastequiz.stage import words
from wastequiz.stage.still import Panel
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.screen import Screen
from wastequiz.wording import missed

HEAD = 72.0
ROW = 86.0
PAD = 32.0


def missed_height(rows: int) -> float:
    """What so many lines take, in units."""
    return HEAD + max(rows, 0.3) * ROW + 14


class MissedPanel(Panel):
    """At most three lines, or that there was not one mistake."""

    def __init__(self, screen: Screen, lesson: Lesson) -> None:
        super().__init__(screen, painter=self._paint_lines)
        scheme = screen.context.school.bank.scheme(lesson.spec.scheme)
        self.found: list[tuple[str, str, str]] = []
        for row in missed_most(lesson):
            question = lesson.questions[row.question]
            share = _("{percent} right").format(percent=f"{round(row.correct * 100)}%")
            self.found.append((missed.picture(question), missed.line(question, scheme), share))
        said = "; ".join(f"{line}, {share}" for _picture, line, share in self.found)
        self.setAccessibleName(_("What was missed most") + ": " + said if self.found else _("Not one mistake!"))

    @property
    def rows(self) -> int:
        return len(self.found)

    def _paint_lines(self, p: QPainter, box: QRectF) -> None:
        look, t = self.look, self.look.theme
        head = _("What was missed most") if self.found else _("Not one mistake!")
        words.display(p, look, QRectF(PAD, 12, box.width() - 2 * PAD, 52), head, 38, t.colour("ink.text"), fat=0.025, floor=20)
        each = min(110.0, (box.height() - HEAD - 14) / max(self.rows, 1))
        for n, (picture, line, share) in enumerate(self.found):
            top, left = HEAD + n * each, PAD
            if picture:
                side = each - 8
                look.pictures.draw(p, item_picture(picture), left, top + 4, side)
                left += side + 18
            across = words.width(look, share, 28, bold=True) + 8
            right = box.width() - PAD - across
            words.text(p, look, QRectF(right, top, across, each), share, 28, t.colour("tryAgain.lip"), bold=True, align="right")
            words.text(p, look, QRectF(left, top + 2, right - left - 18, each - 4), line, 32, t.colour("ink.text"), bold=True, floor=14)
