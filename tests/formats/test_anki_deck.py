"""Decks for Anki: a note a question, the same one again when it is exported again, and nothing in it that runs."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from tests.factories import WRITTEN, make_choice, make_spots, text
from wastequiz.domain.exchange import Outgoing, Writing
from wastequiz.domain.questions import Authored
from wastequiz.formats import anki_deck

PNG = b"\x89PNG picture"
WRITING = Writing("en", lambda _name: PNG, title="Class 3")


def sent(*asked: Authored, writing: Writing = WRITING) -> Outgoing:
    return anki_deck.write(asked, writing)


def notes(out: Outgoing, place: Path) -> list[Sequence[str]]:
    """(guid, tags, key, question, answer, reason) of each note."""
    with zipfile.ZipFile(BytesIO(out.data)) as packed:
        packed.extract("collection.anki2", place)
    conn = sqlite3.connect(place / "collection.anki2")
    rows = [
        (guid, tags.strip(), *fields.split("\x1f")) for guid, tags, fields in conn.execute("SELECT guid, tags, flds FROM notes ORDER BY id")
    ]
    conn.close()
    return rows


@pytest.mark.parametrize("kind", [kind for kind in WRITTEN if kind != "spot_on_picture"])
def test_every_kind_but_places_on_a_picture_becomes_a_note(kind: str, tmp_path: Path) -> None:
    asked = replace(WRITTEN[kind]("q"), explanation=text("because"), tags=("two words",))
    out = sent(asked)
    [(_guid, tags, key, question, answer, reason)] = notes(out, tmp_path)
    assert out.questions == 1 and key == "q" and tags == "two_words"
    assert "q" in question and answer and "because" in reason


def test_places_on_a_picture_stay_behind_and_that_is_said(tmp_path: Path) -> None:
    out = sent(make_spots("s"), make_choice("q"))
    assert out.questions == 1 and [note[2] for note in notes(out, tmp_path)] == ["q"]
    assert ("s", "kind_not_carried") in [(key, fault.code) for key, fault in out.lost]


def test_what_is_right_stands_on_the_back_with_its_why(tmp_path: Path) -> None:
    asked = make_choice("q")
    right = next(option for option in asked.options if option.right)
    asked = replace(asked, options=tuple(replace(o, why=text("so it is")) if o is right else o for o in asked.options))
    [(_guid, _tags, _key, question, answer, _reason)] = notes(sent(asked), tmp_path)
    assert right.label["en"] in answer and "so it is" in answer and "so it is" not in question


def test_words_are_only_words(tmp_path: Path) -> None:
    [note] = notes(sent(replace(make_choice("q"), stem=text("<script>x</script> {{Answer}}\nb"))), tmp_path)
    assert "<script" not in note[3] and "{{Answer" not in note[3] and "&lt;script&gt;" in note[3] and "<br>b" in note[3]


def test_pictures_come_along_and_missing_ones_are_named(tmp_path: Path) -> None:
    asked = replace(make_choice("q"), picture="items/x")
    out = sent(asked)
    with zipfile.ZipFile(BytesIO(out.data)) as packed:
        [(number, name)] = json.loads(packed.read("media")).items()
        assert packed.read(number) == PNG and name.endswith(".png")
    assert name in notes(out, tmp_path)[0][3]
    for body in (None, b"GIF89a"):
        found = sent(asked, writing=replace(WRITING, picture=lambda _name, body=body: body))
        assert ("q", "picture") in [(key, fault.field) for key, fault in found.lost]


def test_a_deck_a_topic_and_the_same_note_and_deck_next_time(tmp_path: Path) -> None:
    asked = [make_choice("a", topic="law"), make_choice("b", topic="bulky"), make_choice("c", topic="law")]
    first, second = sent(*asked), sent(*asked, writing=replace(WRITING, title=""))
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    assert [n[0] for n in notes(first, tmp_path / "1")] == [n[0] for n in notes(second, tmp_path / "2")]
    conn = sqlite3.connect(tmp_path / "1" / "collection.anki2")
    [(decks,)] = conn.execute("SELECT decks FROM col").fetchall()
    conn.close()
    names = {deck["name"] for deck in json.loads(decks).values()}
    assert len([name for name in names if name.startswith("Class 3::")]) == 2


def test_a_title_begins_no_deck_of_its_own() -> None:
    assert anki_deck.one_deck("a::b  c") == "a: b c"
