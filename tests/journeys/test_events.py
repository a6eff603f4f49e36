"""Somebody sets an event up at the desk, by mouse and by keys alone, starts its kiosk, and brings it to a second one in a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.journeys.person import Person, school_folder
from wastequiz.domain.events import Event, EventRow
from wastequiz.services import eventing, quizzing
from wastequiz.services.school import School
from wastequiz.store import pin
from wastequiz.ui import kiosk_start
from wastequiz.ui.places import Events, StaffPin
from wastequiz.ui.screens.event_editor import EventEditorScreen
from wastequiz.ui.screens.events import EventsScreen
from wastequiz.ui.widgets.event_start_sheet import StartSheet
from wastequiz.ui.widgets.select import ChoosingSheet

PIN = "246810"


def at_the_desk(person: Callable[..., Person], folder: Path, *, with_pin: bool = True) -> tuple[Person, EventsScreen]:
    """A teacher whose PIN was given, at the page of events."""
    school_folder(folder, language="en", scheme="cn-harbin")
    if with_pin:
        school = School(folder).open_and_wait()
        school.ask(lambda db: pin.set_pin(db, PIN))
        school.close()
    me = person(folder)
    me.program.context.staff_in = True
    me.window.navigator.go(Events())
    page = me.arrive(EventsScreen)
    me.wait(lambda: page.found is not None)
    return me, page


def kept(me: Person) -> list[EventRow]:
    """The events the school has."""
    found: list[Any] = []
    eventing.rows(me.program.school, found.append)
    me.wait(lambda: found)
    return list(found[0])


def back_at_the_list(me: Person) -> EventsScreen:
    page = me.arrive(EventsScreen)
    me.wait(lambda: page.found)
    return page


class Fingers:
    """Counts what a newcomer touches."""

    def __init__(self, me: Person) -> None:
        self.me, self.count = me, 0

    def touch(self, piece: QWidget | str) -> None:
        self.count += 1
        self.me.click(piece)


def test_a_newcomer_has_an_event_with_a_wheel_ready_in_two_touches_and_starts_its_kiosk_in_two_more(
    person: Callable[..., Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, _page = at_the_desk(person, tmp_path / "s")
    hand = Fingers(me)
    hand.touch("Open day with wheel")
    editor = me.arrive(EventEditorScreen)
    assert editor.said == []
    hand.touch("Ready")
    page = back_at_the_list(me)
    (row,) = kept(me)
    today = quizzing.today(me.program.school).isoformat()
    assert (row.event.name, row.event.dates, len(row.event.prizes)) == ("Open day", (today,), 5)
    begun: list[tuple[str, ...]] = []
    ended: list[str] = []

    def start_beside(program: str, rest: Sequence[str]) -> None:
        begun.append((program, *rest))

    monkeypatch.setattr(kiosk_start, "start_beside", start_beside)
    monkeypatch.setattr(me.program.context, "leave_program", lambda: ended.append("ended"))
    hand.touch("Start the kiosk here")
    sheet = page.sheet
    assert isinstance(sheet, StartSheet) and sheet.command.text() == f"wastequiz kiosk {row.event.id} --data {me.folder}"
    me.wait(lambda: sheet.start.isVisible())
    hand.touch("Start now")
    assert ended == ["ended"] and begun == []  # only once this program has let go of the school
    app = QCoreApplication.instance()
    assert app is not None
    monkeypatch.setattr(me.program, "close", lambda: None)
    app.aboutToQuit.emit()
    assert begun[-1][-4:] == ("kiosk", row.event.id, "--data", str(me.folder))
    assert hand.count == 4


def test_an_event_is_set_up_by_mouse_from_scratch(person: Callable[..., Person], tmp_path: Path) -> None:
    me, _page = at_the_desk(person, tmp_path / "s")
    me.click("New event")
    me.click(cast(ChoosingSheet, cast(EventsScreen, me.screen).sheet).choices[2])
    page = me.arrive(EventEditorScreen)
    me.click(page.when.name)
    me.press("Snow fair")
    me.click("What is played")
    me.click("Sign hunt")
    me.click("Prizes")
    me.click("One prize more")
    me.press("Cap")
    row = page.prizes.rows[0]
    me.click(row.stock)
    me.press("12")
    me.click(row.sectors)
    me.click(cast(ChoosingSheet, row.sectors.sheet).choices[2])
    me.click("Look and sound")
    me.click("Plum")
    me.wait(lambda: page.said == [])
    assert "3 in 4" in page.panel.wheel.accessibleName()
    me.click("Ready")
    back_at_the_list(me)
    event = kept(me)[0].event
    (prize,) = event.prizes
    assert (event.name, event.colour, [play.id for play in event.plays]) == ("Snow fair", "plum", ["quiz", "sort_it", "sign_hunt"])
    assert (prize.name, prize.stock, prize.sectors, event.again_sectors) == ("Cap", 12, 3, 1)


def test_an_event_is_set_up_by_keys_alone(person: Callable[..., Person], tmp_path: Path) -> None:
    me, page = at_the_desk(person, tmp_path / "s")
    me.wait(lambda: page.nothing.buttons[0].hasFocus())
    me.tab_to("Square, no prizes")
    me.press(Qt.Key.Key_Return)
    editor = me.arrive(EventEditorScreen)
    assert editor.when.name.hasFocus()
    editor.when.name.selectAll()
    me.press("Market day", Qt.Key.Key_Tab, "Old square")
    me.press(Qt.Key.Key_PageDown)
    assert editor.part == 1 and editor.tabs[1].hasFocus()
    me.tab_to("Memory")
    me.press(Qt.Key.Key_Space)
    me.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    me.tab_to("Rose")
    me.press(Qt.Key.Key_Space)
    me.tab_to("Ready")
    me.press(Qt.Key.Key_Return)
    back_at_the_list(me)
    event = kept(me)[0].event
    assert (event.name, event.place, event.colour) == ("Market day", "Old square", "rose")
    assert [play.id for play in event.plays] == ["quiz", "sort_it", "conveyor", "memory"]


def test_what_is_missing_is_said_beside_its_field_and_a_touch_leads_there(person: Callable[..., Person], tmp_path: Path) -> None:
    me, _page = at_the_desk(person, tmp_path / "s")
    me.click("Open day with wheel")
    page = me.arrive(EventEditorScreen)
    page.when.name.selectAll()
    me.press(Qt.Key.Key_Backspace)
    me.click("Prizes")
    stock = page.prizes.rows[0].stock
    me.click(stock)
    stock.selectAll()
    me.press(Qt.Key.Key_Backspace)
    me.wait(lambda: len(page.said) == 2)
    assert page.prizes.rows[0].told.problem.startswith("Canvas bag: say how many there are") and stock.wrong
    assert page.tabs[0].wrong and page.tabs[2].wrong and not page.tabs[1].wrong
    me.click("Ready")  # one without a name cannot be kept
    me.wait(lambda: page.when.name.hasFocus())
    assert page.part == 0 and page.when.labels["name"].problem == "Give it a name."
    me.press("Fair")
    me.wait(lambda: len(page.said) == 1)
    me.click(page.panel.problems[0])
    assert page.part == 2 and stock.hasFocus()
    me.press("5")
    me.wait(lambda: page.said == [] and "can begin" in page.panel.state.text())


def test_leaving_asks_first_and_what_is_then_kept_is_there(person: Callable[..., Person], tmp_path: Path) -> None:
    me, _page = at_the_desk(person, tmp_path / "s")
    me.click("Square, no prizes")
    me.arrive(EventEditorScreen)
    me.press(Qt.Key.Key_Escape)  # nothing was changed yet
    back = me.arrive(EventsScreen)
    me.wait(lambda: back.found is not None)
    assert kept(me) == []
    me.click("Square, no prizes")
    page = me.arrive(EventEditorScreen)
    page.when.name.selectAll()
    me.press("Ice fair", Qt.Key.Key_Escape)
    assert isinstance(me.screen, EventEditorScreen)
    me.click("Save it")
    back_at_the_list(me)
    assert [row.event.name for row in kept(me)] == ["Ice fair"]


def choose_file(me: Person, path: Path) -> None:
    """Answers the system's own chooser."""
    me.wait(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = cast(QFileDialog, QApplication.activeModalWidget())
    dialog.fileSelected.emit(str(path))
    dialog.done(QFileDialog.DialogCode.Accepted)


def test_the_file_for_kiosk_two_is_taken_in_at_another_school_with_its_own_part_of_the_prizes(
    person: Callable[..., Person], tmp_path: Path
) -> None:
    me, _page = at_the_desk(person, tmp_path / "a")
    me.click("Open day with wheel")
    page = me.arrive(EventEditorScreen)
    page.when.change(stations=2)
    me.click("Ready")
    desk = back_at_the_list(me)
    file = tmp_path / "for-two.wqevent"
    me.click("File for a kiosk")
    choose_file(me, file)
    me.wait(lambda: file.exists() and desk.said.isVisible())
    assert desk.detail.kiosk == 2
    me.close()

    other, there = at_the_desk(person, tmp_path / "b")
    wrong = tmp_path / "no.wqevent"
    wrong.write_bytes(b"no event")
    other.click("Take in a file")
    choose_file(other, wrong)
    other.wait(there.said.isVisible)
    assert there.said.danger and "This is no event of WasteQuiz" in there.said.text() and kept(other) == []
    other.click("Take in a file")
    choose_file(other, file)
    other.wait(lambda: there.found)
    event: Event = kept(other)[0].event
    assert (event.name, event.kiosk, event.stations) == ("Open day", 2, 2)
    assert dict(event.prizes[0].quotas) == {1: 15, 2: 15}
    assert there.said.text() == "Taken in: Open day"


def test_without_a_pin_nobody_could_end_a_kiosk_so_one_is_chosen_first(person: Callable[..., Person], tmp_path: Path) -> None:
    me, _page = at_the_desk(person, tmp_path / "s", with_pin=False)
    me.click("Open day with wheel")
    me.arrive(EventEditorScreen)
    me.click("Ready")
    page = back_at_the_list(me)
    me.click("Start the kiosk here")
    sheet = cast(StartSheet, page.sheet)
    me.wait(sheet.pin.isVisible)
    assert not sheet.start.isVisible() and "no staff PIN" in sheet.state.text()
    me.click("Choose a staff PIN")
    me.wait(lambda: isinstance(me.place, StaffPin))
