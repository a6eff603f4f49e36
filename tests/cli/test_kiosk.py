"""`wastequiz kiosk`: what keeps it from being started is said in one sentence with the next step, and only one runs at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import begin, process
from tests.journeys.person import school_folder
from tests.kiosk.booth import NAME, PIN, booth, incidents, usual_booth
from wastequiz.services import eventing, heartbeat
from wastequiz.services.school import School
from wastequiz.store import events, lock, pin

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def refused(*arguments: str | Path, code: int = 2, **environment: str) -> str:
    """What the command says when it does not start; all in one line."""
    done = process("kiosk", *arguments, **environment)
    assert done.returncode == code and done.stdout == ""
    said = [line for line in done.stderr.splitlines() if "plugin" not in line and "PulseAudio" not in line]
    assert said, done.stderr
    return said[0]


def test_without_a_pin_nobody_could_close_it(tmp_path: Path) -> None:
    booth(tmp_path / "booth", with_pin=False)
    said = refused(NAME, "--data", tmp_path / "booth", **OFFSCREEN)
    assert said == (
        "No staff PIN is set, so nobody could close the kiosk. "
        "Open WasteQuiz, go to the teacher's desk and choose a PIN; then start the kiosk again."
    )


def test_an_unknown_event_another_day_and_no_display_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "booth"
    booth(folder, dates=("2031-05-01",))
    assert refused("Nothing like it", "--data", folder, **OFFSCREEN).startswith("There is no event")
    said = refused(NAME, "--no-supervision", "--data", folder, **OFFSCREEN)
    assert said.startswith("“Street fair” is planned for 2031-05-01, and today is 20") and "at the desk" in said
    assert refused(NAME, "--data", folder).startswith("There is no screen")
    assert refused(NAME, "--data", tmp_path / "nowhere", **OFFSCREEN).startswith("There is no school in")
    assert not (folder / heartbeat.RUN_NAME).exists()
    assert incidents(folder) == [], "nothing was started"


def test_while_the_window_is_open_elsewhere_the_code_is_3(tmp_path: Path) -> None:
    folder = usual_booth(tmp_path / "booth")
    held = lock.take(folder)
    try:
        assert refused(NAME, "--data", folder, code=3, **OFFSCREEN).startswith("The school is in use.")
    finally:
        held.release()


@pytest.fixture
def event_file(tmp_path: Path) -> Iterator[Path]:
    """The file for a second kiosk."""
    from_folder = usual_booth(tmp_path / "desk")
    school = School(from_folder).open_and_wait()
    packed: list[bytes] = []
    try:
        event_id = school.ask(lambda db: events.find(db, NAME).id)
        eventing.pack(school, event_id, 1, packed.append, lambda _error: None)
        school.ask(lambda _db: None)
    finally:
        school.close()
    path = tmp_path / "fair.wqevent"
    path.write_bytes(packed[0])
    yield path


def test_a_file_is_taken_in_and_a_second_start_is_refused_and_written_down(tmp_path: Path, event_file: Path) -> None:
    folder = tmp_path / "second"
    school_folder(folder, language="en", scheme="cn-harbin")
    school = School(folder).open_and_wait()
    school.ask(lambda db: pin.set_pin(db, PIN))
    school.close()
    with begin("kiosk", event_file, "--windowed", "--data", folder, **OFFSCREEN) as first:
        until = time.monotonic() + 60
        try:
            while not heartbeat.read_run(folder):
                assert first.poll() is None and time.monotonic() < until
            said = refused(NAME, "--data", folder, code=3, **OFFSCREEN)
            assert said == "A kiosk runs here already. Close that one first: by its corners and the staff PIN."
            while not _written(folder, "second_start"):
                assert first.poll() is None and time.monotonic() < until
        finally:
            first.terminate()
            first.communicate(timeout=60)
    assert first.returncode == 0
    told = [what for what, _detail in incidents(folder)]
    assert told[0] == "started" and "second_start" in told and told[-1] == "closed"


def test_what_is_no_event_file_is_said(tmp_path: Path) -> None:
    folder = usual_booth(tmp_path / "booth")
    (tmp_path / "x.wqevent").write_bytes(b"PK nothing")
    assert "event" in refused(tmp_path / "x.wqevent", "--data", folder, **OFFSCREEN)
    assert "event" in refused(tmp_path / "gone.wqevent", "--data", folder, **OFFSCREEN)


def _written(folder: Path, word: str) -> bool:
    """Whether the day's file has it, which can be read while the kiosk runs."""
    return any(word in path.read_text(encoding="utf-8") for path in (folder / "days").glob("*.ndjson"))
