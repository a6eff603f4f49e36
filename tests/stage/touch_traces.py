"""Traces of fingers on a panel: a page to touch, a player that replays a trace through Qt's own events, and a recorder.

Run as `python -m tests.stage.touch_traces FILE` it shows the page and, when the window is closed, writes what your panel told.
docs/touch.md explains the format.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from wastequiz.stage.asking import Ask
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Slider
from wastequiz.stage.fingers import PALM
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Button
from wastequiz.stage.touch import MouseFinger, Touch, let_go

FOLDER = Path(__file__).parents[1] / "files" / "touch"
PIECES = ("left", "middle", "right")
STATES = {
    QEventPoint.State.Pressed: "down",
    QEventPoint.State.Updated: "move",
    QEventPoint.State.Stationary: "still",
    QEventPoint.State.Released: "up",
}


class Layer(QWidget):
    """Takes every finger; `told` is what it heard: (what, finger, place in its own pixels)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mouse = MouseFinger(self)
        self.takes = True
        self.told: list[tuple[str, int, QPointF]] = []

    def finger_down(self, finger: int, at: QPointF) -> bool:
        if self.takes:
            self.told.append(("down", finger, at))
        return self.takes

    def finger_move(self, finger: int, at: QPointF) -> None:
        self.told.append(("move", finger, at))

    def finger_up(self, finger: int, at: QPointF) -> None:
        self.told.append(("up", finger, at))

    def finger_lost(self, finger: int) -> None:
        self.told.append(("lost", finger, QPointF()))

    def heard(self) -> list[list[Any]]:
        """What it heard, moves left out."""
        return [[what, finger] for what, finger, _at in self.told if what != "move"]


class Board(Canvas):
    """Three buttons, a slider and a layer. `turn` shows other buttons in their places, as a change of the screen does."""

    def __init__(self) -> None:
        super().__init__(Look())
        self.clicks: list[str] = []
        self.slider = Slider(self, "slider", 0)
        self.layer = Layer(self)
        self.pieces = [self._button(name) for name in PIECES]
        self.ask: Ask | None = None

    def _button(self, name: str) -> Button:
        button = Button(self, name)
        button.clicked.connect(lambda: self.clicks.append(name))
        return button

    def arrange(self) -> None:
        for i, button in enumerate(self.pieces):
            self.put(button, 100 + 660 * i, 300, 400, 300)
        self.put(self.slider, 100, 800, 800, 100)
        self.put(self.layer, 1000, 700, 800, 300)

    def turn(self) -> None:
        for button in self.pieces:
            self.forget(button)
        self.pieces = [self._button(f"new {name}") for name in PIECES]
        self.arrange()
        for button in self.pieces:
            button.show()
        let_go(self)

    def open_ask(self) -> None:
        self.ask = Ask(self, "Really?", "", "No", "Yes", lambda: self.clicks.append("yes"))

    def down(self) -> list[str]:
        """The names of the buttons that are pressed now."""
        return [button.label for button in self.pieces if button.isDown()]


