"""What all pages of the play side share: the context, `go`, reading aloud, and the key that leads back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEasingCurve, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece, RoundButton
from wastequiz.ui.context import Context
from wastequiz.ui.places import Home, Place


class Screen(Canvas):
    """A page. `go` asks the navigator for another place; `failed` shows what went wrong."""

    go = Signal(object)
    failed = Signal(object)
    for_class = False
    """Stands in the class's own window: nothing on it is the teacher's."""
    back_to: Place | None = Home()
    low_back: tuple[tuple[float, float], tuple[float, float]] | None = None
    """Where the way back stands with low reach on a page whose top does not move, landscape and portrait, in units."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.look, parent)
        self.context = context
        self._motions: list[QVariantAnimation] = []
        self.back: RoundButton | None = None

    def add_back(self, icon: str = "back", name: str = "") -> RoundButton:
        """The round button in the upper left corner that leads back; Esc does the same."""
        self.back = RoundButton(self, icon, name or _("Back"))
        self.back.clicked.connect(self.leave)
        return self.back

    def put_back(self) -> None:
        if self.back is None:
            return
        low = self.low_back[int(self.tall)] if self.look.low_reach and self.low_back else None
        x, y = low or (58.0, 38.0)
        self.put(self.back, x, y, 92, 98)

    def leave(self) -> None:
        """Goes where `back_to` says."""
        if self.back_to is not None:
            self.go.emit(self.back_to)

    @property
    def being_read(self) -> bool:
        """Whether there is much to read or to write now: a kiosk waits longer before it asks whether anybody is there."""
        return False

    def stand_still(self) -> None:
        """Nobody seems to be there: what goes on by itself stands still until they go on."""

    def say(self, text: str) -> None:
        """Reads a text aloud."""
        self.context.voice.say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.leave()
            return
        super().keyPressEvent(event)

    def trouble(self, error: BaseException) -> None:
        """Hands a failed deed to the navigator, which says it in words or, if it is a bug, shows the crash page."""
        self.failed.emit(error)

    # ---- motion
    def animate(
        self,
        ms: int,
        step: Callable[[float], Any],
        done: Callable[[], Any] | None = None,
        curve: QEasingCurve.Type = QEasingCurve.Type.OutCubic,
    ) -> None:
        """Calls `step` with 0..1 over `ms`; at once with reduced motion."""
        if self.look.theme.reduced_motion or ms <= 0:
            step(1.0)
            if done is not None:
                done()
            return
        motion = QVariantAnimation(self)
        motion.setStartValue(0.0)
        motion.setEndValue(1.0)
        motion.setDuration(ms)
        motion.setEasingCurve(curve)
        motion.valueChanged.connect(step)
        self._motions.append(motion)

        def ended() -> None:
            if motion in self._motions:
                self._motions.remove(motion)
            if done is not None:
                done()

        motion.finished.connect(ended)
        motion.start()

    def settle(self) -> None:
        """Brings every movement to its end now (for the tour)."""
        for motion in list(self._motions):
            motion.setCurrentTime(motion.duration())

    def later(self, ms: int, call: Callable[[], Any]) -> None:
        """Calls after `ms`, unless the page was left before."""
        QTimer.singleShot(ms, self, call)


def one_of(choices: Sequence[Piece], chosen: Callable[[int], Any]) -> None:
    """Makes choices exclusive: touching one unchecks the others and calls `chosen` with its number."""

    def pick(index: int) -> None:
        for i, choice in enumerate(choices):
            choice.setChecked(i == index)
            choice.update()
        chosen(index)

    for i, choice in enumerate(choices):
        choice.clicked.connect(lambda _checked=False, index=i: pick(index))
