"""`demo fill`: a school to look at, with classes, students and weeks of play."""

from __future__ import annotations

import click

from wastequiz.cli import frame
from wastequiz.domain.students import MAX_SEAT
from wastequiz.i18n import _

SEATS = 30
EACH = 25


@click.group()
@frame.data_option
def demo() -> None:
    """Fill a data folder with a school to look at."""


@demo.command()
@click.option("--classes", metavar="N", type=click.IntRange(0, 2000), default=6, show_default=True, help="How many classes to add.")
@click.option("--students", metavar="N", type=click.IntRange(0), help="How many students in all, spread evenly (default: 30 in a class).")
@click.option("--answers", metavar="N", type=click.IntRange(0), help="How many answers in all (default: 25 of each student).")
@click.option("--seed", metavar="S", type=int, default=1, show_default=True, help="The same seed plays the same.")
@frame.json_option
@frame.data_option
def fill(classes: int, students: int | None, answers: int | None, seed: int, as_json: bool) -> None:
    """Add classes, students and answers, spread over the past weeks.

    What is there already stays. The first start's questions (language, city) are answered where nobody has.
    """
    seats = SEATS * classes if students is None else students
    wanted = EACH * seats if answers is None else answers
    if seats > classes * MAX_SEAT:
        text = _("{students} students do not fit into {classes} classes: a class has at most {most}.")
        raise frame.Stop(text.format(students=seats, classes=classes, most=MAX_SEAT))
    if wanted and not seats:
        raise frame.Stop(_("Answers need somebody who gives them: ask for students too."))
    from wastequiz.services import demo, simulating

    def tell(done: int) -> None:
        click.echo(_("Answers: {done} of {all}").format(done=done, all=wanted), err=True)

    with frame.open_school(create=True) as school:
        simulating.answer_first_start(school)
        found = demo.fill(school, classes, seats, wanted, seed, tell)
    if as_json:
        frame.print_json(
            {
                "classes": found.classes,
                "students": found.students,
                "rounds": found.rounds,
                "answers": found.answers,
                "last_seq": found.last_seq,
            }
        )
    else:
        click.echo(
            _("Added: {classes} classes, {students} students, {rounds} rounds, {answers} answers.").format(
                classes=found.classes, students=found.students, rounds=found.rounds, answers=found.answers
            )
        )
