"""What the page of the class report says: figures with their numbers, cells of the matrix, weeks, what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wastequiz.domain.questions import Sort
from wastequiz.domain.reporting import PASS_MARK, ClassReport, Given, ItemFigure, Matrix, Share, StudentFigure, WeekFigure
from wastequiz.domain.statistics import LEAST
from wastequiz.i18n import _, ngettext
from wastequiz.wording import answers, names
from wastequiz.wording.report import NOTHING, Asked, awareness, counted, participation, percent, sorting, verdict


class Figure(NamedTuple):
    """One card: what it is, the number, the small print; `aside`: by how much it rose or fell ("+6"); `bin_id`: the bin it is about."""

    label: str
    value: str
    note: str
    aside: str = ""
    bin_id: str = ""


def tight(share: Share) -> str:
    """A share where there is little room: number and sign stay together."""
    return percent(share).replace(" ", "\u00a0")


def number(n: float) -> str:
    """A number with its thousands parted."""
    return f"{n:,.0f}"


def seconds(ms: float | None) -> str:
    return NOTHING if ms is None else _("{n} s").format(n=f"{ms / 1000:.1f}")


# ---- figures
def change(now: Share, before: Share) -> int | None:
    """By how many points a share rose or fell since the span before; None where there was nothing before."""
    if now.value is None or before.value is None:
        return None
    return round(100 * now.value) - round(100 * before.value)


def key_figures(r: ClassReport, asked: Asked) -> tuple[Figure, ...]:
    """The four numbers a teacher looks at first."""
    moved = change(r.accuracy, r.before)
    of = ngettext("of {n} answer", "of {n} answers", r.accuracy.of).format(n=number(r.accuracy.of))
    aside = f"{moved:+d}" if moved else ""
    since = _("{points} points over the span before; {of}") if moved else _("as in the span before; {of}")
    note = of if moved is None else since.format(points=aside, of=of)
    missing = max(0, r.roster - r.played)
    absent = ngettext("{n} has not played", "{n} have not played", missing).format(n=missing) if missing else _("everybody played")
    hardest = Figure(_("Hardest bin"), NOTHING, no_hardest(r.matrix))
    if r.hardest is not None:
        bin_id, share = r.hardest
        right = _("{percent} right of {n}").format(percent=percent(share), n=number(share.of))
        hardest = Figure(_("Hardest bin"), asked.bin(bin_id), right, bin_id=bin_id)
    return (
        Figure(_("Right answers"), percent(r.accuracy), note, aside=aside),
        Figure(_("Answers"), number(r.answers), _("half of them within {time}").format(time=seconds(r.ms_median))),
        Figure(_("Took part"), _("{played} / {roster}").format(played=r.played, roster=r.roster), absent),
        hardest,
    )


def public_figures(r: ClassReport) -> tuple[Figure, ...]:
    """The three figures that are made public, each with what it means and of how many."""
    mark = round(100 * PASS_MARK)
    aware = _("had {mark}% of the knowledge questions right; N = {n} asked").format(mark=mark, n=number(r.awareness.of))
    took = _("of the roster played; N = {n} students").format(n=number(r.participation.of))
    sorted_ = _("of things sorted went into the right bin; N = {n}").format(n=number(r.sorting.of))
    return (
        Figure(awareness(), percent(r.awareness), aware),
        Figure(participation(), percent(r.participation), took),
        Figure(sorting(), percent(r.sorting), sorted_),
    )


def week(code: str) -> str:
    """An ISO week ("2026-W47") as it stands below the trend."""
    return _("W{n}").format(n=int(code.rpartition("W")[2]))


def only_week(weeks: Sequence[WeekFigure], name: str) -> str:
    """What stands in place of a trend of class `name` that would be a single mark; '' where there are more weeks with answers, or none."""
    known = [w for w in weeks if w.mine.of or w.year.of]
    if len(known) != 1:
        return ""
    (only,) = known
    said = _("{week}, {name}: {percent} right of {n}.").format(
        week=week(only.week), name=name, percent=percent(only.mine), n=number(only.mine.of)
    )
    return " ".join((said, _("From the second week on a line stands here.")))


# ---- the matrix
def cell(matrix: Matrix, asked: Asked, true_bin: str, chosen_bin: str) -> str:
    """One cell of the matrix as a sentence."""
    share = matrix.share(true_bin, chosen_bin)
    true, chosen = asked.bin(true_bin), asked.bin(chosen_bin)
    if not share.of:
        return _("Nothing of {bin} was sorted").format(bin=true)
    said = _("{percent} of {true} went into {chosen}") if true_bin != chosen_bin else _("{percent} of {true} was put right")
    count = _("{n} of {of}").format(n=number(share.part), of=number(share.of))
    return _(", ").join((said.format(percent=percent(share), true=true, chosen=chosen), count))


def no_hardest(matrix: Matrix) -> str:
    """Why no bin is the hardest."""
    return _("too few yet: a bin needs {n} things").format(n=LEAST) if matrix.total else _("nothing was sorted")


def nothing_found(matrix: Matrix) -> tuple[str, str]:
    """What stands in place of what to teach next: (in a few words, why)."""
    if matrix.total and not matrix.hardest:
        return _("Too early to tell"), _("There is something to teach next once {n} things of one bin were sorted.").format(n=LEAST)
    return _("Nothing stands out"), _("No two bins were mixed up in this span.")


def see_number(n: int) -> str:
    """The same where there is little room."""
    return _("See {n}").format(n=number(n))


def see_answers(n: int) -> str:
    return ngettext("See this {n} answer", "See these {n} answers", n).format(n=number(n))


# ---- items
def discrimination(f: ItemFigure) -> str:
    """The discrimination on the scale of 100, where it can be said of so many attempts."""
    found = f.statistics
    return NOTHING if found.discrimination is None or found.attempts < LEAST else f"{found.discrimination:.0f}"


def item_line(f: ItemFigure, asked: Asked) -> str:
    """One line of the analysis, as it is read aloud."""
    right = percent(Share(f.statistics.facility * f.statistics.attempts, f.statistics.attempts))
    parts = [asked.question(f), _("{percent} right of {n}").format(percent=right, n=number(f.statistics.attempts))]
    if f.true_bin:
        parts.insert(1, asked.bin(f.true_bin))
    parts.append(_("discrimination {n}").format(n=discrimination(f)))
    wrong = asked.wrong(f) if f.wrong else ""
    if wrong:
        parts.append(_("most chosen wrong: {what}, {percent}").format(what=wrong, percent=percent(f.wrong_share)))
    if f.statistics.weak:
        parts.append(verdict(f.statistics))
    return _(", ").join(parts)


# ---- students
def students_note() -> str:
    """How what each student answered is to be read."""
    return _(
        "For the teacher, not for the wall. By seats, nobody is ranked; hands and teams are left out. Below {n} answers no verdict."
    ).format(n=LEAST)


def student_share(f: StudentFigure) -> str:
    """How many of a student's answers were right: never a share without its number."""
    return NOTHING if not f.share.of else counted(f.share)


