"""run.py: what it says when something is missing, and that a second start installs nothing."""

from __future__ import annotations

import ast
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run

ROOT = Path(run.ROOT)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout without .venv, in which nothing may be installed."""
    for name in (*run.PINS.values(), "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(run, "ROOT", str(tmp_path))
    monkeypatch.setattr(run, "VENV", str(venv))
    monkeypatch.setattr(run, "PYTHON", str(venv / "bin" / "python"))
    monkeypatch.setattr(run, "STAMP", str(venv / "ready-to-"))
    monkeypatch.setattr(run, "UNFINISHED", str(venv / "unfinished"))
    monkeypatch.setattr(run, "is_missing", lambda _library: False)

    def forbidden(*command: object, **_: object) -> None:
        raise AssertionError(f"something was run: {command}")

    for name in ("call", "run", "Popen"):
        monkeypatch.setattr(run.subprocess, name, forbidden)
    return tmp_path


def make_whole(house: Path, mode: str = "run") -> None:
    """A .venv as a finished set-up leaves it."""
    (house / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
    (house / ".venv" / "bin" / "python").touch()
    (house / ".venv" / f"ready-to-{mode}").write_text(run.fingerprint(mode))
    (house / ".venv" / f"ready-to-{mode}-system").touch()


def steps_of_a_setup(house: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a start would do, with the doing left out."""
    done: list[str] = []

    def make_venv(_may_install: bool) -> None:
        done.append("venv")
        (house / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (house / ".venv" / "bin" / "python").touch()

    def pip(*arguments: str) -> None:
        assert Path(run.UNFINISHED).exists(), "an interruption here must be noticed at the next start"
        done.append(" ".join(arguments))

    monkeypatch.setattr(run, "make_venv", make_venv)
    monkeypatch.setattr(run, "pip", pip)
    return done


def test_the_first_start_installs_the_pins_with_hashes_and_then_the_program(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = steps_of_a_setup(house, monkeypatch)
    run.ready("run", None, True)
    assert done == ["venv", "--require-hashes --no-deps -r requirements.txt", "--no-deps --no-build-isolation -e ."]
    assert run.is_ready("run")
    assert not Path(run.UNFINISHED).exists()


def test_tests_get_the_developers_pins(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: name)
    done = steps_of_a_setup(house, monkeypatch)
    run.ready("test", None, True)
    assert "--require-hashes --no-deps -r requirements-dev.txt" in done


@pytest.mark.parametrize(("made", "asked"), [("run", "run"), ("test", "test"), ("test", "run")])
def test_a_second_start_installs_nothing(house: Path, monkeypatch: pytest.MonkeyPatch, made: str, asked: str) -> None:
    make_whole(house, made)
    monkeypatch.setattr(run.shutil, "which", lambda name: name)
    run.ready(asked, None, True)  # the fixture fails whatever is run


def test_what_serves_the_program_is_not_enough_for_the_tests(house: Path) -> None:
    make_whole(house, "run")
    assert run.is_ready("run")
    assert not run.is_ready("test")


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
def test_changed_pins_are_installed_at_the_next_start(house: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    make_whole(house)
    (house / name).write_text("# other\n", encoding="utf-8")
    done = steps_of_a_setup(house, monkeypatch)
    run.ready("run", None, True)
    assert len(done) == 3


def test_a_half_made_venv_is_not_ready(house: Path) -> None:
    make_whole(house)
    Path(run.UNFINISHED).touch()
    assert not run.is_ready("run")


def test_a_moved_checkout_is_set_up_again(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_whole(house)
    monkeypatch.setattr(run, "ROOT", str(house) + "/")
    assert not run.is_ready("run")


def test_an_interrupted_installation_leaves_its_mark(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps_of_a_setup(house, monkeypatch)

    def cut_off(*_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "pip", cut_off)
    with pytest.raises(KeyboardInterrupt):
        run.ready("run", None, True)
    assert Path(run.UNFINISHED).exists()


@pytest.mark.skipif(os.name == "nt", reason="flock")
def test_two_set_ups_at_once_are_refused_in_words(house: Path) -> None:
    with run.alone(), pytest.raises(run.Stop, match="wait until it is done"), run.alone():
        pass


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ([], ("run", True, [])),
        (["--no-system"], ("run", False, [])),
        (["lookup", "电池"], ("run", True, ["lookup", "电池"])),
        (["test", "-k", "bin"], ("test", True, ["-k", "bin"])),
        (["test", "--no-system", "-x"], ("test", False, ["-x"])),
        (["lookup", "test"], ("run", True, ["lookup", "test"])),
    ],
)
def test_arguments_go_where_they_belong(arguments: list[str], meant: tuple[str, bool, list[str]]) -> None:
    assert run.split(arguments) == meant


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], None),
        (["--data", "x"], None),
        (["--data", "x", "board", "3-2"], "board"),
        (["--data=x", "lookup"], "lookup"),
        (["--help"], "doctor"),
    ],
)
def test_the_command_is_found_among_the_arguments(arguments: list[str], command: str | None) -> None:
    assert run.command_of(arguments) == command


