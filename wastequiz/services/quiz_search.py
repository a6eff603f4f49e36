"""Looking for questions to put on a quiz's list: things by name, pinyin or first letters, written questions by their stem."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from wastequiz.domain.draw import Drawer
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.questions import Question
from wastequiz.domain.quiz_draw import forms
from wastequiz.domain.quizzes import WORD
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import finding
from wastequiz.services.finding import Finder
from wastequiz.services.school import Failed, School
from wastequiz.store import bank, quizzes
from wastequiz.store.db import Db

MOST = 60
"""So many are found at most, half of them things."""


def find(school: School, typed: str, done: Callable[[Sequence[Question]], None], failed: Failed) -> None:
    """The questions that may be asked for points under the rules in force and are about what was typed, things first; none for ''."""

    def with_finder(finder: Finder) -> None:
        hits = finder.find(typed, limit=MOST).hits
        keys = [f"{which_bin.NAME}:{hit.item.id}" for hit in hits if not hit.item.parts][: MOST // 2]
        school.tell(lambda db: _found(school, db, typed, keys), done, failed)

    if typed.strip():
        finding.build(school, with_finder, failed)
    else:
        done(())


def _found(school: School, db: Db, typed: str, keys: Sequence[str]) -> tuple[Question, ...]:
    pool = school.pool(db, school.scheme.code)
    drawer = Drawer(RoundSpec(pool.scheme.code), Random(0), school.bank, pool, lambda key: bank.authored(db, key))
    written = sorted(quizzes.named(db, f"{WORD}:{typed}", forms(typed)))
    found = (drawer.about(key) for key in (*keys, *written[: MOST - len(keys)]))
    return tuple(question for question in found if question is not None and question.scored)
