"""What is being written is kept every few seconds, and offered again until it is saved or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wastequiz.domain.items import Band
from wastequiz.domain.mending import blank
from wastequiz.services import drafting
from wastequiz.services.drafting import Draft
from wastequiz.services.school import School


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    made = School(tmp_path).open_and_wait()
    yield made
    made.close()


def _raise(error: BaseException) -> None:
    raise error


def kept(school: School) -> Draft | None:
    found: list[Draft | None] = []
    drafting.kept(school, found.append, _raise)
    school.ask(lambda _db: None)
    return found[0]


def test_a_draft_is_kept_replaced_and_forgotten(school: School) -> None:
    assert kept(school) is None
    one, two = (blank(kind, f"own_{kind}", topic="winter", band=Band.g34) for kind in ("true_false", "estimate"))
    drafting.keep(school, one, new=True)
    drafting.keep(school, two, new=False)
    found = kept(school)
    assert found is not None and found.question == two and not found.new
    assert abs(found.utc_ms - school.clock.utc_ms()) < 60_000
    drafting.forget(school)
    assert kept(school) is None