def test_an_old_python_is_told_what_to_get() -> None:
    with pytest.raises(run.Stop, match=r"needs Python 3\.11 or newer and this is Python 3\.8"):
        run.check_python((3, 8, 10))
    run.check_python((3, 11, 0))


def test_an_old_python_can_read_it() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.skipif(not run.ON_LINUX, reason="only Linux can lack a screen")
@pytest.mark.parametrize("command", [None, "open"])
def test_without_a_screen_the_window_is_refused_and_pictures_are_offered(command: str | None) -> None:
    with pytest.raises(run.Stop, match=r"run\.py tour --out pictures"):
        run.check_display(command, {})
    for way in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        run.check_display(command, {way: "1"})


def test_without_a_screen_commands_work() -> None:
    run.check_display("lookup", {})
    run.check_display("tour", {})


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "WARNING: Retrying ... NewConnectionError(...): Temporary failure in name resolution\nERROR: No matching distribution found for click",
            "internet",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "is not the one we know"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "64-bit"),
        ("something odd\nlast words\n\n", "(last words): delete the folder .venv"),
        ("", "(no reason given)"),
    ],
)
def test_a_failed_installation_becomes_one_sentence(output: str, sentence: str) -> None:
    said = run.why_failed("Installing", output)
    assert sentence in said
    assert "\n" not in said


