"""The parent of a kiosk: what dies or stands still comes back, what falls too often comes up safe, and only staff ends it."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.watched import parent, stub
from wastequiz.cli.supervisor import began, end_orphan
from wastequiz.cli.system_manager import SystemManager, without_manager
from wastequiz.services import heartbeat

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
QUICK = {"hang_s": 0.6, "start_s": 3.0, "tick_s": 0.05}


def test_what_died_is_started_again_at_once_and_knows_why(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), **QUICK) as watch:
        first = watch.child()
        watch.up()
        os.kill(first, signal.SIGKILL)
        died = time.monotonic()
        assert watch.hear("crashed") == "crashed code -9"
        assert watch.child() != first
        assert watch.up() - died < 5
        assert any(said.endswith(" 0 crashed") for said in watch.said)


def test_what_stands_still_is_killed_and_started_again(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), **QUICK) as watch:
        first = watch.child()
        watch.up()
        os.kill(first, signal.SIGSTOP)
        watch.hear("hung")
        assert watch.child() != first
        watch.up()
        assert began(first) == "", "nothing is left of it"


def test_without_the_guard_against_hangs_it_would_stand_still_for_good(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), without="Supervisor._look_for_a_hang = lambda *_: None", **QUICK) as watch:
        first = watch.child()
        watch.up()
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(AssertionError, match="was not said"):
            watch.hear("hung", "started", within_s=2)
        os.kill(first, signal.SIGKILL)


def test_without_the_guard_against_deaths_nothing_would_come_back(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), without="Supervisor._ended = lambda self, code: code & 1", **QUICK) as watch:
        first = watch.child()
        watch.up()
        os.kill(first, signal.SIGKILL)
        with pytest.raises(AssertionError, match="was not said"):
            watch.hear("started", within_s=2)


def test_a_start_that_comes_to_nothing_counts_as_standing_still(tmp_path: Path) -> None:
    with parent(tmp_path, stub("time.sleep(99)"), first_start_s=0.8, start_s=0.8, tick_s=0.05) as watch:
        watch.child()
        watch.hear("hung")
        watch.child()


def test_three_deaths_in_a_minute_bring_the_safe_screen_and_three_more_the_bare_one(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), calm_s=0.1, **QUICK) as watch:
        for level in ("0", "0", "0", "1", "1", "1", "2"):
            pid = watch.hear("started").split()
            assert pid[2] == level
            watch.up()
            if level != "2":
                os.kill(int(pid[1]), signal.SIGKILL)
        assert watch.said.count("safe 1") == watch.said.count("safe 2") == 1


@pytest.mark.parametrize("limits", [{"crashes": 10**6}, {"within_s": 0.0}])
def test_without_counting_deaths_or_with_deaths_far_apart_there_is_no_safe_screen(tmp_path: Path, limits: dict[str, float]) -> None:
    with parent(tmp_path, stub(), **QUICK, **limits) as watch:
        for _death in range(4):
            told = watch.hear("started").split()
            assert told[2] == "0"
            watch.up()
            os.kill(int(told[1]), signal.SIGKILL)


def test_trying_again_forgets_the_deaths_before(tmp_path: Path) -> None:
    with parent(tmp_path, stub("if told.level: sys.exit(heartbeat.AFRESH)\nelif told.detail != 'retry': sys.exit(7)"), **QUICK) as watch:
        watch.hear("safe 1")
        assert watch.hear("started").split()[2] == "1"
        assert watch.hear("started").split()[2:] == ["0", "crashed"]
        watch.up()


def test_only_staff_ends_it(tmp_path: Path) -> None:
    with parent(tmp_path, stub("if told.why == 'crashed': sys.exit(heartbeat.CLOSED)\nheart.beat()\nsys.exit(0)"), **QUICK) as watch:
        assert watch.hear("crashed") == "crashed code 0", "ending by itself is no way out"
        assert watch.hear("closing") == "closing staff"
        assert watch.process.wait(10) == 0
    assert not (tmp_path / heartbeat.RUN_NAME).exists()


@pytest.mark.parametrize("code", [2, 3])
def test_what_could_not_start_says_so_once(tmp_path: Path, code: int) -> None:
    with parent(tmp_path, ["-c", f"import sys; sys.exit({code})"], **QUICK) as watch:
        assert watch.process.wait(10) == code
        watch.child()
    with parent(tmp_path, stub(f"heart.beat(); time.sleep(0.2)\nif told.why == 'started': sys.exit({code})"), **QUICK) as watch:
        watch.hear("crashed")
        watch.child(), watch.up()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_is_passed_on(tmp_path: Path, number: int) -> None:
    with parent(tmp_path, stub(), **QUICK) as watch:
        pid = watch.child()
        watch.up()
        assert watch.end(number) == 0
        assert began(pid) == ""


def test_what_does_not_listen_to_signals_is_killed(tmp_path: Path) -> None:
    deaf = stub("signal.signal(signal.SIGTERM, signal.SIG_IGN)", listens=False)
    with parent(tmp_path, deaf, stop_s=0.4, **QUICK) as watch:
        pid = watch.child()
        watch.up()
        assert watch.end() == 1
        assert began(pid) == ""


def test_the_event_it_told_is_named_when_it_is_started_again(tmp_path: Path) -> None:
    """A file on a memory stick may be gone by then."""
    with parent(tmp_path, [*stub("heart.tell('at', sys.argv[1])")], event="square", **QUICK) as watch:
        pid = watch.child()
        assert watch.hear("at sq", "at e-") == "at square"
        watch.up()
        os.kill(pid, signal.SIGKILL)
        assert watch.hear("at sq", "at e-") == "at e-17"


def test_a_program_whose_parent_was_killed_hears_it(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), **QUICK) as watch:
        pid = watch.child()
        watch.up()
        watch.process.kill()
        watch.process.wait()
        until = time.monotonic() + 5
        while began(pid) and not _is_over(pid):
            assert time.monotonic() < until


def _is_over(pid: int) -> bool:
    """Whether a process is gone, or only waits for somebody to ask how it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_an_orphan_that_stands_still_does_not_keep_the_school(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), **QUICK) as watch:
        pid = watch.child()
        watch.up()
        watch.process.kill()
        os.kill(pid, signal.SIGSTOP)
        watch.process.wait()
        assert not heartbeat.runs_already(tmp_path)
        end_orphan(tmp_path, wait_s=0.2, free=lambda: _is_over(pid))
        assert _is_over(pid)


