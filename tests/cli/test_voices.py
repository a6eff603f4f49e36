"""`voices`: the list of sentences a teacher can record, and back again: the list itself is the index of the recordings."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.running import found, run
from wastequiz import i18n
from wastequiz.stage import recordings


def test_the_list_has_a_file_name_for_each_sentence_and_serves_as_index(tmp_path: Path) -> None:
    index = tmp_path / "zh_CN" / recordings.INDEX
    told = found("voices", "--out", index, "--lang", "zh_CN")
    with index.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert told == {"file": str(index), "language": "zh_CN", "sentences": len(rows)}
    assert len(rows) > 500 and len({row["file"] for row in rows}) == len(rows)
    assert rows[0] == {"text": "可回收物", "file": "0001.mp3", "what": "bin"}
    for row in rows[:3]:
        (index.parent / row["file"]).write_bytes(b"sound")
    known = recordings.find([tmp_path], "zh_CN")
    assert all(known[recordings.normal(row["text"])].name == row["file"] for row in rows[:3])


def test_it_speaks_the_language_asked_for_and_leaves_the_programs_own(tmp_path: Path) -> None:
    before = i18n.current()
    assert "sentences are in" in run("voices", "--out", tmp_path / "v.csv", "--lang", "en").output or before == "zh_CN"
    assert "Recyclables" in (tmp_path / "v.csv").read_text(encoding="utf-8-sig")
    assert i18n.current() == before


def test_where_it_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("voices", "--out", tmp_path / "file" / "v.csv")
    assert result.exit_code == 2 and "--out" in result.stderr


def test_unknown_rules_are_told(tmp_path: Path) -> None:
    assert run("voices", "--out", tmp_path / "v.csv", "--scheme", "cn-nowhere").exit_code == 2
