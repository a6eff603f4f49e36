"""The file a school travels in: exactly three members, each as its digest says; anything else is refused before it is believed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wastequiz.domain.errors import SchoolPackRefused
from wastequiz.formats import wqschool

KEY = b"k" * 32


def a_pack(tmp_path: Path, database: bytes = b"a school" * 1000) -> Path:
    (tmp_path / "from.db").write_bytes(database)
    wqschool.write(tmp_path / "a.wqschool", tmp_path / "from.db", KEY, {"station": "abcd"})
    return tmp_path / "a.wqschool"


def made_of(tmp_path: Path, members: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    path = tmp_path / "hostile.wqschool"
    with zipfile.ZipFile(path, "w", compression) as packed:
        for name, content in members:
            packed.writestr(zipfile.ZipInfo(name) if compression == zipfile.ZIP_STORED else name, content)
    return path


def whole(tmp_path: Path, **changes: Any) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(a_pack(tmp_path)) as packed:
        members = [(name, packed.read(name)) for name in packed.namelist()]
    manifest = json.loads(members[0][1]) | changes
    return [("manifest.json", json.dumps(manifest).encode()), *members[1:]]


def refused(path: Path, place: Path) -> str:
    place.mkdir(exist_ok=True)
    with pytest.raises(SchoolPackRefused) as found:
        wqschool.unpack(path, place)
    assert found.value.path == path
    return found.value.code


def test_what_was_packed_comes_out_again(tmp_path: Path) -> None:
    place = tmp_path / "out"
    place.mkdir()
    assert wqschool.unpack(a_pack(tmp_path), place)["station"] == "abcd"
    assert {p.name: p.read_bytes() for p in place.iterdir()} == {"school.db": b"a school" * 1000, "school.key": KEY}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.wqschool", "from.db", "out"]


def test_writing_that_fails_leaves_the_file_of_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_pack(tmp_path)
    before = path.read_bytes()
    for name in ("_read", "_digest_of"):
        with monkeypatch.context() as patch:
            patch.setattr(wqschool, name, lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
            with pytest.raises(OSError, match="full"):
                wqschool.write(path, tmp_path / "from.db", KEY, {})
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.wqschool", "from.db"]


@pytest.mark.parametrize(
    "more",
    [
        ("../evil", b"x"),
        ("/etc/evil", b"x"),
        ("C:\\evil", b"x"),
        ("CON", b"x"),
        ("SCHOOL.DB", b"x"),
        ("school.db/", b""),
        ("school.db-wal", b"x"),
        ("deep/school.db", b"x"),
        ("a\u0000b", b"x"),
    ],
    ids=lambda value: repr(value[0]),
)
def test_whatever_else_is_in_it_it_is_refused(tmp_path: Path, more: tuple[str, bytes]) -> None:
    assert refused(made_of(tmp_path, [*whole(tmp_path), more]), tmp_path / "out") == "members"
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_missing_or_there_twice_is_refused(tmp_path: Path) -> None:
    members = whole(tmp_path)
    for wrong in (members[:2], members[1:], [*members, members[1]], []):
        assert refused(made_of(tmp_path, wrong), tmp_path / "out") == "members"


def test_an_altered_database_or_key_is_refused(tmp_path: Path) -> None:
    manifest, database, key = whole(tmp_path)
    for n, wrong in enumerate(([manifest, (database[0], database[1] + b"!"), key], [manifest, database, (key[0], b"x" * 32)])):
        assert refused(made_of(tmp_path, wrong), tmp_path / f"out{n}") == "digest"


@pytest.mark.parametrize(
    ("manifest", "code"),
    [
        (b"{", "zip"),
        (b"[]", "zip"),
        (b"{}", "zip"),
        (b"\xff\xfe", "zip"),
        (b"[" * 60_000, "zip"),
        (b'{"format": "x"}', "zip"),
        (b'{"format": 0}', "zip"),
        (b'{"format": 2}', "newer"),
        (b'{"format": 1}', "zip"),
        (b'{"format": 1, "sha256": {"school.db": 7}}', "digest"),
    ],
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, manifest: bytes, code: str) -> None:
    members = [("manifest.json", manifest), *whole(tmp_path)[1:]]
    assert refused(made_of(tmp_path, members), tmp_path / "out") == code


def test_sizes_are_counted_whatever_the_file_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest, database, key = whole(tmp_path)
    assert refused(made_of(tmp_path, [manifest, database, (key[0], b"x" * 33)]), tmp_path / "out") == "size"
    assert refused(made_of(tmp_path, [(manifest[0], b" " * 70_000), database, key]), tmp_path / "out") == "size"
    monkeypatch.setattr(wqschool, "_require_members", lambda *_: None)  # as if the sizes written there had lied
    assert refused(made_of(tmp_path, [(manifest[0], b" " * 70_000), database, key]), tmp_path / "out") == "size"
    monkeypatch.setitem(wqschool.MOST, "school.db", 100)
    assert refused(made_of(tmp_path, [manifest, database, key]), tmp_path / "out") == "size"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def scramble(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    at = raw.find(b"school.db") + 30
    raw[at : at + 12] = b"\xff" * 12
    path.write_bytes(raw)


def encrypt(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = raw.find(mark)
        while found >= 0:
            raw[found + at] |= 1
            found = raw.find(mark, found + 4)
    path.write_bytes(raw)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("dear school")


@pytest.mark.parametrize("harm", [cut, scramble, encrypt, empty, text])
def test_a_broken_file_is_refused(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path = a_pack(tmp_path)
    harm(path)
    assert refused(path, tmp_path / "out") in ("zip", "digest")
