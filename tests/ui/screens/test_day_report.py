"""An event's report at the desk: figures with their number, days, other kiosks' files, and what it is saved as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from tests.paper import a_day
from tests.ui.screens.playground import click, context_on, shown
from wastequiz.domain.day_reporting import DayReport
from wastequiz.domain.errors import SchoolPackRefused, UnknownEvent
from wastequiz.services import day_reporting
from wastequiz.services.day_reporting import Made
from wastequiz.ui.context import Context
from wastequiz.ui.places import DayReportPage, Events, StaffPlace
from wastequiz.ui.screens.day_report import DayReportScreen
from wastequiz.ui.widgets.day_layout import DayLayout
from wastequiz.ui.widgets.report_saving import Told
from wastequiz.ui.widgets.select import ChoosingSheet

NEXT = "2026-11-29"


class Desk:
    """What the page asks of the service, answered by hand."""

    def __init__(self) -> None:
        self.report: DayReport = a_day.full()
        self.wanted: list[tuple[str, tuple[str, ...]]] = []
        self.error: BaseException | None = None
        self.waits: list[Any] | None = None

    def answer(self, school: Any, event_id: str, day: str, done: Any, failed: Any, *, others: Sequence[Path] = ()) -> None:
        self.wanted.append((day, tuple(path.name for path in others)))
        error = self.error if others or isinstance(self.error, UnknownEvent) else None
        made = Made(self.report, a_day.asked(self.report), (a_day.DAY, NEXT), len(others))
        call = (lambda: failed(error)) if error is not None else (lambda: done(made))
        if self.waits is not None:
            self.waits.append(call)
        else:
            school.tell(_nothing, lambda _none: call(), failed)  # pyright: ignore[reportUnknownLambdaType]


def _nothing(_db: Any) -> None:
    return


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk()
    monkeypatch.setattr(day_reporting, "report", made.answer)
    return made


def opened(qtbot: Any, context: Context, day: str = "") -> tuple[DayReportScreen, list[Any]]:
    screen = DayReportScreen(context, "ev", day)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.made is not None)
    return screen, places


def told(qtbot: Any, screen: DayReportScreen) -> Told:
    qtbot.waitUntil(lambda: any(card.isVisible() for card in screen.findChildren(Told)))
    return screen.findChildren(Told)[-1]


def choose(qtbot: Any, screen: DayReportScreen, number: int) -> None:
    """Touches one of what is offered."""
    (sheet,) = [found for found in screen.findChildren(ChoosingSheet) if found.isVisible()]
    click(qtbot, sheet.buttons()[number])


def test_every_figure_stands_with_its_number_period_and_definition(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context, a_day.DAY)
    said = [card.accessibleName() for card in screen.figures]
    report = a_day.full()
    assert said[0].startswith("Visitors: 600. most from 10:00–11:00: ")
    assert said[1] == f"Rounds ended: {report.ended}. of {report.begun} begun, {report.answers:,} answers"
    for name, card in zip(("Participation", "Awareness", "Sorting accuracy"), said[4:], strict=True):
        assert card.startswith(f"{name}: ") and a_day.DAY in card and "N\u00a0=\u00a0" in card and "95%:\u00a0" in card
    assert screen.under.text() == "松北区垃圾分类宣传日 · 太阳岛广场 · 2026-11-28 · Harbin"
    assert "10 o'clock: " in screen.hours.accessibleName() and "went into" in screen.went.accessibleName()
    assert "Recyclable" in screen.things.accessibleName() and "fewer than 30" in screen.things.accessibleName()
    assert "松鼠徽章" in screen.prizes.accessibleName() and "Kiosk 2" in screen.kiosks.accessibleName()
    assert "The program crashed" in screen.incidents.accessibleName()


def test_a_day_is_chosen_among_those_planned_and_those_that_were(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context, "2026-12-01")
    assert [label for label, _below in screen.day_field.options] == ["All days", a_day.DAY, NEXT, "2026-12-01"]
    screen.day_field.ask()
    choose(qtbot, screen, 2)
    qtbot.waitUntil(lambda: len(desk.wanted) == 2)
    assert desk.wanted == [("2026-12-01", ()), (NEXT, ())]


def test_where_nobody_came_the_page_says_so_and_leads_on(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.report = a_day.empty()
    screen, places = opened(qtbot, context)
    assert screen.nothing.words.isVisible() and not any(card.isVisible() for card in screen.cards)
    click(qtbot, screen.nothing.buttons[0])
    assert places == [Events()]


def test_a_report_that_comes_too_late_is_passed_over(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    desk.waits = []
    screen.add((Path("two.wqschool"),))
    screen.leave_out()
    early, late = desk.waits
    late()
    desk.report = a_day.empty()
    early()
    assert screen.made is not None and screen.made.report == a_day.full() and screen.made.others == 0


# ---- other kiosks
def test_other_kiosks_files_are_added_once_and_left_out_again(
    qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wastequiz.ui import school_files

    asked: list[Any] = []

    def bring(_page: Any, chosen: Any) -> None:
        asked.append(chosen)

    monkeypatch.setattr(school_files, "to_bring", bring)
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.bring)
    asked[0]((Path("two.wqschool"), Path("three.db")))
    qtbot.waitUntil(lambda: screen.under.text().endswith("with 2 other files"))
    click(qtbot, screen.bring)
    choose(qtbot, screen, 0)
    asked[1]((Path("two.wqschool"),))
    qtbot.waitUntil(lambda: len(desk.wanted) == 3)
    assert desk.wanted[-1] == ("", ("two.wqschool", "three.db"))
    screen.ask_kiosk()
    choose(qtbot, screen, 1)
    qtbot.waitUntil(lambda: len(desk.wanted) == 4)
    assert desk.wanted[-1] == ("", ()) and screen.others == ()


def test_a_file_that_cannot_be_taken_is_said_and_left_out(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    desk.error = SchoolPackRefused(Path("two.wqschool"), "chain")
    screen.add((Path("two.wqschool"),))
    assert told(qtbot, screen).folder is None and screen.others == ()
    qtbot.waitUntil(lambda: desk.wanted[-1] == ("", ()))


def test_what_is_no_trouble_of_a_file_goes_to_the_navigator(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.error = UnknownEvent("ev")
    screen = DayReportScreen(context, "ev", "")
    found: list[BaseException] = []
    screen.failed.connect(found.append)
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [desk.error] and not screen.export_button.isEnabled()


# ---- files and paper
@pytest.mark.parametrize("ending", day_reporting.FORMATS)
def test_it_is_saved_and_says_where(qtbot: Any, context: Context, desk: Desk, ending: str) -> None:
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.export_button)
    choose(qtbot, screen, day_reporting.FORMATS.index(ending))
    assert told(qtbot, screen).folder == context.school.folder / "reports"
    (file,) = (context.school.folder / "reports").glob(f"*.{ending}")
    assert file.stat().st_size > 2000


def test_a_folder_nobody_can_write_to_is_said(qtbot: Any, context: Context, desk: Desk) -> None:
    (context.school.folder / "reports").write_text("in the way")
    screen, _places = opened(qtbot, context)
    screen.save("pdf")
    assert told(qtbot, screen).folder is None


def test_without_a_printer_it_says_what_to_do(qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.print_button)
    assert told(qtbot, screen).isVisible()


# ---- where things stand
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920), (1024, 768)])
def test_no_card_covers_another_or_leaves_the_page(qtbot: Any, context: Context, desk: Desk, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context)
    screen.resize(*size)
    at = DayLayout(screen.room, tall=screen.tall)
    boxes = [*at.buttons, *at.cards]
    for n, box in enumerate(boxes):
        assert screen.area.contains(box), box
        assert not any(box.intersects(other) for other in boxes[n + 1 :]), box


def test_the_page_is_staffs_alone() -> None:
    assert DayReportPage in get_args(StaffPlace)
