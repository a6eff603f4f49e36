"""Waits for a deed's answer, without a window."""

from __future__ import annotations

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
