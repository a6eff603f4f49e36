"""Which class a lesson is for, and whether it sees a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wastequiz.domain.students import SchoolClass
from wastequiz.i18n import _
from wastequiz.stage.pieces import Button
from wastequiz.ui.places import Rosters
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.card_pages import CardPages
from wastequiz.ui.widgets.cards import ClassCard
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.paged import Sizes
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording import lesson_set_up as wording
from wastequiz.wording import names

CLASS_SIZES = Sizes(smallest=(380, 124), largest=(574, 236), gap=26, shape=3.0)


def show(screen: Screen, pages: CardPages[Any], classes: Sequence[SchoolClass], choose: Callable[[SchoolClass], Any]) -> None:
    """Puts the classes into `pages`, or what to do where there is none."""
    if not classes:
        button = Button(screen, _("Set up a class"), "primary", size=40, icon="users")
        button.clicked.connect(lambda: screen.go.emit(Rosters(for_lesson=True)))
        pages.take_empty(Empty(screen, _("There is no class yet. A teacher can set one up; then a lesson can begin."), [button]))
        pages.stand(button)
        return
    cards = [ClassCard(screen, c.name, f"{names.band(c.band)} · {wording.students(c.students)}") for c in classes]
    for card, c in zip(cards, classes, strict=True):
        card.clicked.connect(lambda _checked=False, c=c: choose(c))
    pages.take(cards, CLASS_SIZES)
    pages.stand(cards[0])


def class_view_switch(screen: Screen) -> Switch:
    """Whether the class sees the lesson on a second screen; hidden until there is one."""
    beside = screen.context.class_view
    made = Switch(screen, _("Class view on the second screen"), _("Only you see the answers beforehand."), "screens", on=beside.wanted)
    made.hide()
    made.toggled.connect(beside.turn)
    return made
