"""`bank stats` and `bank check`: what the built-in questions hold, and whether they are sound."""

from __future__ import annotations

import click

from wastequiz.cli import frame
from wastequiz.i18n import N_, _

LABELS = {
    "items": N_("Items"),
    "aliases": N_("Other names"),
    "pictures": N_("Pictures"),
    "knowledge_questions": N_("Knowledge questions"),
    "schemes": N_("Cities and countries"),
    "kinds_of_waste": N_("Kinds of waste"),
    "ready_sets": N_("Ready quizzes"),
    "languages": N_("Languages"),
}


@click.group()
@frame.data_option
def bank() -> None:
    """Count or check the built-in bank of questions."""


@bank.command()
@frame.json_option
@frame.data_option
def stats(as_json: bool) -> None:
    """Count items, pictures, questions, schemes, kinds of waste and languages."""
    from wastequiz.services import builtin

    found = builtin.stats(builtin.read())
    if as_json:
        frame.print_json(found)
        return
    for name, count in found.items():
        label = _(LABELS[name])
        click.echo(f"{count:6}  {label}")


@bank.command()
@frame.json_option
@frame.data_option
def check(as_json: bool) -> None:
    """Check every source file: mistakes one a line (then exit code 1), and rulings without a source by scheme."""
    from wastequiz.services import builtin
    from wastequiz.wording.problems import problem_sentence

    found = builtin.check()
    sentences = [problem_sentence(problem) for problem in found.problems]
    if as_json:
        frame.print_json({"ok": not sentences, "problems": sentences, "unverified": dict(found.unverified)})
    else:
        for sentence in sentences:
            click.echo(sentence)
        for code, count in found.unverified.items():
            click.echo(_("{scheme}: {n} rulings without a source (asked in practice only)").format(scheme=code, n=count))
        click.echo(_("Mistakes: {n}").format(n=len(sentences)) if sentences else _("No mistakes found."))
    if sentences:
        click.get_current_context().exit(frame.PROBLEM)
