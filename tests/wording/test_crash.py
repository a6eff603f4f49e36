"""The report of a bug."""

from __future__ import annotations

from wastequiz import __version__
from wastequiz.wording.crash import report_of


def test_a_report_holds_version_system_and_where_it_happened() -> None:
    try:
        raise ZeroDivisionError("an example")
    except ZeroDivisionError as error:
        report = report_of(error)
    assert report.startswith(f"WasteQuiz {__version__}\nPython ")
    assert "test_crash.py" in report and "ZeroDivisionError: an example" in report
