"""A teacher never fears losing anything: backs up, changes something, and has it back in three clicks."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.person import Person
from wastequiz.domain.items import Band
from wastequiz.services import enrolling
from wastequiz.stage.asking import Ask
from wastequiz.ui.places import Backups
from wastequiz.ui.screens.backups import BackupsScreen


def test_backed_up_changed_and_restored_in_three_clicks(person: Callable[..., Person]) -> None:
    me = person()
    before = me.program.school
    me.program.context.staff_in = True
    made: list[object] = []
    enrolling.add_class(before, "3B", Band.g34, 2, made.append, made.append)
    me.program.window.navigator.go(Backups())
    page = me.arrive(BackupsScreen)
    me.click(page.now)
    me.wait(lambda: page.note.text() == "Backed up.")
    enrolling.remove_class(before, 1, lambda: made.append("gone"), made.append)
    me.wait(lambda: made[-1] == "gone" and page.found is not None and len(page.found.all) >= 1)

    page.table.setFocus()
    page.show_row(0)  # the first click: look
    me.wait(lambda: bool(page.panel.buttons))
    me.click(page.panel.buttons[0])  # the second: restore
    (ask,) = page.findChildren(Ask)
    me.click(ask.risky)  # the third: sure

    navigator = me.program.window.navigator
    me.wait(lambda: me.program.school is not before and navigator.screen is not page)
    again = me.arrive(BackupsScreen)
    me.wait(lambda: again.found is not None)
    assert again.note.text() == "The backup is in place. 0 answers given since then came back."
    assert again.found is not None and "restore" in [b.reason for b in again.found.all]
    found: list[object] = []
    enrolling.classes(me.program.school, lambda classes: found.extend(c.name for c in classes), found.append)
    me.wait(lambda: found == ["3B"])
