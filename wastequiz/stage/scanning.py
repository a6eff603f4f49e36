"""Playing with one button or two: the ring goes from piece to piece by itself or at a touch of the first, and a button chooses.

Groups come first where a page has many pieces: row by row, then within the row that was chosen. Small speakers come last.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QLineEdit, QTextEdit, QWidget

from wastequiz.stage.canvas import Canvas, let_keyboard_lead

OFF, ONE, TWO = "off", "one_button", "two_buttons"
MOST_PIECES = 8
"""More pieces than these are scanned row by row."""
SLIP_MS = 200
"""A second press so soon after the first is a slip of the hand."""
STEP_OF_SLIDER = 20


@dataclass(slots=True)
class Spot:
    """Where the ring stands: a group of pieces, or one piece."""

    pieces: list[QWidget]
    whole: bool


class Scanner(QObject):
    """Watches all keys and presses of the program while a switch is used. `mode` is off, one_button or two_buttons."""

    def __init__(self, now_ms: Callable[[], float] = lambda: time.monotonic() * 1000) -> None:
        super().__init__()
        self.mode = OFF
        self._now_ms = now_ms
        self._pressed_ms = -1e9
        self._canvas: Canvas | None = None
        self._row: list[QWidget] = []
        """The row that was chosen, while the ring goes within it."""
        self._at: Spot | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self._watching = False

    def use(self, mode: str, step_ms: int) -> None:
        """Begins to scan, or stops; `step_ms` is how long the ring stays with one button."""
        self.mode = mode
        self._timer.setInterval(step_ms)
        app = QApplication.instance()
        if app is None:
            return
        if mode == OFF:
            self._forget()
            self._timer.stop()
            if self._watching:
                app.removeEventFilter(self)
                self._watching = False
            return
        if not self._watching:
            app.installEventFilter(self)
            self._watching = True
        if mode == ONE:
            self._timer.start()
        else:
            self._timer.stop()

    # ---- where the ring goes
    def spots(self, canvas: Canvas) -> list[Spot]:
        """What the ring goes through on a page now: rows where there are many pieces and none was chosen, else pieces."""
        every = canvas.rows()
        rows = [[w for w in row if not _minor(w)] for row in every]
        last = [w for row in every for w in row if _minor(w)]
        rows = [row for row in (*rows, last) if row]
        if self._row:
            there = [w for row in rows for w in row]
            kept = [w for w in self._row if w in there]
            if kept:
                return [Spot([w], False) for w in kept]
            self._row = []
        if sum(map(len, rows)) > MOST_PIECES and len(rows) > 1:
            return [Spot(row, len(row) > 1) for row in rows]
        return [Spot([w], False) for row in rows for w in row]

    def step(self) -> None:
        """The ring goes one further; past the end of a chosen row it is back among the rows."""
        canvas = page()
        if canvas is None:
            return
        if canvas is not self._canvas:
            self._arrive(canvas)
            return
        spots = self.spots(canvas)
        if not spots:
            return
        at = self._index(spots)
        if at is None:
            self._show(canvas, self._first(spots))
        elif self._row and at + 1 == len(spots):
            left = self._row[0]
            self._row = []
            rows = self.spots(canvas)
            was = next((i for i, spot in enumerate(rows) if left in spot.pieces), -1)
            self._show(canvas, rows[(was + 1) % len(rows)])
        else:
            self._show(canvas, spots[(at + 1) % len(spots)])

    def choose(self) -> None:
        """Takes what the ring stands round: a row opens, a piece is pressed."""
        canvas = page()
        if canvas is None:
            return
        spots = self.spots(canvas)
        at = self._index(spots) if canvas is self._canvas else None
        if at is None:
            self._arrive(canvas)
            return
        spot = spots[at]
        if spot.whole:
            self._row = spot.pieces
            self._show(canvas, Spot([spot.pieces[0]], False))
        else:
            self._row = []
            press(spot.pieces[0])
        if self.mode == ONE:
            self._timer.start()  # the next step comes a whole step later

    def _index(self, spots: list[Spot]) -> int | None:
        """Where among `spots` the ring stands; where the page itself has led the focus elsewhere since, there."""
        if self._at is None:
            return None
        focus = QApplication.focusWidget()
        if not self._at.whole and focus is not self._at.pieces[0]:
            return next((i for i, spot in enumerate(spots) if not spot.whole and spot.pieces[0] is focus), None)
        return next((i for i, spot in enumerate(spots) if spot.pieces == self._at.pieces), None)

    @staticmethod
    def _first(spots: list[Spot]) -> Spot:
        """Where the ring begins: at what the page gave the focus, else at its first piece."""
        focus = QApplication.focusWidget()
        return next((spot for spot in spots if focus in spot.pieces), spots[0])

    def _arrive(self, canvas: Canvas) -> None:
        """The first step on a page."""
        self._forget()
        self._canvas = canvas
        canvas.destroyed.connect(self._gone)
        spots = self.spots(canvas)
        if spots:
            self._show(canvas, self._first(spots))

    def _show(self, canvas: Canvas, spot: Spot) -> None:
        self._at = spot
        let_keyboard_lead()
        if spot.whole:
            box = QRectF()
            for piece in spot.pieces:
                box = box.united(canvas.seen(piece))
            canvas.mark(box)
            return
        canvas.mark(None)
        spot.pieces[0].setFocus(Qt.FocusReason.TabFocusReason)
        canvas.update_over()

    def _gone(self) -> None:
        self._canvas, self._at, self._row = None, None, []

    def _forget(self) -> None:
        if self._canvas is not None:
            self._canvas.destroyed.disconnect(self._gone)
            self._canvas.mark(None)
        self._gone()

    # ---- buttons
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWindow | QWidget):  # of a real press the window hears first: then no piece gets the focus by it
            return False
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            return self._key(event, pressed=kind == QEvent.Type.KeyPress)
        if kind in _POINTER:
            return self._pointer(event, pressed=kind in _PRESSES)
        return False

    def _key(self, event: QKeyEvent, *, pressed: bool) -> bool:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
        if event.key() not in keys or isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit):
            return False
        if pressed and not event.isAutoRepeat():
            self._button(first=event.key() == Qt.Key.Key_Space)
        return True

    def _pointer(self, event: QEvent, *, pressed: bool) -> bool:
        canvas = page()
        if canvas is None or canvas.for_staff:
            return False
        if pressed:
            self._button(first=not (isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.RightButton))
        return True

    def _button(self, *, first: bool) -> None:
        """A press of the first or the second button; with one button all are alike."""
        now = self._now_ms()
        if now - self._pressed_ms < SLIP_MS:
            return
        self._pressed_ms = now
        if self.mode == TWO and first:
            self.step()
        else:
            self.choose()


_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)
"""A quick second press comes as a double click; it is a press like any other."""
_POINTER = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
)


def page() -> Canvas | None:
    """The page that stands in the active window; what asks something stands before it."""
    window = QApplication.activeWindow()
    if window is None:
        return None
    found = [window] if isinstance(window, Canvas) else []
    found += [c for c in window.findChildren(Canvas) if c.isVisible()]
    asking = [c for c in found if isinstance(c.parentWidget(), Canvas)]
    return asking[-1] if asking else found[0] if found else None


def press(piece: QWidget) -> None:
    """Does with a piece what Enter would; a slider goes on by a step and begins again at its end."""
    if isinstance(piece, QAbstractButton):
        piece.click()
    elif isinstance(piece, QAbstractSlider):
        value = piece.value() + STEP_OF_SLIDER
        piece.setValue(piece.minimum() if piece.value() >= piece.maximum() else min(value, piece.maximum()))
    else:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            piece.event(QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))


def _minor(piece: QWidget) -> bool:
    return bool(getattr(piece, "minor", False))
