"""Simulated power cuts on the real tables and settings: FULL loses nothing; NORMAL and OFF do, so the simulation can fail."""

from __future__ import annotations

import os
from pathlib import Path

from tests.store import power_cut

TRIALS = int(os.environ.get("WASTEQUIZ_POWER_CUTS", "60"))
"""The bench asks for 1,000."""


def test_sixty_power_cuts_lose_no_acknowledged_answer(tmp_path: Path, record_property: object) -> None:
    assert callable(record_property)
    record_property("sqlite", power_cut.SQLITE)
    found = power_cut.trials(tmp_path, TRIALS, "FULL")
    print(f"FULL on SQLite {power_cut.SQLITE}: {found}")
    assert found["whole"] == TRIALS
    assert found["acked"] > TRIALS * 10


def test_the_simulation_does_lose_answers_where_the_setting_is_weaker(tmp_path: Path) -> None:
    found = power_cut.trials(tmp_path, max(10, TRIALS // 3), "NORMAL")
    print(f"NORMAL on SQLite {power_cut.SQLITE}: {found}")
    assert found["lost"] >= 1


def test_the_simulation_does_damage_files_where_nothing_is_synced(tmp_path: Path) -> None:
    found = power_cut.trials(tmp_path, max(10, TRIALS // 3), "OFF")
    print(f"OFF on SQLite {power_cut.SQLITE}: {found}")
    assert found["damaged"] >= 1
    assert found["lost"] + found["damaged"] >= 5
