"""The rail of the desk: ways to every page, icons alone on small windows, and a card that backs up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.screens.playground import context_on, shown
from wastequiz.domain.errors import DiskFull
from wastequiz.services import safekeeping
from wastequiz.services.safekeeping import Kept
from wastequiz.ui import background
from wastequiz.ui.context import Context
from wastequiz.ui.desk_screen import ENTRIES, DeskScreen
from wastequiz.ui.places import Bank, Rosters


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


class Page(DeskScreen):
    """A page of the desk with nothing on it."""

    entry = Bank()

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Page")


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1920, 1080)) -> tuple[Page, list[Any]]:
    page = Page(context)
    places = shown(qtbot, page, *size)
    qtbot.waitUntil(lambda: not background.busy())
    return page, places


@pytest.mark.parametrize(("size", "named"), [((1920, 1080), True), ((1366, 768), False), ((1080, 1920), False), ((3840, 2160), True)])
def test_names_stand_where_there_is_room(qtbot: Any, context: Context, size: tuple[int, int], named: bool) -> None:
    page, _places = opened(qtbot, context, size)
    page.grab()
    assert page.names_fit is named and all(button.with_name is named for button in page.rail)
    boxes = [page.where(piece) for piece in (page.logo, *page.rail, page.backup)]
    assert all(not a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert all(page.area.contains(box) and not box.intersects(page.room) for box in boxes)


def test_every_way_leads_on_and_the_present_one_is_marked(qtbot: Any, context: Context) -> None:
    page, places = opened(qtbot, context)
    assert [button.entry.place for button in page.rail if button.here] == [Bank()]
    next(button for button in page.rail if button.entry.place == Rosters()).click()
    assert places == [Rosters()] and len(page.rail) == len(ENTRIES)


def test_a_touch_backs_up_and_says_when(qtbot: Any, context: Context) -> None:
    page, _places = opened(qtbot, context)
    page.backup._found(None)  # pyright: ignore[reportPrivateUsage]
    assert page.backup.line() == "No backup yet"
    page.backup.click()
    assert page.backup.line() == "Backing up…" and not page.backup.isEnabled()
    qtbot.waitUntil(lambda: page.backup.newest is not None and page.backup.isEnabled())
    assert page.backup.line().startswith("Backed up today ") and not page.backup.late


def test_what_was_not_backed_up_is_said_and_can_be_tried_again(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    page, _places = opened(qtbot, context)

    def full(_school: object, _done: object, failed: Callable[[BaseException], None]) -> None:
        failed(DiskFull(Path("/school"), 0))

    monkeypatch.setattr(safekeeping, "backup", full)
    page.backup.click()
    assert page.backup.line() == "Not backed up" and page.backup.late and page.backup.isEnabled()
    assert "disk is full" in page.backup.accessibleDescription()


def test_an_old_backup_stands_out(qtbot: Any, context: Context) -> None:
    page, _places = opened(qtbot, context)
    page.backup._found(Kept(Path("b"), 1_795_060_800_000, 3 * 86_400_000))  # pyright: ignore[reportPrivateUsage]
    assert page.backup.late and page.backup.line().startswith("Backed up 2026-")
