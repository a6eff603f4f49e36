"""Waits for a deed's answer, without a window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from wastequiz.services.school import School


def heard(school: School, deed: Callable[[Callable[..., None], Callable[[BaseException], None]], Any]) -> Any:
    """Does `deed(done, failed)`, waits for the store, and gives what `done` got; raises what `failed` got."""
    answers: list[tuple[Any, ...]] = []
    errors: list[BaseException] = []
    deed(lambda *got: answers.append(got), errors.append)
    school.ask(lambda _db: None)
    if errors:
        raise errors[0]
    assert len(answers) == 1, "the deed never answered, or twice"
    return answers[0][0] if answers[0] else None


def waited(deed: Callable[[Callable[[Any], None], Callable[[BaseException], None]], None]) -> Any:
    """Does a long deed, one that lets answers pass, and waits for what it gives; raises what failed."""
    ended, got, errors = threading.Event(), list[Any](), list[BaseException]()
    deed(lambda found: (got.append(found), ended.set())[0], lambda error: (errors.append(error), ended.set())[0])
    assert ended.wait(30)
    if errors:
        raise errors[0]
    return got[0]
