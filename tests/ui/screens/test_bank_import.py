"""A teacher brings a file: every row is seen, bad ones are mended in place, the good ones go in, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from tests import tiny_format
from tests.tiny_format import table
from tests.ui.screens.playground import chooser, context_on, shown
from wastequiz.domain.errors import DiskFull
from wastequiz.services import exchanging, whole_files
from wastequiz.stage.asking import Ask
from wastequiz.store import bank, batches
from wastequiz.ui import file_choice
from wastequiz.ui.context import Context
from wastequiz.ui.places import Bank
from wastequiz.ui.screens.bank_import import BankImportScreen

FIVE = table("What is A?,yes,no", ",yes,no", "What is B?,,no", "What is C?,yes,no", "What is a ?,yes,no")


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    tiny_format.use(monkeypatch)
    with context_on(tmp_path / "school") as made:
        yield made


@pytest.fixture
def page(qtbot: Any, context: Context) -> BankImportScreen:
    made = BankImportScreen(context)
    shown(qtbot, made, 1366, 768)
    return made


def arrive(qtbot: Any, page: BankImportScreen, part: object) -> None:
    qtbot.waitUntil(lambda: page.part is part, timeout=15_000)


def read(qtbot: Any, page: BankImportScreen, tmp_path: Path, data: bytes = FIVE, name: str = "five.csv") -> None:
    (tmp_path / name).write_bytes(data)
    page.open(tmp_path / name)
    arrive(qtbot, page, page.look_through)


def imported(page: BankImportScreen) -> int:
    return page.context.school.ask(lambda db: sum(card.key.startswith(batches.KEY) for card in bank.cards(db)))


def labels(page: BankImportScreen) -> list[str]:
    return [tab.label for tab in page.look_through.tabs]


def cell(page: BankImportScreen, row: int, column: int) -> str:
    return page.look_through.table.rows.cells[row][column].text


def test_bad_rows_stand_first_with_their_reasons_and_the_first_is_open(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path)
    look = page.look_through
    assert labels(page) == ["All 5", "Come in 2", "To mend 3"]
    assert [cell(page, n, 0) for n in range(3)] == ["3", "4", "6"]
    assert cell(page, 2, 4) == "A question with the same text stands on line 2 already."
    assert (look.mending.title.text(), look.mending.faults.text()) == ("Line 3", "Question: There is no question text.")
    assert look.go.label == "Import 2 questions"
    look.show_tab(0)
    assert [cell(page, 0, n) for n in range(1, 5)] == ["What is A?", "Single choice", "yes", "comes in"]
    assert look.mending.pieces() == ()
    assert len(look.table.rows.cells) == 5


def test_a_row_is_mended_in_place_and_comes_in(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path)
    mending = page.look_through.mending
    assert mending.cells == ("", "yes", "no")
    assert mending.fields[0].wrong and not mending.fields[1].wrong
    mending.fields[0].setText("What is D?")
    mending.again.click()
    assert labels(page) == ["All 5", "Come in 3", "To mend 2"]
    page.put_in()
    arrive(qtbot, page, page.done)
    assert page.done.text.text() == "3 questions are in the bank."
    assert "2 rows stayed out" in page.done.more.text()
    assert imported(page) == 3
    went: list[object] = []
    page.go.connect(went.append)
    page.done.to_bank.click()
    assert went == [Bank(batches.key_of(page.came.batch, 1))]


def test_what_the_file_leaves_open_is_chosen_and_mended_rows_stay_mended(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path)
    look = page.look_through
    look.mending.fields[0].setText("What is D?")
    look.mending.again.click()
    look.topic.offer(look.topic.options, 0)
    look.band.offer(look.band.options, 0)
    look.tags.setText("exam， week 1 ,exam")
    page._read()  # pyright: ignore[reportPrivateUsage]
    arrive(qtbot, page, page.working)
    arrive(qtbot, page, look)
    assert labels(page)[1] == "Come in 3"
    look.doubles.click()
    assert labels(page)[1] == "Come in 4"
    page.put_in()
    arrive(qtbot, page, page.done)
    found = page.context.school.ask(lambda db: [bank.authored(db, c.key) for c in bank.cards(db) if c.key.startswith(batches.KEY)])
    assert {(q.topic, q.band.name, q.tags) for q in found} == {("signs", "pre", ("exam", "week 1"))}


def test_more_cells_than_fit_are_turned_to(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path)
    mending = page.look_through.mending
    mending.per_page = 2
    mending.turn(1)
    mending.per_page = 2
    mending.page = 1
    assert list(mending.on_page) == [2]
    mending.turn(-1)
    assert mending.page == 0
    page.look_through.table.opened.emit(1)
    assert mending.title.text() == "Line 4" and mending.order[0] == 1


def test_a_text_is_pasted_and_mended_as_it_stands(qtbot: Any, page: BankImportScreen) -> None:
    QGuiApplication.clipboard().setText("")
    page.paste()
    assert page.part is page.start and page.start.message.danger
    QGuiApplication.clipboard().setText("What is A? | yes\nWhat is B? |")
    page.paste()
    arrive(qtbot, page, page.look_through)
    assert page.look_through.file.text() == "Pasted text"
    box = page.look_through.mending.text
    assert box.isVisible() and box.toPlainText() == "What is B? |"
    page.look_through.table.opened.emit(0)
    box.setPlainText("What is B? | yes")
    page.look_through.mending.again.click()
    assert labels(page)[2] == "To mend 0"


def test_another_kind_of_file_can_be_chosen(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path)
    look = page.look_through
    assert look.format.label == "Tiny table"
    look.format.offer(look.format.options, 1)
    page._read()  # pyright: ignore[reportPrivateUsage]
    arrive(qtbot, page, page.working)
    arrive(qtbot, page, look)
    assert page.preview is not None and page.preview.format_id == "tinywords"
    assert labels(page)[0] == "All 6"


def test_a_file_that_is_none_is_refused_in_words(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    page.open(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: page.start.message.danger)
    assert "cannot be opened" in page.start.message.text()
    (tmp_path / "empty.txt").write_bytes(b"")
    page.open(tmp_path / "empty.txt")
    qtbot.waitUntil(lambda: page.start.message.text() == "There is no question in this file.")
    page.look_through.format.offer(page.look_through.format.options, 0)
    page._read()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: page.part is page.start and "name" in page.start.message.text())


def test_stopped_while_it_goes_in_nothing_is_in_the_bank(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path, tiny_format.many(2000), "many.csv")
    page.put_in()
    page.working.stop.click()
    arrive(qtbot, page, page.look_through)
    assert page.look_through.note.text() == "Stopped. Nothing is in the bank."
    assert imported(page) == 0
    page.put_in()
    arrive(qtbot, page, page.done)
    assert imported(page) == 2000


def test_leaving_while_it_goes_in_or_with_mended_rows_asks_first(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    went: list[object] = []
    page.go.connect(went.append)
    read(qtbot, page, tmp_path)
    page.look_through.mending.fields[0].setText("What is D?")
    page.look_through.mending.again.click()
    page.leave()
    asked = page.findChildren(Ask)[-1]
    asked.stay()
    assert went == []
    page.put_in()
    page.leave()
    page.findChildren(Ask)[-1].risky.click()
    qtbot.waitUntil(lambda: went == [Bank()])
    assert page.progress.stopped


def test_a_full_disk_is_told_and_the_rows_are_still_there(qtbot: Any, page: BankImportScreen, tmp_path: Path, monkeypatch: Any) -> None:
    read(qtbot, page, tmp_path)

    def full(*_given: object) -> None:
        raise DiskFull(tmp_path, 0)

    monkeypatch.setattr(batches, "put", full)
    page.put_in()
    arrive(qtbot, page, page.look_through)
    assert page.look_through.note.danger and imported(page) == 0


def test_rows_that_stayed_out_are_saved_with_the_reason_and_the_import_undone(
    qtbot: Any, page: BankImportScreen, tmp_path: Path, monkeypatch: Any
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(file_choice, "to_save", chooser(tmp_path / "back.csv", asked))
    read(qtbot, page, tmp_path)
    page.put_in()
    arrive(qtbot, page, page.done)
    page.done.rejected.click()
    qtbot.waitUntil(lambda: page.done.message.text() == "Saved: back.csv")
    assert asked == ["five_to_mend.csv"]
    assert (tmp_path / "back.csv").read_text("utf-8-sig").splitlines()[1] == ",yes,no,Question: There is no question text."
    page.save_rejected_as(tmp_path / "no" / "back.csv")
    qtbot.waitUntil(lambda: page.done.message.danger)
    page.done.undo.click()
    arrive(qtbot, page, page.start)
    qtbot.waitUntil(lambda: page.start.message.text() == "The import is undone.")
    assert imported(page) == 0


def test_an_import_of_before_is_undone_after_a_question(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path)
    page.put_in()
    arrive(qtbot, page, page.done)
    page.done.again.click()
    qtbot.waitUntil(lambda: len(page.start.batches) == 1)
    assert page.start.rows[0][0].text().startswith("five.csv · 2 questions · ")
    page.start.rows[0][1].click()
    page.findChildren(Ask)[-1].risky.click()
    qtbot.waitUntil(lambda: imported(page) == 0)
    qtbot.waitUntil(lambda: page.start.message.text() == "The import is undone.")


def test_the_template_is_saved(qtbot: Any, page: BankImportScreen, tmp_path: Path, monkeypatch: Any) -> None:
    def empty(_format: str, language: str) -> bytes:
        return language.encode()

    monkeypatch.setattr(exchanging, "template", empty)
    monkeypatch.setattr(file_choice, "to_save", chooser(tmp_path))
    page.save_template()
    qtbot.waitUntil(lambda: page.start.message.text() == "Saved: Questions.xlsx")
    assert (tmp_path / "Questions.xlsx").read_bytes() == b"en"

    def full(*_given: object) -> None:
        raise DiskFull(tmp_path, 0)

    monkeypatch.setattr(whole_files, "write", full)
    page.save_template()
    qtbot.waitUntil(lambda: page.start.message.danger)


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
def test_nothing_covers_anything(qtbot: Any, context: Context, tmp_path: Path, size: tuple[int, int]) -> None:
    page = BankImportScreen(context)
    shown(qtbot, page, *size)
    read(qtbot, page, tmp_path)
    look = page.look_through
    pieces = [p for p in look.pieces() if p is not look.mending.panel and p.isVisible()]
    for n, one in enumerate(pieces):
        assert page.rect().contains(one.geometry()), one.accessibleName()
        for other in pieces[n + 1 :]:
            assert not one.geometry().adjusted(2, 2, -2, -2).intersects(other.geometry()), (one, other)


def test_the_choosers_ask_for_files(qtbot: Any, page: BankImportScreen, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(FIVE)
    got: list[Path] = []
    one = file_choice.to_open(page, "Open", ["Tables (*.csv)"], got.append)
    one.fileSelected.emit(str(tmp_path / "a.csv"))
    one.reject()
    two = file_choice.to_save(page, "Save", "b.csv", ["(*.csv)"], got.append)
    assert two.defaultSuffix() == "csv" and two.directory().path() == str(tmp_path)
    two.reject()
    assert got == [tmp_path / "a.csv"]
