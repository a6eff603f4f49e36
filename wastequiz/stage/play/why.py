"""Why, at the moment of the error: the thing, the bin it belongs in, and the reason in one sentence, shown and said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.games import Marked
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol, item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.stage.play.tween import Tween
from wastequiz.wording import names, reasons

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

Z = 85.0
LEAST_MS, MOST_MS, MS_A_SIGN = 2200.0, 6500.0, 95.0


def reading_ms(text: str) -> float:
    """How long a child needs for a sentence, in ms: Chinese signs take twice as long as letters."""
    signs = sum(1.0 if ord(c) > 0x2E7F else 0.45 for c in text)
    return min(MOST_MS, max(LEAST_MS, 900 + signs * MS_A_SIGN))


class Why(Painted):
    """A card that tells why. It goes by itself once it can be read, or when it is touched (`close`). `then` is called as it goes."""

    def __init__(self, scene: GameScene, marked: Marked, box: QRectF, then: Callable[[], Any] | None = None, *, ms: float = 0.0) -> None:
        self.marked, self.then = marked, then
        feedback = reasons.feedback(marked.question, marked.answer, scene.deal.scheme)
        self.head, self.reason = feedback.head, feedback.reason or feedback.more
        super().__init__(scene, box.width(), box.height(), self._paint_why, box.center().x(), box.center().y(), Z)
        self._closing: Tween | None = scene.later(ms or reading_ms(self.reason), self.close)
        scene.said.emit(f"{self.head} {self.told}")

    @property
    def told(self) -> str:
        """What it says, in words."""
        question, scheme = self.marked.question, self.stage.deal.scheme
        bin_ = scheme.bin(question.true_bin) if question.true_bin else None
        if bin_ is None:
            return self.reason
        thing = names.as_head(in_words(question.subject or question.stem or {}))
        goes = _("{thing}: {place}").format(thing=thing, place=in_words(bin_.name))
        return f"{goes}. {self.reason}"

    def close(self) -> None:
        """Takes it away now."""
        if self._closing is None:
            return
        self._closing.stop()
        self._closing = None
        self.remove()
        if self.then is not None:
            self.then()

    def _paint_why(self, p: QPainter, box: QRectF) -> None:
        look, question = self.stage.look, self.marked.question
        t = look.theme
        face = box.adjusted(8, 6, -8, -14)
        paint.panel(p, look, face, 36, border="tryAgain.bright", lip="tryAgain.bright", depth=8, pen_width=6)
        room = face.adjusted(20, 14, -20, -14)
        side = min(room.height(), room.width() * 0.24) if question.picture else 0.0
        if side:
            paint.circle(p, room.left() + side / 2, room.center().y(), side / 2, t.colour("tryAgain.tint"))
            look.pictures.draw(p, item_picture(question.picture), room.left() + side * 0.14, room.center().y() - side * 0.36, side * 0.72)
        text = room.adjusted(side + 18 if side else 0, 0, 0, 0)
        bin_ = self.stage.deal.scheme.bin(question.true_bin) if question.true_bin else None
        top = QRectF(text.left(), text.top(), text.width(), min(64.0, text.height() * 0.36))
        subject = names.as_head(in_words(question.subject or {})) if question.subject else self.head
        tag = 0.0
        if bin_ is not None:
            name = in_words(bin_.name)
            high = min(50.0, top.height())
            tag = min(paint.bin_tag_width(look, name, high), text.width() * 0.5)
            paint.bin_tag(p, look, text.right() - tag, top.center().y(), bin_.hue, bin_symbol(bin_), name, high, most=tag)
        words.text(p, look, top.adjusted(0, 0, -tag - 12 if tag else 0, 0), subject, 38, t.colour("ink.text"), bold=True, floor=13)
        words.text(
            p,
            look,
            QRectF(text.left(), top.bottom() + 4, text.width(), text.bottom() - top.bottom() - 4),
            self.reason,
            32,
            t.colour("ink.text"),
            floor=15,
        )
