"""What is played at an event: quiz and mini-games to tick, each with its length; rules, age, and when somebody is thought to be gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from wastequiz.domain.events import QUIZ, Event
from wastequiz.domain.items import Band
from wastequiz.games import GAMES, game
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui import event_options as options
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import arts
from wastequiz.ui.widgets.event_form import GAP, LABEL, ROW, Section
from wastequiz.ui.widgets.game_arts import art_of
from wastequiz.ui.widgets.select import Select
from wastequiz.ui.widgets.tile import PaintArt
from wastequiz.wording import names, quizzes

COLUMNS = 5
LENGTH = 64.0
BAR = 54.0


class PlayTile(Piece):
    """One thing that can be played: its picture, its name, and a tick while it is offered."""

    radius = 18.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, name: str, art: PaintArt, ground: str) -> None:
        super().__init__(canvas, name)
        self.art, self.ground = art, ground
        self.setCheckable(True)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        on = self.isChecked()
        inner = box.adjusted(2, 2, -2, -2)
        edge = t.colour("brand.primary") if on else self.border() if self.hovered else t.colour("surface.lip")
        paint.rounded(
            p, inner, self.radius, t.colour("brand.primaryTint" if on else "surface.card"), edge, 5 if on else max(2.0, t.border_floor)
        )
        mat = QRectF(10, 10, box.width() - 20, box.height() - BAR - 12)
        shape = QPainterPath()
        shape.addRoundedRect(mat, 12, 12)
        p.save()
        p.setClipPath(shape)
        p.setOpacity(1.0 if on or t.high_contrast else 0.6)
        p.fillRect(mat, t.colour(self.ground))
        scale = mat.width() / 330  # the arts are drawn for tiles so wide
        p.translate(mat.left(), mat.top())
        p.scale(scale, scale)
        self.art(p, self.look, QRectF(0, 0, mat.width() / scale, mat.height() / scale))
        p.restore()
        room = QRectF(10, box.height() - BAR, box.width() - 20, BAR - 6)
        ink = t.colour("brand.primaryLip" if on else "ink.text")
        words.text(p, self.look, room, self.accessibleName(), 24, ink, bold=True, align="center", floor=14, leading=1.0)
        x, y = box.right() - 28, 28
        if on:
            paint.circle(p, x, y, 19, t.colour("brand.primary"), t.colour("surface.card"), 3)
            paint.icon(p, self.look, "check", x, y, 26, t.colour("ink.onColour"))
        else:
            paint.circle(p, x, y, 17, t.colour("surface.card"), t.colour("ink.textHint"), 3)


class PlaysSection(Section):
    """The second part."""

    def __init__(self, page: Screen, changed: Callable[[Event], Any]) -> None:
        super().__init__(page, changed)
        school = page.context.school
        self.label("plays", _("What can visitors play?"))
        self.tiles: dict[str, PlayTile] = {QUIZ: PlayTile(page, _("Quiz"), arts.quiz_art, "accent.roseTint")}
        for card in GAMES:
            self.tiles[card.id] = PlayTile(page, _(card.name), art_of(card.id, card.picture), card.ground)
        self.lengths: dict[str, Select] = {}
        for id_, tile in self.tiles.items():
            tile.clicked.connect(partial(self._tick, id_))
            about = _("{game}: how long?").format(game=tile.accessibleName())
            self.lengths[id_] = Select(page, about, partial(self._length, id_))
        self.select("scheme", _("By which rules?"), lambda: self._schemes(school.scheme.code), self._scheme_name, "map")
        self.select("band", _("For which age?"), lambda: tuple(Band), names.band, "users")
        self.select("pass_right", _("Who counts as knowing it?"), lambda: range(1, self.event.questions + 1), self._pass_name)
        self.select("idle_s", _("When is a player asked: still there?"), lambda: options.IDLE, options.idle_name, "clock")
        self.select("countdown_s", _("And how long until the next one's turn?"), lambda: options.COUNTDOWN, options.seconds_name, "clock")

    @property
    def pieces(self) -> list[QWidget]:
        return [*super().pieces, *self.tiles.values(), *self.lengths.values()]

    def _schemes(self, first: str) -> list[str]:
        return [first, *(code for code in self.page.context.school.bank.schemes if code != first)]

    def _scheme_name(self, code: str) -> str:
        schemes = self.page.context.school.bank.schemes
        return in_words(schemes[code].name) if code in schemes else code or _("The rules in force")

    def _pass_name(self, n: int) -> str:
        return options.pass_name(n, self.event.questions)

    def _tick(self, id_: str) -> None:
        plays = self.event.plays
        if any(play.id == id_ for play in plays):
            left = tuple(play for play in plays if play.id != id_)
        else:
            chosen = {play.id: play for play in (*plays, options.for_kiosk(id_))}
            left = tuple(chosen[known] for known in self.tiles if known in chosen)
        self.change(plays=left)

    def _length(self, id_: str, number: int) -> None:
        if id_ == QUIZ:
            questions = options.questions()[number]
            event = self.event
            self.change(
                questions=questions,
                right_for_spin=min(event.right_for_spin, questions),
                pass_right=min(questions, max(1, round(event.pass_right * questions / event.questions))),
            )
            return
        variant, seconds = options.lengths(id_)[number]
        self.change(plays=tuple(replace(p, variant=variant, seconds=seconds) if p.id == id_ else p for p in self.event.plays))

    def show_event(self, event: Event) -> None:
        super().show_event(event)
        chosen = {play.id: play for play in event.plays}
        for id_, tile in self.tiles.items():
            tile.setChecked(id_ in chosen)
            tile.update()
            select = self.lengths[id_]
            if id_ == QUIZ:
                numbers = options.questions()
                at = numbers.index(event.questions) if event.questions in numbers else -1
                select.offer([(quizzes.questions(n), "") for n in numbers], at)
            else:
                card, offered = game(id_), options.lengths(id_)
                play = chosen.get(id_, options.for_kiosk(id_))
                now = (play.variant or card.variants[0].id, play.seconds)
                select.offer(
                    [(options.length_name(card, variant, seconds), "") for variant, seconds in offered],
                    offered.index(now) if now in offered else 0,
                )
            select.setEnabled(id_ in chosen and len(select.options) > 1)
            select.faded = id_ not in chosen
            select.update()

    def focus(self, where: str) -> None:
        if where.split(".")[0] == "plays":
            self.tiles[QUIZ].setFocus()
        else:
            super().focus(where)

    def put(self, box: QRectF) -> None:
        page = self.page
        page.put(self.labels["plays"], box.left(), box.top(), box.width(), LABEL)
        rows = -(-len(self.tiles) // COLUMNS)
        down = box.height() - LABEL - 2 * ROW - 6
        high, wide = min(290.0, (down - GAP * rows) / rows), (box.width() - 12 * (COLUMNS - 1)) / COLUMNS
        for n, (id_, tile) in enumerate(self.tiles.items()):
            x, y = box.left() + n % COLUMNS * (wide + 12), box.top() + LABEL + 2 + n // COLUMNS * (high + GAP)
            page.put(tile, x, y, wide, high - LENGTH - 4)
            page.put(self.lengths[id_], x, y + high - LENGTH, wide, LENGTH)
        foot = QRectF(box.left(), box.top() + LABEL + rows * (high + GAP) + 8, box.width(), 2 * ROW)
        self.put_rows(
            ((("scheme", 1.2), ("band", 0.9), ("pass_right", 0.9)), (("idle_s", 1), ("countdown_s", 1))),
            foot,
        )