class Player:
    """Replays a trace on a board with a `Touch`. Qt's events are real; time and breadth, which no test can give them, come from the trace."""

    def __init__(self, board: Board, touch: Touch) -> None:
        self.board = board
        self.handle = board.windowHandle()
        self.devices: dict[str, QPointingDevice] = {}
        self.now = 0.0
        self._breadths: dict[int, float] = {}
        touch.time_of = lambda _event: self.now  # type: ignore[method-assign]
        touch.across = lambda point: self._breadths.get(point.id(), 0.0)  # type: ignore[method-assign]
        touch.palm = lambda: PALM * board.unit  # type: ignore[method-assign]

    def play(self, trace: dict[str, Any]) -> None:
        for event in trace["events"]:
            self.now = float(event["ms"])
            what = event.get("what", "touch")
            getattr(self, f"_{what}")(event, trace)

    def pixel(self, x: float, y: float) -> QPoint:
        return QPoint(round(x * self.board.width()), round(y * self.board.height()))

    def _device(self, name: str, trace: dict[str, Any]) -> QPointingDevice:
        if name not in self.devices:
            able = QInputDevice.Capability.Position | QInputDevice.Capability.Area
            if name in trace.get("plays_mouse", ()):
                able |= QInputDevice.Capability.MouseEmulation
            self.devices[name] = cast(QPointingDevice, QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen, able))
        return self.devices[name]

    def _touch(self, event: dict[str, Any], trace: dict[str, Any]) -> None:
        fingers = QTest.touchEvent(self.handle, self._device(event["device"], trace))
        self._breadths = {}
        tell: dict[str, Callable[..., Any]] = {"down": fingers.press, "move": fingers.move, "up": fingers.release}
        for number, state, x, y, across in event["points"]:
            self._breadths[number] = across * self.board.unit
            if state == "still":
                fingers.stationary(number)
            else:
                tell[state](number, self.pixel(x, y), self.handle)
        fingers.commit()

    def _cancel(self, event: dict[str, Any], trace: dict[str, Any]) -> None:
        QCoreApplication.sendEvent(self.handle, QTouchEvent(QEvent.Type.TouchCancel, self._device(event["device"], trace)))

    def _unplug(self, event: dict[str, Any], _trace: dict[str, Any]) -> None:
        shiboken6.delete(self.devices.pop(event["device"]))

    def _mouse(self, event: dict[str, Any], _trace: dict[str, Any]) -> None:
        """A mouse event the system makes from a finger: never in the trace's `plays_mouse` alone, as Qt does not make these here."""
        kinds = {"press": QEvent.Type.MouseButtonPress, "move": QEvent.Type.MouseMove, "release": QEvent.Type.MouseButtonRelease}
        button = Qt.MouseButton.RightButton if event.get("button") == "right" else Qt.MouseButton.LeftButton
        none = Qt.MouseButton.NoButton
        at = QPointF(self.pixel(*event["at"]))
        how = event["how"]
        source = Qt.MouseEventSource.MouseEventSynthesizedBySystem
        said = (none if how == "move" else button, none if how == "release" else button, Qt.KeyboardModifier.NoModifier, source)
        QCoreApplication.sendEvent(self.handle, QMouseEvent(kinds[how], at, at, QPointF(self.handle.mapToGlobal(at)), *said))

    def _screen(self, _event: dict[str, Any], _trace: dict[str, Any]) -> None:
        self.board.turn()

    def _ask(self, _event: dict[str, Any], _trace: dict[str, Any]) -> None:
        self.board.open_ask()

    def _answer(self, _event: dict[str, Any], _trace: dict[str, Any]) -> None:
        assert self.board.ask is not None
        self.board.ask.safe.click()

    def _expect(self, event: dict[str, Any], _trace: dict[str, Any]) -> None:
        """What must be so now."""
        facts: dict[str, Any] = {
            "down": self.board.down(),
            "clicks": self.board.clicks,
            "layer": self.board.layer.heard(),
            "slider": self.board.slider.value(),
        }
        for name in event.keys() & facts.keys():
            assert facts[name] == event[name], f"{name} at {event['ms']} ms: {facts[name]}, not {event[name]}"


class Recorder(QObject):
    """Writes down what a panel tells a window; `events` is the trace so far. Made by `record`."""

    def __init__(self, window: Canvas) -> None:
        super().__init__(window)
        self._window = window
        self.events: list[dict[str, Any]] = []
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            device = f"{event.device().name()} {event.device().systemId()}"
            row: dict[str, Any] = {"ms": event.timestamp(), "device": device}
            if event.type() == QEvent.Type.TouchCancel:
                row["what"] = "cancel"
            else:
                row["points"] = [self._point(point) for point in event.points()]
            self.events.append(row)
        return False

    def _point(self, point: QEventPoint) -> list[Any]:
        at, size, window = point.position(), point.ellipseDiameters(), self._window
        across = max(size.width(), size.height()) / window.unit
        return [point.id(), STATES[point.state()], round(at.x() / window.width(), 4), round(at.y() / window.height(), 4), round(across, 1)]


def record(window: Canvas) -> list[dict[str, Any]]:
    """From now on, what any panel tells this shown window is added to the list it gives; the window works as before."""
    return Recorder(window).events


def load(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def dump(trace: dict[str, Any]) -> str:
    """A trace as text, one event a line."""
    head = [f'  "{key}": {json.dumps(value, ensure_ascii=False)},' for key, value in trace.items() if key != "events"]
    lines = ",\n".join(f"    {json.dumps(event, ensure_ascii=False)}" for event in trace["events"])
    return "\n".join(["{", *head, '  "events": [', lines, "  ]", "}", ""])


def main(path: str) -> None:
    from wastequiz.app import application

    app = application()
    board = Board()
    touch = Touch(board)
    board.showMaximized()
    events = record(board)
    app.exec()
    first = events[0]["ms"] if events else 0
    rows = [event | {"ms": event["ms"] - first} for event in events]
    Path(path).write_text(dump({"about": "", "synthetic": False, "panel": "", "events": rows}), encoding="utf-8")
    touch.deleteLater()


if __name__ == "__main__":
    main(sys.argv[1])
