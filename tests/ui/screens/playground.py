"""A real school in a folder and a context on it, for tests of screens."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz import i18n
from wastequiz.app import Courier
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Progress, Round, RoundSpec
from wastequiz.domain.students import SchoolClass
from wastequiz.services import enrolling
from wastequiz.services.playing import Playing
from wastequiz.services.school import School
from wastequiz.stage.look import Look
from wastequiz.stage.sound import Sound
from wastequiz.stage.theme import Theme
from wastequiz.stage.voice import Voice
from wastequiz.store import rounds
from wastequiz.store.work import StoreClosed
from wastequiz.ui.context import Context, Session
from wastequiz.ui.screen import Screen

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


SIZES = ((1366, 768), (1920, 1080), (1080, 1920), (1024, 768))


@cache
def _loaded() -> Path:
    """A school with the built-in bank in it, made once and copied for every test."""
    folder = Path(tempfile.mkdtemp(prefix="wastequiz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    School(folder).open_and_wait().close()
    return folder


@contextmanager
def context_on(folder: Path) -> Iterator[Context]:
    """A context on a fresh school, English spoken."""
    i18n.use("en")
    shutil.copytree(_loaded(), folder, dirs_exist_ok=True)
    courier = Courier()
    school = School(folder, courier.deliver)
    school.open_and_wait()
    try:
        yield Context(school, Look(Theme(reduced_motion=True)), Sound(0), Voice(0))
    finally:
        school.close()
        i18n.use("en")


def add_class(qtbot: Any, context: Context, name: str, seats: int, band: Band = Band.g34) -> SchoolClass:
    """A class with `seats` numbered students."""
    made: list[SchoolClass] = []
    enrolling.add_class(context.school, name, band, seats, made.append, _raise)
    qtbot.waitUntil(lambda: bool(made))
    return made[0]


def _raise(error: BaseException) -> None:
    if not isinstance(error, StoreClosed):  # a test that ends closes the school whatever its page still asks for
        raise error


def shown(qtbot: Any, screen: Screen, width: int = 1366, height: int = 768) -> list[Any]:
    """Shows a screen; returns the list that gathers the places it asks for."""
    places: list[Any] = []
    screen.go.connect(places.append)
    screen.failed.connect(_raise)
    qtbot.addWidget(screen)
    screen.resize(width, height)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is screen)
    return places


def ask(context: Context, *questions: Question, **changes: Any) -> Playing:
    """Begins a round of just these questions and puts it into the session."""
    spec = replace(RoundSpec("cn-harbin", Band.g56, length=len(questions)), **changes)
    progress = Progress(Round(f"round-{questions[0].key}", spec, 3, context.school.bank.scheme("cn-harbin").revision, questions))
    context.school.ask(lambda db: rounds.start(db, progress.round))
    begun = Playing(context.school, progress)
    context.session = Session(spec=spec, playing=begun, picture_round=spec.pictures_only)
    return begun


def settle(qtbot: Any, context: Context) -> None:
    """Waits until the store has done everything it was asked to before, and the page has heard of it."""
    heard: list[object] = []
    context.school.tell(lambda _db: True, heard.append)
    qtbot.waitUntil(lambda: bool(heard))


def click(qtbot: Any, piece: QWidget) -> None:
    """Touches the middle of a piece with the mouse."""
    assert piece.isVisible() and piece.isEnabled(), piece.accessibleName()
    qtbot.mouseClick(piece, Qt.MouseButton.LeftButton)


def press(*keys: Qt.Key | str) -> None:
    """Presses keys one after the other, each where the focus is then."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(key, str):
            QTest.keyClicks(focus, key)
        else:
            QTest.keyClick(focus, key)


def tab_to(piece: QWidget, most: int = 120) -> None:
    """Goes to a piece with the Tab key alone."""
    for _ in range(most):
        if QApplication.focusWidget() is piece:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {piece.accessibleName()}")


def pixels(widget: QWidget) -> bytes:
    """What a widget looks like now."""
    image = widget.grab().toImage()
    return bytes(image.constBits())


def not_cut(screen: Screen) -> None:
    """Every visible piece lies within the window, is large enough to touch and carries a name, and no two pieces that can be touched overlap."""
    from wastequiz.stage.pieces import Piece
    from wastequiz.ui.desk_screen import RailButton
    from wastequiz.ui.widgets.backup_card import BackupCard

    pieces = [p for p in screen.findChildren(Piece) if p.isVisible()]
    for piece in pieces:
        assert piece.accessibleName()
        box = screen.where(piece)
        assert screen.area.adjusted(-1, -1, 1, 1).contains(box), piece.accessibleName()
        least = 55.9 if isinstance(piece, RailButton | BackupCard) else 83.9  # the desk's rail is for the mouse
        assert min(box.width(), box.height() - piece.lip_depth) >= least, (piece.accessibleName(), box)
    for i, one in enumerate(pieces):
        for other in pieces[i + 1 :]:
            assert not screen.where(one).intersects(screen.where(other)), (one.accessibleName(), other.accessibleName())


def chooser(place: Path, asked: list[str] | None = None) -> Callable[..., None]:
    """A chooser in which `place` is chosen at once (a folder: the name that was proposed in it); `asked` gets the proposed names."""

    def choose(_page: object, _head: str, name: str, _filters: object, chosen: Callable[[Path], object]) -> None:
        if asked is not None:
            asked.append(name)
        chosen(place / name if place.is_dir() else place)

    return choose
