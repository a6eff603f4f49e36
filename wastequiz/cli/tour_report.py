"""Where the tour stops for the class report: with weeks of answers, what lies behind a mix-up, and where nobody answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour


def class_report(t: Tour) -> None:
    from wastequiz.ui.places import ClassReportPage
    from wastequiz.ui.screens.report import ReportScreen

    t.context.staff_in = True
    t.go(ClassReportPage(t.classes.full.id))
    t.take("class_report")
    page = t.page(ReportScreen)
    worst = page.report.matrix.worst if page.report is not None else None
    if worst is not None:
        page.open_cell(*worst)
        t.rest()
        t.take("class_report_answers")
        assert page.drill is not None
        page.drill.stay()
    page.period_field.ask()
    t.take("class_report_periods")
    assert page.period_field.sheet is not None
    page.period_field.sheet.stay()
    page.ask_format()
    t.take("class_report_export")
    t.go(ClassReportPage(t.classes.empty.id))
    t.take("class_report_nothing")
    t.context.staff_in = False
