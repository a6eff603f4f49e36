"""How the class report lies on every window: nothing cut, nothing over another, every mark with its number."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.ui.screens.a_report import a_report, given
from tests.ui.screens.playground import click
from tests.ui.screens.report_desk import ABROAD, SIZES, THE_WORST, Desk, drill, opened, sheet
from tests.ui.screens.report_desk import context as context
from tests.ui.screens.report_desk import desk as desk
from tests.ui.walk import watched_words
from wastequiz import i18n
from wastequiz.domain.reporting import ClassReport, Share
from wastequiz.services import report_files
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted
from wastequiz.stage.theme import HIGH_CONTRAST, LIGHT, TEXT_SIZES, Theme
from wastequiz.ui.context import Context
from wastequiz.ui.desk_screen import RailButton
from wastequiz.ui.screens.report import ReportScreen
from wastequiz.ui.widgets import report_saving
from wastequiz.ui.widgets.backup_card import BackupCard
from wastequiz.ui.widgets.report_matrix import step_of

# ---- how it lies on the page


def in_one_place(screen: ReportScreen) -> None:
    """Everything lies on the window and no two pieces overlap; what can be touched is 56 pixels high and wide, and carries a name."""
    pieces = [p for p in screen.findChildren(Piece) if p.isVisible()]
    assert len(pieces) > 20
    for piece in pieces:
        assert piece.accessibleName()
        box = screen.where(piece)
        assert screen.area.adjusted(-1, -1, 1, 1).contains(box), piece.accessibleName()
        if screen.unit > 0.7 and not isinstance(piece, RailButton | BackupCard):  # the desk's rail is for the mouse
            assert min(box.width(), box.height() - piece.lip_depth) * screen.unit >= 55.5, (piece.accessibleName(), box)
    for i, one in enumerate(pieces):
        for other in pieces[i + 1 :]:
            assert not screen.where(one).adjusted(0.1, 0.1, -0.1, -0.1).intersects(screen.where(other)), (
                one.accessibleName(),
                other.accessibleName(),
            )
    cards = [*screen.figures, screen.bars, screen.trend, screen.matrix, screen.finding, screen.items]
    for i, one in enumerate(cards):
        assert screen.area.contains(screen.where(one))
        for other in cards[i + 1 :]:
            assert not screen.where(one).intersects(screen.where(other))
    for cell in screen.matrix.cells:
        assert screen.where(screen.matrix).contains(screen.where(cell))
    for row in screen.items.rows:
        assert screen.where(screen.items).contains(screen.where(row))


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_it_lies_on_every_window(qtbot: Any, context: Context, desk: Desk, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, size=size)
    in_one_place(screen)
    screen.resize(size[1], size[0])
    in_one_place(screen)


@pytest.mark.parametrize("scheme", sorted(ABROAD))
def test_the_bins_of_places_abroad_have_room(qtbot: Any, context: Context, desk: Desk, scheme: str) -> None:
    from dataclasses import replace

    bins = [b.id for b in context.school.bank.scheme(scheme).bins]
    assert len(bins) == ABROAD[scheme]

    def made(class_id: int) -> ClassReport:
        found = a_report(class_id, bins=bins)
        return replace(found, wanted=replace(found.wanted, scheme=scheme))

    desk.make = made
    screen, _places = opened(qtbot, context)
    assert len(screen.matrix.cells) == len(bins) ** 2
    boxes = [screen.where(cell) for cell in screen.matrix.cells]
    assert all(screen.where(screen.matrix).contains(box) for box in boxes)
    assert not any(one.intersects(other) for i, one in enumerate(boxes) for other in boxes[i + 1 :])


@pytest.mark.parametrize("text_size", ["normal", "largest"])
@pytest.mark.parametrize("theme", [LIGHT, HIGH_CONTRAST])
@pytest.mark.parametrize("language", ["en", "zh_CN", i18n.PSEUDO])
@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=["landscape", "portrait"])
def test_no_text_is_cut(
    qtbot: Any,
    context: Context,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    language: str,
    theme: str,
    text_size: str,
) -> None:
    if language == i18n.PSEUDO and text_size == "largest":
        pytest.skip("a made language is 40 % longer already")
    context.look = Look(Theme(theme, text_scale=TEXT_SIZES[text_size], reduced_motion=True))
    i18n.use(language)
    desk.given = [given(n, "") for n in range(9)]
    screen, _places = opened(qtbot, context, size=size)
    with watched_words(monkeypatch) as seen:
        for part in (*screen.findChildren(Piece), *screen.findChildren(Painted)):
            part.update()
        screen.grab()
        while screen.items.after.isEnabled():
            screen.items.turn(1)
            screen.grab()
        click(qtbot, screen.matrix.cells[THE_WORST])
        qtbot.waitUntil(lambda: len(drill(screen).table.rows.cells) == 9)
        screen.grab()
        drill(screen).stay()
        screen.period_field.ask()
        screen.grab()
        sheet(screen).stay()
        screen.ask_format()
        screen.grab()
        _texts, cut = seen.take()
    assert not cut, "\n".join(sorted(cut))


def numbers_of(screen: ReportScreen) -> list[QRectF]:
    """Where the numbers of the trend stand, in pixels of the chart."""
    import pyqtgraph  # pyright: ignore[reportMissingTypeStubs]

    labels: Any = [i for i in screen.trend.chart.getPlotItem().items if isinstance(i, pyqtgraph.TextItem)]
    return [label.mapRectToScene(label.boundingRect()) for label in labels]


@pytest.mark.parametrize("size", SIZES[:4], ids=lambda s: f"{s[0]}x{s[1]}")
def test_every_mark_of_the_trend_has_its_number_in_the_chart(qtbot: Any, context: Context, desk: Desk, size: tuple[int, int]) -> None:
    screen, _places = opened(qtbot, context, size=size)
    screen.grab()
    boxes = numbers_of(screen)
    assert len(boxes) == 16
    chart = QRectF(screen.trend.chart.rect())
    for i, box in enumerate(boxes):
        inner = box.adjusted(box.width() * 0.2, box.height() * 0.2, -box.width() * 0.2, -box.height() * 0.2)
        assert chart.contains(inner), (i, box, chart)
        assert not any(
            inner.intersects(other.adjusted(other.width() * 0.2, other.height() * 0.2, -other.width() * 0.2, -other.height() * 0.2))
            for other in boxes[i + 1 :]
        )


def test_a_class_alone_in_its_year_has_one_line(qtbot: Any, context: Context, desk: Desk) -> None:
    from dataclasses import replace

    desk.make = lambda class_id: a_report(class_id, weeks=tuple(replace(w, year=w.mine) for w in a_report().weeks))
    screen, _places = opened(qtbot, context)
    screen.grab()
    assert screen.trend.alone and len(numbers_of(screen)) == 8


@pytest.mark.parametrize(("value", "step"), [(0.0, 0), (0.01, 1), (0.05, 2), (0.1, 3), (0.17, 3), (0.19, 4), (0.2, 4)])
def test_only_what_comes_near_the_worst_is_as_dark(value: float, step: int) -> None:
    assert step_of(value, 0.2) == step


def test_weeks_without_answers_leave_a_gap(qtbot: Any, context: Context, desk: Desk) -> None:
    from dataclasses import replace

    weeks = list(a_report().weeks)
    weeks[2] = replace(weeks[2], mine=Share(0, 0))
    weeks[5] = replace(weeks[5], mine=Share(0, 0), year=Share(0, 0))
    desk.make = lambda class_id: a_report(class_id, weeks=tuple(weeks))
    screen, _places = opened(qtbot, context)
    screen.grab()
    assert len(numbers_of(screen)) == 13


def test_the_worst_cell_is_the_darkest_to_the_eye(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context, size=(1920, 1080))

    def light(n: int) -> int:
        image: QImage = screen.matrix.cells[n].grab().toImage()
        return image.pixelColor(image.width() // 2, 12).lightness()

    shades = {n: light(n) for n in range(16)}
    assert min(shades, key=lambda n: shades[n]) == THE_WORST


def test_a_format_has_a_name_and_a_use() -> None:
    i18n.use("en")
    assert [report_saving.format_name(f)[0] for f in report_files.FORMATS] == ["Table (xlsx)", "Plain table (csv)", "Pages (pdf)"]
