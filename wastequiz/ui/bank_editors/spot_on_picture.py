"""The answers of spot_on_picture: a scene, the places drawn on it, what each is and whether it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.kinds import spot_on_picture
from wastequiz.domain.kinds.spot_on_picture import SCENE
from wastequiz.domain.mending import FEWEST_MOST, LEAST_SPOT, fits, free_letter, with_text
from wastequiz.domain.questions import Area, Option
from wastequiz.domain.text import Text
from wastequiz.i18n import _
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_editors.drawing import STEP, SceneDrawing
from wastequiz.ui.bank_editors.form import GAP, LABEL, FieldLabel, Form, Host, Line
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, Ground, Value, Values

WHY = 76.0
BELOW = LABEL + 5 * HIGH + 6 * GAP + WHY + 4
"""How high everything but the picture is."""
MOST = FEWEST_MOST[spot_on_picture.NAME][1]


class SpotsForm(Form):
    name = spot_on_picture.NAME

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.at = 0
        self.list_label = self.label("options", _("Draw the places on the picture"))
        self.scene = SceneDrawing(self.screen)
        self.scene.drew.connect(self.add_spot)
        self.scene.moved.connect(self._moved)
        self.scene.pointed.connect(self._point_at)
        self.change_scene = DeskButton(self.screen, _("Change picture"), icon="image")
        self.change_scene.clicked.connect(self._choose_scene)
        self.more = DeskButton(self.screen, _("Another place"), "ghost", icon="plus")
        self.more.clicked.connect(lambda: self.add_spot(self._free_area()))
        self.ground = Ground(self.screen)
        self.numbers = [Value(self.screen, str(n + 1), name=_("Spot {n}").format(n=n + 1)) for n in range(MOST)]
        for n, number in enumerate(self.numbers):
            number.clicked.connect(lambda _checked=False, n=n: self._point_at(n))
        self.word = Line(self.screen, _("What is there"), hint=_("What is there"), most=60)
        self.word.textEdited.connect(self._typed)
        self.meant = Values(self.screen, _("This place"), (_("is meant"), _("is not meant")), 0, self._mean)
        self.why = TextBox(self.screen, _("Why"), hint=_("Why it is, or is not. Read aloud after the answer."))
        self.why.edited.connect(self._reasoned)
        self.away = DeskButton(self.screen, _("Take this place away"), "danger", icon="trash")
        self.away.clicked.connect(self.remove_spot)
        self.of_spot: tuple[QWidget, ...] = (self.ground, *self.numbers, self.word, *self.meant.all, self.why, self.away)
        self.add(self.scene, self.change_scene, self.more, *self.of_spot)

    @property
    def options(self) -> tuple[Option, ...]:
        return self.host.question.options

    def _take(self, options: Sequence[Option], *, anew: bool = False) -> None:
        self.host.change(replace(self.host.question, options=tuple(options)))
        if anew:
            self.fill()
            self.screen.arrange()
        else:
            self.scene.fill(self.host.question.picture, self.options, self.at)

    def _put(self, option: Option) -> None:
        self._take([option if n == self.at else o for n, o in enumerate(self.options)])

    def _choose_scene(self) -> None:
        def took(name: str) -> None:
            self.host.change(replace(self.host.question, picture=name))
            self.host.refill()

        self.host.choose_picture(self.host.question.picture, took, scenes=True)

    def _free_area(self) -> Area:
        """Room for a place drawn by key: the first that covers no other, else the upper left corner."""
        others = tuple(o.area for o in self.options if o.area is not None)
        side = LEAST_SPOT + STEP
        grid = ((x * side, y * side, side, side) for y in range(int(SCENE[1] // side)) for x in range(int(SCENE[0] // side)))
        return next((area for area in grid if fits(area, others)), (0.0, 0.0, side, side))

    def add_spot(self, area: Area) -> None:
        """One more place, drawn there."""
        if len(self.options) >= MOST or not self.host.question.picture:
            return
        self.at = len(self.options)
        self._take([*self.options, Option(free_letter(self.options), Text(), right=True, area=area)], anew=True)
        self.word.setFocus()

    def remove_spot(self) -> None:
        gone = self.at
        self.at = max(0, gone - 1)
        self._take([o for n, o in enumerate(self.options) if n != gone], anew=True)
        self.more.setFocus()

    def _moved(self, number: int, area: Area) -> None:
        self.at = number
        self._put(replace(self.options[number], area=area))

    def _point_at(self, number: int) -> None:
        self.at = number
        self.fill()

    def _typed(self, text: str) -> None:
        option = self.options[self.at]
        self._put(replace(option, label=with_text(option.label, self.host.language, text)))

    def _mean(self, number: int) -> None:
        self._put(replace(self.options[self.at], right=number == 0))

    def _reasoned(self, text: str) -> None:
        option = self.options[self.at]
        self._put(replace(option, why=with_text(option.why or Text(), self.host.language, text) or None))

    # ---- showing
    def fill(self) -> None:
        self.at = min(self.at, max(0, len(self.options) - 1))
        self.scene.fill(self.host.question.picture, self.options, self.at)
        self.more.setEnabled(len(self.options) < MOST and bool(self.host.question.picture))
        self.fields = {f"option:{o.id}": self.word for n, o in enumerate(self.options) if n == self.at}
        if self.options:
            option = self.options[self.at]
            self.word.fill(option.label.get(self.host.language, ""))
            self.meant.choose(0 if option.right else 1)
            self.why.fill((option.why or Text()).get(self.host.language, ""))
        for n, number in enumerate(self.numbers):
            number.setChecked(n == self.at)
            number.update()
        if self.shown:
            self.show(True)

    def seen(self, piece: QWidget) -> bool:
        if piece in self.numbers:
            return self.numbers.index(piece) < len(self.options)  # type: ignore[arg-type]
        return bool(self.options) or piece not in self.of_spot

    def label_of(self, field: str) -> FieldLabel | None:
        return self.list_label if field.startswith(("option", "picture")) else super().label_of(field)

    def put(self, box: QRectF) -> None:
        screen, half = self.screen, (box.width() - 10) / 2
        screen.put(self.list_label, box.left(), box.top(), box.width(), LABEL)
        across = min(box.width(), max(200.0, (box.height() - BELOW) * SCENE[0] / SCENE[1]))
        down = across * SCENE[1] / SCENE[0]
        top = box.top() + LABEL + 2
        screen.put(self.scene, box.left() + (box.width() - across) / 2, top, across, down)
        top += down + GAP
        screen.put(self.change_scene, box.left(), top, half, HIGH)
        screen.put(self.more, box.left() + half + 10, top, half, HIGH)
        top += HIGH + GAP
        count = max(1, len(self.options))
        wide = min(72.0, box.width() / count)
        screen.put(self.ground, box.left(), top, wide * count, HIGH)
        for n in range(len(self.options)):
            screen.put(self.numbers[n], box.left() + n * wide, top, wide, HIGH)
            self.numbers[n].raise_()
        top += HIGH + GAP
        screen.put(self.word, box.left(), top, box.width(), HIGH)
        self.meant.put(QRectF(box.left(), top + HIGH + GAP, box.width(), HIGH))
        top += 2 * (HIGH + GAP)
        screen.put(self.why, box.left(), top, box.width(), WHY)
        screen.put(self.away, box.right() - 280, top + WHY + GAP, 280, HIGH)


FORM = SpotsForm
