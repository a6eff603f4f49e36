"""The base of every game's scene: laid out in units, moved by ticks of game time, told by fingers and keys.

A scene is handed a `Deal`. It shows the state of its pure rules, emits what a player chose (`tried`), and shows how it was marked once the
host kept it (`show_marked`). It owns no clock: the host calls `tick(ms)`. A test does the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from wastequiz.domain.games import Deal, Marked
from wastequiz.stage import paint, scenery
from wastequiz.stage.canvas import TALL, WIDE
from wastequiz.stage.leaving import let_go_when_gone
from wastequiz.stage.look import Look
from wastequiz.stage.play.sprite import Sprite
from wastequiz.stage.play.tween import Curve, Tween
from wastequiz.stage.takers import MouseFinger

FADE_MS = 120.0
"""With reduced motion a movement becomes this."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done now, for the list form, switches and screen readers: what it is called, and how it is done."""

    name: str
    do: Callable[[], Any]


class _Port(QWidget):
    """What the scene is seen through; it hands fingers and the mouse, one finger more, to the scene."""

    def __init__(self, stage: GameScene) -> None:
        super().__init__()
        self._stage = stage
        self._mouse: MouseFinger | None = None

    def hear_mouse(self) -> None:
        """Begins to take the mouse as a finger: only after the view has it, whose own filter would come first and swallow it."""
        self._mouse = MouseFinger(self)

    def finger_down(self, finger: int, at: QPointF) -> bool:
        return self._stage.finger_in(finger, at)

    def finger_move(self, finger: int, at: QPointF) -> None:
        self._stage.finger_moved(finger, *self._stage.to_units(at))

    def finger_up(self, finger: int, at: QPointF) -> None:
        self._stage.finger_up(finger, *self._stage.to_units(at))

    def finger_lost(self, finger: int) -> None:
        self._stage.finger_lost(finger)


