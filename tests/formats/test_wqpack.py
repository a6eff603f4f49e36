"""Our own pack: nothing is lost in it, and nothing that a stranger put into one gets further than its reading."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import WRITTEN, make_choice, text
from tests.formats.authored import questions
from wastequiz.domain import plain
from wastequiz.domain.errors import PackRefused
from wastequiz.domain.exchange import Entry, Reading, Writing
from wastequiz.domain.questions import Authored
from wastequiz.formats import FORMATS, of, wqpack, zip_members
from wastequiz.wording.errors import told

READING = Reading(lambda n: f"new_{n}")
PNG = b"\x89PNG picture"
OWN = "own/0123456789abcdef01234567"


def sent(*asked: Authored, picture: Callable[[str], bytes | None] = lambda _name: PNG) -> bytes:
    return wqpack.write(asked, Writing(picture=picture, title="ours")).data


def taken(data: bytes) -> list[Entry]:
    return list(wqpack.read(data, READING).entries)


def a_pack(bodies: object, manifest: object = None, **members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("pack.json", json.dumps({"wqpack": 1} if manifest is None else manifest))
        packed.writestr("questions.json", bodies if isinstance(bodies, str) else json.dumps(bodies))
        for name, body in members.items():
            packed.writestr(name, body)
    return out.getvalue()


def an_empty_zip() -> bytes:
    out = BytesIO()
    zipfile.ZipFile(out, "w").close()
    return out.getvalue()


def body(of_kind: str = "single_choice", **changes: Any) -> dict[str, Any]:
    return {**plain.authored_to_plain(WRITTEN[of_kind]("q")), **changes}


def test_it_is_one_of_the_formats() -> None:
    assert "wqpack" in FORMATS and of("wqpack") is wqpack.FORMAT


@pytest.mark.parametrize("kind", list(WRITTEN))
def test_every_kind_comes_back_as_it_went(kind: str) -> None:
    full = replace(WRITTEN[kind]("q"), tags=("电池", "a b"), points=0, limit_s=40, schemes=("cn-harbin",), explanation=text("because"))
    [entry] = taken(sent(full))
    assert entry.question == full and entry.faults == () and entry.line == 1


@given(st.sampled_from([kind for kind in WRITTEN if kind != "spot_on_picture"]).flatmap(questions))
def test_whatever_can_be_asked_comes_back_as_it_went(asked: Authored) -> None:
    assert [entry.question for entry in taken(sent(asked))] == [asked]


def test_pictures_of_its_own_come_along_and_missing_ones_are_named() -> None:
    pictured = replace(make_choice("q"), picture=OWN)
    [entry] = taken(sent(pictured))
    assert entry.question == pictured and entry.pictures == {OWN: PNG}
    went = wqpack.write([pictured], Writing())
    assert [(key, fault.code) for key, fault in went.lost] == [("q", "picture_missing")] and went.questions == 1


def test_the_same_questions_make_the_same_file() -> None:
    assert sent(make_choice("a"), make_choice("b")) == sent(make_choice("a"), make_choice("b"))


@pytest.mark.parametrize(
    "wrong",
    [
        7,
        {},
        [],
        {"key": "q"},
        body(kind="no_such"),
        body(kind="which_bin"),
        body(topic="cooking"),
        body(difficulty=6),
        body(difficulty="hard"),
        body(band="g99"),
        body(limit_s=-1),
        body(stem={"en": "x" * 5000}),
        body(options=[{"id": "a"}]),
        body(options="abc"),
        body(points={"much": 1}),
        body(points=-1),
        body(picture=None),
        body(key=7),
        body("matching", options=[{**option, "target": "t9"} for option in body("matching")["options"]]),
        body("ordering", options=[{**option, "rank": 1} for option in body("ordering")["options"]]),
        body("matching", targets=[{"id": "t9", "label": {"en": "x"}, "picture": ""}]),
        body(unknown="field"),
        body("estimate", number={"value": float("inf"), "tolerance": 1, "low": 0, "high": float("inf"), "step": 1, "unit": {}}),
    ],
)
def test_what_is_no_question_is_a_fault_at_its_place(wrong: object) -> None:
    first, second = taken(a_pack([wrong, body()]))
    assert first.question is None and [fault.code for fault in first.faults] == ["pack_entry_broken"] and first.cells
    assert second.question is not None and second.line == 2


def test_what_cannot_be_asked_names_the_part_that_is_wrong() -> None:
    none_right = body(options=[{**option, "right": False} for option in body()["options"]])
    [entry] = taken(a_pack([none_right]))
    assert entry.question is None and [(f.code, f.field) for f in entry.faults] == [("pack_entry_wrong", "options")]


def test_a_key_that_stands_there_twice_is_a_fault() -> None:
    first, second = taken(a_pack([body(), body()]))
    assert first.question is not None and second.question is None and [f.code for f in second.faults] == ["pack_twice"]


def test_invisible_signs_do_not_come_in() -> None:
    [entry] = taken(a_pack([body(stem={"en": "a\u202eb\u200b?"})]))
    assert entry.question is not None and entry.question.stem["en"] == "ab?"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "zip"),
        (b"PK\x03\x04 cut off", "zip"),
        (sent(make_choice("q"))[:-30], "zip"),
        (an_empty_zip(), "pack"),
        (a_pack([], {"wqpack": 2}), "newer"),
        (a_pack([], {"wqpack": "1"}), "pack"),
        (a_pack([], {"wqpack": 0}), "pack"),
        (a_pack([], []), "pack"),
        (a_pack({}), "pack"),
        (a_pack("["), "pack"),
        (a_pack("[" * 100_000), "pack"),
        (a_pack([{}] * 100_001), "size"),
        (a_pack([], **{"../evil": b"x"}), "name"),
        (a_pack([], **{"/etc/evil": b"x"}), "name"),
        (a_pack([], **{"C:\\evil": b"x"}), "name"),
        (a_pack([], **{"a/../../evil": b"x"}), "name"),
        (a_pack([], **{"pictures/con.png": b"x"}), "name"),
        (a_pack([], nul=b"x"), "name"),
        (a_pack([], **{"pictures/evil.": b"x"}), "name"),
        (a_pack([], **{"pictures/A.png": b"x", "pictures/a.png": b"x"}), "twins"),
        (a_pack([], **{"pictures/a": sent(make_choice("q"))}), "nested"),
        (a_pack([], **{"pictures/a": bytes(19_000_000)}), "size"),
        (a_pack([], **{f"{n}": b"" for n in range(5000)}), "size"),
    ],
)
def test_a_pack_that_is_none_or_means_harm_is_refused_in_words(data: bytes, why: str) -> None:
    with pytest.raises(PackRefused) as refused:
        taken(data)
    assert refused.value.why == why
    said = told(refused.value)
    assert said.what and said.then


def test_a_link_in_a_pack_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        link = zipfile.ZipInfo("pictures/a")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    with pytest.raises(PackRefused) as refused:
        taken(out.getvalue())
    assert refused.value.why == "name"


def test_members_together_may_not_be_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "MOST_UNPACKED", 1000)
    with pytest.raises(PackRefused) as refused:
        taken(a_pack([], **{"pictures/a": b"a" * 600, "pictures/b": b"b" * 600}))
    assert (refused.value.why, refused.value.member) == ("size", "pictures/b")


def test_folders_in_a_pack_do_no_harm() -> None:
    out = BytesIO(a_pack([body()]))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("pictures/", b"")
    assert len(taken(out.getvalue())) == 1
