"""What a touch on an activity does: it leads to its place, or begins a guest's round at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.ui.activities import Activity
from wastequiz.ui.context import Session, alive
from wastequiz.ui.places import Quiz
from wastequiz.ui.screen import Screen

if TYPE_CHECKING:  # a start need not wait for it
    from wastequiz.services.playing import Playing


def start(screen: Screen, activity: Activity) -> None:
    """Starts `activity` from `screen`."""
    context = screen.context
    context.sound.play("press")
    session = Session(picture_round=activity.id == "pictures")
    if activity.spec is not None:
        session.spec = activity.spec(context.school.scheme.code)
    context.session = session
    if activity.place is not None:
        screen.go.emit(activity.place)
    elif session.spec is not None:
        screen.setEnabled(False)
        from wastequiz.services import playing

        def begun(round_: Playing) -> None:
            context.session.playing = round_
            screen.go.emit(Quiz())

        def not_begun(error: BaseException) -> None:
            screen.setEnabled(True)
            screen.trouble(error)

        playing.begin(context.school, session.spec, session.contestant, alive(screen, begun), alive(screen, not_begun))