def test_a_process_that_only_has_the_number_of_an_orphan_is_left_alone(tmp_path: Path) -> None:
    heartbeat.write_run(tmp_path, {"port": 1, "token": "x", "pid": 1, "child": os.getpid(), "child_began": "1"})
    end_orphan(tmp_path, wait_s=0, free=lambda: False)
    heartbeat.write_run(tmp_path, {})
    end_orphan(tmp_path, wait_s=0, free=lambda: False)
    assert began(os.getpid())


def test_a_second_start_is_heard_and_a_stranger_is_not(tmp_path: Path) -> None:
    with parent(tmp_path, stub(), **QUICK) as watch:
        watch.child()
        watch.up()
        assert heartbeat.runs_already(tmp_path)
        assert watch.hear("at heard") == "at heard-second"
        run = heartbeat.read_run(tmp_path)
        heartbeat.write_run(tmp_path, run | {"token": "guessed"})
        assert not heartbeat.runs_already(tmp_path)
        assert watch.said.count("second ") == 1
        assert (tmp_path / heartbeat.RUN_NAME).stat().st_mode & 0o077 == 0


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """A socket as systemd has one."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
        one.bind(str(tmp_path / "notify"))
        one.settimeout(10)
        yield one


def test_systemd_hears_that_it_is_ready_and_that_it_watches(
    tmp_path: Path, manager: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    monkeypatch.setenv("WATCHDOG_USEC", "300000")
    with parent(tmp_path, stub("heart.tell('at', str('NOTIFY_SOCKET' in os.environ))"), **QUICK) as watch:
        heard = {manager.recv(99) for _ in range(4)}
        assert heard == {b"READY=1", b"WATCHDOG=1"}
        assert watch.hear("at False", "at True") == "at False", "the program does not speak for its parent"
        watch.end()
    left: set[bytes] = set()
    while b"STOPPING=1" not in left:
        left.add(manager.recv(99))


def test_without_systemd_nothing_is_said() -> None:
    assert not SystemManager({}).say("READY=1")
    assert not SystemManager({"NOTIFY_SOCKET": "/nowhere/at/all"}).say("READY=1")
    assert not SystemManager({"NOTIFY_SOCKET": "@wastequiz-nobody-listens"}).say("READY=1")
    assert SystemManager({"WATCHDOG_USEC": "4000000", "WATCHDOG_PID": "1"}).watchdog_s == 0
    assert SystemManager({"WATCHDOG_USEC": "4000000", "WATCHDOG_PID": str(os.getpid())}).watchdog_s == 2
    assert without_manager({"NOTIFY_SOCKET": "x", "WATCHDOG_PID": "1", "HOME": "/"}) == {"HOME": "/"}
