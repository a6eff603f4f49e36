"""`doctor`: what is well, what is worth a look, what must be mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from wastequiz.cli import doctor
from wastequiz.store import lock

WELL: dict[str, object] = {"qt": "6.11", "pyside": "6.11", "font": True, "sound": "", "voice": "", "screens": ["1920x1080"]}
NAMES = ["python", "qt", "fonts", "sound", "voice", "display", "folder", "disk", "school", "backup"]


@pytest.fixture
def qt(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What Qt says; a test may change it."""
    said = dict(WELL)
    monkeypatch.setattr(doctor, "_probe", lambda _what, **_environment: said)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return said


def look(folder: Path) -> tuple[int, dict[str, dict[str, str]]]:
    """Exit code, and the lines by name."""
    result = run("doctor", "--json", "--data", folder)
    told = json.loads(result.stdout)
    assert told["ok"] == (result.exit_code == 0)
    return result.exit_code, {line["name"]: line for line in told["checks"]}


def test_a_real_look_tells_everything_and_every_trouble_has_a_next_step(folder: Path) -> None:
    _code, lines = look(folder)
    assert [name for name in NAMES if name in lines] == list(lines)
    assert all(line["then"] for line in lines.values() if line["state"] != "ok")
    assert lines["qt"]["state"] == "ok"
    assert lines["fonts"]["state"] == "ok"


def test_all_well(qt: dict[str, object], school: Path) -> None:
    code, lines = look(school)
    assert code == 0
    assert list(lines) == NAMES
    assert {line["state"] for line in lines.values()} == {"ok"}
    assert run("doctor", "--data", school).stdout.startswith("well   Python 3")


@pytest.mark.parametrize(("what", "trouble", "state"), [("font", False, "bad"), ("sound", "device", "warn"), ("voice", "engine", "warn")])
def test_what_qt_misses_is_told(qt: dict[str, object], folder: Path, what: str, trouble: object, state: str) -> None:
    qt[what] = trouble
    code, lines = look(folder)
    name = "fonts" if what == "font" else what
    assert lines[name]["state"] == state
    assert lines[name]["then"]
    assert code == (1 if state == "bad" else 0)


def test_a_probe_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    code, lines = look(folder)
    assert code == 1
    assert lines["qt"]["state"] == lines["display"]["state"] == "bad"


def test_without_a_display_the_tour_is_offered(qt: dict[str, object], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    _code, lines = look(folder)
    assert lines["display"]["state"] == "warn"
    assert "tour" in lines["display"]["then"]


def test_a_school_that_is_open_damaged_or_without_backup(qt: dict[str, object], school: Path) -> None:
    held = lock.take(school)
    _code, lines = look(school)
    held.release()
    assert lines["school"] == lines["school"] | {"state": "ok", "what": "The school is open in another window just now."}
    for backup in (school / "backups").glob("*.db"):
        backup.unlink()
    assert look(school)[1]["backup"]["state"] == "warn"
    (school / "school.db").write_bytes(b"\0" * 5000)
    code, lines = look(school)
    assert code == 1
    assert "damaged" in lines["school"]["what"]


def test_an_old_backup_is_worth_a_look(qt: dict[str, object], school: Path) -> None:
    for backup in (school / "backups").glob("*.db"):
        backup.rename(backup.with_name("20240101T000000000Z-close.db"))
    assert look(school)[1]["backup"]["state"] == "warn"


def test_a_folder_that_cannot_be_written_and_a_full_disk(qt: dict[str, object], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    from wastequiz.services import inspecting

    monkeypatch.setattr(inspecting, "may_write", lambda _folder: False)
    monkeypatch.setattr(inspecting, "room", lambda _folder: ("low", 200_000_000))
    code, lines = look(folder)
    assert (code, lines["folder"]["state"], lines["disk"]["state"]) == (1, "bad", "warn")
    assert "200 MB" in lines["disk"]["what"]


def test_a_python_too_old(qt: dict[str, object], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (99, 0))
    assert look(folder)[1]["python"]["state"] == "bad"
