"""K2: after a visitor walked away, their name is found nowhere: session, fields, what was lettered, clipboard, voice, log."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLabel, QLineEdit

from tests.journeys.kiosk_person import KioskPerson
from tests.store.making import HandClock
from wastequiz.domain.students import Contestant
from wastequiz.stage import words as lettering
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, Session
from wastequiz.ui.kiosk import run as run_module

CANARY = "Canary-Zhang" + str(7731)  # put together, or this file itself would be found
Kiosk = Callable[..., KioskPerson]


class Log(logging.Handler):
    """Everything that was logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture
def log() -> Iterator[Log]:
    handler = Log()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


def plant(me: KioskPerson) -> None:
    """A name everywhere one can get: session, a field with its undo and completer, a label, the clipboard, what was read aloud."""
    context = me.person.program.context
    context.session.contestant = Contestant(animal=CANARY)
    context.last_student = Contestant(ref="x", animal=CANARY)
    context.last_session = Session(Contestant(animal=CANARY))
    screen = me.person.screen
    field = QLineEdit(screen)
    field.setCompleter(QCompleter([CANARY], field))
    field.show()
    field.setFocus()
    QTest.keyClicks(field, CANARY)
    field.selectAll()
    field.copy()
    field.clear()
    assert field.isUndoAvailable()
    label = QLabel(CANARY, screen)
    label.setAccessibleName(CANARY)
    label.setToolTip(CANARY)
    label.show()
    lettered = Words(screen, CANARY, 40, head=True)
    lettered.resize(400, 80)
    lettered.show()
    lettered.grab()
    context.voice.say(CANARY)


def found(me: KioskPerson, log: Log) -> list[str]:
    """Where the name is still to be found."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    at: list[str] = []
    everything: list[Any] = gc.get_objects()
    at += [_told(one) for one in everything if one is not globals() and isinstance(one, _HOLDS) and _names(one)]
    at += ["lettered"] if lettering.knows(CANARY) else []
    if CANARY in repr(me.person.program.context.session):
        at.append("session")
    if CANARY in me.person.program.context.voice.last:
        at.append("voice")
    for widget in QApplication.allWidgets():
        texts: list[Any] = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        texts += [w() for w in (getattr(widget, "text", None), getattr(widget, "toPlainText", None)) if callable(w)]
        if any(CANARY in str(text) for text in texts):
            at.append(f"widget {type(widget).__name__}")
        if isinstance(widget, QLineEdit):
            at += ["undo"] if widget.isUndoAvailable() else []
            at += ["completer"] if _offers(cast("QCompleter | None", widget.completer())) else []
    if CANARY in (QGuiApplication.clipboard().text() or ""):
        at.append("clipboard")
    at += ["log" for line in log.lines if CANARY in line]
    return at


_HOLDS: tuple[type, ...] = (dict, list, tuple, set, frozenset, Contestant)


def _names(thing: Any) -> bool:
    """Whether a thing has the name in itself."""
    held: list[Any] = [thing.animal] if isinstance(thing, Contestant) else [*thing]
    if isinstance(thing, dict):
        held += cast("dict[Any, Any]", thing).values()
    return any(type(one) is str and CANARY in one for one in held)


def _told(thing: Any) -> str:
    """What it is, so that a failure says where to look."""
    if isinstance(thing, dict):
        return f"object dict {[*cast('dict[Any, Any]', thing)][:6]}"
    return f"object {type(cast('object', thing)).__name__}"


def _offers(completer: QCompleter | None) -> bool:
    if completer is None:
        return False
    model = completer.model()
    return any(CANARY in str(model.index(i, 0).data()) for i in range(model.rowCount()))


def test_nothing_of_a_visitor_is_left_after_they_walked_away(kiosk_person: Kiosk, log: Log) -> None:
    clock = HandClock()
    me = kiosk_person(clock=clock)
    me.begin()
    plant(me)
    assert {"clipboard", "undo", "completer", "session", "voice", "widget QLabel", "object Contestant", "lettered"} <= set(
        found(me, log)
    ), "the name can be seen where it was put"
    clock.pass_ms(60_000)
    me.look()
    clock.pass_ms(15_000)
    me.look()
    me.waits()
    assert found(me, log) == []


def _nothing(_context: Context) -> None:
    """Wipes nothing."""


def test_without_the_wipe_the_name_would_be_found(kiosk_person: Kiosk, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the test above fails when its guard is taken away."""
    monkeypatch.setattr(run_module, "wipe", _nothing)
    me = kiosk_person()
    me.begin()
    plant(me)
    me.run.end("idle")
    me.waits()
    assert {"clipboard", "session", "voice"} <= set(found(me, log))
    QGuiApplication.clipboard().clear()