# ---- the answers behind a figure
def who(g: Given, seat: int = 0, animal: str = "") -> str:
    """Who gave an answer: a seat and an animal where it is known, a team, the class by so many hands, or a guest."""
    if seat:
        return names.contestant(seat, animal)
    if g.ref:
        return _("No longer here")
    if g.team:
        return names.team(g.team)
    if g.hands or g.n > 1:
        return ngettext("The whole class, {n} hand up", "The whole class, {n} hands up", g.n).format(n=g.n)
    return _("The whole class") if g.lesson else _("A guest")


def times(g: Given, only: Sequence[str] = ()) -> int:
    """How often an answer counts in the figure it is behind. `only`: where that is a cell of the matrix, as in `given`."""
    return g.n * max(1, len(_sorts(g, only)) if only else 1)


def _sorts(g: Given, only: Sequence[str]) -> list[Sort]:
    return [s for s in g.sorts if not only or (s.true_bin, s.chosen_bin or "")[: len(only)] == tuple(only)]


def given(g: Given, asked: Asked, only: Sequence[str] = ()) -> str:
    """What somebody answered. `only`: of an answer that sorted several things, those that belong there (and, with two, went there)."""
    sorts = _sorts(g, only)
    if sorts:
        return _(", ").join(
            _("{thing} → {place}").format(
                thing=names.as_head(asked.thing(s.item)), place=asked.bin(s.chosen_bin) if s.chosen_bin else _("no answer in time")
            )
            for s in sorts
        )
    if not g.choice:
        return _("no answer in time")
    if g.key not in asked.written:
        return " ".join(g.choice)
    try:
        return answers.answer(asked.written[g.key], g.choice)
    except (KeyError, ValueError):  # the question was changed since
        return " ".join(g.choice)
