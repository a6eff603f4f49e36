"""What a teacher reads: facts in, figures and tables out. To add a report: a module here with a `REPORT`, and one line in REPORTS."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.reports import bank_report, class_report, day_report
from wastequiz.reports.report import Report

REPORTS: Mapping[str, Report] = {report.name: report for report in (class_report.REPORT, bank_report.REPORT, day_report.REPORT)}
"""The reports there are, by name."""