class GameScene(QGraphicsView):
    """Base of a game's scene. A game overrides what stands under "for games"; everything else is the kit's."""

    tried = Signal(object)
    """A player chose: a `domain.games.Try`. The host marks and keeps it, then calls `show_marked`."""
    stepped = Signal(object)
    """A move that is no answer, a `domain.games.Step`, to be kept by the host (games that can be taken up again)."""
    ended = Signal(object)
    """The game is over: a `domain.games.Score`."""
    said = Signal(str)
    """To be read aloud."""
    heard = Signal(str)
    """A sound, by its name."""
    changed = Signal()
    """What can be done (`deeds`) or is told (`line`) has changed."""

    backdrop_name = scenery.DAY
    least_fingers_apart = 0.0

    def __init__(self, look: Look, deal: Deal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_go_when_gone(self)
        self.look, self.deal = look, deal
        self.unit, self.ratio, self.tall = 1.0, 1.0, False
        self.area = QRectF(0, 0, *WIDE)
        """The whole window in units, the reference box (1920x1080, or 1080x1920 upright) in its middle from (0, 0)."""
        self.paused = False
        self.over = False
        self.played_ms = 0.0
        """Game time that has passed."""
        self.state: Any = None
        """The state of the game's rules, frozen; None before the game began. It is all that a scene built anew (language, theme) needs."""
        self._sprites: list[Sprite] = []
        self._tweens: list[Tween] = []
        self._kept: dict[tuple[str, int], QPixmap] = {}
        self._ground = QPixmap()
        space = QGraphicsScene(self)
        space.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(space)
        port = _Port(self)
        self.setViewport(port)
        port.hear_mouse()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        flags = QGraphicsView.OptimizationFlag
        self.setOptimizationFlags(flags.DontSavePainterState | flags.DontAdjustForAntialiasing)
        self.setInteractive(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    # ======== for games: override these
    def start(self) -> None:
        """Makes the sprites and begins; called once, when the scene has its size.

        Where `self.state` is not None the game is under way already (the language was switched): the sprites show that state. Otherwise it
        is made from `self.deal`, and what stands in `deal.log` is done again.
        """

    def arrange(self) -> None:
        """Puts every sprite where it belongs at the present size; `self.tall` tells portrait. Called before and after `start` at each change of size."""

    def advance(self, ms: float) -> None:
        """Takes the rules `ms` of game time further and moves the sprites. Never called in a pause."""

    def show_marked(self, marked: Marked) -> None:
        """A try is kept: shows whether it was right, and why where it was not."""

    def finger_down(self, finger: int, x: float, y: float) -> bool:
        """A finger (0: the mouse) came down, in units. Whether the game takes it: then it hears of it until it is lifted or lost."""
        return False

    def finger_moved(self, finger: int, x: float, y: float) -> None: ...
    def finger_up(self, finger: int, x: float, y: float) -> None: ...
    def finger_lost(self, finger: int) -> None:
        """The finger is gone without being lifted (a palm, a window that opened): what it held goes home."""

    def key(self, event: QKeyEvent) -> bool:
        """Takes a key; False where it means nothing here. Esc is the host's, Space reads aloud unless taken."""
        return False

    def deeds(self) -> tuple[Deed, ...]:
        """What can be done now, as a list: the form for screen readers and two switches. Doing one must be enough to play on."""
        return ()

    def line(self) -> str:
        """Where the game stands, in one spoken sentence: what is asked, points, time."""
        return ""

    def pause_spot(self) -> tuple[float, float] | None:
        """Where the round pause button's upper left corner goes, in units; 92 by 98. None: where it stands in every game."""
        return None

    def read_aloud(self) -> None:
        """Says what is asked now."""
        self.said.emit(self.line())

    def leave_off(self) -> None:
        """The round is left before its end: whatever is in the air is dropped."""

    # ======== the kit
    @property
    def calm(self) -> bool:
        """Whether nothing may move that need not."""
        return self.look.theme.reduced_motion

    def tick(self, ms: float) -> None:
        """`ms` of game time pass."""
        if self.paused or self.over:
            return
        self.played_ms += ms
        for tween in tuple(self._tweens):
            tween.tick(ms)
        self._tweens = [tween for tween in self._tweens if not tween.over]
        self.advance(ms)

    def pause(self, on: bool = True) -> None:
        """Stands still, or goes on."""
        self.paused = on

    def end(self, score: object) -> None:
        """Ends the game once; `score` is a `domain.games.Score`."""
        if not self.over:
            self.over = True
            self.ended.emit(score)

    def settle(self) -> None:
        """Brings every movement to its end now (for pictures and tests)."""
        for _round in range(50):
            if not self._tweens:
                return
            for tween in tuple(self._tweens):
                tween.finish()
            self._tweens = [tween for tween in self._tweens if not tween.over]

    def tween(
        self,
        ms: float,
        step: Callable[[float], Any],
        then: Callable[[], Any] | None = None,
        curve: Curve = Curve.OutCubic,
        wait: float = 0.0,
    ) -> Tween:
        """Calls `step` with 0..1 over `ms` of game time; with reduced motion it is over in 120 ms and only its end is shown."""
        if self.calm:
            shown = step
            tween = Tween(min(ms, FADE_MS), lambda at: shown(1.0) if at >= 1 else None, then, Curve.Linear, wait)
        else:
            tween = Tween(ms, step, then, curve, wait)
        self._tweens.append(tween)
        return tween

    def later(self, ms: float, then: Callable[[], Any]) -> Tween:
        """Calls `then` after `ms` of game time."""
        tween = Tween(0.0, lambda _at: None, then, Curve.Linear, ms)
        self._tweens.append(tween)
        return tween

    def glide(self, sprite: Sprite, x: float, y: float, ms: float, then: Callable[[], Any] | None = None, arc: float = 0.0) -> Tween:
        """Moves a sprite's middle to (x, y); `arc`: so many units higher half-way."""
        from_x, from_y = sprite.x_units, sprite.y_units

        def step(at: float) -> None:
            lift = arc * 4 * at * (1 - at)
            sprite.at(from_x + (x - from_x) * at, from_y + (y - from_y) * at - lift)

        return self.tween(ms, step, then, Curve.InOutQuad)

    def hop(self, sprite: Sprite, by: float = 1.12, ms: float = 380.0) -> None:
        """Grows and shrinks back once: something good happened to it. Nothing with reduced motion."""
        if self.calm:
            return

        def step(at: float) -> None:
            sprite.setScale(1.0 if at >= 1 else 1 + (by - 1) * 4 * at * (1 - at))

        self.tween(ms, step)

    # ---- sprites
    def add(self, sprite: Sprite) -> None:
        """Called by a sprite as it is made."""
        self._sprites.append(sprite)
        self.scene().addItem(sprite)

    def drop(self, sprite: Sprite) -> None:
        """Called by `Sprite.remove`."""
        if sprite in self._sprites:
            self._sprites.remove(sprite)
            self.scene().removeItem(sprite)

    @property
    def sprites(self) -> tuple[Sprite, ...]:
        """All that stand in the scene, in the order in which they were made."""
        return tuple(self._sprites)

    def drawing(self, picture: str, width: float, spare: float = 0.0) -> QPixmap:
        """A drawing `width` units wide at device pixels; kept as long as the scene has this size.

        `spare`: so much of its height is added above and below, for what reaches out of its box (a lid that is up).
        """
        px = max(1, round(width * self.unit * self.ratio))
        key = (picture, px)
        if key not in self._kept:
            pixmap = self._with_spare(picture, px, spare) if spare else QPixmap(self.look.pictures.pixmap(picture, px))
            pixmap.setDevicePixelRatio(self.ratio)
            self._kept[key] = pixmap
        return self._kept[key]

    def _with_spare(self, picture: str, px: int, spare: float) -> QPixmap:
        high = round(px / self.look.pictures.aspect(picture))
        above = round(high * spare)
        pixmap = QPixmap(px, max(1, high + 2 * above))
        pixmap.fill(Qt.GlobalColor.transparent)
        p = QPainter(pixmap)
        paint.ready(p)
        self.look.pictures.draw_once(p, picture, 0, above, px)
        p.end()
        return pixmap

    # ---- units
    def to_px(self, x: float, y: float) -> QPointF:
        return QPointF((x - self.area.left()) * self.unit, (y - self.area.top()) * self.unit)

    def to_units(self, at: QPointF) -> tuple[float, float]:
        return at.x() / self.unit + self.area.left(), at.y() / self.unit + self.area.top()

    def px_box(self, box: QRectF) -> QRectF:
        """A box in units as pixels of the scene."""
        return QRectF(self.to_px(box.left(), box.top()), self.to_px(box.right(), box.bottom()))

    def measure(self, size: QSize) -> None:
        """Takes `size` for its own: units can be asked for before it is shown."""
        w, h = max(size.width(), 1), max(size.height(), 1)
        self.tall = h > w
        across, down = TALL if self.tall else WIDE
        self.unit, self.ratio = min(w / across, h / down), self.devicePixelRatioF()
        self.area = QRectF((across - w / self.unit) / 2, (down - h / self.unit) / 2, w / self.unit, h / self.unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.measure(event.size())
        w, h = max(event.size().width(), 1), max(event.size().height(), 1)
        self.setSceneRect(0, 0, w, h)
        self._kept.clear()
        self._ground = self.backdrop(QSize(w, h))
        for sprite in self._sprites:
            sprite.refresh()
        if self._sprites:
            self.arrange()
        self.viewport().update()

    def begin(self, state: object = None, played_ms: float = 0.0) -> None:
        """Starts the game; the host calls it once the scene stands. `state`, `played_ms`: those of a scene that this one takes over."""
        self.state, self.played_ms = state, played_ms
        self.start()
        self.arrange()

    def backdrop(self, size: QSize) -> QPixmap:
        """What stands behind everything, opaque, `size` large. A game may draw its own on it."""
        return scenery.backdrop(self.look, self.backdrop_name, size, self.ratio)

    def backdrop_changed(self) -> None:
        """Has the backdrop made anew."""
        self._ground = self.backdrop(self.size())
        self.viewport().update()

    def drawBackground(self, p: QPainter, rect: QRectF | Any) -> None:
        ratio = self._ground.devicePixelRatioF()
        p.drawPixmap(rect, self._ground, QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio))

    # ---- fingers and keys
    def finger_in(self, finger: int, at: QPointF) -> bool:
        """A finger came down on the scene; it is taken unless the game stands still."""
        return not (self.paused or self.over) and self.finger_down(finger, *self.to_units(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and not (self.paused or self.over) and self.key(event):
            event.accept()
            return
        event.ignore()  # the host's
