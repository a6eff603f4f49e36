"""`lookup`: where things go, by name, from the command line."""

from __future__ import annotations

import json
import sys

import pytest

from tests.cli.running import ROOT, found, process, run
from wastequiz import i18n
from wastequiz.services import builtin
from wastequiz.store import lock

FIELDS = {"query", "found", "item", "name", "bin", "destination", "bin_name", "kind_of_waste", "why", "alternatives"}


def test_every_name_gets_one_entry_in_order_with_every_field() -> None:
    names = ["香蕉皮", "no such thing", "Banana  Peel", "香蕉皮", ""]
    entries = found("lookup", *names)
    assert [e["query"] for e in entries] == names
    assert [e["found"] for e in entries] == [True, False, True, True, False]
    assert all(set(e) == FIELDS for e in entries)
    assert entries[0] | {"query": ""} == entries[2] | {"query": ""}


def test_a_thing_is_told_with_bin_kind_and_reason() -> None:
    (entry,) = found("lookup", "香蕉皮", "--lang", "en", "--scheme", "cn-gb")
    assert (entry["bin"], entry["destination"], entry["bin_name"]) == ("food", None, "Food waste")
    assert entry["name"] == "banana peel"
    assert entry["kind_of_waste"]
    assert entry["why"]


def test_five_hundred_names_in_one_call() -> None:
    bank = builtin.read()
    names = [words for item in bank.items.values() for words in item.name.values()][:500]
    entries = found("lookup", *names)
    assert [e["query"] for e in entries] == names
    assert all(e["found"] for e in entries)


def test_every_name_and_alias_of_the_bank_is_found() -> None:
    from wastequiz.services.lookup import Lookup

    bank = builtin.read()
    lookup = Lookup(bank, "cn-harbin", "zh_CN")
    for item in bank.items.values():
        for words in (*item.name.values(), *(alias for _, alias in item.aliases)):
            assert lookup.entry(words).item == item.id, words


def test_what_goes_in_no_bin_has_a_destination_in_words() -> None:
    (entry,) = found("lookup", "旧沙发")
    assert entry["found"]
    assert entry["bin"] is None
    assert entry["destination"]
    assert entry["bin_name"]


def test_an_unknown_scheme_names_those_there_are() -> None:
    result = run("lookup", "香蕉皮", "--scheme", "cn-atlantis")
    assert result.exit_code == 2
    assert "cn-atlantis" in result.stderr
    assert "cn-harbin" in result.stderr
    assert result.stdout == ""


def test_an_unknown_language_names_those_there_are() -> None:
    result = run("lookup", "香蕉皮", "--lang", "tlh")
    assert result.exit_code == 2
    assert "zh_CN, en" in result.stderr


@pytest.mark.parametrize(("given", "name"), [("zh", "香蕉皮"), ("zh-CN", "香蕉皮"), ("zh_TW", "香蕉皮"), ("en_GB", "banana peel")])
def test_a_language_may_be_written_in_several_ways(given: str, name: str) -> None:
    assert found("lookup", "香蕉皮", "--lang", given)[0]["name"] == name


def test_no_name_at_all_is_said_to_be_missing() -> None:
    result = run("lookup")
    assert result.exit_code == 2
    assert "Missing argument" in result.stderr


def test_readable_lines_say_thing_bin_and_reason() -> None:
    result = run("lookup", "香蕉皮", "外卖盒子盒子", "--lang", "en")
    assert result.exit_code == 0
    first, reason, *rest = result.stdout.splitlines()
    assert first == "香蕉皮 (banana peel) → Food waste"
    assert reason.startswith("    ")
    assert rest[0].startswith("外卖盒子盒子: not found.")


def test_a_thing_of_parts_says_where_each_part_goes() -> None:
    lines = run("lookup", "带电池的手电筒", "--lang", "en").stdout.splitlines()
    assert lines[0].endswith("take it apart first.")
    assert len(lines) == 3


def test_lookup_never_loads_qt_and_touches_no_school(folder: object) -> None:
    program = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from wastequiz.cli.commands import wastequiz\n"
        f"result = CliRunner().invoke(wastequiz, ['lookup', '香蕉皮', '--json', '--data', {str(folder)!r}])\n"
        "assert result.exit_code == 0, result.output\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')))\n"
    )
    import subprocess
    from pathlib import Path

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
    assert not Path(str(folder)).exists()


def test_lookup_works_while_the_school_is_in_use(school) -> None:  # type: ignore[no-untyped-def]
    held = lock.take(school)
    try:
        assert found("lookup", "香蕉皮", "--data", school)[0]["found"]
    finally:
        held.release()


def test_the_real_command_prints_chinese_whatever_the_locale() -> None:
    done = process("lookup", "香蕉皮", "\udcff", "--json", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    entries = json.loads(done.stdout)
    assert len(entries) == 2
    assert entries[0]["name"] == "香蕉皮"


def test_the_language_of_the_answer_follows_the_system() -> None:
    assert json.loads(process("lookup", "香蕉皮", "--json", LANG="en_US.UTF-8").stdout)[0]["name"] == "banana peel"
    assert json.loads(process("lookup", "香蕉皮", "--json", LANG="C.UTF-8").stdout)[0]["name"] == "香蕉皮"
    assert i18n.current() == "en"
