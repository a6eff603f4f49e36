"""The button that says an answer is whole, in the same place on every page that has one."""

from __future__ import annotations

from collections.abc import Callable

from wastequiz.i18n import _
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.ui.widgets.answer_area import Page


def done_button(canvas: Canvas, give: Callable[[], object]) -> Button:
    """The button, asleep until there is something to give."""
    button = Button(canvas, _("Done"), size=48, icon="check")
    button.setEnabled(False)
    button.clicked.connect(lambda: give())
    return button


def put_done(canvas: Canvas, button: Button, page: Page) -> None:
    """Lower right in landscape, under everything in portrait; gone once answered."""
    if page.tall:
        canvas.put(button, 330, 1794, 710, 110)
    else:
        canvas.put(button, 1448, 946, 400, 112)
    button.setVisible(not page.answered)
