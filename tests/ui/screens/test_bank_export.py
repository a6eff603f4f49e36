"""Questions go out as a file: which, as what, and what is lost, told before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import tiny_format
from tests.ui.screens.playground import chooser, context_on, shown
from wastequiz.store import bank
from wastequiz.ui import file_choice
from wastequiz.ui.context import Context
from wastequiz.ui.screens.bank_export import BankExportScreen


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    tiny_format.use(monkeypatch)
    with context_on(tmp_path / "school") as made:
        yield made


def opened(qtbot: Any, context: Context, keys: tuple[str, ...] = ()) -> BankExportScreen:
    page = BankExportScreen(context, keys)
    shown(qtbot, page, 1366, 768)
    qtbot.waitUntil(lambda: page.made is not None, timeout=15_000)
    return page


def test_all_questions_go_out_and_what_is_lost_is_told(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context)
    made = page.made
    assert made is not None and made.questions == len(page.questions) > 100
    assert page.lost.isVisible() and page.lost.rows.cells[0][0].text.startswith("This kind of file cannot carry")
    assert int(page.lost.rows.cells[0][1].text) == len(made.lost)
    assert page.lost_head.text() == "Look at this before you save"


def test_fewer_are_chosen_by_whose_they_are_topic_and_grades(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context)
    whole = len(page.questions)
    page.topic.offer(page.topic.options, 1)
    page._reload()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: page.made is not None and len(page.questions) < whole)
    assert {q.topic for q in page.questions} == {"signs"}
    page.band.offer(page.band.options, 3)
    page._reload()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: page.made is not None and {q.band.name for q in page.questions} == {"g34"})
    page.origin.offer(page.origin.options, 1)
    page._reload()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: not page.questions)
    assert page.count.text() == "0 questions" and not page.save.isEnabled()


def test_chosen_ones_are_saved_as_a_file(qtbot: Any, context: Context, tmp_path: Path, monkeypatch: Any) -> None:
    key = context.school.ask(lambda db: next(c.key for c in bank.cards(db) if not bank.authored(db, c.key).picture))
    page = opened(qtbot, context, (key,))
    assert not page.topic.isVisible() and page.lost_head.text() == "The file carries everything."
    page.choose(0)
    qtbot.waitUntil(lambda: page.made is not None)
    monkeypatch.setattr(file_choice, "to_save", chooser(tmp_path))
    page.ask_place()
    qtbot.waitUntil(lambda: page.note.text().startswith("Saved: Questions.txt"))
    made = page.made
    assert made is not None and (tmp_path / "Questions.txt").read_bytes() == made.data
    page.save_as(tmp_path / "no" / "x.txt")
    qtbot.waitUntil(lambda: page.note.danger)
    page.made = None
    page.save_as(tmp_path / "y.txt")
    assert not (tmp_path / "y.txt").exists()
