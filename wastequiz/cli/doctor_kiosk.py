"""`doctor --kiosk`: what can be seen of a computer that is to run an event by itself, each with the next step of docs/kiosk.md."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wastequiz.cli.computer import Computer
from wastequiz.domain.errors import AlreadyRunning, KnownError
from wastequiz.i18n import N_, _

if TYPE_CHECKING:
    from wastequiz.cli.doctor import Line
    from wastequiz.services.inspecting import Readiness

ROOM = 2_000_000_000
"""Bytes that should be free for a day of many visitors, its backups and the system's own."""
EARLIEST = 2025
"""A clock before this year was lost with the battery."""
DESKTOPS = ("GNOME", "KDE", "XFCE", "MATE", "Cinnamon", "LXQt", "LXDE", "Unity", "Deepin", "UKUI", "Budgie")
WINDOWS = (
    (r"HKLM\SOFTWARE\Policies\Microsoft\Windows\EdgeUI", "AllowEdgeSwipe", (0,), "edge_swipe", N_("Swipes from the edges of the screen")),
    (r"HKCU\Control Panel\Accessibility\StickyKeys", "Flags", ("506",), "sticky_keys", N_("Shift pressed five times (Sticky Keys)")),
    (r"HKCU\SOFTWARE\Policies\Microsoft\Windows\Explorer", "DisableNotificationCenter", (1,), "notices", N_("Notifications")),
    (r"HKLM\SOFTWARE\Microsoft\Windows\Windows Error Reporting", "DontShowUI", (1,), "error_reports", N_("Reports of crashed programs")),
    (r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon", "AutoAdminLogon", ("1",), "autologin", N_("Signing in by itself")),
)
"""Where in the registry, which value, what it should be, the check's name, and what it is about."""


def lines(folder: Path, computer: Computer, probe: Callable[[str], dict[str, Any] | str]) -> list[Line]:
    """The lines for a kiosk. `probe("kiosk")` asks Qt in a process of its own."""
    system = _linux(computer) if computer.is_linux else _windows(computer) if computer.is_windows else []
    return [*system, _screen(probe), _power(), _room(folder), *_school(folder), _clock()]


def _line(name: str, ok: bool, well: str, otherwise: str, then: str, *, must: bool = False) -> Line:
    from wastequiz.cli.doctor import Line

    return Line(name, "ok", well) if ok else Line(name, "bad" if must else "warn", otherwise, then)


# ---- the computer
def _linux(computer: Computer) -> list[Line]:
    desktop = next((name for name in DESKTOPS if name.casefold() in computer.environment.get("XDG_CURRENT_DESKTOP", "").casefold()), "")
    caged = "cage" in computer.running()
    consoles = computer.logind("NAutoVTs") == "0" and computer.logind("ReserveVT") == "0"
    asleep = all(computer.is_masked(f"{name}.target") for name in ("sleep", "suspend"))
    touch, keyboards = computer.touch_screens(), computer.keyboards()
    return [
        _line(
            "window_manager",
            caged,
            _("cage runs: there is nothing beside the program."),
            _("A desktop runs ({name}); some of its keys are its own.").format(name=desktop) if desktop else _("cage does not run here."),
            _("Start the kiosk in cage: see “Check list for Linux” in docs/kiosk.md."),
        ),
        _line(
            "autologin",
            computer.starts_by_itself() or computer.signs_in_by_itself(),
            _("The kiosk comes up when the computer is switched on."),
            _("Nobody is signed in when the computer is switched on."),
            _("Write the systemd unit of docs/kiosk.md, or have the display manager sign in by itself."),
        ),
        _line(
            "consoles",
            consoles,
            _("Ctrl+Alt+F2 leads to no console."),
            _("Ctrl+Alt+F2 may lead to a console."),
            _("Set NAutoVTs=0 and ReserveVT=0 in /etc/systemd/logind.conf and mask getty."),
        ),
        _line(
            "sleep",
            asleep,
            _("The computer does not go to sleep."),
            _("The computer may go to sleep."),
            _("Run: sudo systemctl mask sleep.target suspend.target hibernate.target hybrid-sleep.target"),
        ),
        _line(
            "power_key",
            computer.logind("HandlePowerKey") == "ignore",
            _("The power button does nothing when pressed shortly."),
            _("The power button switches the computer off."),
            _("Set HandlePowerKey=ignore in /etc/systemd/logind.conf, and cover the button."),
        ),
        _line(
            "touch",
            bool(touch),
            _("A touch screen is there: {name}").format(name=", ".join(touch)),
            _("No touch screen was found."),
            _("Plug in its USB cable; without one a mouse has to do."),
        ),
        _line(
            "keyboard",
            not keyboards,
            _("No keyboard is plugged in."),
            _("A keyboard is plugged in: {name}").format(name=", ".join(keyboards)),
            _("Take it away once everything is set up."),
        ),
    ]


def _windows(computer: Computer) -> list[Line]:
    then = _("See “Check list for Windows 10 and 11” in docs/kiosk.md.")
    found = [(name, about, computer.registry(place, value) in wanted) for place, value, wanted, name, about in WINDOWS]
    return [
        _line(name, ok, _("{what}: dealt with.").format(what=_(about)), _("{what}: not dealt with.").format(what=_(about)), then)
        for name, about, ok in found
    ]


def _screen(probe: Callable[[str], dict[str, Any] | str]) -> Line:
    found = probe("kiosk")
    then = _("Run this again in the session in which the kiosk will run.")
    if isinstance(found, str) or not found["saver"]:
        return _line("screensaver", False, "", _("Whether a screen saver comes cannot be seen from here."), then)
    rests = not found["saver"]["timeout"] and not found["saver"]["dpms"]
    what = _("The screen may go off; the kiosk keeps it on while it runs.")
    return _line("screensaver", True, _("The screen stays on.") if rests else what, "", "")


def _power() -> Line:
    return _line(
        "power",
        False,
        "",
        _("Whether the computer starts by itself after a power cut cannot be seen from here."),
        _("Choose “power on after AC loss” in its firmware; then pull the plug and see."),
    )


def _room(folder: Path) -> Line:
    from wastequiz.services import inspecting

    _state, free = inspecting.room(folder)
    told = _("Free for the event: {size} MB").format(size=free // 1_000_000)
    return _line("event_room", free >= ROOM, told, told, _("Free 2 GB: delete what nobody needs, and empty the trash."))


def _clock() -> Line:
    from wastequiz.wording import times

    now = datetime.now(UTC)
    told = _("Date and time: {when}").format(when=times.moment(round(now.timestamp() * 1000)))
    return _line("clock", now.year >= EARLIEST, told, told, _("Set date, time and time zone: days and prizes go by them."), must=True)


# ---- the school
def _school(folder: Path) -> list[Line]:
    from wastequiz.cli.doctor import Line
    from wastequiz.services import inspecting
    from wastequiz.services.school import School
    from wastequiz.wording import errors

    if not inspecting.has_school(folder):
        then = _("Start WasteQuiz once, choose your scheme, and set the staff PIN in the settings.")
        return [Line("pin", "bad", _("There is no school there yet."), then)]
    school = School(folder)
    try:
        ready = inspecting.readiness(school.open_and_wait())
    except AlreadyRunning:
        what = _("The school is open in another window just now.")
        return [Line("pin", "warn", what, _("Close it and look again: PIN and second place of backups could not be seen."))]
    except KnownError as error:
        told = errors.told(error)
        return [Line("pin", "bad", told.what, errors.joined(told.safe, told.then))]
    finally:
        school.close()
    return [*_readiness(ready)]


def _readiness(ready: Readiness) -> list[Line]:
    second = _("Backups are copied to a second place: {place}").format(place=ready.second) if ready.second_there else ""
    lost = _("The second place of backups is not there: {place}").format(place=ready.second)
    return [
        _line(
            "pin",
            ready.pin,
            _("A staff PIN is set."),
            _("No staff PIN is set: nobody could close the kiosk."),
            _("Set one of at least 6 digits in the settings."),
            must=True,
        ),
        _line(
            "second_place",
            ready.second_there,
            second,
            lost if ready.second is not None else _("Backups have no second place."),
            _("Plug in a USB stick and choose it under “Backups” in the settings."),
        ),
        _line(
            "clock_behind",
            not ready.clock_behind_ms,
            _("The clock has not gone back."),
            _("The clock is behind what was written last."),
            _("Set date and time, then look again."),
            must=True,
        ),
    ]
