"""A student with a past: answers given before the page under test opens."""

from __future__ import annotations

from typing import Any

from tests.ui.screens.playground import add_class
from wastequiz.domain.draw import rebuild
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Progress, Round, RoundSpec
from wastequiz.domain.students import Contestant
from wastequiz.services import enrolling
from wastequiz.store import rounds
from wastequiz.store.db import Db
from wastequiz.ui.context import Context, Session

RULES = "cn-harbin"
PEEL, SHIRT, BATTERY = "banana_peel", "old_shirt", "aa_battery"


def a_student(qtbot: Any, context: Context, name: str = "3B") -> Contestant:
    """Somebody of a class of two, in the session."""
    added = add_class(qtbot, context, name, 2)
    found: list[Any] = []
    enrolling.students(context.school, added.id, found.append, _raise)
    qtbot.waitUntil(lambda: bool(found))
    who = enrolling.contestant(found[0][0])
    context.session = Session(who, added, RoundSpec(RULES))
    return who


def which_bin(context: Context, item: str) -> Question:
    """Which bin does this thing go in?"""

    def work(db: Db) -> Question:
        pool = context.school.pool(db, RULES)
        return rebuild(f"which_bin:{item}", [b.id for b in pool.scheme.bins], context.school.bank, pool, {}.__getitem__)

    return context.school.ask(work)


def answered(context: Context, who: Contestant, item: str, chosen: str = "") -> None:
    """Lets `who` put a thing into `chosen`, '' the right bin."""
    question = which_bin(context, item)

    def work(db: Db) -> None:
        seen = f"{item}-{chosen}-{db.clock.utc_ms()}-{who.ref}"
        round_ = Round(seen, RoundSpec(RULES, length=1), 0, context.school.bank.scheme(RULES).revision, (question,), who)
        rounds.start(db, round_)
        answer = Progress(round_).mark((chosen,) if chosen else KINDS["which_bin"].solution(question), 900)
        rounds.answer(db, round_, answer)
        rounds.finish(db, Progress(round_).after(answer))

    context.school.ask(work)


def _raise(error: BaseException) -> None:
    raise error
