"""The file that carries an event to a kiosk: nothing of it is lost, and nothing that a stranger put into one gets further than its reading."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from wastequiz.domain.errors import EventTooNew, KnownError, NotAnEvent
from wastequiz.domain.event_plain import to_plain
from wastequiz.domain.events import Event, Prize
from wastequiz.formats import wqevent, zip_members
from wastequiz.formats.wqevent import EventFile
from wastequiz.wording.errors import sentence

LOGO, BAG = "own/" + "1" * 24, "own/" + "2" * 24
EVENT = Event(
    "e1",
    "开放日",
    "操场",
    ("2026-11-28",),
    scheme="cn-harbin",
    prizes=(Prize("bag", "环保袋", "bag", 5, own_picture=BAG),),
    kiosk=2,
    stations=3,
    logo=LOGO,
)


def png(colour: str = "red", size: tuple[int, int] = (8, 8)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def a_file(change: object = None, *, whole: object = None, **members: bytes) -> bytes:
    """An event's file with some of its manifest changed, and other members besides."""
    manifest: object = {"wqevent": 1, "event": to_plain(EVENT), "made_utc_ms": 5, "edited_utc_ms": 7, "rules": None}
    if isinstance(change, dict):
        manifest = {**manifest, **change}  # type: ignore[dict-item]
    if whole is not None:
        manifest = whole
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("event.json", manifest if isinstance(manifest, str | bytes) else json.dumps(manifest))
        for name, body in members.items():
            packed.writestr(name, body)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(KnownError) as error:
        wqevent.read(data)
    assert "Something did not work" not in sentence(error.value)
    return error.value.why if isinstance(error.value, NotAnEvent) else type(error.value).__name__


def test_an_event_comes_out_as_it_went_in() -> None:
    rules = {"base": "cn-harbin", "name": {"en": "ours"}, "rests_on": "", "kinds": {}, "items": {}}
    sent = EventFile(EVENT, 5, 7, {LOGO: png(), BAG: png("blue")}, rules)
    data = wqevent.write(sent)
    assert data == wqevent.write(sent)
    found = wqevent.read(data)
    assert (found.event, found.made_utc_ms, found.edited_utc_ms, found.rules) == (EVENT, 5, 7, rules)
    assert set(found.pictures) == {LOGO, BAG}
    assert Image.open(BytesIO(found.pictures[BAG])).convert("RGB").getpixel((0, 0)) == (0, 0, 255)


def test_a_picture_that_did_not_come_along_is_not_shown_and_one_nobody_shows_is_left_where_it_is() -> None:
    found = wqevent.read(a_file(**{"pictures/" + "3" * 24: png(), "pictures/" + "2" * 24: png(), "readme.txt": b"hello"}))
    assert found.event == replace(EVENT, logo="") and set(found.pictures) == {BAG}


def test_it_shows_each_picture_once() -> None:
    assert wqevent.shown(replace(EVENT, logo=BAG)) == (BAG,)
    assert wqevent.shown(Event("e", "n")) == ()


def test_words_are_cleaned_on_the_way_in() -> None:
    event = to_plain(EVENT) | {"name": "开放\u202e日", "colour": "#ff0000"}
    found = wqevent.read(a_file({"event": event})).event
    assert (found.name, found.colour) == ("开放日", "orange")


@pytest.mark.parametrize(
    "change",
    [
        {"event": None},
        {"event": []},
        {"event": {}},
        {"event": to_plain(EVENT) | {"id": "../../x"}},
        {"event": to_plain(EVENT) | {"name": ""}},
        {"event": to_plain(EVENT) | {"name": "x" * 5000}},
        {"event": to_plain(EVENT) | {"prizes": [{"id": "p", "name": "q", "stock": 10**9}]}},
        {"event": to_plain(EVENT) | {"logo": "../../etc/passwd"}},
        {"event": to_plain(EVENT) | {"dates": ["'; DROP TABLE events"]}},
        {"event": to_plain(EVENT) | {"questions": float("nan")}},
        {"wqevent": 0},
        {"wqevent": "1"},
        {"made_utc_ms": -1},
        {"edited_utc_ms": 1 << 60},
        {"edited_utc_ms": "now"},
        {"rules": 7},
    ],
)
def test_a_manifest_that_is_none_is_refused(change: dict[str, Any]) -> None:
    assert refused(a_file(change)) == "content"


@pytest.mark.parametrize("whole", ["", "not json", "[]", "7", "[" * 100_000, b"\xff\xfe\x00"])
def test_what_is_no_manifest_at_all_is_refused(whole: object) -> None:
    assert refused(a_file(whole=whole)) == "content"


def test_one_of_a_later_program_says_so() -> None:
    with pytest.raises(EventTooNew) as error:
        wqevent.read(a_file({"wqevent": 9}))
    assert (error.value.version, error.value.ours) == (9, 1)


def an_empty_zip() -> bytes:
    out = BytesIO()
    zipfile.ZipFile(out, "w").close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "zip"),
        (b"PK\x03\x04 cut off", "zip"),
        (an_empty_zip(), "content"),
        (a_file()[:-40], "zip"),
        (a_file(**{"../evil": b"x"}), "name"),
        (a_file(**{"/etc/passwd": b"x"}), "name"),
        (a_file(**{"C:\\evil": b"x"}), "name"),
        (a_file(con=b"x"), "name"),
        (a_file(**{"pictures/a": b"x", "pictures/A": b"x"}), "twins"),
        (a_file(**{"pictures/" + "2" * 24: b"no picture"}), "picture"),
        (a_file(**{"pictures/" + "2" * 24: b"<svg onload=evil()>"}), "picture"),
        (a_file(**{"pictures/" + "2" * 24: png(size=(5000, 4000))}), "picture"),
        (a_file(**{"pictures/" + "2" * 24: an_empty_zip()}), "nested"),
        (a_file(**{"pictures/" + "2" * 24: b" " * 21_000_000}), "size"),
        (a_file(**{f"pictures/{n}": b"x" for n in range(40)}), "size"),
        (b"x" * (wqevent.MOST_BYTES + 1), "size"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_not_to_be_trusted_is_refused_in_words(data: bytes, why: str) -> None:
    assert refused(data) == why


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "RATIO_FROM", 1_000)
    assert refused(a_file(**{"pictures/" + "2" * 24: b"\0" * 900_000})) == "size"
