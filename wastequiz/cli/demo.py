"""`demo fill`: a school to look at, with classes, students and weeks of play."""

from __future__ import annotations

import click

from wastequiz.cli import frame
from wastequiz.domain.students import MAX_SEAT
from wastequiz.i18n import _


@click.group()
@frame.data_option
def demo() -> None:
    """Fill a data folder with a school to look at."""


@demo.command()
@click.option("--classes", metavar="N", type=click.IntRange(0, 2000), default=6, show_default=True, help="How many classes to add.")
@click.option(
    "--students", metavar="N", type=click.IntRange(0), default=200, show_default=True, help="How many students in all, spread evenly."
)
@click.option("--answers", metavar="N", type=click.IntRange(0), default=5000, show_default=True, help="How many answers they give in all.")
@click.option("--seed", metavar="S", type=int, default=1, show_default=True, help="The same seed plays the same.")
@frame.json_option
@frame.data_option
def fill(classes: int, students: int, answers: int, seed: int, as_json: bool) -> None:
    """Add classes, students and answers, spread over the past weeks.

    What is there already stays. The first start's questions (language, city) are answered where nobody has.
    """
    if students > classes * MAX_SEAT:
        raise frame.Stop(
            _("{students} students do not fit into {classes} classes: a class has at most {most}.").format(
                students=students, classes=classes, most=MAX_SEAT
            )
        )
    if answers and not students:
        raise frame.Stop(_("Answers need somebody who gives them: ask for students too."))
    from wastequiz.services import demo, simulating

    def tell(done: int) -> None:
        click.echo(_("Answers: {done} of {all}").format(done=done, all=answers), err=True)

    with frame.open_school(create=True) as school:
        simulating.answer_first_start(school)
        found = demo.fill(school, classes, students, answers, seed, tell)
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
