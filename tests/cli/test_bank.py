"""`bank stats` and `bank check`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import found, run
from wastequiz import paths
from wastequiz.services import builtin


def test_the_bank_is_counted() -> None:
    counts = found("bank", "stats")
    assert list(counts) == ["items", "aliases", "pictures", "knowledge_questions", "schemes", "kinds_of_waste", "ready_sets", "languages"]
    assert all(type(n) is int and n > 0 for n in counts.values())
    assert counts["pictures"] == len(list((paths.assets() / "items").glob("*.svg")))
    assert counts["languages"] == 2


def test_counts_can_be_read() -> None:
    result = run("bank", "stats")
    assert f"{found('bank', 'stats')['items']:6}  Items" in result.stdout.splitlines()


def test_a_check_counts_rulings_without_a_source_by_scheme() -> None:
    checked = json.loads(run("bank", "check", "--json").stdout)
    assert set(checked["unverified"]) == set(builtin.read().schemes)
    assert checked["ok"] == (not checked["problems"])


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bank's files in which mistakes can be made."""
    copy = Path(shutil.copytree(paths.questions(), tmp_path / "questions"))
    monkeypatch.setattr(paths, "questions", lambda: copy)
    return copy


def test_a_mistake_is_named_with_file_entry_and_field_and_ends_with_1(sources: Path) -> None:
    file = sources / "schemes" / "cn-harbin.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('code = "cn-harbin"', 'code = "cn-elsewhere"'), encoding="utf-8")
    result = run("bank", "check")
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if "cn-elsewhere" in line]
    assert line.startswith("schemes/cn-harbin.toml, entry “cn-harbin”, field “code”: ")


def test_other_commands_say_that_the_files_have_mistakes(sources: Path) -> None:
    (sources / "kinds.csv").unlink()
    for command in (("lookup", "香蕉皮"), ("bank", "stats")):
        result = run(*command)
        assert result.exit_code == 2
        assert "kinds.csv" in result.stderr
        assert "Traceback" not in result.output
