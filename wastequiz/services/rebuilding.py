"""The questions of what was begun, built once more from its snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wastequiz.domain.draw import rebuild
from wastequiz.domain.questions import Question
from wastequiz.services.school import School
from wastequiz.store import bank
from wastequiz.store.db import Db


def questions_of(school: School, db: Db, kept: Mapping[str, Any]) -> tuple[Question, ...] | None:
    """Those of a snapshot (`spec`, `scheme_revision`, `keys`, `orders`, `versions`), in its order and worded as they were when it began.

    None where they cannot be: the rules of the place have changed since, or a question is gone or another one.
    """
    pool = school.pool(db, kept["spec"].scheme)
    if pool.scheme.revision != kept["scheme_revision"]:
        return None
    try:
        return tuple(
            rebuild(key, order, school.bank, pool, lambda k: bank.authored(db, k, kept["versions"].get(k, 1)))
            for key, order in zip(kept["keys"], kept["orders"], strict=True)
        )
    except (KeyError, ValueError):
        return None
