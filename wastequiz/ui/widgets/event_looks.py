"""How an event looks and sounds: logo, colour, contrast, letters, volume."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.domain.events import COLOURS, Event
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Slider
from wastequiz.stage.pieces import Button, Piece
from wastequiz.stage.still import Painted
from wastequiz.ui import own_pictures
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.event_form import CONTROL, GAP, LABEL, Section
from wastequiz.ui.widgets.event_prizes import paint_within
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording.errors import sentence

TOKENS: Mapping[str, tuple[str, str]] = {
    "orange": ("brand.primary", "brand.primaryLip"),
    "plum": ("tryAgain.fill", "tryAgain.lip"),
    "rose": ("accent.rose", "accent.roseLip"),
    "dusk": ("scene.duskTop", "ink.text"),
}
"""What each colour of an event is painted in: a button's face and its lip."""


class ColourTile(Piece):
    """A button as it looks in one of the colours."""

    radius = 18.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, name: str, colour: str) -> None:
        super().__init__(canvas, name)
        self.colour_name = colour
        self.setCheckable(True)

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        on = self.isChecked()
        edge = t.colour("brand.primary") if on else self.border() if self.hovered else t.colour("surface.lip")
        paint.rounded(p, box.adjusted(2, 2, -2, -2), self.radius, t.colour("surface.card"), edge, 5 if on else max(2.0, t.border_floor))
        face, lip = TOKENS[self.colour_name]
        button = box.adjusted(14, 12, -14, -20)
        paint.rounded(p, button.translated(0, 6), min(30.0, button.height() / 2), t.colour(lip))
        paint.rounded(p, button, min(30.0, button.height() / 2), t.colour(face))
        ink = t.colour("ink.onColour")
        room = button.adjusted(8 + 30 * on, 0, -8, 0)
        if on:
            paint.icon(p, self.look, "check", button.left() + 26, button.center().y(), 28, ink)
        words.text(p, self.look, room, self.accessibleName(), 26, ink, bold=True, align="center", floor=14)


class _Logo(Painted):
    """The logo as it was taken in, or where it would stand."""

    picture = ""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box.adjusted(1, 1, -1, -1), 16, t.colour("surface.card"), t.colour("surface.lip"), max(2.0, t.border_floor))
        if self.picture:
            paint_within(p, self.look, self.picture, box.adjusted(10, 10, -10, -10))
        else:
            paint.icon(p, self.look, "image", box.center().x(), box.center().y(), 44, t.colour("ink.textHint"))


class LooksSection(Section):
    """The fourth part."""

    def __init__(self, page: Screen, changed: Callable[[Event], Any]) -> None:
        super().__init__(page, changed)
        self.label("logo", _("Logo of the school or the street office"))
        self.logo = _Logo(page)
        self.choose = Button(page, _("Choose a picture"), "paper", size=28, icon="image")
        self.choose.clicked.connect(lambda: own_pictures.ask_for_file(page, self.from_file))
        self.without = Button(page, _("Without logo"), "paper", size=28, icon="x")
        self.without.clicked.connect(lambda: self.change(logo=""))
        self.label("colour", _("Colour of the buttons"))
        colours = {"orange": _("Persimmon"), "plum": _("Plum"), "rose": _("Rose"), "dusk": _("Evening blue")}
        self.colours = [ColourTile(page, colours[code], code) for code in COLOURS]
        for code, tile in zip(COLOURS, self.colours, strict=True):
            tile.clicked.connect(partial(self._colour, code))
        self.label("reading", _("To be read well"))
        self.contrast = Switch(page, _("High contrast"), _("Black on white, thick borders"), "eye")
        self.large = Switch(page, _("Large letters"), _("For who stands further away"), "book")
        self.label("volume", _("How loud?"))
        self.calm = Switch(page, _("No sound at all"), _("For a library, or while others speak"), "speaker")
        self.volume = Slider(page, _("How loud?"), 60)
        for switch, field in ((self.contrast, "high_contrast"), (self.large, "large_text"), (self.calm, "calm")):
            switch.clicked.connect(partial(self._switch, switch, field))
        self.volume.valueChanged.connect(self._volume)

    @property
    def pieces(self) -> list[QWidget]:
        switches = (self.contrast, self.large, self.calm, self.volume)
        return [*super().pieces, self.logo, self.choose, self.without, *self.colours, *switches]

    def _colour(self, code: str) -> None:
        self.change(colour=code)

    def _switch(self, switch: Switch, field: str) -> None:
        self.change(**{field: switch.isChecked()})

    def _volume(self, volume: int) -> None:
        if volume != self.event.volume:
            self.change(volume=volume)

    def from_file(self, path: Path) -> None:
        """Takes the logo of a file in, checked and written anew."""
        own_pictures.from_file(self.page, path, lambda name: self.change(logo=name), self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.labels["logo"].tell(sentence(error))
        else:
            self.page.trouble(error)

    def show_event(self, event: Event) -> None:
        super().show_event(event)
        self.logo.picture = own_pictures.drawing(event.logo)
        self.logo.update()
        self.without.setEnabled(bool(event.logo))
        for code, tile in zip(COLOURS, self.colours, strict=True):
            tile.setChecked(code == event.colour)
            tile.update()
        self.contrast.setChecked(event.high_contrast)
        self.large.setChecked(event.large_text)
        self.calm.setChecked(event.calm)
        self.volume.setValue(event.volume)
        self.volume.setEnabled(not event.calm)

    def tell(self, said: Mapping[str, str]) -> None:
        for where, label in self.labels.items():
            if where != "logo" or where in said:  # why a file was refused stays
                label.tell(said.get(where, ""))

    def focus(self, where: str) -> None:
        {"logo": self.choose, "colour": self.colours[0]}.get(where, self.volume).setFocus()

    def put(self, box: QRectF) -> None:
        page, x, across = self.page, box.left(), box.width()
        high = 116.0
        y = box.top()
        page.put(self.labels["logo"], x, y, across, LABEL)
        page.put(self.logo, x, y + LABEL, 2 * high, high)
        rest = (across - 2 * high - 2 * GAP) / 2
        page.put(self.choose, x + 2 * high + GAP, y + LABEL + 18, rest, 84)
        page.put(self.without, x + 2 * high + 2 * GAP + rest, y + LABEL + 18, rest, 84)
        y += LABEL + high + 2 * GAP
        page.put(self.labels["colour"], x, y, across, LABEL)
        wide = (across - GAP * (len(self.colours) - 1)) / len(self.colours)
        for n, tile in enumerate(self.colours):
            page.put(tile, x + n * (wide + GAP), y + LABEL, wide, 104)
        y += LABEL + 104 + 2 * GAP
        half = (across - 16) / 2
        page.put(self.labels["reading"], x, y, across, LABEL)
        page.put(self.contrast, x, y + LABEL, half, 118)
        page.put(self.large, x + half + 16, y + LABEL, half, 118)
        y += LABEL + 118 + 2 * GAP
        page.put(self.labels["volume"], x, y, across, LABEL)
        page.put(self.calm, x, y + LABEL, half, 118)
        page.put(self.volume, x + half + 16, y + LABEL + 20, half, CONTROL)
