"""The heart of a kiosk's program: what it tells its parent, what it hears, and that nothing about it can stop a program."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wastequiz.services import heartbeat
from wastequiz.services.heartbeat import Birth, Heart


@pytest.fixture
def parent() -> Iterator[socket.socket]:
    """Where a parent listens."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        one.settimeout(10)
        yield one


def told(parent: socket.socket, **facts: Any) -> Birth:
    return Birth(parent.getsockname()[1], "word", **facts)


def heard(line: socket.socket, count: int) -> list[str]:
    """So many lines the child said."""
    line.settimeout(10)
    got = b""
    while got.count(b"\n") < count:
        got += line.recv(999)
    return got.decode().splitlines()


def test_what_a_parent_tells_its_child_arrives_once() -> None:
    birth = Birth(7, "word", heartbeat.SAFE, heartbeat.CRASHED, "code -9")
    environment = {heartbeat.VARIABLE: birth.text(), "HOME": "/"}
    assert heartbeat.birth(environment) == birth
    assert environment == {"HOME": "/"}, "nobody started by the child is told the same"
    assert heartbeat.birth(environment) is None


@pytest.mark.parametrize("told", ["", "no", "7", "[1, 2]", '["x", "", 0, "", ""]', "[null, 1, 1, 1, 1]"])
def test_what_is_no_birth_is_none(told: str) -> None:
    assert heartbeat.birth({heartbeat.VARIABLE: told}) is None


def test_a_heart_says_who_it_is_beats_and_hears(parent: socket.socket) -> None:
    heart = Heart(told(parent))
    line, _from = parent.accept()
    heart.tell("at", "two\nlines")
    assert heart.beat() == ()
    assert heard(line, 3) == ["hello word", "at two lines", "beat"]
    line.sendall(b"second\nclo")
    found: tuple[str, ...] = ()
    while not found:
        found = heart.beat()
    assert found == ("second",)
    line.sendall(b"se\n")
    while not (found := heart.beat()):
        pass
    assert found == ("close",) and not heart.lost
    heart.close()
    heart.close()
    line.close()


def test_what_has_no_line_to_its_parent_says_nothing_and_goes_on() -> None:
    heart = Heart(Birth(0, "word"))
    assert heart.lost
    heart.tell("at", "Attract")
    assert heart.beat() == ()


def test_a_parent_that_is_gone_is_noticed(parent: socket.socket) -> None:
    heart = Heart(told(parent))
    line, _from = parent.accept()
    assert heard(line, 1) == ["hello word"]
    line.close()
    while not heart.lost:
        heart.beat()
    assert heart.beat() == ()


def test_nobody_who_listens_is_a_parent_that_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    heart = Heart(Birth(port, "word"))
    assert heart.lost and heart.beat() == ()


class _Broken:
    """A socket on which everything fails in one way."""

    def __init__(self, error: type[OSError]) -> None:
        self.error = error

    def send(self, _data: bytes) -> int:
        raise self.error

    def recv(self, _most: int) -> bytes:
        raise self.error

    def close(self) -> None:
        return


def test_a_parent_that_does_not_read_is_waited_for_without_waiting(parent: socket.socket) -> None:
    heart = Heart(told(parent))
    heart.close()
    heart._socket = _Broken(BlockingIOError)  # type: ignore[assignment]  # pyright: ignore[reportPrivateUsage]
    for _beat in range(2_000):
        assert heart.beat() == ()
    assert not heart.lost
    assert len(heart._unsent) <= 4_096, "what nobody reads is not gathered"  # pyright: ignore[reportPrivateUsage]


def test_a_line_that_breaks_is_a_parent_that_is_gone(parent: socket.socket) -> None:
    heart = Heart(told(parent))
    heart.close()
    heart._socket = _Broken(ConnectionResetError)  # type: ignore[assignment]  # pyright: ignore[reportPrivateUsage]
    assert heart.beat() == () and heart.lost
    other = Heart(told(parent))
    other.close()
    other._socket = _Broken(ConnectionResetError)  # type: ignore[assignment]  # pyright: ignore[reportPrivateUsage]
    assert other._heard() == () and other.lost  # pyright: ignore[reportPrivateUsage]


def test_where_a_kiosk_runs_stands_in_a_file_of_its_user_alone(tmp_path: Path) -> None:
    assert heartbeat.read_run(tmp_path) == {} and not heartbeat.runs_already(tmp_path)
    heartbeat.write_run(tmp_path, {"port": 1, "token": "word"})
    assert heartbeat.read_run(tmp_path) == {"port": 1, "token": "word"}
    assert not heartbeat.runs_already(tmp_path), "nobody listens there any more"
    (tmp_path / heartbeat.RUN_NAME).write_text("[1]", encoding="utf-8")
    assert heartbeat.read_run(tmp_path) == {} and not heartbeat.runs_already(tmp_path)
    heartbeat.forget_run(tmp_path)
    heartbeat.forget_run(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    heartbeat.write_run(tmp_path / "nowhere", {"port": 1})
    (tmp_path / heartbeat.RUN_NAME).mkdir()
    heartbeat.forget_run(tmp_path)
    assert (tmp_path / heartbeat.RUN_NAME).is_dir()


def test_another_program_on_the_same_port_is_no_kiosk(tmp_path: Path, parent: socket.socket) -> None:
    heartbeat.write_run(tmp_path, {"port": parent.getsockname()[1], "token": "word"})
    assert not heartbeat.runs_already(tmp_path), "it does not answer"
