"""A teacher's window on one screen and a second screen beside it, made up, for tests of lessons in two windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from tests.factories import make_choice, put, text
from tests.ui.screens.playground import add_class
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.lesson_steps import Chosen, Corners, Hands, Marked
from wastequiz.domain.questions import Option, Question
from wastequiz.domain.teams import Team
from wastequiz.services import hosting
from wastequiz.services.hosting import Hosting
from wastequiz.ui.class_view.screens import Shown, ToldScreens
from wastequiz.ui.class_view.window import ClassWindow
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import LessonPlay
from wastequiz.ui.screens.class_lesson import ClassLessonScreen
from wastequiz.ui.screens.lesson import LessonScreen
from wastequiz.ui.window import Window

DESK = Shown("desk", QRect(0, 0, 1366, 768))
BOARD = Shown("board", QRect(1366, 0, 1920, 1080))
THIRD = Shown("third", QRect(3286, 0, 1024, 768))
ANIMALS = ("fox", "deer", "owl", "bear", "rabbit", "tiger", "panda", "seal")
WHY, RIGHT = "because of the moon", "the silver spoon"


def question(right: str = "b", **changes: Any) -> Question:
    """A written question of which the option `right` is right."""
    labels = {"a": "an old boot", "b": RIGHT, "c": "a paper kite"}
    options = tuple(Option(letter, text(label), letter == right) for letter, label in labels.items())
    return put(make_choice("told", options=options, explanation=text(WHY), **changes))


def fail(error: BaseException) -> None:
    raise error


class Desk:
    """The teacher's window, which knows only the screens it is told."""

    def __init__(self, qtbot: Any, context: Context, *shown: Shown) -> None:
        self.qtbot, self.context = qtbot, context
        self.screens = ToldScreens()
        self.screens.tell(*(shown or (DESK, BOARD)))
        self.window = Window(context, self.screens)
        self.window.navigator.on_trouble = fail
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.move(0, 0)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.projector = self.window.projector

    # ---- a lesson
    def give(self, method: str, *, question: Question | None = None, teams: int = 2, seats: int = 6, **changes: Any) -> Hosting:
        """Begins a lesson, shows it, and waits until it stands; `question` in place of every one."""
        found = add_class(self.qtbot, self.context, f"3-{method}", seats)
        made = tuple(Team(n + 1, ANIMALS[n]) for n in range(teams if method != "hands" else 0))
        spec = replace(LessonSpec("cn-harbin", Band.g34, found.id, method, rounds=2, each=2, teams=made), **changes)
        got: list[Hosting] = []
        hosting.begin(self.context.school, spec, got.append, fail, seed=4)
        self.qtbot.waitUntil(lambda: bool(got))
        if question is not None:
            got[0].lesson = replace(got[0].lesson, questions=(question,) * len(got[0].lesson.questions))
        self.context.session = Session(school_class=found, hosting=got[0])
        self.window.navigator.go(LessonPlay())
        self.qtbot.waitUntil(lambda: bool(self.teachers.students))
        return got[0]

    def answers(self, right: bool = True) -> Any:
        """What somebody answers, in the lesson's way."""
        lesson = self.teachers.lesson
        chosen = KINDS[lesson.question.kind].solution(lesson.question)[0] if right else "a"
        match lesson.spec.method:
            case "hands":
                return Hands(((chosen, 3),))
            case "corners":
                assert lesson.roll is not None
                return Corners(dict.fromkeys(lesson.roll.present, chosen))
            case "spoken":
                return Marked(right)
            case _:
                return Chosen((chosen,), team=lesson.spec.teams[0].id if lesson.spec.method in ("lanes", "buzzers") else 0)

    def do(self, deed: Callable[..., None], *given: Any, **more: Any) -> Lesson:
        """A deed in the lesson, and both windows built again as the teacher's page does for great changes."""
        done: list[Lesson] = []
        deed(*given, done.append, fail, **more)
        self.qtbot.waitUntil(lambda: bool(done))
        return done[0]

    # ---- what stands
    @property
    def teachers(self) -> LessonScreen:
        screen = self.window.navigator.screen
        assert isinstance(screen, LessonScreen), screen
        return screen

    @property
    def beside(self) -> ClassWindow:
        """The class's window."""
        assert self.projector.window is not None
        return self.projector.window

    @property
    def of_class(self) -> ClassLessonScreen:
        page = self.beside.navigator.page
        assert page is not None
        return page


def words_in(root: QWidget) -> list[str]:
    """Everything a window says: names and descriptions for screen readers, texts, labels, and tips of all that is not hidden in it."""
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) and widget is not root:
            continue
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        for called in ("text", "label", "answer", "why", "following", "line", "who"):
            said = getattr(widget, called, "")
            said = said() if callable(said) else said
            found.append(said if isinstance(said, str) else "")
    return [said for said in found if said]
