"""Choices of the bank's table: kept by name, and as they were."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import given

from tests.services.asking import heard
from tests.services.test_bank_table import FILTERS
from wastequiz.domain.items import Band
from wastequiz.services import bank_filters
from wastequiz.services.bank_filters import Filters, Saved
from wastequiz.services.school import School


def test_choices_are_kept_by_name(school: School) -> None:
    chosen = Filters(
        "电池", bins=("food",), bands=(Band.g34,), states=("draft",), difficulties=(3,), pictured=True, facility=(0.0, 0.6), tags=("a",)
    )

    def keep(name: str, filters: Filters) -> Sequence[Saved]:
        return heard(school, lambda done, failed: bank_filters.keep(school, name, filters, done, failed))

    assert list(keep("易错", chosen)) == [Saved("易错", chosen)]
    assert [one.name for one in keep("全部", Filters())] == ["易错", "全部"]
    assert [one.name for one in keep("易错", Filters("纸"))] == ["全部", "易错"]
    kept = heard(school, lambda done, failed: bank_filters.saved(school, done, failed))
    assert list(kept) == [Saved("全部", Filters()), Saved("易错", Filters("纸"))]
    assert [one.name for one in heard(school, lambda done, failed: bank_filters.forget(school, "全部", done, failed))] == ["易错"]
    for n in range(bank_filters.MOST + 3):
        last = keep(str(n), Filters())
    assert len(last) == bank_filters.MOST and last[0].name == "3"


def test_what_is_no_filter_is_passed_over() -> None:
    odd = {"bands": ["g34", "zz"], "states": ["draft", "zz"], "difficulties": [3, "x"], "pictured": "yes", "facility": [0.2], "bins": None}
    assert bank_filters.from_plain(odd) == Filters(bands=(Band.g34,), states=("draft",), difficulties=(3,))
    assert bank_filters.from_plain({}) == Filters()


@given(FILTERS)
def test_filters_survive_being_kept(filters: Filters) -> None:
    assert bank_filters.from_plain(json.loads(json.dumps(filters.plain()))) == filters
