"""`doctor --kiosk`: what a computer that runs an event by itself has, and the next step for what it has not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run
from wastequiz.cli import doctor, doctor_kiosk
from wastequiz.cli.computer import Computer
from wastequiz.services import enrolling, safekeeping
from wastequiz.services.school import School
from wastequiz.store import lock

LINUX = ["window_manager", "autologin", "consoles", "sleep", "power_key", "touch", "keyboard"]
EVERYWHERE = ["screensaver", "power", "event_room"]
SCHOOL = ["pin", "second_place", "clock_behind"]
TOUCH = """I: Bus=0003 Vendor=0eef Product=c000 Version=0111
N: Name="eGalax Touch"
H: Handlers=mouse0 event5
B: PROP=2
B: EV=b
B: KEY=400 0 0 0 0 0
B: ABS=2608000 3
"""
KEYBOARD = """I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT keyboard"
H: Handlers=sysrq kbd event0
B: PROP=0
B: EV=120013
B: KEY=402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe
"""
BUTTON = """I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
H: Handlers=kbd event1
B: PROP=0
B: EV=3
B: KEY=10000000000000 0
"""


def quiet(_what: str) -> dict[str, Any]:
    return {"saver": {"timeout": 0, "dpms": False}}


@pytest.fixture
def well(tmp_path: Path) -> Computer:
    """A computer on which everything was done."""
    root = tmp_path / "root"
    texts = {
        "proc/17/comm": "cage\n",
        "proc/bus/input/devices": f"{TOUCH}\n{BUTTON}\n",
        "etc/systemd/system/wastequiz-kiosk.service": '[Service]\nExecStart=/usr/bin/cage -- /opt/wastequiz kiosk "Open day"\n',
        "etc/systemd/logind.conf": "[Login]\n#NAutoVTs=6\nNAutoVTs=0\nReserveVT=0\n",
        "etc/systemd/logind.conf.d/keys.conf": "[Login]\nHandlePowerKey=ignore\n",
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for unit in ("sleep.target", "suspend.target"):
        (root / "etc/systemd/system" / unit).symlink_to("/dev/null")
    return Computer(root, {"XDG_CURRENT_DESKTOP": ""}, "linux")


def states(folder: Path, computer: Computer, probe: Callable[[str], Any] = quiet) -> dict[str, str]:
    """How each thing is, by name. Every trouble has a next step, and only troubles have."""
    lines = doctor_kiosk.lines(folder, computer, probe)
    assert all(line.what for line in lines)
    assert all(bool(line.then) == (line.state != "ok") for line in lines)
    return {line.name: line.state for line in lines}


@pytest.fixture
def ready(school: Path, tmp_path: Path) -> Path:
    """The folder of a school that is ready for its event."""
    place = tmp_path / "stick"
    place.mkdir()
    opened = School(school).open_and_wait()
    enrolling.set_pin(opened, "123456", lambda: None, lambda error: pytest.fail(str(error)))
    safekeeping.choose_second_place(opened, place, lambda: None, lambda error: pytest.fail(str(error)))
    opened.close()
    return school


def test_where_everything_was_done_all_is_well_but_what_nobody_can_see(
    ready: Path, well: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_kiosk, "ROOM", 1)
    found = states(ready, well)
    assert list(found) == [*LINUX, *EVERYWHERE, *SCHOOL, "clock"]
    assert {name for name, state in found.items() if state != "ok"} == {"power"}


def test_an_untouched_computer_is_told_what_to_do(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    found = states(folder, Computer(tmp_path / "bare", {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, "linux"), lambda _what: "no display")
    assert {name: found[name] for name in LINUX} == {name: "ok" if name == "keyboard" else "warn" for name in LINUX}
    assert found["screensaver"] == "warn"
    assert found["pin"] == "bad"


@pytest.mark.parametrize(
    ("gone", "name"),
    [
        ("proc/17/comm", "window_manager"),
        ("etc/systemd/system/wastequiz-kiosk.service", "autologin"),
        ("etc/systemd/logind.conf", "consoles"),
        ("etc/systemd/system/suspend.target", "sleep"),
        ("etc/systemd/logind.conf.d/keys.conf", "power_key"),
        ("proc/bus/input/devices", "touch"),
    ],
)
def test_each_step_that_is_missing_is_noticed(folder: Path, well: Computer, gone: str, name: str) -> None:
    (well.root / gone).unlink()
    found = states(folder, well)
    assert [one for one in LINUX if found[one] != "ok"] == [name]


def test_a_keyboard_is_noticed_and_a_power_button_is_none(folder: Path, well: Computer) -> None:
    assert well.keyboards() == []
    (well.root / "proc/bus/input/devices").write_text(f"{TOUCH}\n{KEYBOARD}\n{BUTTON}\n")
    assert well.keyboards() == ["AT keyboard"]
    assert well.touch_screens() == ["eGalax Touch"]
    assert states(folder, well)["keyboard"] == "warn"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("etc/gdm3/custom.conf", "[daemon]\nAutomaticLoginEnable = true\n"),
        ("etc/lightdm/lightdm.conf.d/50-kiosk.conf", "[Seat:*]\nautologin-user=kiosk\n"),
        ("etc/sddm.conf.d/auto.conf", "[Autologin]\nUser=kiosk\n"),
        ("etc/systemd/system/getty@tty1.service.d/auto.conf", "[Service]\nExecStart=-/sbin/agetty --autologin kiosk %I\n"),
    ],
)
def test_every_way_of_signing_in_by_itself_is_known(tmp_path: Path, name: str, text: str) -> None:
    computer = Computer(tmp_path / "root", {}, "linux")
    assert not computer.signs_in_by_itself()
    path = computer.root / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert computer.signs_in_by_itself()


def test_windows_is_asked_its_registry(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(system="win32")
    names = [name for *_rest, name, _about in doctor_kiosk.WINDOWS]
    assert {states(folder, computer)[name] for name in names} == {"warn"}
    right = {value: wanted[0] for _place, value, wanted, *_rest in doctor_kiosk.WINDOWS}
    monkeypatch.setattr(Computer, "registry", lambda _self, _place, value: right[value])
    assert {states(folder, computer)[name] for name in names} == {"ok"}


def test_a_saver_that_would_come_is_told(folder: Path, well: Computer) -> None:
    lines = doctor_kiosk.lines(folder, well, lambda _what: {"saver": {"timeout": 600, "dpms": True}})
    (line,) = (line for line in lines if line.name == "screensaver")
    assert line.state == "ok"
    assert "the kiosk keeps it on" in line.what
    assert states(folder, well, lambda _what: {"saver": None})["screensaver"] == "warn"


def test_a_school_without_pin_or_second_place_is_not_ready(school: Path, well: Computer) -> None:
    found = states(school, well)
    assert (found["pin"], found["second_place"], found["clock_behind"]) == ("bad", "warn", "ok")


def test_a_second_place_that_is_gone_is_named(ready: Path, tmp_path: Path, well: Computer) -> None:
    shutil.rmtree(tmp_path / "stick")
    (line,) = (line for line in doctor_kiosk.lines(ready, well, quiet) if line.name == "second_place")
    assert line.state == "warn"
    assert str(tmp_path / "stick") in line.what


def test_an_open_school_is_left_alone(ready: Path, well: Computer) -> None:
    held = lock.take(ready)
    try:
        assert states(ready, well)["pin"] == "warn"
    finally:
        held.release()


def test_a_damaged_school_is_told(school: Path, well: Computer) -> None:
    (school / "school.db").write_bytes(b"no school" * 500)
    assert states(school, well)["pin"] == "bad"


def test_the_command_prints_it_as_words_and_as_json(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"qt": "6.11", "pyside": "6.11", "font": True, "sound": "", "voice": "", "screens": ["1x1"], "saver": None}
    monkeypatch.setattr(doctor, "_probe", lambda _what, **_environment: known)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    plain = run("doctor", "--json", "--data", school)
    result = run("doctor", "--kiosk", "--json", "--data", school)
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert not told["ok"]
    names = [line["name"] for line in told["checks"]]
    assert names[: len(json.loads(plain.stdout)["checks"])] == [line["name"] for line in json.loads(plain.stdout)["checks"]]
    assert {*EVERYWHERE, *SCHOOL, "clock"} <= set(names)
    assert "No staff PIN is set" in run("doctor", "--kiosk", "--data", school).stdout


def test_a_real_look_tells_everything(folder: Path) -> None:
    result = run("doctor", "--kiosk", "--json", "--data", folder)
    lines = json.loads(result.stdout)["checks"]
    assert all(line["then"] for line in lines if line["state"] != "ok")
    assert {"screensaver", "power", "pin", "clock"} <= {line["name"] for line in lines}
