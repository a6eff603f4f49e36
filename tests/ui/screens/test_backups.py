"""The page of backups: what it says of them, a look inside, the second place, and schools that go and come."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.playground import SIZES, add_class, click, context_on, press, shown
from wastequiz.domain.keeping import Clash, Taken
from wastequiz.services import inspecting, moving, safekeeping
from wastequiz.services.school import School
from wastequiz.stage.asking import Ask
from wastequiz.ui import school_files
from wastequiz.ui.context import Context
from wastequiz.ui.places import Backups, Home
from wastequiz.ui.screens.backups import BackupsScreen

DAY_MS = 86_400_000


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path / "school") as made:
        made.staff_in = True
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768), told: str = "") -> tuple[BackupsScreen, list[Any]]:
    screen = BackupsScreen(context, told)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.found is not None)
    return screen, places


def another_school(folder: Path, name: str = "there") -> Path:
    school = School(folder / f"{name}-school").open_and_wait()
    school.ask(lambda db: db.conn.execute("INSERT INTO classes (name, name_key, band) VALUES (?, ?, 3)", (name, name)))
    packed = moving.pack_and_wait(school, folder / name)
    school.close()
    return packed


@pytest.mark.parametrize("size", SIZES)
def test_everything_stands_on_the_page_whatever_its_size(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    inspecting.backup(context.school)
    screen, _places = opened(qtbot, context, size, told="The backup is in place.")
    assert screen.note.text() == "The backup is in place."
    for piece in (screen.now, screen.pack, screen.bring, screen.choose, screen.state, screen.second, screen.table, screen.panel):
        assert screen.rect().contains(piece.geometry()) and piece.height() > 20


def test_it_says_how_old_the_newest_is_in_red_after_a_day(qtbot: Any, context: Context) -> None:
    made = inspecting.backup(context.school)
    screen, _places = opened(qtbot, context)
    assert screen.state.text().startswith("Last backup: just now") and not screen.state.danger
    for path in made.parent.glob("*.db"):
        path.unlink()
    screen.read()
    qtbot.waitUntil(lambda: screen.state.text() == "There is no backup yet. Make one now.")
    old = made.with_name("20200101T000000000Z-close.db")
    old.write_bytes(b"old")
    screen.read()
    qtbot.waitUntil(lambda: screen.state.text().startswith("The last backup was made") and screen.state.danger)
    click(qtbot, screen.now)
    qtbot.waitUntil(lambda: screen.note.text() == "Backed up." and not screen.state.danger)


def test_a_second_place_is_chosen_tried_and_taken_away(qtbot: Any, context: Context, tmp_path: Path) -> None:
    screen, _places = opened(qtbot, context)
    assert screen.clear.isHidden()
    screen.use_place(context.school.folder / "backups")
    qtbot.waitUntil(lambda: screen.note.danger)
    assert "lies inside" in screen.note.text()
    stick = tmp_path / "stick"
    stick.mkdir()
    screen.use_place(stick)
    qtbot.waitUntil(lambda: "every backup is copied there" in screen.second.text())
    assert len(list(stick.glob("*.db"))) == 1
    for path in stick.iterdir():
        path.unlink()
    stick.rmdir()
    screen.read()
    qtbot.waitUntil(lambda: "Was the USB stick taken out?" in screen.second.text() and screen.second.danger)
    stick.write_text("no folder")
    screen.back_up()
    qtbot.waitUntil(lambda: not screen.busy)
    stick.unlink()
    stick.mkdir()
    screen.read()
    qtbot.waitUntil(lambda: "did not succeed" in screen.second.text())
    click(qtbot, screen.clear)
    qtbot.waitUntil(lambda: "No second place yet" in screen.second.text())


def test_a_look_inside_changes_nothing_and_leads_to_the_question(qtbot: Any, context: Context) -> None:
    add_class(qtbot, context, "3B", 4)
    inspecting.backup(context.school)
    screen, _places = opened(qtbot, context)
    screen.table.setFocus()
    screen.show_row(0)
    qtbot.waitUntil(lambda: len(screen.panel.buttons) == 1)
    assert dict(screen.panel.parts)["Classes"] == "1 class: 3B" and "4 students" in dict(screen.panel.parts)["Inside"]
    click(qtbot, screen.panel.buttons[0])
    (ask,) = screen.findChildren(Ask)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not ask.isVisible())
    assert not screen.busy


def test_a_damaged_backup_is_said_to_be_so(qtbot: Any, context: Context) -> None:
    path = inspecting.backup(context.school)
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE extra (x)")
    conn.commit()
    conn.close()
    screen, _places = opened(qtbot, context)
    screen.show_row(0)
    qtbot.waitUntil(lambda: screen.note.danger)
    assert "parts no school has" in screen.note.text()
    screen.show_row(99)


def test_the_school_is_packed_and_other_ones_are_looked_into(qtbot: Any, context: Context, tmp_path: Path) -> None:
    screen, _places = opened(qtbot, context)
    screen.pack_into(tmp_path / "mine")
    qtbot.waitUntil(lambda: screen.note.text().startswith("Packed: "))
    assert (tmp_path / "mine.wqschool").exists()
    one, two = another_school(tmp_path, "one"), another_school(tmp_path, "two")
    screen.look_at((one,))
    qtbot.waitUntil(lambda: len(screen.panel.buttons) == 2)
    assert screen.panel.head == "one.wqschool"
    screen.panel.buttons[1].click()
    assert screen.findChildren(Ask)[0].head.text() == "Put the other school in this one's place?"
    press(Qt.Key.Key_Escape)
    screen.panel.buttons[0].click()
    qtbot.waitUntil(lambda: [b.label for b in screen.panel.buttons] == ["Merge"])
    assert "1 new class: one" in dict(screen.panel.parts)["It brings"]
    screen.look_at((one, two))
    qtbot.waitUntil(lambda: screen.panel.head == "Merge schools")
    assert [label for label, _text in screen.panel.parts] == ["one.wqschool", "two.wqschool", "Where they differ"]
    text = tmp_path / "letter.wqschool"
    text.write_text("dear school")
    screen.look_at((text,))
    qtbot.waitUntil(lambda: screen.note.danger)


def test_many_schools_and_many_differences_are_counted(qtbot: Any, context: Context) -> None:
    screen, _places = opened(qtbot, context)
    taken = Taken("x", "s", 1, 0, 1, clashes=(Clash("seat", "3B 1", "both"),) * 3)
    screen.offer_merge((Path("x"),) * 4, (taken,) * 4)
    parts = dict(screen.panel.parts)
    assert parts["And"] == "1 more school" and parts["Where they differ"].endswith("and 6 more")


@pytest.mark.parametrize("deed", ["restore", "take_over", "merge"])
def test_the_school_is_closed_for_it_and_opens_again_at_this_page(qtbot: Any, context: Context, tmp_path: Path, deed: str) -> None:
    reopened: list[Any] = []
    context.reopen = lambda: reopened.append(context.after_reopen)
    backup = inspecting.backup(context.school)
    other = another_school(tmp_path)
    screen, places = opened(qtbot, context)
    if deed == "restore":
        screen.restore(backup)
    elif deed == "take_over":
        screen.take_over(other)
    else:
        screen.merge((other,))
    assert screen.busy and not screen.now.isEnabled() and not screen.rail[0].isEnabled()
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(reopened))
    told = {
        "restore": "The backup is in place. 0 answers given since then came back.",
        "take_over": "The school of the other computer is in place.",
        "merge": "Merged. 0 answers were taken in.",
    }
    assert reopened == [Backups(told[deed])] and places == []


def test_what_could_not_be_done_is_said_after_opening_again(qtbot: Any, context: Context, tmp_path: Path) -> None:
    reopened: list[Any] = []
    context.reopen = lambda: reopened.append(context.after_reopen)
    (tmp_path / "letter.wqschool").write_text("dear school")
    screen, _places = opened(qtbot, context)
    screen.merge((tmp_path / "letter.wqschool",))
    qtbot.waitUntil(lambda: bool(reopened))
    assert "no school file" in reopened[0].told


def test_leaving_leads_home(qtbot: Any, context: Context) -> None:
    screen, places = opened(qtbot, context)
    press(Qt.Key.Key_Escape)
    assert places == [Home()] and not screen.busy


def test_choosers_hand_on_what_was_chosen(qtbot: Any, context: Context, tmp_path: Path) -> None:
    screen, _places = opened(qtbot, context)
    chosen: list[Any] = []
    save = school_files.to_save(screen, "School", chosen.append)
    save.fileSelected.emit(str(tmp_path / "a"))
    bring = school_files.to_bring(screen, chosen.append)
    bring.filesSelected.emit([str(tmp_path / "b"), str(tmp_path / "a")])
    folder = school_files.for_folder(screen, chosen.append)
    folder.fileSelected.emit(str(tmp_path))
    for dialog in (save, bring, folder):
        dialog.reject()
    assert chosen == [tmp_path / "a", (tmp_path / "a", tmp_path / "b"), tmp_path]
    for button in (screen.pack, screen.bring, screen.choose):
        button.click()
    assert safekeeping.folder(context.school).name == "backups"