def outcome(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """What main does when getting ready fails so."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(run, "ready", fail)
    return run.main(["lookup", "x"])


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (run.Stop("Do this."), "Do this."),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full: free "),
        (PermissionError(errno.EACCES, "Permission denied"), "copy it to a folder of yours"),
        (FileNotFoundError(errno.ENOENT, "No such file", "requirements.txt"), "copy its folder anew"),
        (KeyboardInterrupt(), "the next start goes on"),
    ],
)
def test_whatever_is_in_the_way_is_said_with_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, sentence: str
) -> None:
    assert outcome(monkeypatch, error) == 2
    out, said = capsys.readouterr()
    assert not out
    assert sentence in said
    assert said.count("\n") == 1


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[str]]]:
    """A Debian that lacks these libraries; returns the commands that are run there."""

    def make(*missing: str, root: bool, works: bool = True) -> list[list[str]]:
        ran: list[list[str]] = []

        def call(command: list[str], **_: object) -> int:
            ran.append(command)
            return 0 if works else 100

        monkeypatch.setattr(run, "ON_LINUX", True)
        monkeypatch.setattr(run, "AS_ROOT", root)
        monkeypatch.setattr(run, "is_missing", lambda library: library in missing)
        monkeypatch.setattr(run.shutil, "which", lambda name: None if name in ("dnf", "pacman") else f"/usr/bin/{name}")
        monkeypatch.setattr(run.subprocess, "call", call)
        return ran

    return make


def test_root_gets_missing_libraries_installed_and_is_told(
    debian: Callable[..., list[list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = debian("libEGL.so.1", "libpulse.so.0", root=True)
    assert run.ready_system("run", None, True)
    assert ran[0][:2] == ["apt-get", "update"]
    assert ran[1] == ["apt-get", "install", "-y", "-q", "--no-install-recommends", "libegl1", "libpulse0"]
    assert "libegl1 libpulse0" in capsys.readouterr().err


@pytest.mark.parametrize(("root", "line"), [(False, "sudo apt-get install libegl1"), (True, ": apt-get install libegl1")])
def test_a_missing_library_gives_the_install_line(debian: Callable[..., list[list[str]]], root: bool, line: str) -> None:
    debian("libEGL.so.1", root=root, works=False)
    with pytest.raises(run.Stop) as stop:
        run.ready_system("run", None, True)
    assert line in str(stop.value)


def test_no_system_leaves_the_system_alone(debian: Callable[..., list[list[str]]]) -> None:
    ran = debian("libEGL.so.1", root=True)
    assert run.ready_system("run", None, False)
    assert ran == []


def test_missing_sound_is_only_mentioned(debian: Callable[..., list[list[str]]], capsys: pytest.CaptureFixture[str]) -> None:
    debian("libpulse.so.0", root=False)
    assert run.ready_system("run", None, True)
    assert "sudo apt-get install libpulse0" in capsys.readouterr().err


def test_lookup_works_without_the_windows_libraries(debian: Callable[..., list[list[str]]]) -> None:
    debian("libEGL.so.1", root=False)
    assert not run.ready_system("run", "lookup", True)  # and so it is looked for again when a window is wanted


def test_fedora_and_arch_get_their_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "AS_ROOT", False)
    for tool, line in (("dnf", "sudo dnf install libglvnd-egl"), ("pacman", "sudo pacman -S libglvnd")):
        monkeypatch.setattr(run.shutil, "which", lambda name, tool=tool: name if name == tool else None)
        assert run.install_line([run.LIBRARIES[2]]) == line
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    assert "libEGL.so.1" in run.install_line([run.LIBRARIES[2]])


def test_a_python_without_venv_is_told_how_to_get_it(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(run, "AS_ROOT", False)
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name == "apt-get" else None)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(run.Stop, match=f"lacks the module venv.*sudo apt-get install {package}"):
        run.make_venv(True)


def test_too_little_room_is_said_before_anything_is_fetched(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.shutil, "disk_usage", lambda _path: run.shutil._ntuple_diskusage(1, 1, 0))
    assert run.main(["lookup", "x"]) == 2
    assert "The disk is full" in capsys.readouterr().err
    assert not (house / ".venv").exists()


@pytest.mark.parametrize("name", run.PINS.values())
def test_every_pin_is_exact_and_hashed_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    for entry in text.replace("\\\n", " ").splitlines():
        if entry and not entry.startswith("#"):
            assert "==" in entry.split()[0], entry
            assert "--hash=sha256:" in entry, entry


def test_the_developers_pins_hold_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        return {line.split()[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line and line[0] != "#"}

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_the_pins_are_whole_so_that_nothing_else_need_be_looked_for() -> None:
    """`--no-deps` installs just what is written: every part that another part needs must stand there too."""
    from importlib.metadata import distribution

    from packaging.requirements import Requirement

    folder = Path(__file__).parents[1]
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (folder / "requirements-dev.txt").read_text().splitlines()
        if "==" in line[:60]
    }
    for name in sorted(pinned):
        try:
            needs = distribution(name).requires or []
        except ModuleNotFoundError:  # for another system
            continue
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                assert need.name.lower().replace("_", "-") in pinned, f"{name} needs {need.name}"
