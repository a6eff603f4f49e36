#!/usr/bin/env python3
"""Starts WasteQuiz, and sets it up first where that is still to be done.

    python3 run.py                 start the program
    python3 run.py lookup 电池     any command of WasteQuiz
    python3 run.py test            run every test (--check: and format, lint, types, contracts, spelling; --check-only: just these)

Add --no-system to leave the computer's own packages alone. Needs nothing but Python 3.11; everything else goes to .venv.
"""
# This file must be readable by an old Python, so that it can say what it needs: no :=, no match, no X | Y.

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "ready-to-")  # and run or test: holds what .venv was made from
UNFINISHED = os.path.join(VENV, "unfinished")  # there while .venv is being made: found at a start, it is made anew
NEEDED = (3, 11)
ROOM = 1500000000  # bytes that a first set-up takes, downloads included
PINS = {"run": "requirements.txt", "test": "requirements-dev.txt"}
WINDOWLESS = {"lookup", "bank", "board", "demo", "journal", "backup", "restore", "doctor"}  # these speak without Qt
ON_LINUX = sys.platform.startswith("linux")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
FULL_DISK = "The disk is full: free %.1f GB where WasteQuiz lies (%s), then start again." % (ROOM / 1e9, ROOT)

# What Qt needs of a Linux system: library, its package for apt-get, dnf and pacman.
LIBRARIES = (
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    ("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    ("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    ("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
# Without these the program is silent, and says so in its settings.
SOUND_LIBRARIES = (
    ("libpulse.so.0", "libpulse0", "pulseaudio-libs", "libpulse"),
    ("libspeechd.so.2", "libspeechd2", "speech-dispatcher-libs", "speech-dispatcher"),
)
# Programs with which the tests open real windows: name, package.
TEST_PROGRAMS = (("Xvfb", "xvfb"), ("xauth", "xauth"), ("openbox", "openbox"), ("xdotool", "xdotool"))
# How pip and the system say that there is no network.
NETWORK_WORDS = (
    *("newconnectionerror", "connecttimeout", "readtimeout", "connection refused", "connection reset", "connection broken"),
    *("name resolution", "getaddrinfo", "name or service not known", "network is unreachable", "proxyerror", "sslerror"),
)
CHECKS = (
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "ruff", "check", "."),
    ("-m", "pyright"),
    ("-c", "from importlinter.cli import lint_imports_command as check; check()"),
    ("-m", "codespell_lib"),
)


class Stop(Exception):
    """Why WasteQuiz cannot start, in one sentence with the next step."""


def say(text):
    """Tell the person at the keyboard; standard output belongs to the command that follows."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def split(arguments):
    """(run or test, whether the system may be changed, the arguments to pass on)."""
    system = "--no-system" not in arguments
    rest = [argument for argument in arguments if argument != "--no-system"]
    if rest and rest[0] == "test":
        return "test", system, rest[1:]
    return "run", system, rest


def command_of(arguments):
    """The command among WasteQuiz's arguments, or None when its window is to be opened."""
    words = iter(arguments)
    for word in words:
        if word == "--data":
            next(words, None)
        elif word in ("--help", "--version"):
            return "doctor"
        elif not word.startswith("-"):
            return word
    return None


def check_python(version):
    """Stop unless this Python is new enough."""
    if tuple(version[:2]) < NEEDED:
        raise Stop(
            "WasteQuiz needs Python 3.11 or newer and this is Python %d.%d: "
            "install a newer one and start with it, for example: python3.11 run.py" % tuple(version[:2])
        )


def check_display(command, environment):
    """Stop when a window is wanted on a Linux system without a screen."""
    if command not in (None, "open") or not ON_LINUX or environment.get("QT_QPA_PLATFORM"):
        return
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise Stop(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): start WasteQuiz in a desktop session, "
            "or see its screens as pictures with: python3 run.py tour --out pictures"
        )


def is_missing(library):
    """Whether the system's loader cannot find a shared library."""
    try:
        return not ctypes.CDLL(library)
    except OSError:
        return True


def install_line(rows):
    """The one line that installs what these rows (library, apt, dnf, pacman) name, on this system."""
    for tool, column, line in (("apt-get", 1, "apt-get install"), ("dnf", 2, "dnf install"), ("pacman", 3, "pacman -S")):
        if shutil.which(tool):
            names = sorted({row[column] if column < len(row) else row[1] for row in rows})
            return "%s%s %s" % ("" if AS_ROOT else "sudo ", line, " ".join(names))
    return "(with your system's package manager) " + " ".join(sorted({row[0] for row in rows}))


def apt_install(packages):
    """As root on Debian and its kin: say what is installed, and install it. True when it worked."""
    if not AS_ROOT or not shutil.which("apt-get"):
        return False
    say("Installing system packages: " + " ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"] + list(packages)
    return all(subprocess.call(step, stdout=sys.stderr, env=environment) == 0 for step in (["apt-get", "update", "-q"], install))


def ready_system(mode, command, may_install):
    """Find what Qt and the tests miss on Linux; install it as root, else say how. Returns whether all is there."""
    if not ON_LINUX or not may_install:
        return True
    needed = [row for row in LIBRARIES if is_missing(row[0])]
    useful = [row for row in SOUND_LIBRARIES if is_missing(row[0])]
    if mode == "test":
        useful += [row for row in TEST_PROGRAMS if not shutil.which(row[0])]
    if not (needed or useful) or apt_install(sorted({row[1] for row in needed + useful})):
        return True
    if needed and (mode == "test" or command not in WINDOWLESS):
        line = install_line(needed + useful)
        raise Stop("Libraries that WasteQuiz's window needs are missing; install them (or try with --no-system): " + line)
    if useful and not needed:
        say("%s be better with: %s" % ("Some tests would" if mode == "test" else "Sound and voice would", install_line(useful)))
    return not needed


def fingerprint(mode):
    """What .venv was made from: the pins, pyproject.toml, this folder, and the Python behind it."""
    digest = hashlib.sha256(repr((ROOT, os.path.realpath(PYTHON))).encode("utf-8"))
    for name in (PINS[mode], "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def is_ready(mode):
    """Whether nothing has to be installed; what serves the tests serves the program too."""
    if os.path.exists(UNFINISHED) or not os.path.exists(PYTHON):
        return False
    for served in ("run", "test") if mode == "run" else ("test",):
        with contextlib.suppress(OSError), open(STAMP + served) as file:
            if file.read() == fingerprint(served):
                return True
    return False


@contextlib.contextmanager
def alone():
    """Only one set-up at a time; the lock ends with the process, however it ends."""
    with open(os.path.join(ROOT, ".venv.lock"), "w") as file:
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Stop("Another start is setting WasteQuiz up just now: wait until it is done, then start again.") from None
        yield


def make_venv(may_install):
    """Make an empty .venv, or keep a whole one."""
    if not os.path.exists(UNFINISHED) and os.path.exists(PYTHON):
        probe = "import pip, sys; sys.exit(sys.version_info[:2] < (%d, %d) or sys.prefix == sys.base_prefix)" % NEEDED
        if subprocess.call([PYTHON, "-c", probe], stdout=sys.stderr, stderr=subprocess.DEVNULL) == 0:
            return
    package = "python%d.%d-venv" % sys.version_info[:2]
    try:
        import ensurepip  # noqa: F401  Debian ships venv without it
        import venv  # noqa: F401
    except ImportError:
        if not (may_install and apt_install([package])):
            line = install_line([("python3 with venv", package, "python3", "python")])
            raise Stop("This Python lacks the module venv; install it, then start again: " + line) from None
    if shutil.disk_usage(ROOT).free < ROOM:
        raise OSError(errno.ENOSPC, "No space left on device")
    shutil.rmtree(VENV, ignore_errors=True)
    os.makedirs(VENV, exist_ok=True)
    with open(UNFINISHED, "w"):
        pass
    made = subprocess.run([sys.executable, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if made.returncode:
        raise Stop(why_failed("Making .venv", made.stdout.decode("utf-8", "replace")))


def pip(*arguments):
    """Run .venv's pip, its progress on the error stream; a failure becomes a sentence."""
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    command = [PYTHON, "-m", "pip", "install", "--no-warn-script-location", "--retries", "2"] + list(arguments)
    with subprocess.Popen(command, stdout=sys.stderr, stderr=subprocess.PIPE, env=environment, cwd=ROOT) as process:
        errors = process.stderr.read().decode("utf-8", "replace")
    if process.returncode:
        raise Stop(why_failed("Installing WasteQuiz's parts", errors))


def why_failed(what, output):
    """Turn a tool's last words into one sentence with the next step."""
    small = output.lower()
    if "no space left" in small or "errno 28" in small or "not enough space" in small:
        return FULL_DISK
    if "do not match the hashes" in small:
        return "A downloaded part of WasteQuiz is not the one we know, so it was not installed: try again, or from another network."
    if any(word in small for word in NETWORK_WORDS):
        return "There is no way to the internet, which the first start needs once (about 250 MB): connect, then start again."
    if "no matching distribution" in small:
        return "WasteQuiz has no parts for this system or its Python: use Python 3.11 to 3.14 on 64-bit Windows, macOS or Linux."
    reason = ([""] + [line.strip() for line in output.splitlines() if line.strip()])[-1]
    return "%s failed (%s): delete the folder .venv and start again." % (what, reason or "no reason given")


def ready(mode, command, may_install):
    """Make everything ready that is not; quick when it is."""
    if is_ready(mode) and (not may_install or os.path.exists(STAMP + mode + "-system")):
        return
    with alone():
        complete = ready_system(mode, command, may_install)
        if not is_ready(mode):
            say("Setting WasteQuiz up in .venv; this is needed once and takes some minutes.")
            make_venv(may_install)
            with open(UNFINISHED, "w"):
                pass
            # the pins are whole: left to look for dependencies itself, pip takes a newer one where an extra is asked for, and refuses it
            pip("--require-hashes", "--no-deps", "-r", PINS[mode])
            pip("--no-deps", "--no-build-isolation", "-e", ".")
            with open(STAMP + mode, "w") as file:
                file.write(fingerprint(mode))
            os.remove(UNFINISHED)
        if complete and may_install:
            with open(STAMP + mode + "-system", "w"):
                pass


def start(arguments):
    """Become WasteQuiz."""
    command = [PYTHON, "-P", "-m", "wastequiz"] + arguments
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)


def test(arguments):
    """Run every test, off-screen; with --check the other checks first, with --check-only just those."""
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    own = [argument for argument in arguments if not argument.startswith("--check")]
    steps = list(CHECKS) if len(own) < len(arguments) else []
    if "--check-only" not in arguments:
        steps.append(("-m", "pytest", "-n", "3", "--dist", "worksteal") + tuple(own))  # two cores, and one more for those who wait
    for step in steps:
        say("> python " + " ".join(step))
        code = subprocess.call([PYTHON] + list(step), cwd=ROOT, env=environment)
        if code:
            return code
    return 0


def main(arguments):
    """Check, make ready, start; what is in the way becomes one sentence and exit code 2."""
    try:
        check_python(sys.version_info)
        mode, may_install, rest = split(arguments)
        command = command_of(rest) if mode == "run" else None
        if mode == "run":
            check_display(command, os.environ)
        ready(mode, command, may_install)
        return start(rest) if mode == "run" else test(rest)
    except Stop as stop:
        say(str(stop))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            say(FULL_DISK)
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            say("WasteQuiz may not write to its folder (%s): copy it to a folder of yours and start it there." % ROOT)
        else:
            say("WasteQuiz cannot start (%s): copy its folder anew and start again." % error)
    except KeyboardInterrupt:
        say("Stopped; the next start goes on from here.")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
