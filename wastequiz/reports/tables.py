"""The class report as tables: figures, classes, weeks, the mix-ups of bins, and the item analysis, in the language spoken now."""

from __future__ import annotations

from collections.abc import Iterable

from wastequiz.domain.reporting import BankReport, ClassReport, ItemFigure, Share
from wastequiz.domain.statistics import LEAST
from wastequiz.domain.tables import Cell, Column, Table
from wastequiz.i18n import _, ngettext, words
from wastequiz.wording import names, notices
from wastequiz.wording import report as said
from wastequiz.wording import report_page as said_page
from wastequiz.wording.report import Asked

_Row = tuple[Cell, ...]


def tables(report: ClassReport, asked: Asked) -> tuple[Table, ...]:
    """All of them, each with its period and whose rules they hold under; students stand in the last alone, by seat and animal."""
    about_all = (figures(report, asked), classes(report, asked), weeks(report, asked), matrix(report, asked), items(report, asked))
    return (*about_all, students(report, asked))


def figures(report: ClassReport, asked: Asked) -> Table:
    """Every single figure with its number, its interval where it is a share, and what it says."""
    hardest, share = report.hardest or ("", Share(0, 0))
    hard = _("Hardest bin: {bin}").format(bin=asked.bin(hardest)) if hardest else _("Hardest bin")
    rows: list[_Row] = [
        _shared(_("Accuracy"), report.accuracy, _("Mean mark of first attempts.")),
        _shared(_("Accuracy in the span before"), report.before, _("The days of equal number just before.")),
        _shared(said.awareness(), report.awareness, said.awareness_note(report)),
        _shared(said.participation(), report.participation, said.participation_note(report)),
        _shared(said.sorting(), report.sorting, said.sorting_note(report)),
        _shared(hard, share, _("Of its things, those that were put into it.")),
        _single(_("Students on the roster"), report.roster),
        _single(_("Students who took part"), report.played),
        _single(_("Answers"), report.answers),
        _single(_("Median time of an answer (s)"), None if report.ms_median is None else round(report.ms_median / 1000, 1)),
        ("Cronbach α", None, _rounded(report.alpha, 3), None, None, None, _("Of the rounds that asked the same questions.")),
    ]
    if report.finding is not None:
        rows.append((_("Teach this next"), None, None, None, None, None, said.teach_next(report.finding, asked)))
    columns = (
        _text(_("Figure")),
        _percent(_("Share")),
        _number(_("Number")),
        _number(_("Of (N)")),
        _percent(_("95% from")),
        _percent(_("95% to")),
        _text(_("What it says")),
    )
    return Table(_("Figures"), _note(report, asked), columns, tuple(rows))


def classes(report: ClassReport, asked: Asked) -> Table:
    """The classes of the year side by side."""
    columns = (
        _text(_("Class")),
        _percent(_("Accuracy")),
        _number(_("Answers (N)")),
        _percent(_("95% from")),
        _percent(_("95% to")),
        _percent(_("Span before")),
        _number(_("Answers before (N)")),
    )
    rows = ((c.name, c.now.value, c.now.of, *_interval(c.now), c.before.value, c.before.of) for c in report.classes)
    return Table(_("Classes"), _note(report, asked), columns, tuple(rows))


def weeks(report: ClassReport, asked: Asked) -> Table:
    """The class and its year, week by week."""
    columns = (
        _text(_("Week")),
        _percent(_("This class")),
        _number(_("Answers (N)")),
        _percent(_("Whole year")),
        _number(_("Answers of the year (N)")),
    )
    rows = ((w.week, w.mine.value, w.mine.of, w.year.value, w.year.of) for w in report.weeks)
    return Table(_("Weeks"), _note(report, asked, _("Up to eight weeks to the end of the span.")), columns, tuple(rows))


def matrix(report: ClassReport, asked: Asked) -> Table:
    """Of each right bin, the share and the number of its things that went into every bin."""
    found = report.matrix
    called = [asked.bin(bin_id) for bin_id in found.bins]
    columns = (
        _text(_("Right bin")),
        *(_percent(_("into {bin}").format(bin=name)) for name in called),
        _number(_("Things (N)")),
        *(_number(_("number into {bin}").format(bin=name)) for name in called),
    )
    rows = (
        (
            asked.bin(true),
            *(found.share(true, chosen).value for chosen in found.bins),
            found.row(true),
            *(found.count(true, chosen) for chosen in found.bins),
        )
        for true in found.bins
    )
    note = _note(report, asked, _("Each row sums to 100%; time that ran out stands in no cell."))
    return Table(_("Mix-ups"), note, columns, tuple(rows))


