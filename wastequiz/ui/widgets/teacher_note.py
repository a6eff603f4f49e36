"""What only the teacher sees while the class thinks: the answer, why, and who is next."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted

PAD, NEXT = 26.0, 42.0


class TeacherNote(Painted):
    """A slip of paper beside the question."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.shadow_radius = 40.0
        self.answer, self.why, self.following = "", "", ""

    def tell(self, answer: str, why: str, following: str) -> None:
        """`following`: who comes next, '' where that is not settled."""
        if (answer, why, following) == (self.answer, self.why, self.following):
            return
        self.answer, self.why, self.following = answer, why, following
        said = [_("Only you see this"), _("Answer: {answer}").format(answer=answer), why, following]
        self.setAccessibleName(". ".join(part.rstrip(".。") for part in said if part))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        face = box.adjusted(0, 0, 0, -8)
        paint.panel(p, self.look, face, 40, fill="right.tint", border="right.lip", lip="right.lip")
        room = face.adjusted(PAD, 12, -PAD, -10)
        if self.following:
            foot = QRectF(room.left(), room.bottom() - NEXT, room.width(), NEXT)
            paint.icon(p, self.look, "next", foot.left() + 18, foot.center().y(), 30, t.colour("ink.textSecondary"))
            words.text(p, self.look, foot.adjusted(44, 0, 0, 0), self.following, 30, t.colour("ink.text"), bold=True, floor=18)
            room.setBottom(foot.top() - 2)
        roomy = face.height() > 300
        head = QRectF(room.left() + 52, room.top(), room.width() - 52, room.height() * (0.5 if self.why else 1.0))
        size, lines = words.fit(self.look, self.answer, 52 if roomy else 42, head.width(), head.height(), bold=True, floor=20)
        high = min(head.height(), len(lines) * size * t.text_scale * 1.3)
        head.setHeight(high)
        paint.icon(p, self.look, "check", room.left() + 20, head.top() + min(high / 2, 26), 38, t.colour("right.lip"))
        words.display(p, self.look, head, self.answer, size, t.colour("ink.text"), fat=0.02, floor=20)
        if self.why:
            rest = QRectF(head.left(), head.bottom() + 4, head.width(), room.bottom() - head.bottom() - 4)
            words.text(p, self.look, rest, self.why, 34 if roomy else 32, t.colour("ink.textSecondary"), valign="top", floor=17)
