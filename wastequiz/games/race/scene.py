"""The lane race as it is seen: sleds on their tracks above, a panel for each team below, all touched at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap

from wastequiz.domain.games import Marked, Score, Try
from wastequiz.domain.items import Band
from wastequiz.games.race import rules
from wastequiz.games.race.lane import KEYS, BinButton, LanePart
from wastequiz.i18n import _
from wastequiz.stage import paint, scenery
from wastequiz.stage.play.hud import Pill, Ring
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import rise
from wastequiz.stage.play.sprite import Painted

SLED_MS = 600.0
SLEDS = ("orange", "sun", "plum", "rose")
WAY = 0.4
"""Share of the height the tracks and the sky take, upright."""


class RaceScene(GameScene):
    """Every finger acts at once in the lane it touches; a lane that rests hears nothing."""

    state: rules.State | None
    backdrop_name = scenery.QUIZ

    def start(self) -> None:
        game, teams = self.deal.round.spec.game, self.deal.teams
        if self.state is None:
            seconds = game.seconds if game is not None else 90
            self.state = rules.begin(len(self.deal.round.questions), tuple(team.id for team in teams), seconds)
        reads = self.deal.round.spec.band > Band.pre
        self.title = Pill(self, _("Lane race"), 960, 70, width=320, high=76, size=44)
        self.tracks = [Painted(self, 1800, 50, self._paint_track, z=10) for _team in teams]
        self.flag = Painted(self, 120, 230, self._paint_flag, z=11)
        self.sleds = [Painted(self, 200, 185, partial(self._paint_sled, i), z=14) for i in range(len(teams))]
        self.parts = [LanePart(self, team, self.rules.lane(team.id), KEYS[i], reads) for i, team in enumerate(teams)]
        self.shown: list[float] = [lane.field for lane in self.rules.lanes]
        self.marks: dict[int, Marked] = {}
        self.ring = Ring(self, self.rules.limit_ms, 960, 460, 70)

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    def backdrop(self, size: QSize) -> QPixmap:
        """The city far behind the tracks, snow below."""
        city = scenery.backdrop(self.look, scenery.DAY, size, self.ratio)
        if self.look.theme.high_contrast:
            return city
        ground = QPixmap(city.size())
        ground.setDevicePixelRatio(self.ratio)
        ground.fill(self.look.theme.colour("scene.snow"))
        p = QPainter(ground)
        p.drawPixmap(0, -round(size.height() * (0.62 if self.tall else 0.5)), city)
        p.end()
        return ground

    # ---- layout
    def arrange(self) -> None:
        a, n, tall = self.area, len(self.parts), self.tall
        columns = 2 if tall and n > 2 else 1 if tall and n == 2 else n
        rows = -(-n // columns)
        top = 520.0 if tall else 400.0
        gap = 22.0
        wide = ((1040.0 if tall else 1860.0) - (columns - 1) * gap) / columns
        high = ((1890.0 if tall else 1064.0) - top - (rows - 1) * gap) / rows
        left = 20.0 if tall else 30.0
        for i, part in enumerate(self.parts):
            row, column = divmod(i, columns)
            spare = ((60.0, 0.0) if i else (0.0, 60.0)) if n == 2 and not tall else (0.0, 0.0)
            part.put(QRectF(left + column * (wide + gap), top + row * (high + gap), wide, high), spare)
        self.title.at((a.left() + a.right()) / 2, 76)
        self.ring.at(540.0 if tall else 960.0, 200.0 if tall else top + 60 if n == 2 else 190.0)
        lanes_top, lanes_high = (300.0, 190.0) if tall else (262.0, 128.0)
        self.track_left, self.track_right = (30.0, 1050.0) if tall else (60.0, 1860.0)
        step = lanes_high / n
        for i, track in enumerate(self.tracks):
            y = lanes_top + step * i + step / 2
            track.put(QRectF(self.track_left, y - min(25.0, step * 0.42), self.track_right - self.track_left, min(50.0, step * 0.84)))
        self.flag.put(QRectF(self.track_right - 128, lanes_top - 92, 110, lanes_high + 96))
        for i, sled in enumerate(self.sleds):
            size = 0.9 if n == 2 else 0.7 if n == 3 else 0.54
            sled.sized(200 * size, 185 * size)
            self._put_sled(i, self.shown[i])

    def _put_sled(self, i: int, at: float) -> None:
        sled, track = self.sleds[i], self.tracks[i]
        way = self.track_right - 190 - self.track_left - 90
        sled.at(self.track_left + 90 + way * min(at, rules.FIELDS) / rules.FIELDS, track.y_units - sled.height_units * 0.24)

    # ---- painting
    def _paint_track(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(
            p, box.adjusted(2, 2, -2, -2), box.height() / 2 - 2, t.colour("scene.snow"), t.colour("surface.line"), max(3.0, t.border_floor)
        )
        for i in range(1, 10):
            paint.circle(p, box.width() * i / 10, box.center().y(), 6, t.colour("surface.line"))

    def _paint_flag(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        ink = t.colour("ink.outline")
        paint.rounded(p, QRectF(10, 6, 9, box.height() - 12), 4, ink)
        cell = 19.0
        for i in range(int((box.height() - 110) / cell)):
            for j in range(2):
                paint.rounded(p, QRectF(19 + j * cell, 100 + i * cell, cell, cell), 0, t.colour("surface.card") if (i + j) % 2 else ink)
        paint.rounded(p, QRectF(19, 8, 80, 58), 12, t.colour("right.fill"), ink, 5)
        paint.circle(p, 59, 37, 20, t.colour("surface.card"))
        paint.star(p, self.look, 59, 37, 15)

    def _paint_sled(self, i: int, p: QPainter, box: QRectF) -> None:
        team = self.deal.teams[i]
        s = box.width() / 200
        self.look.pictures.draw(p, f"tokens/sled_{SLEDS[(team.id - 1) % 4]}", 0, 0, box.width())
        self.look.pictures.draw(p, f"avatars/{team.animal}", 50 * s - 4, 4 * s, 95 * s)

    # ---- time
    def advance(self, ms: float) -> None:
        self.state = rules.tick(self.rules, ms)
        for part in self.parts:
            lane = self.rules.lane(part.team.id)
            if part.marked is not None and lane.rest_ms <= 0 and lane.team in self.marks:
                del self.marks[lane.team]
                part.tell(lane)
                self._asked(part)
        self.ring.tell(self.rules.left_ms)
        if self.rules.over:
            self.end(Score(teams=tuple((lane.team, lane.points) for lane in self.rules.lanes)))

    def _asked(self, part: LanePart) -> None:
        part.asked_ms = self.played_ms
        self.changed.emit()

    # ---- answering
    def answer(self, part: LanePart, button: BinButton) -> bool:
        """A lane's answer; False where it is not asked now."""
        lane = self.rules.lane(part.team.id)
        if self.rules.time_up or not lane.open or lane.n is None:
            return False
        self.state = rules.answer(self.rules, lane.team)
        for other in part.buttons:
            other.show_state("rest" if other is button else "faded")
        self.heard.emit("press")
        self.tried.emit(Try(lane.n, (button.bin.id,), round(self.played_ms - part.asked_ms), lane.team))
        return True

    def show_marked(self, marked: Marked) -> None:
        i = next(i for i, part in enumerate(self.parts) if part.team.id == marked.team)
        part = self.parts[i]
        before = self.rules.lane(marked.team).field
        self.state = rules.marked(self.rules, marked.team, marked.right)
        lane = self.rules.lane(marked.team)
        self.marks[marked.team] = marked
        part.tell(lane, marked)
        self.heard.emit("right" if marked.right else "try_again")
        if lane.field > before:
            self.tween(SLED_MS, lambda at: self._slide(i, before + (lane.field - before) * at))
            rise(self, f"+{rules.POINTS}", part.box.right() - 110, part.box.top() + 150)
        self.changed.emit()

    def _slide(self, i: int, at: float) -> None:
        self.shown[i] = at
        self._put_sled(i, at)

    # ---- fingers, keys, list
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        for part in self.parts:
            button = part.button_at(x, y)
            if button is not None:
                self.answer(part, button)
                return True
        return False

    def key(self, event: QKeyEvent) -> bool:
        letter = event.text().lower()
        for part in self.parts:
            for button in part.buttons:
                if letter and letter == button.key:
                    return self.answer(part, button) or True
        return False

    def _part_asked(self) -> LanePart | None:
        """Of the lanes that are asked the one with the fewest answers: in the list they take turns."""
        open_ = [p for p in self.parts if self.rules.lane(p.team.id).open]
        return None if self.rules.time_up else min(open_, key=lambda p: p.lane.at, default=None)

    def deeds(self) -> tuple[Deed, ...]:
        part = self._part_asked()
        return () if part is None else tuple(Deed(b.name, partial(self.answer, part, b)) for b in part.buttons)

    def line(self) -> str:
        part = self._part_asked()
        if part is None:
            return ""
        return _("{team}. {thing}: which bin?").format(team=part.name, thing=part.thing)
