"""`event ...`: set up in one line, carried to a kiosk, its stock set, its draws given out and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import found, process, run
from tests.store.at_events import a_prize, a_visitor
from wastequiz.services.school import School
from wastequiz.store import events

ARGUMENTS = ("event", "new", "开放日", "--date", "2099-11-28", "--prize", "Stickers:9:3", "--prize", "Bag：4", "--kiosks", "2")


def test_an_event_is_set_up_listed_and_carried_to_a_kiosk_that_has_no_school_yet(school: Path, tmp_path: Path) -> None:
    made = found(*ARGUMENTS, "--place", "操场", "--play", "quiz", "--play", "race", "--data", school)
    assert made["problems"] == [] and [(p["name"], p["stock"], p["sectors"], p["picture"]) for p in made["prizes"]] == [
        ("Stickers", 9, 3, "sticker"),
        ("Bag", 4, 1, "bag"),
    ]
    (row,) = found("event", "list", "--data", school)
    assert (row["id"], row["visits"], row["given"], row["plays"]) == (made["id"], 0, 0, [["quiz", "", 0], ["race", "", 0]])
    assert run("event", "list", "--data", school).stdout.strip() == "开放日 · 操场 · 2099-11-28 · 0 visits"
    assert run("event", "list", "--archived", "--data", school).stdout.strip() == "There is no event."
    sent = found("event", "export", "开放日", tmp_path / "k2", "--kiosk", "2", "--data", school)
    assert sent["path"].endswith("k2.wqevent") and sent["kiosk"] == 2 and sent["bytes"] == (tmp_path / "k2.wqevent").stat().st_size
    assert run("event", "export", made["id"], tmp_path / "k1.wqevent", "--data", school).stdout.strip() == str(tmp_path / "k1.wqevent")
    kiosk = tmp_path / "kiosk"
    assert run("event", "import", tmp_path / "k2.wqevent", "--data", kiosk).stdout.strip() == "开放日: kiosk 2 of 2"
    assert found("event", "import", tmp_path / "k2.wqevent", "--data", kiosk)["kiosk"] == 2
    stock = found("event", "stock", "开放日", "--data", kiosk)
    assert [(row["name"], row["total"], row["left"], row["open_now"]) for row in stock] == [("Stickers", 4, 4, True), ("Bag", 2, 2, True)]
    lines = run("event", "stock", "开放日", "bag", "7", "--data", kiosk).stdout.splitlines()
    assert lines == ["Stickers: 4 of 4 left, 0 handed over", "Bag: 7 of 7 left, 0 handed over"]


def test_what_is_still_to_be_mended_is_said_and_kept_all_the_same(school: Path) -> None:
    done = run("event", "new", "Fair", "--questions", "40", "--data", school)
    assert done.exit_code == 1 and done.stdout.startswith("Fair: ")
    assert done.stderr.splitlines() == ["Choose at least one day.", "A round has 3 to 10 questions."]
    assert [row["name"] for row in found("event", "list", "--data", school)] == ["Fair"]


@pytest.mark.parametrize("prize", ["", "Bag", "Bag:", "Bag:many", ":3", "Bag:1:2:3", "Bag:999999"])
def test_a_prize_that_cannot_be_meant_ends_with_a_sentence(school: Path, prize: str) -> None:
    done = run("event", "new", "Fair", "--prize", prize, "--data", school)
    assert done.exit_code == 2 and "write it like Stickers:200:3" in done.stderr


def test_what_is_not_there_ends_with_a_sentence(school: Path, tmp_path: Path) -> None:
    (tmp_path / "x.wqevent").write_bytes(b"nothing")
    for arguments, said in (
        (("export", "Nobody", tmp_path / "y"), "no event “Nobody”"),
        (("import", tmp_path / "x.wqevent"), "no event of WasteQuiz"),
    ):
        done = process("event", *arguments, "--data", school)
        assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert run("event", "stock", "x", "bag", "--data", school).exit_code == 2


def a_day(folder: Path) -> None:
    """Some draws at the kiosk of the school's one event."""
    opened = School(folder).open_and_wait()

    def play(db: Any) -> None:
        event = events.rows(db)[0].event
        for _ in range(3):
            a_prize(db, event, a_visitor(db, event, 1, "rrr"))

    opened.ask(play)
    opened.close()


def test_the_days_draws_are_given_out_and_anybody_can_check_them(school: Path, tmp_path: Path) -> None:
    run(*ARGUMENTS, "--data", school)
    assert run("event", "reveal", "开放日", "--data", school).stdout.strip() == "There is nothing to make known."
    a_day(school)
    early = tmp_path / "early.json"
    assert run("event", "publish", "开放日", "--out", early, "--data", school).stdout.strip() == str(early)
    checked = run("event", "verify", early)
    assert checked.exit_code == 1 and "has not been published yet" in checked.stdout
    (revealed,) = found("event", "reveal", "开放日", "--data", school)
    assert run("event", "reveal", "开放日", "--data", school).exit_code == 0
    printed = run("event", "publish", "开放日", "--day", revealed["day"], "--data", school).stdout
    right = tmp_path / "right.json"
    right.write_text(printed, encoding="utf-8")
    assert run("event", "verify", right).stdout.strip() == "Every draw follows from its seed."
    assert found("event", "verify", right) == {"ok": True, "faults": []}
    wrong = json.loads(printed)
    wrong["commitments"][0]["draws"][0]["prize"] = "another"
    right.write_text(json.dumps(wrong), encoding="utf-8")
    checked = run("event", "verify", right, "--json")
    assert checked.exit_code == 1 and json.loads(checked.stdout)["faults"][0].startswith("prize ")


def test_a_seed_is_printed_with_its_day(school: Path) -> None:
    run(*ARGUMENTS, "--data", school)
    a_day(school)
    day, seed = run("event", "reveal", "开放日", "--data", school).stdout.strip().split(": ")
    assert len(day) == 10 and len(bytes.fromhex(seed)) == 32


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_list_of_draws_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    done = run("event", "verify", tmp_path / "x.json")
    assert done.exit_code == 1 and "no list of draws" in done.stdout


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from wastequiz.cli import event

    monkeypatch.setattr(event, "_MOST_PUBLISHED", 3)
    (tmp_path / "x.json").write_text('{"wastequiz_draws": 1}', encoding="utf-8")
    assert "no list of draws" in run("event", "verify", tmp_path / "x.json").stdout
