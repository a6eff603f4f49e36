"""The keys, and the list of what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.i18n import _
from wastequiz.stage.canvas import arrow
from wastequiz.stage.play.scene import Deed

if TYPE_CHECKING:
    from wastequiz.games.inspector.scene import InspectorScene


def key(scene: InspectorScene, event: QKeyEvent) -> bool:
    """Arrows go over the things to "Done", Enter takes or is done, numbers are bins, tools and answers. Whether the key means something."""
    table, enter = scene.table, event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if table.why is not None or scene.rules.rests:
        if enter or (table.why is not None and event.key() == Qt.Key.Key_Space):
            scene.see_on()
            return True
        return False
    if table.board is not None:
        return table.board.press(event.text())
    if table.ask is not None:
        return table.ask.press(event.text())
    return scene.rules.may_put and _sort(scene, event, enter=enter)


def _sort(scene: InspectorScene, event: QKeyEvent, *, enter: bool) -> bool:
    hands = scene.hands
    figure, way = scene.bins.by_key(event.text()), arrow(event.key())
    n = hands.pick if hands.pick is not None else hands.aimed
    if figure is not None:
        if n is not None:
            scene.put(n, figure)
        else:
            scene.said.emit(figure.name)
    elif way is not None:
        hands.step(*way)
    elif enter and hands.at_done:
        scene.done()
    elif enter and n is not None:
        hands.choose(None if hands.pick is not None else n)
    else:
        return False
    return True


def deeds(scene: InspectorScene) -> tuple[Deed, ...]:
    """What can be done now: a thing is taken first, then put into a bin."""
    state, table, hands = scene.rules, scene.table, scene.hands
    if table.why is not None:
        return (Deed(_("Got it"), table.why.close),)
    if state.rests:
        return (Deed(_("Go on"), scene.see_on),)
    if table.board is not None:
        return table.board.deeds()
    if table.ask is not None:
        return table.ask.deeds()
    if not state.may_put:
        return ()
    if hands.pick is not None:
        goes = [Deed(b.name, partial(scene.put, hands.pick, b)) for b in scene.bins.bins]
        return (*goes, Deed(_("Leave it in the bag"), partial(hands.choose, None)))
    take = [Deed(_("Take out: {thing}").format(thing=scene.mat.things[n].name), partial(hands.choose, n)) for n in state.left]
    return (*take, Deed(scene.sayings.done(), scene.done))
