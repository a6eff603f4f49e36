"""Backups and merges in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from wastequiz.domain.errors import PACK_CODES, DiskFull, PlaceRefused, SchoolPackRefused, SchoolWiped
from wastequiz.domain.keeping import CLASHES, Clash, Cloned, Inside, Taken
from wastequiz.wording import errors, keeping, keeping_errors

MS = 1_772_700_000_000


def test_every_reason_to_refuse_a_pack_has_its_own_sentence() -> None:
    told = {errors.sentence(SchoolPackRefused(Path("/x"), code)) for code in PACK_CODES}
    assert len(told) == len(PACK_CODES)
    assert all("Nothing was changed here." in sentence for sentence in told)


def test_places_and_wiped_disks_are_said() -> None:
    assert "USB stick taken out" in errors.sentence(PlaceRefused(Path("/x"), "gone"))
    assert "inside" in errors.sentence(PlaceRefused(Path("/x"), "inside"))
    wiped = SchoolWiped(Path("/x"), MS)
    assert "begin anew" in errors.sentence(wiped) and "Look for a USB stick" in errors.sentence(wiped)
    found = SchoolWiped(Path("/x"), MS, Path("/b"), MS)
    assert "Take it over, or begin anew." in errors.sentence(found)
    older = SchoolWiped(Path("/x"), MS, None, None, older=True)
    assert "set back" in errors.sentence(older) and "Go on with this one" in errors.sentence(older)
    assert "Take it over, or go on" in errors.sentence(SchoolWiped(Path("/x"), MS, Path("/b"), MS, older=True))
    with pytest.raises(KeyError):
        keeping_errors.told(DiskFull(Path("/x"), 1))


def test_why_a_backup_was_made_and_its_size() -> None:
    assert (keeping.reason("close"), keeping.reason("bulk")) == ("When the program was closed", "Before a larger change")
    assert (keeping.size(12), keeping.size(40_400), keeping.size(2_340_000)) == ("1 kB", "40 kB", "2.3 MB")


def test_what_is_inside() -> None:
    many = Inside("s", 1, tuple(f"{n}A" for n in range(10)), 1, 2, 3, "2026-11-26", 0, 5, 6)
    assert keeping.inside(many) == (
        "10 classes: 0A, 1A, 2A, 3A, 4A, 5A, 6A, 7A …", "1 student", "2 written questions", "3 answers", "Last played: 2026-11-26",
    )  # fmt: skip
    assert keeping.inside(Inside("s", 1, (), 0, 0, 0, "", 0, 0, 0))[::4] == ("0 classes", "Nobody has played yet.")


def test_what_a_merge_brings_and_where_schools_differ() -> None:
    taken = Taken(
        "x", "s", 9, 2, 5, ("3A",), 1, 4, 3, 2, 1, 6, tuple(Clash(what, "N", "both") for what in CLASHES), (Cloned("aa", "bb", 7),)
    )
    assert keeping.brings(taken)[:2] == ("5 new answers", "1 new class: 3A")
    assert "6 quizzes, pictures and plans" in keeping.brings(taken)
    lines = keeping.problems(taken)
    assert lines[0][0] == 7 and "called bb here" in lines[0][1]
    assert len(keeping.clashes(taken)) == 1 + len(CLASHES)
    assert "no seat is free" in keeping.clashes(Taken("x", "s", 0, 0, 0, clashes=(Clash("seat", "N", "here"),)))[0]
    assert len(keeping.brings(Taken("x", "s", 0, 0, 0))) == 5
