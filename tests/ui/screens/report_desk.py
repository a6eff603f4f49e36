"""What the tests of the report's page share: a service answered by hand, and the page opened on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.ui.screens.a_report import a_report
from tests.ui.screens.playground import add_class, context_on, shown
from wastequiz.domain.reporting import ClassReport, Given
from wastequiz.services import reporting
from wastequiz.ui.context import Context
from wastequiz.ui.screens.report import ReportScreen
from wastequiz.ui.widgets.report_drill import Drill
from wastequiz.ui.widgets.report_saving import Told
from wastequiz.ui.widgets.select import ChoosingSheet

SIZES = ((1366, 768), (1920, 1080), (3840, 2160), (1080, 1920), (1024, 768))
THE_WORST = 12
"""Residual waste put among recyclables: the first cell of the last row."""
ABROAD = {"de": 5, "jp-yokohama": 6}


class Desk:
    """What the page asks of the service, answered by hand."""

    def __init__(self) -> None:
        self.make: Callable[..., ClassReport] = a_report
        self.wanted: list[tuple[int, str, tuple[str, ...]]] = []
        self.behind: list[dict[str, str]] = []
        self.given: Sequence[Given] = ()
        self.waits: list[Callable[[], None]] | None = None

    def report(self, school: Any, class_id: int, period: Any, done: Any, failed: Any, *, kinds: tuple[str, ...] = ()) -> None:
        self.wanted.append((class_id, period.code, kinds))
        made = self.make(class_id)
        if self.waits is not None:
            self.waits.append(lambda: done(made))
        else:
            school.tell(lambda _db: made, done, failed)

    def answers_behind(self, school: Any, wanted: Any, done: Any, failed: Any, **about: str) -> None:
        self.behind.append(about)
        school.tell(lambda _db: self.given, done, failed)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.staff_in = True
        yield made


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk()
    monkeypatch.setattr(reporting, "report", made.report)
    monkeypatch.setattr(reporting, "answers_behind", made.answers_behind)
    return made


def opened(qtbot: Any, context: Context, class_id: int = 0, size: tuple[int, int] = (1366, 768)) -> tuple[ReportScreen, list[Any]]:
    if not class_id:
        class_id = add_class(qtbot, context, "3B", 3).id
    screen = ReportScreen(context, class_id)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.report is not None)
    return screen, places


def drill(screen: ReportScreen) -> Drill:
    (found,) = [d for d in screen.findChildren(Drill) if d.isVisible()]
    return found


def sheet(screen: ReportScreen) -> ChoosingSheet:
    (found,) = [s for s in screen.findChildren(ChoosingSheet) if s.isVisible()]
    return found


def told(screen: ReportScreen) -> list[Told]:
    """The cards that say what came of saving or printing."""
    return [card for card in screen.findChildren(Told) if card.isVisible()]
