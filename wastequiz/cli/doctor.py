"""`doctor`: looks at everything WasteQuiz needs and says what is well, what could be better and what must be mended. Works without Qt."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import click

from wastequiz import i18n
from wastequiz.cli import frame
from wastequiz.domain.errors import AlreadyRunning, NoDisplay, QtMissing
from wastequiz.domain.text import LANGUAGES
from wastequiz.i18n import N_, _

State = Literal["ok", "warn", "bad"]
OLDEST_PYTHON = (3, 11)
PROBE_S = 60
OVERDUE_MS = 24 * 3_600_000
MB = 1_000_000
WORDS: dict[State, str] = {"ok": N_("well"), "warn": N_("look"), "bad": N_("mend")}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at: how it is, and the next step ('' where there is nothing to do)."""

    name: str
    state: State
    what: str
    then: str = ""


@click.command()
@click.option("--kiosk", is_flag=True, help="Look too at what a computer needs that runs an event by itself (docs/kiosk.md).")
@frame.json_option
@frame.data_option
def doctor(as_json: bool, kiosk: bool) -> None:
    """Look at Python, Qt, fonts, sound, voice, display, data folder, school file and backups. Exit code 1 where something must be mended."""
    folder = frame.data_folder()
    lines = [_python(), *_qt(), _display(), *_folder(folder), _school(folder), _backup(folder)]
    if kiosk:
        from wastequiz.cli import doctor_kiosk
        from wastequiz.cli.computer import Computer

        lines += doctor_kiosk.lines(folder, Computer(), _probe)
    bad = any(line.state == "bad" for line in lines)
    if as_json:
        frame.print_json({"ok": not bad, "checks": [asdict(line) for line in lines]})
    else:
        for line in lines:
            state = _(WORDS[line.state])
            click.echo(f"{state:<6} {line.what}")
            if line.then:
                click.echo(f"       {line.then}")
    if bad:
        click.get_current_context().exit(frame.PROBLEM)


def _python() -> Line:
    version = platform.python_version()
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Line("python", "bad", _("Python {version}").format(version=version), _("Install Python 3.11 or newer."))
    return Line("python", "ok", _("Python {version}").format(version=version))


# ---- Qt, asked in a process of its own
def _probe(what: str, **environment: str) -> dict[str, Any] | str:
    """What the probe found, or its last words where it did not come back whole."""
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-m", "wastequiz.cli.probe", what]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", env=known, timeout=PROBE_S, check=False)
        if done.returncode == 0:
            return dict(json.loads(done.stdout.strip().splitlines()[-1]))
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError) as error:
        return str(error)
    return next((line for line in reversed(done.stderr.splitlines()) if line.strip()), str(done.returncode))


def _qt() -> list[Line]:
    from wastequiz.wording import devices, errors

    language = i18n.current() if i18n.current() in LANGUAGES else LANGUAGES[0]
    found = _probe(language, QT_QPA_PLATFORM="offscreen")
    if isinstance(found, str):
        told = errors.told(QtMissing(found))
        return [Line("qt", "bad", f"{told.what} ({found})", told.then)]
    lines = [Line("qt", "ok", _("Qt {qt}, PySide {pyside}").format(qt=found["qt"], pyside=found["pyside"]))]
    if found["font"]:
        lines.append(Line("fonts", "ok", _("The font has every character that is needed.")))
    else:
        lines.append(Line("fonts", "bad", _("The font of WasteQuiz is missing or cut."), _("Put WasteQuiz in place anew.")))
    sound, voice = devices.sound(found["sound"]), devices.voice(found["voice"], i18n.language_name(language))
    lines.append(Line("sound", "warn", _("Sounds are off."), sound) if sound else Line("sound", "ok", _("A loudspeaker is there.")))
    lines.append(Line("voice", "warn", _("Reading aloud is off."), voice) if voice else Line("voice", "ok", _("A voice is there.")))
    return lines


def _display() -> Line:
    from wastequiz.cli import window
    from wastequiz.wording import errors

    if not window.has_display():
        told = errors.told(NoDisplay())
        return Line("display", "warn", told.what, errors.joined(told.then, _(window.TOUR_INSTEAD)))
    found = _probe("screens")
    if isinstance(found, str):
        return Line(
            "display", "bad", _("The screen cannot be used ({reason}).").format(reason=found), _("Start WasteQuiz with “python3 run.py”.")
        )
    return Line("display", "ok", _("Screens: {sizes}").format(sizes=", ".join(found["screens"])))


# ---- folder and file
def _folder(folder: Path) -> list[Line]:
    from wastequiz.services import inspecting

    what = _("Data folder: {folder}").format(folder=folder)
    if inspecting.may_write(folder):
        lines = [Line("folder", "ok", what)]
    else:
        then = _("WasteQuiz may not write there: choose another folder with --data, or ask whoever looks after the computer.")
        lines = [Line("folder", "bad", what, then)]
    state, free = inspecting.room(folder)
    told = _("Free on its disk: {size} MB").format(size=free // MB)
    if state == "ok":
        return [*lines, Line("disk", "ok", told)]
    return [*lines, Line("disk", "bad" if state == "full" else "warn", told, _("Delete what nobody needs, and empty the trash."))]


def _school(folder: Path) -> Line:
    from wastequiz.services import inspecting
    from wastequiz.wording import errors

    error = inspecting.trouble_with(folder)
    if isinstance(error, AlreadyRunning):
        return Line("school", "ok", _("The school is open in another window just now."))
    if error is not None:
        told = errors.told(error)
        return Line("school", "bad", told.what, errors.joined(told.safe, told.then))
    if not inspecting.has_school(folder):
        return Line("school", "ok", _("There is no school there yet; the first start makes one."))
    return Line("school", "ok", _("The school file is sound."))


def _backup(folder: Path) -> Line:
    from wastequiz.services import inspecting
    from wastequiz.wording import times

    age = inspecting.newest_backup_age_ms(folder)
    if age is None:
        if not inspecting.has_school(folder):
            return Line("backup", "ok", _("Nothing to back up yet."))
        return Line("backup", "warn", _("There is no backup yet."), _("Make one: wastequiz backup"))
    what = _("The newest backup was made {age}.").format(age=times.age(age))
    return Line("backup", "warn", what, _("Make one: wastequiz backup")) if age > OVERDUE_MS else Line("backup", "ok", what)
