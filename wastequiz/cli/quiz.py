"""`quiz new`, `quiz list`: a teacher's quiz by a rule in words or a list of questions, and which there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from wastequiz.cli import frame
from wastequiz.i18n import _

if TYPE_CHECKING:
    from wastequiz.domain.quiz_desk import QuizRow
    from wastequiz.domain.quizzes import Quiz, Shortage
    from wastequiz.services.school import School
    from wastequiz.store.db import Db


@click.group()
def quiz() -> None:
    """Make quizzes for classes, and list them."""


@quiz.command()
@click.argument("name")
@click.option("--rule", "rules", metavar="RULE", multiple=True, help='Like "12 from batteries and paper, half easy"; several make parts.')
@click.option("--keys", metavar="KEYS", help='Questions by key, with commas: "haz_alkaline_aa,which_bin:banana_peel".')
@click.option("--class", "classes", metavar="CLASS", multiple=True, help="A class it is set to; may be said several times.")
@click.option("--opens", metavar="DATE", default="", help="The first day it may be played, like 2026-11-26; else at once.")
@click.option("--due", metavar="DATE", default="", help="The last day; else there is none.")
@click.option("--exam", is_flag=True, help="Silent to its end, with a pass mark of 80 % and a certificate.")
@click.option("--minutes", type=click.IntRange(0, 180), default=0, help="Time for the whole; 0: none.")
@click.option("--tries", type=click.IntRange(0, 20), default=1, show_default=True, help="How often it may be played; 0: freely.")
@frame.json_option
@frame.data_option
def new(
    name: str,
    rules: tuple[str, ...],
    keys: str | None,
    classes: tuple[str, ...],
    opens: str,
    due: str,
    exam: bool,
    minutes: int,
    tries: int,
    as_json: bool,
) -> None:
    """Make the quiz NAME from rules or from questions. Where the bank has too few, that is said, and nothing is kept."""
    from wastequiz.domain.quizzes import Quiz, checked
    from wastequiz.services import quiz_words, quizzing
    from wastequiz.store import rosters

    if bool(rules) is bool(keys):
        raise click.UsageError(_("Say either --rule or --keys."))

    with frame.open_school() as school:

        def make(db: Db) -> tuple[Quiz, tuple[Shortage, ...], str]:
            found = [rosters.class_by_name(db, one) for one in classes]
            parts = tuple(quiz_words.part_of(school, db, rule) for rule in rules)
            listed = tuple(key.strip() for key in (keys or "").split(",") if key.strip())
            made = Quiz(name, listed, parts, exam=exam, certificate=exam, minutes=minutes, tries=tries, shuffle=not listed)
            made = checked(replace(made, band=min((c.band for c in found), default=made.band)))
            short = quizzing.shortages_now(school, db, made)
            ids = [c.id for c in found]
            quiz_id = "" if short else quizzing.save_now(school, db, made, classes=ids, opens=opens, due=due)
            return made, short, quiz_id

        made, short, quiz_id = school.ask(make)
        _tell_new(school, made, short, quiz_id, as_json)
    if short:
        click.get_current_context().exit(1)


def _tell_new(school: School, made: Quiz, short: tuple[Shortage, ...], quiz_id: str, as_json: bool) -> None:
    from wastequiz.wording import quizzes

    problems = [{"line": one.part + 1, "what": quizzes.shortage(one, parts=len(made.rule))} for one in short]
    if as_json:
        frame.print_json({"id": quiz_id or None, "name": made.name, "questions": made.size, "problems": problems})
        return
    for problem in problems:
        click.echo(problem["what"], err=True)
    if quiz_id:
        click.echo(_("{name}: {what}").format(name=made.name, what=_what(school, made)))
    else:
        click.echo(_("Nothing was kept."), err=True)


@quiz.command("list")
@click.option("--archived", is_flag=True, help="Those that were put away.")
@frame.json_option
@frame.data_option
def list_(archived: bool, as_json: bool) -> None:
    """List the quizzes: what each asks, for which classes, until when, how many have played it."""
    from wastequiz.services import quizzing

    with frame.open_school() as school:
        rows = school.ask(lambda db: quizzing.rows_now(db, archived=archived))
        if as_json:
            frame.print_json([_plain(row) for row in rows])
            return
        if not rows:
            click.echo(_("There is no quiz."))
        for row in rows:
            click.echo(_("{name}: {what}").format(name=row.kept.quiz.name, what=_what(school, row.kept.quiz)))
            for line in _classes(row):
                click.echo(f"  {line}")


def _what(school: School, made: Quiz) -> str:
    from wastequiz.services import quiz_words
    from wastequiz.wording import quizzes

    return _(" + ").join(quizzes.about(made, lambda code: quiz_words.subject_name(code, school.bank, school.scheme)))


def _classes(row: QuizRow) -> list[str]:
    from wastequiz.wording import quizzes

    return [
        " · ".join(
            part
            for part in (
                a.class_name,
                _("until {day}").format(day=a.assignment.due) if a.assignment.due else "",
                _("{n} played").format(n=quizzes.done_of(a.done, a.of)),
            )
            if part
        )
        for a in row.assigned
    ]


def _plain(row: QuizRow) -> dict[str, Any]:
    from wastequiz.domain.quizzes import to_plain

    classes = [
        {"class": a.class_name, "opens": a.assignment.opens or None, "due": a.assignment.due or None, "done": a.done, "of": a.of}
        for a in row.assigned
    ]
    return {
        "id": row.kept.id,
        "archived": row.kept.archived,
        **to_plain(row.kept.quiz),
        "questions": row.kept.quiz.size,
        "classes": classes,
    }
