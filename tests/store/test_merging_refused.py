"""What merging refuses: journals that were altered, content nobody can read; and a stop in the middle, which changes nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.making import HandClock
from tests.store.merged import a_station, as_source, end, everything, merge
from wastequiz.domain.errors import SchoolPackRefused
from wastequiz.store import foreign, journal, merging
from wastequiz.store.db import Db
from wastequiz.store.merging import Source


def refused(db: Db, source: Source) -> str:
    before = everything(db)
    with pytest.raises(SchoolPackRefused) as found:
        merging.merge(db, [source])
    assert everything(db) == before
    return found.value.code


def altered(source: Source, statement: str, *of: object) -> Source:
    conn = sqlite3.connect(source.path)
    conn.execute(statement, of)
    conn.commit()
    conn.close()
    return source


def sealed_anew(source: Source, statement: str, *of: object) -> Source:
    """A journal that somebody with the key has altered, and sealed as if it were true."""
    altered(source, statement, *of)
    conn = sqlite3.connect(source.path)
    before = b""
    for row in conn.execute(journal._SELECT, (0,)).fetchall():  # pyright: ignore[reportPrivateUsage]
        before = journal.seal(source.key, before, tuple(row[:10]), row[10])
        conn.execute("UPDATE journal SET mac = ? WHERE seq = ?", (before, row[0]))
    conn.commit()
    conn.close()
    return source


def test_a_journal_that_is_not_as_it_was_written_is_refused_whole(tmp_path: Path, clock: HandClock) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    assert refused(here, altered(as_source(there), "UPDATE journal SET body = replace(body, '10.0', '99.0') WHERE seq = 2")) == "chain"
    assert refused(here, replace(as_source(there), key=here.key)) == "key"
    end(here, there)


@pytest.mark.parametrize(
    ("statement", "of"),
    [
        ("UPDATE journal SET body = '[1]' WHERE seq = 2", ()),
        ("UPDATE journal SET body = '{}' WHERE seq = 2", ()),
        ("UPDATE journal SET body = '{' WHERE seq = 2", ()),
        ("UPDATE journal SET body = ? WHERE seq = 2", ("[" * 100_000,)),
        ("UPDATE journal SET body = replace(body, '\"correct\":1.0', '\"correct\":\"x\"') WHERE seq = 2", ()),
        ("UPDATE journal SET body = json_set(body, '$.student', 7) WHERE seq = 2", ()),
        ("UPDATE journal SET body = json_set(body, '$.class', 1 << 63) WHERE seq = 2", ()),
        ("UPDATE journal SET station = '' WHERE seq = 2", ()),
        ("UPDATE journal SET id = 'same'", ()),
        ("UPDATE journal SET utc_ms = 'yesterday' WHERE seq = 2", ()),
        ("UPDATE journal SET boot = ? WHERE seq = 2", ("x" * 65,)),
        ("UPDATE meta SET value = 'x' WHERE key = 'station' AND value <> ''", ()),
        ("DELETE FROM meta WHERE key = 'station'", ()),
        ("INSERT INTO meta VALUES ('key_from', 'x')", ()),
        ("INSERT INTO questions (id, pos, body, origin, edited, retired, kind, topic, band, difficulty, schemes) VALUES ('x', 0, '7', 't', 0, 0, '', '', 0, 0, '')", ()),
        ("UPDATE students SET seat = 12, class_id = 1 WHERE seat = 1", ()),
    ],
)  # fmt: skip
def test_content_nobody_can_read_is_refused_or_does_no_harm(
    tmp_path: Path, clock: HandClock, statement: str, of: tuple[object, ...]
) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    source = sealed_anew(as_source(there), statement, *of)
    before = everything(here)
    try:
        merge(here, source)
    except SchoolPackRefused as error:
        assert error.code == "content"
        assert everything(here) == before
    assert journal.verify(here).ok
    end(here, there)


def test_a_failing_disk_is_no_fault_of_the_file(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(merging, "_take_from", full)
        with pytest.raises(sqlite3.OperationalError):
            merging.merge(here, [as_source(there)])
    end(here, there)


def test_a_school_is_whole_only_as_its_version_makes_it(tmp_path: Path, clock: HandClock) -> None:
    here = a_station(tmp_path / "here", clock)
    source = as_source(here)
    altered(source, "UPDATE journal SET utc_ms = 'x'")
    with pytest.raises(SchoolPackRefused):
        foreign.look_inside(source.path)
    altered(source, "DROP TABLE words")
    altered(source, "PRAGMA user_version = 9")
    with pytest.raises(SchoolPackRefused):
        foreign.bring_up_to_date(source.path)
    end(here)


def test_a_stop_in_the_middle_changes_nothing(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = a_station(tmp_path / "here", clock), a_station(tmp_path / "there", clock)
    source, before = as_source(there), everything(here)

    def killed(_db: Db) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(merging.totals, "rebuild", killed)
        with pytest.raises(KeyboardInterrupt):
            merging.merge(here, [source])
    assert everything(here) == before
    assert merge(here, source)[0].new == 4
    end(here, there)
