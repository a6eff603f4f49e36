"""A question with one right answer inside a game: its card and its answers, by touch and by keys, in any box of the scene."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.games import Marked
from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol, item_picture
from wastequiz.stage.play.scene import Deed
from wastequiz.stage.play.sprite import Painted
from wastequiz.wording import names, stems

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

Z = 60.0
GAP = 14.0
LIP = 8.0


class Face(Painted):
    """One answer. `state`: rest, right, wrong or faded."""

    def __init__(self, scene: GameScene, option: Option, shows: Bin | None, key: str) -> None:
        self.option, self.shows, self.key, self.state, self.marked = option, shows, key, "rest", False
        super().__init__(scene, 200, 120, self._paint_face, z=Z + 1)

    @property
    def name(self) -> str:
        return names.as_head(in_words(self.shows.name if self.shows is not None else self.option.label))

    def show_state(self, state: str, *, marked: bool = False) -> None:
        if (state, marked) != (self.state, self.marked):
            self.state, self.marked = state, marked
            self.setOpacity(0.42 if state == "faded" else 1.0)
            self.redraw()

    def _paint_face(self, p: QPainter, box: QRectF) -> None:
        look, bin_ = self.stage.look, self.shows
        t = look.theme
        face = box.adjusted(5, 5, -5, -LIP - 5)
        radius = min(28.0, face.height() * 0.24)
        if bin_ is not None:
            paint.lip_of(p, face, radius, LIP, t.bin(bin_.hue, "shade"))
            paint.rounded(p, face, radius, t.bin(bin_.hue))
            ink, picture = t.colour("ink.onColour"), bin_symbol(bin_, white=True)
        else:
            paint.panel(p, look, face, radius, depth=LIP)
            ink, picture = t.colour("ink.text"), item_picture(self.option.picture) if self.option.picture else ""
        if self.state in ("right", "wrong") or self.marked:
            edge = {"right": "right.fill", "wrong": "tryAgain.bright"}.get(self.state, "focus.inner")
            paint.rounded(p, face.adjusted(-1, -1, 1, 1), radius, None, t.colour(edge), 9)
        room = face.adjusted(12, 8, -12, -8)
        upright = picture and room.height() > room.width() * 0.55
        if upright:
            size = min(room.height() * 0.56, room.width() * 0.8)
            look.pictures.draw(p, picture, room.center().x() - size / 2, room.top(), size)
            room = room.adjusted(0, size, 0, 0)
        elif picture:
            size = min(room.height(), room.width() * 0.3)
            look.pictures.draw(p, picture, room.left(), room.center().y() - size / 2, size)
            room = room.adjusted(size + 10, 0, 0, 0)
        size = 36 if picture else 48
        words.text(p, look, room, self.name, size, ink, bold=True, align="center", floor=14)
        if self.key and not self.stage.tall and self.stage.unit >= 0.8:
            paint.key_badge(p, look, face.left() + 6, face.top() + 6, self.key, 32)
        if self.state in ("right", "wrong"):
            paint.result_badge(p, look, face.right() - 22, face.top() + 20, self.state == "right", 20)


class Ask:
    """Asks question number `n` in `box`; `chosen(option id)` is called once. Keys 1-8 (or `keys`), or a touch (`touch`)."""

    def __init__(
        self, scene: GameScene, n: int, box: QRectF, chosen: Callable[[str], Any], *, keys: str = "12345678", quiet: bool = False
    ) -> None:
        self.scene, self.n, self.chosen, self.keys = scene, n, chosen, keys
        self.question = scene.deal.round.questions[n]
        self.open = True
        self.at_ms = scene.played_ms
        self.card = Painted(scene, 400, 200, self._paint_card, z=Z)
        bins = scene.deal.scheme
        self.faces = [
            Face(scene, o, bins.bin(o.bin_id) if o.bin_id and o.bin_id == o.id else None, keys[i : i + 1])
            for i, o in enumerate(self.question.options)
        ]
        self.put(box)
        if not quiet:
            self.read_aloud()

    @property
    def stem(self) -> str:
        return stems.stem(self.question, self.scene.deal.scheme)

    @property
    def used_ms(self) -> int:
        """Game time since it was asked."""
        return round(self.scene.played_ms - self.at_ms)

    def read_aloud(self) -> None:
        """Says the question and its answers."""
        self.scene.said.emit(". ".join([self.stem, *(face.name for face in self.faces)]))

    def put(self, box: QRectF) -> None:
        """Fills `box`: the question above, the answers below, in one row where they can be read so, else in two or one below the other."""
        self.box = box
        n = len(self.faces)
        high = box.height() * (0.42 if n <= 4 else 0.34)
        self.card.put(QRectF(box.left(), box.top(), box.width(), high))
        room = QRectF(box.left(), box.top() + high + GAP, box.width(), box.height() - high - GAP)
        short = all(
            len(face.name) <= (8 if ord(face.name[:1] or "a") > 0x2E7F else 16) or face.option.picture or face.shows for face in self.faces
        )
        columns = n if short and room.width() / max(n, 1) >= 150 else 2 if n > 2 or short else 1
        rows = -(-n // columns)
        wide, down = (room.width() - (columns - 1) * GAP) / columns, (room.height() - (rows - 1) * GAP) / rows
        for i, face in enumerate(self.faces):
            row, column = divmod(i, columns)
            face.put(QRectF(room.left() + column * (wide + GAP), room.top() + row * (down + GAP), wide, down))

    def _paint_card(self, p: QPainter, box: QRectF) -> None:
        look = self.scene.look
        t = look.theme
        face = box.adjusted(4, 4, -4, -14)
        paint.panel(p, look, face, 36)
        room = face.adjusted(26, 14, -26, -14)
        picture = self.question.picture
        if picture:
            size = min(room.height(), room.width() * 0.3)
            paint.circle(p, room.left() + size / 2, room.center().y(), size / 2, t.colour("right.tint"))
            inner = size * 0.74
            look.pictures.draw(p, item_picture(picture), room.left() + (size - inner) / 2, room.center().y() - inner / 2, inner)
            room = room.adjusted(size + 24, 0, 0, 0)
        words.text(p, look, room, self.stem, 46, t.colour("ink.text"), bold=True, floor=18)

    # ---- answering
    def touch(self, x: float, y: float) -> bool:
        """A touch there; whether it was on an answer."""
        face = next((f for f in self.faces if f.holds(x, y)), None)
        if face is not None:
            self.choose(face.option.id)
        return face is not None

    def press(self, text: str) -> bool:
        """A key; whether it was one of an answer."""
        face = next((f for f in self.faces if f.key and f.key == text.lower()), None)
        if face is not None:
            self.choose(face.option.id)
        return face is not None

    def choose(self, option: str) -> None:
        """The first choice counts."""
        if not self.open:
            return
        self.open = False
        for face in self.faces:
            face.show_state("rest" if face.option.id == option else "faded", marked=face.option.id == option)
        self.scene.heard.emit("press")
        self.chosen(option)

    def deeds(self) -> tuple[Deed, ...]:
        """Its answers as things that can be done."""
        if not self.open:
            return ()
        return tuple(Deed(_("Answer: {answer}").format(answer=f.name), partial(self.choose, f.option.id)) for f in self.faces)

    def show_marked(self, marked: Marked) -> None:
        """Shows what is right, and what was chosen."""
        self.open = False
        for face in self.faces:
            chosen = face.option.id in marked.answer.choice
            right = face.option.right
            face.show_state("right" if right else "wrong" if chosen else "faded", marked=chosen)

    def remove(self) -> None:
        self.open = False
        for sprite in (self.card, *self.faces):
            sprite.remove()
