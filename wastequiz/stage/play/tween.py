"""Movement by the game's own clock: a value goes from 0 to 1 in so many ms of play, and stands still in a pause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEasingCurve

Curve = QEasingCurve.Type


@dataclass
class Tween:
    """One movement. `step` gets 0..1 after the curve, `then` is called once at its end; `wait` ms pass before it begins."""

    ms: float
    step: Callable[[float], Any]
    then: Callable[[], Any] | None = None
    curve: Curve = Curve.OutCubic
    wait: float = 0.0
    passed: float = 0.0
    over: bool = False
    _eased: QEasingCurve = field(init=False)

    def __post_init__(self) -> None:
        self._eased = QEasingCurve(self.curve)

    def tick(self, ms: float) -> None:
        self.passed += ms
        at = self.passed - self.wait
        if self.over or at < 0:
            return
        if at >= self.ms:
            self.finish()
        else:
            self.step(self._eased.valueForProgress(at / self.ms))

    def finish(self) -> None:
        """Goes to its end now."""
        if not self.over:
            self.over = True
            self.step(1.0)
            if self.then is not None:
                self.then()

    def stop(self) -> None:
        """Ends where it is, without `then`."""
        self.over = True