def items(report: ClassReport, asked: Asked) -> Table:
    """The item analysis, the surely hard questions first."""
    return _analysis(report.items, asked, _note(report, asked, _measured()))


def students(report: ClassReport, asked: Asked) -> Table:
    """What each student answered of their own, in the order of their seats."""
    columns = (
        _number(_("Seat")),
        _text(_("Animal")),
        _number(_("Answers (N)")),
        _percent(_("Accuracy")),
        _percent(_("95% from")),
        _percent(_("95% to")),
        _number(_("Median time of an answer (s)")),
    )
    rows = (
        (
            f.seat,
            names.animal(f.animal),
            f.share.of,
            f.share.value,
            *_interval(f.share),
            None if f.ms_median is None else round(f.ms_median / 1000, 1),
        )
        for f in report.students
    )
    return Table(_("Students"), _note(report, asked, said_page.students_note()), columns, tuple(rows))


def bank_tables(report: BankReport, asked: Asked) -> tuple[Table, ...]:
    """The item analysis of the whole bank, and by whose rules; no student stands in it."""
    answers = ngettext("{n} answer", "{n} answers", report.answers).format(n=report.answers)
    note = _("Everybody · {rules} · {answers}").format(rules=words(asked.scheme.name), answers=answers)
    return (_analysis(report.items, asked, f"{note} · {_measured()}"),)


def item_analysis(figures: Iterable[ItemFigure], asked: Asked, note: str) -> Table:
    """The item analysis of any report, in the order of its figures."""
    return _analysis(figures, asked, note)


def _measured() -> str:
    return _("Surely hard questions first. Moodle's definitions, on a scale of 100; no verdict below {n} attempts.").format(n=LEAST)


def _analysis(figures: Iterable[ItemFigure], asked: Asked, note: str) -> Table:
    columns = (
        _text(_("Question")),
        _text(_("Kind")),
        _text(_("Right bin")),
        _number(_("Attempts (N)")),
        _percent(_("Facility")),
        _percent(_("95% from")),
        _percent(_("95% to")),
        _number(_("SD")),
        _number(_("Discrimination")),
        _number(_("at least (95%)")),
        _number(_("at most (95%)")),
        _number(_("Efficiency")),
        _number(_("Weight")),
        _text(_("Most chosen wrong")),
        _percent(_("Chosen by")),
        _text(_("Verdict")),
    )
    return Table(_("Item analysis"), note, columns, tuple(_item(figure, asked) for figure in figures))


def _item(figure: ItemFigure, asked: Asked) -> _Row:
    s = figure.statistics
    return (
        asked.question(figure),
        notices.kind(figure.kind),
        asked.bin(figure.true_bin),
        s.attempts,
        s.facility,
        s.low,
        s.high,
        _rounded(s.sd, 3),
        _rounded(s.discrimination),
        _rounded(s.lower),
        _rounded(s.upper),
        _rounded(s.efficiency),
        _rounded(s.weight),
        asked.wrong(figure),
        figure.wrong_share.value if figure.wrong else None,
        said.verdict(s),
    )


def _note(report: ClassReport, asked: Asked, further: str = "") -> str:
    """Which class, when, by whose rules, and about which questions."""
    kinds = _("some kinds of questions only") if report.wanted.kinds else _("all kinds of questions")
    about = _("{name} · {span} · {rules} · {kinds}").format(
        name=report.class_name, span=said.span(report.wanted), rules=words(asked.scheme.name), kinds=kinds
    )
    return f"{about} · {further}" if further else about


def _shared(name: str, share: Share, definition: str) -> _Row:
    return (name, share.value, round(share.part, 2), share.of, *_interval(share), definition)


def _single(name: str, number: float | None) -> _Row:
    return (name, None, number, None, None, None, "")


def _interval(share: Share) -> tuple[float | None, float | None]:
    return share.interval or (None, None)


def _rounded(number: float | None, places: int = 1) -> float | None:
    return None if number is None else round(number, places)


def _text(head: str) -> Column:
    return Column(head, "text")


def _percent(head: str) -> Column:
    return Column(head, "percent")


def _number(head: str) -> Column:
    return Column(head, "number")
