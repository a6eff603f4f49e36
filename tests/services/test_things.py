"""Things for a kiosk to show: those with a drawing, and a bin of the event's rules."""

from __future__ import annotations

import pytest

from wastequiz.services import things
from wastequiz.services.school import School


@pytest.mark.parametrize("code", ["cn-harbin", "cn-shanghai"])
def test_what_is_shown_is_drawn_and_goes_into_a_bin_of_those_rules(school: School, code: str) -> None:
    found: list[tuple[str, ...]] = []
    things.pictured(school, code, found.append)
    school.ask(lambda _db: None)
    scheme = school.bank.schemes[code]
    bins = {b.id for b in scheme.bins}
    allowed = {item.picture for item in school.bank.items.values() if (r := scheme.ruling(item)) is not None and r.to in bins}
    assert len(found[0]) > 50 and len(set(found[0])) == len(found[0])
    assert set(found[0]) <= allowed - {""}


def test_rules_there_are_not_show_nothing(school: School) -> None:
    found: list[tuple[str, ...]] = []
    things.pictured(school, "xx-nowhere", found.append)
    school.ask(lambda _db: None)
    assert found == [()]
