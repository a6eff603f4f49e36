"""The class report at the desk: every figure with its number, the answers behind it, filters, files and paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.a_report import a_report, item_figure
from tests.ui.screens.playground import add_class, click, press, shown, tab_to
from tests.ui.screens.report_desk import THE_WORST, Desk, drill, opened, sheet, told
from tests.ui.screens.report_desk import context as context
from tests.ui.screens.report_desk import desk as desk
from wastequiz import i18n
from wastequiz.domain.errors import FolderReadOnly
from wastequiz.domain.reporting import ClassReport, Matrix, Share
from wastequiz.services import report_files, reporting
from wastequiz.ui.context import Context
from wastequiz.ui.places import ClassReportPage, Home, Rosters, StaffPlace
from wastequiz.ui.screens.report import ReportScreen
from wastequiz.ui.screens.rosters import RostersScreen
from wastequiz.ui.widgets.report_bars import MOST, shown_classes

# ---- what stands there


def test_every_figure_stands_with_its_number(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    said = [card.accessibleName() for card in screen.figures]
    assert said == [
        "Right answers: 81%. +6 points over the span before; of 1,912 answers",
        "Answers: 1,912. half of them within 8.4 s",
        "Took part: 41 / 44. 3 have not played",
        "Hardest bin: Residual. 64% right of 219",
        "Awareness: 79%. had 80% of the knowledge questions right; N = 39 asked",
        "Participation: 93%. of the roster played; N = 44 students",
        "Sorting accuracy: 80%. of things sorted went into the right bin; N = 814",
    ]
    assert screen.under.text() == "44 students · 2026-09-28 to 2026-11-22"
    assert "3B: 81% of 412, in the span before 77%" in screen.bars.accessibleName() and "Goal 80%" in screen.bars.accessibleName()
    assert "W47: 81% of 60, its year 78% of 380" in screen.trend.accessibleName()


def test_a_cell_is_read_as_a_sentence_and_the_worst_is_framed(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    cells = screen.matrix.cells
    assert cells[THE_WORST].accessibleName() == "21% of Residual went into Recyclable, 46 of 219"
    assert cells[0].accessibleName() == "86% of Recyclable was put right, 188 of 219"
    assert [cell.worst for cell in cells].index(True) == THE_WORST and sum(cell.worst for cell in cells) == 1
    assert cells[THE_WORST].step == 4 and all(cell.step < 4 for cell in cells if not cell.right and not cell.worst)
    assert cells[0].step <= 4 and cells[0].right


def test_a_trend_of_one_week_is_said_in_words(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.make = lambda class_id: a_report(class_id, weeks=a_report().weeks[-1:])
    screen, _places = opened(qtbot, context)
    assert screen.trend.only == "W47, 3B: 81% right of 60. From the second week on a line stands here."
    assert not screen.trend.chart.getPlotItem().items and not screen.trend.chart.isVisible(), "nor are there axes"
    assert "tap a cell to see its answers" in screen.matrix.note


def test_nothing_sorted_and_nothing_before_are_said(qtbot: Any, context: Context, desk: Desk) -> None:
    empty = Matrix(("recyclable", "hazardous", "food", "residual"), {})
    desk.make = lambda class_id: a_report(
        class_id, matrix=empty, before=Share(0, 0), hardest=None, finding=None, items=(), weeks=(), ms_median=None, played=44
    )
    screen, _places = opened(qtbot, context)
    screen.grab()
    assert screen.figures[0].accessibleName() == "Right answers: 81%. of 1,912 answers"
    assert screen.figures[2].accessibleName() == "Took part: 41 / 44. 3 have not played".replace("41", "44").replace(
        "3 have not played", "everybody played"
    )
    assert screen.figures[3].accessibleName() == "Hardest bin: –. nothing was sorted"
    assert screen.matrix.cells[1].accessibleName() == "Nothing of Recyclable was sorted"
    assert not screen.finding.see.isVisible() and "Nothing stands out" in screen.finding.accessibleName()
    assert not any(row.isVisible() for row in screen.items.rows) and not screen.items.after.isVisible()


def test_a_fall_is_said_too(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.make = lambda class_id: a_report(class_id, before=Share(1500, 1600))
    screen, _places = opened(qtbot, context)
    assert screen.figures[0].figure.aside == "-13"
    desk.make = lambda class_id: a_report(class_id, before=Share(81, 100))
    screen._choose_kinds(0)
    qtbot.waitUntil(lambda: screen.figures[0].figure.aside == "")
    assert screen.figures[0].accessibleName() == "Right answers: 81%. as in the span before; of 1,912 answers"


def test_of_many_classes_ones_own_is_shown(qtbot: Any) -> None:
    classes = a_report().classes
    many = tuple(c for n in range(3) for c in classes)
    assert [f.name for f in shown_classes(classes, 2)] == ["3A", "3B", "3C", "3D", "3E", "3F"]
    for own in {c.class_id for c in classes}:
        found = shown_classes(many, own)
        assert len(found) == MOST and own in [f.class_id for f in found]


# ---- the questions


def test_questions_come_page_by_page_and_weak_ones_are_flagged(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    card = screen.items
    seen = [row.title for row in card.rows if row.isVisible()]
    names = [row.accessibleName() for row in card.rows if row.isVisible()]
    assert names[0] == "AA battery, Residual, 41% right of 96, discrimination 38, most chosen wrong: Hazardous, 52%"
    while card.after.isEnabled():
        click(qtbot, card.after)
        seen += [row.title for row in card.rows if row.isVisible()]
        names += [row.accessibleName() for row in card.rows if row.isVisible()]
    assert len(seen) == len(set(seen)) == len(card.items)
    assert [n for n in names if n.endswith("Look at the wording")] == [
        n for n in names if n.startswith("Broken ceramic") or ("discrimination 4" in n and "discrimination 42" not in n)
    ]
    assert sum("Look at the wording" in n for n in names) == 1
    few = next(n for n in names if "of 22" in n)
    assert "discrimination –" in few  # 22 answers say nothing
    click(qtbot, card.before)
    assert card.number == card.pages - 2


def test_a_written_question_stands_with_its_stem_and_its_option(qtbot: Any, context: Context, desk: Desk) -> None:
    key = context.school.ask(lambda db: db.conn.execute("SELECT id FROM questions WHERE kind = 'single_choice' LIMIT 1").fetchone()[0])
    from wastequiz.store import bank

    asked = context.school.ask(lambda db: bank.authored(db, key))
    line = item_figure("", "", asked.options[1].id, 77, 0.46, 33.0, 0.3, key=key)
    desk.make = lambda class_id: a_report(class_id, written=line)
    screen, _places = opened(qtbot, context)
    qtbot.waitUntil(lambda: screen.items.rows[2].title == i18n.words(asked.stem))
    assert screen.items.rows[2].wrong == i18n.words(asked.options[1].label)
    click(qtbot, screen.items.rows[2])
    assert desk.behind == [{"key": key}] and not drill(screen).practise.isVisible()


# ---- the filters


def test_filters_ask_for_the_report_anew(qtbot: Any, context: Context, desk: Desk) -> None:
    one, two = add_class(qtbot, context, "3A", 1), add_class(qtbot, context, "3B", 1)
    screen, _places = opened(qtbot, context, two.id)
    assert desk.wanted == [(two.id, reporting.DEFAULT, ())]
    assert screen.class_field.accessibleName() == "Class: 3B"
    click(qtbot, screen.class_field)
    click(qtbot, sheet(screen).choices[0])
    click(qtbot, screen.period_field)
    click(qtbot, sheet(screen).choices[0])
    click(qtbot, screen.kinds_field)
    click(qtbot, sheet(screen).choices[1])
    assert desk.wanted[1:] == [(one.id, reporting.DEFAULT, ()), (one.id, "lesson", ()), (one.id, "lesson", reporting.SORTING)]
    assert "which_bin" in reporting.SORTING and "single_choice" in reporting.WRITTEN


def test_a_filter_is_chosen_with_keys_alone_and_left_with_escape(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, places = opened(qtbot, context)
    tab_to(screen.period_field)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is sheet(screen).choices[4]
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert desk.wanted[-1][1] == "school_year" and QApplication.focusWidget() is screen.period_field
    press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert desk.wanted[-1][1] == "school_year" and places == []
    press(Qt.Key.Key_Escape)
    assert places == [Rosters()]


def test_a_report_that_comes_late_does_not_replace_a_newer_one(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    desk.waits = []
    desk.make = lambda class_id: a_report(class_id, answers=1)
    screen._choose_kinds(1)
    desk.make = lambda class_id: a_report(class_id, answers=2)
    screen._choose_kinds(2)
    for tell in reversed(desk.waits):
        tell()
    assert screen.report is not None and screen.report.answers == 2


def test_every_cell_is_reached_with_the_keyboard(qtbot: Any, context: Context, desk: Desk) -> None:
    screen, _places = opened(qtbot, context)
    tab_to(screen.matrix.cells[0])
    press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is screen.matrix.cells[5]
    press(Qt.Key.Key_Return)
    assert desk.behind[-1] == {"true_bin": "hazardous", "chosen_bin": "hazardous"}
    press(Qt.Key.Key_Escape)
    for piece in (screen.items.rows[0], screen.finding.see, screen.export_button, screen.print_button):
        tab_to(piece)


# ---- nothing yet


def test_without_answers_it_says_how_to_begin(qtbot: Any, context: Context, desk: Desk) -> None:
    desk.make = lambda class_id: a_report(class_id, answers=0)
    screen, places = opened(qtbot, context)
    assert screen.nothing.words.text() == "There are no answers yet. Teach a lesson, and the report stands here."
    parts = (*screen.figures, screen.bars, screen.trend, screen.matrix, *screen.matrix.cells, screen.finding.see, *screen.items.rows)
    assert not any(part.isVisible() for part in parts) and not screen.export_button.isEnabled()
    click(qtbot, screen.nothing.buttons[0])
    assert places == [Home()]


def test_without_a_class_it_says_so(qtbot: Any, context: Context, desk: Desk) -> None:
    screen = ReportScreen(context)
    shown(qtbot, screen)
    qtbot.waitUntil(screen.nothing.words.isVisible)
    assert screen.nothing.words.text().startswith("There is no class yet.") and desk.wanted == []
    assert not screen.class_field.isEnabled()


# ---- files and paper


@pytest.mark.parametrize("ending", report_files.FORMATS)
def test_it_is_saved_beside_the_backups(qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    from wastequiz.paper import report_pdf

    def export(school: Any, found: ClassReport, path: Path, done: Any, failed: Any) -> None:
        path.write_text("x", encoding="utf-8")
        school.tell(lambda _db: path, done, failed)

    monkeypatch.setattr(reporting, "export", export)
    monkeypatch.setattr(report_pdf, "write", lambda report, path, look, asked, utc_ms=None: path.write_text("x", encoding="utf-8"))
    screen, _places = opened(qtbot, context)
    for n in range(2):
        click(qtbot, screen.export_button)
        click(qtbot, sheet(screen).choices[report_files.FORMATS.index(ending)])
        wanted = report_files.folder(context.school) / f"3B_2026-09-28_2026-11-22{'_2' if n else ''}.{ending}"
        qtbot.waitUntil(lambda: bool(told(screen)))
        (card,) = told(screen)
        assert card.text.text() == f"{wanted.name}\nin {wanted.parent}" and wanted.is_file() and not screen.notice.isVisible()
        press(Qt.Key.Key_Escape)
        assert not card.isVisible()


def test_the_folder_of_what_was_saved_is_opened(qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QDesktopServices

    shown_folders: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: shown_folders.append(url.toLocalFile())))
    screen, _places = opened(qtbot, context)
    screen.save("csv")
    qtbot.waitUntil(lambda: bool(told(screen)))
    (card,) = told(screen)
    click(qtbot, card.risky)
    assert shown_folders == [str(report_files.folder(context.school))] and not told(screen)


def test_where_it_cannot_be_saved_the_page_says_why(qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, _places = opened(qtbot, context)
    (context.school.folder / report_files.REPORTS).write_text("in the way", encoding="utf-8")
    screen.save("csv")
    (card,) = told(screen)
    assert "safe" in card.text.text() and not card.risky.isVisible() and QApplication.focusWidget() is card.safe
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    monkeypatch.undo()
    (context.school.folder / report_files.REPORTS).unlink()
    monkeypatch.setattr(reporting, "export", lambda *a: a[4](FolderReadOnly(context.school.folder)))
    assert not told(screen)
    screen.save("xlsx")
    assert told(screen)


def test_without_a_printer_it_says_what_to_do(qtbot: Any, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.print_button)
    (card,) = told(screen)
    assert card.text.text().startswith("This computer has no printer.")


# ---- the way there


def test_the_desk_leads_to_the_report_of_its_class(qtbot: Any, context: Context) -> None:
    three = add_class(qtbot, context, "3B", 2)
    screen = RostersScreen(context, three.id)
    places = shown(qtbot, screen)
    qtbot.waitUntil(lambda: screen.form is not None)
    click(qtbot, screen.report)
    assert places == [ClassReportPage(three.id)] and ClassReportPage in get_args(StaffPlace)
