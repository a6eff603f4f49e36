"""A lesson in two windows: opens, moves and closes the class's, and lets it follow the one lesson the teacher's window gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.lesson import Lesson
from wastequiz.services.hosting import Hosting
from wastequiz.ui.class_view.screens import Screens, Shown
from wastequiz.ui.class_view.view import ClassView, Ring
from wastequiz.ui.context import Context, Session
from wastequiz.ui.navigator import Navigator
from wastequiz.ui.places import LessonPlay, Place

if TYPE_CHECKING:  # most lessons are shown in one window
    from wastequiz.ui.class_view.window import ClassWindow


class Projector(ClassView):
    """Whether the class has a window of its own, and what is told between the two.

    The lesson is the Hosting's and nobody else's: the class's window shows what it keeps, and what the class touches is `heard` by the
    teacher's page, which enters it as if it had been touched there.
    """

    def __init__(
        self, context: Context, window: QWidget, navigator: Navigator, screens: Screens, move_to: Callable[[Shown], object]
    ) -> None:
        """`window` with its `navigator` is the teacher's; `move_to` brings it to another screen."""
        super().__init__(window)
        self._context, self._teachers, self._navigator = context, window, navigator
        self.screens, self._move_to = screens, move_to
        self.window: ClassWindow | None = None
        self._of_class: Context | None = None
        self._on: Shown | None = None
        self._hosting: Hosting | None = None
        screens.changed.connect(self._look)
        navigator.shown.connect(self._reached)

    # ---- what there is
    @property
    def available(self) -> bool:
        return len(self.screens.apart()) > 1

    @property
    def is_open(self) -> bool:
        return self.window is not None

    @property
    def wanted(self) -> bool:
        return self._context.school.preferences.class_view

    # ---- coming and going
    def turn(self, on: bool) -> None:
        self._context.school.prefer(class_view=on)
        if on:
            self.open()
        else:
            self.close()

    def open(self) -> None:
        """Opens the class's window if a lesson is given and there is a screen for it."""
        hosting, on = self._hosting, self._elsewhere()
        if hosting is None or hosting.closed or on is None or self.window is not None:
            return
        from wastequiz.ui.class_view.window import ClassWindow

        window = self.window = ClassWindow(self._hand_on)
        window.closed.connect(self._closed)
        window.navigator.heard.connect(self.heard)
        window.navigator.anew.connect(self._anew)
        window.navigator.failed.connect(self._navigator.on_trouble)
        self._on = on
        hosting.watch(self._follow)
        self._show()
        self.screens.fill(window, on)
        self._teachers.activateWindow()
        self.changed.emit()

    def close(self) -> None:
        """Takes the class's window away; the lesson goes on in the teacher's."""
        window, self.window = self.window, None
        if window is None:
            return
        if self._hosting is not None:
            self._hosting.leave(self._follow)
        self._of_class = self._on = None
        window.close()
        window.deleteLater()
        self.changed.emit()

    def _closed(self) -> None:
        """Somebody closed it by hand: it stays away until it is asked for, or the next lesson."""
        self.close()

    def _reached(self, place: Place) -> None:
        """The teacher's window came to another place: only a lesson has two."""
        hosting = self._context.session.hosting if isinstance(place, LessonPlay) else None
        if hosting is self._hosting:
            return
        self.close()
        self._hosting = hosting
        if self.wanted:
            self.open()

    def _look(self) -> None:
        """A screen came, went or is another size."""
        if self.window is not None:
            now = next((shown for shown in self.screens.apart() if self._on is not None and shown.name == self._on.name), None)
            if now is None or not self.available:
                self.close()
            elif now != self._on or self.screens.of(self.window) != now:  # a screen that was away for a moment gave its windows to another
                self._on = now
                self.screens.fill(self.window, now)
        self.changed.emit()

    # ---- on which screen
    def _elsewhere(self) -> Shown | None:
        """The screen for the class: the one it had before, else the first that the teacher's window is not on."""
        here = self.screens.of(self._teachers)
        others = [shown for shown in self.screens.apart() if shown != here]
        if not self.available or not others:
            return None
        wanted = self._context.school.preferences.class_screen
        return next((shown for shown in others if shown.name == wanted), others[0])

    def swap(self) -> None:
        if self.window is None or self._on is None:
            return
        apart, before = self.screens.apart(), self._on
        here = self.screens.of(self._teachers)
        then = apart[(apart.index(before) + 1) % len(apart)]
        self._on = then
        self._context.school.prefer(class_screen=then.name)
        self.screens.fill(self.window, then)
        if then == here:
            self._move_to(before)
        self._teachers.activateWindow()

    # ---- what is told between the two
    def again(self) -> None:
        """Draws the class's page anew (language, theme, text size)."""
        if self.window is not None:
            self._show()

    def _show(self) -> None:
        assert self.window is not None
        c = self._context
        session = Session(school_class=c.session.school_class, hosting=self._hosting)
        self._of_class = Context(c.school, c.look, c.sound, c.voice, session)
        self.window.navigator.show(self._of_class)

    def _follow(self, lesson: Lesson) -> None:
        if self.window is not None and self._of_class is not None:
            self.window.navigator.follow(self._of_class, lesson)

    def show_ring(self, ring: Ring) -> None:
        if self.window is not None and self.window.navigator.page is not None:
            self.window.navigator.page.card.show_ring(ring)

    def hold(self, on: bool) -> None:
        if self.window is not None and self.window.navigator.page is not None:
            self.window.navigator.page.hold(on)

    def _anew(self) -> None:
        """What was touched there needs fresh pages here."""
        self._navigator.go(LessonPlay())

    def _hand_on(self, event: QKeyEvent) -> None:
        """A key that reached the class's window means what it means in the teacher's."""
        to = cast("QWidget | None", self._teachers.focusWidget()) or self._navigator.screen
        if to is not None:
            same = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())
            QCoreApplication.sendEvent(to, same)
