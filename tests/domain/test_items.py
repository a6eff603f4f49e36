"""Grade bands can be compared by age."""

from __future__ import annotations

from wastequiz.domain.items import Band


def test_bands_run_from_those_who_cannot_read_to_adults() -> None:
    assert [band.name for band in sorted(Band)] == ["pre", "g12", "g34", "g56", "g79", "adult"]
