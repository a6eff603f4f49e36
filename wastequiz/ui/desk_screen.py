"""Pages of the teacher's desk: on the left the way to every other one, the rest is the page's own room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import N_, _
from wastequiz.stage import paint, scenery, words
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context
from wastequiz.ui.places import ClassReportPage, Home, LessonSetUp, Noticed, Place, QuizzesDesk, Rosters, Rules, SettingsPage
from wastequiz.ui.screen import Screen

RAIL, SMALL_RAIL = 232.0, 104.0
"""How broad the rail is in landscape: with names, and where the window is too small for them."""
SMALL = 0.8
"""Below so many pixels a unit there is only room for icons."""
TOP = 128.0
"""How high the rail is upright, where it lies above the page."""
GAP = 24.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One way in the rail: where it leads, its icon, its name (marked for translation)."""

    place: Place
    icon: str
    name: str


# To add a page to the desk: one line here, and `entry` of the page is its place.
ENTRIES: Sequence[Entry] = (
    Entry(Home(), "home", N_("Home")),
    Entry(Rosters(), "users", N_("Classes")),
    Entry(QuizzesDesk(), "edit", N_("Teacher's quizzes")),
    Entry(LessonSetUp(), "play", N_("Start a lesson")),
    Entry(ClassReportPage(), "chart", N_("Report")),
    Entry(Noticed(), "flag", N_("Noticed")),
    Entry(Rules(), "map", N_("Rules")),
    Entry(SettingsPage(), "gear", N_("Settings")),
)


class RailButton(Piece):
    """One way in the rail. `here`: the page it leads to is the one that is shown."""

    lip_depth = 0.0
    radius = 12.0
    stays = True

    def __init__(self, page: Screen, entry: Entry, *, here: bool) -> None:
        super().__init__(page, _(entry.name))
        self.entry, self.here = entry, here
        self.with_name = True

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if self.here or self.hovered:
            paint.rounded(p, box, self.radius, t.colour("brand.primaryTint" if self.here else "surface.paper2"), None, 0)
        if self.here:
            paint.rounded(p, QRectF(box.left(), box.top() + 10, 5, box.height() - 20), 2.5, t.colour("brand.primary"))
        ink = t.colour("brand.primaryLip" if self.here else "ink.text")
        side = min(30.0, box.height() * 0.45)
        if not self.with_name:
            paint.icon(p, self.look, self.entry.icon, box.center().x(), box.center().y(), side * 1.2, ink)
            return
        paint.icon(p, self.look, self.entry.icon, box.left() + 34, box.center().y(), side, ink)
        room = QRectF(box.left() + 62, box.top(), box.width() - 70, box.height())
        words.text(p, self.look, room, self.accessibleName(), 22, ink, bold=self.here, valign="middle", floor=15)


class DeskScreen(Screen):
    """A page of the desk. A subclass sets `entry` (its own place in ENTRIES), lays everything out inside `room` in `arrange_room`, and may
    override `settle_then` to save before it is left.
    """

    scenery_name = scenery.DESK
    for_staff = True
    entry: Place = Home()

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context)
        self.setAccessibleName(title)
        self.head = Words(self, title, 40, head=True)
        self.rail = [RailButton(self, entry, here=type(entry.place) is type(self.entry)) for entry in ENTRIES]
        for button in self.rail:
            button.clicked.connect(lambda _checked=False, to=button.entry.place: self.settle_then(lambda: self.go.emit(to)))

    @property
    def names_fit(self) -> bool:
        """Whether the rail shows names beside its icons."""
        return not self.tall and self.unit >= SMALL

    @property
    def room(self) -> QRectF:
        """What is left for the page, in units, its edge taken off. The head stands at its top, 64 units high."""
        if self.tall:
            return QRectF(GAP, TOP + 12, 1080 - 2 * GAP, 1920 - TOP - 12 - GAP)
        left = RAIL if self.names_fit else SMALL_RAIL
        return QRectF(left + GAP, GAP, 1920 - left - 2 * GAP, 1080 - 2 * GAP)

    def settle_then(self, then: Callable[[], Any]) -> None:
        """Goes on. A page with something unsaved saves it first, and stays where that is refused."""
        then()

    def leave(self) -> None:
        self.settle_then(lambda: self.go.emit(Home()))

    # ---- where things stand
    def arrange(self) -> None:
        if self.tall:
            wide = (1080 - 2 * GAP) / len(self.rail)
            for n, button in enumerate(self.rail):
                button.with_name = False
                self.put(button, GAP + n * wide, 20, wide - 8, 96)
        else:
            high = min(84.0, (1080 - 2 * GAP) / len(self.rail) - 8)
            across = (RAIL if self.names_fit else SMALL_RAIL) - 24
            for n, button in enumerate(self.rail):
                button.with_name = self.names_fit
                self.put(button, 12, GAP + n * (high + 6), across, high)
        self.put(self.head, self.room.left(), self.room.top(), 420, 64)
        self.arrange_room()

    def arrange_room(self) -> None:
        """Puts the page's own pieces. Called whenever the window's size has changed."""

    def paint_under(self, p: QPainter) -> None:
        t = self.look.theme
        box = QRectF(self.area)
        if self.tall:
            box.setBottom(TOP)
        else:
            box.setRight(RAIL if self.names_fit else SMALL_RAIL)
        paint.rounded(p, box, 0, t.colour("surface.card"), None, 0)
        edge = [(box.left(), TOP), (box.right(), TOP)] if self.tall else [(box.right(), box.top()), (box.right(), box.bottom())]
        paint.line(p, edge, t.colour("surface.line"), max(1.5, t.border_floor))
