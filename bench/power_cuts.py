"""Simulated power cuts on the real tables and settings; NORMAL and OFF are controls that must lose."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.measure import Options, Row, say
from tests.store import power_cut


def rows(options: Options) -> list[Row]:
    found: dict[str, dict[str, int]] = {}
    for synchronous, count in (("FULL", options.cuts), ("NORMAL", options.cuts // 5), ("OFF", options.cuts // 5)):
        say(f"{count} power cuts with {synchronous}")
        with tempfile.TemporaryDirectory(prefix="wastequiz-cuts-") as place:
            found[synchronous] = power_cut.trials(Path(place), count, synchronous)
    full, normal, off = found["FULL"], found["NORMAL"], found["OFF"]
    controls = f"NORMAL: {normal['lost']} of {sum(_ends(normal))} lost answers; OFF: {off['damaged']} of {sum(_ends(off))} damaged"
    return [
        Row(
            f"{options.cuts} simulated power cuts (SQLite {power_cut.SQLITE})",
            f"{full['lost']} lost, {full['damaged']} damaged of {full['acked']} acknowledged writes",
            controls,
            "",
            "0 lost, 0 damaged; controls fail",
            full["whole"] == options.cuts and normal["lost"] > 0 and off["damaged"] > 0,
        )
    ]


def _ends(found: dict[str, int]) -> tuple[int, int, int]:
    return found["whole"], found["lost"], found["damaged"]
