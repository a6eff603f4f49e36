"""Nobody gets out of a locked kiosk: a robot tries every way that docs/kiosk.md says the program bars. And with a lock off, it does get out."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.kiosk.robot import BACK_S, Out, Robot, missing, robot
from tests.kiosk.ways import WAYS, Way
from wastequiz.kiosk import LOCKS

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not sys.platform.startswith("linux") or bool(missing()), reason=f"not here: {', '.join(missing()) or 'X11'}"),
]

WITHOUT = {
    "keys": "Ctrl+Q quits",
    "close": "The program is told to quit",
    "screens": "The window is made smaller",
    "focus": "Another program takes the keyboard",
    "pointer": "The right button",
    "dialogs": "A message",
    "clipboard": "Something is copied",
    "sleep": "The screen saver comes, or the screen goes off",
}
"""For each lock a way that is open when this lock alone is off. `cursor` bars no way."""


@pytest.fixture(scope="module")
def booth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Robot]:
    """A robot in front of a locked kiosk, for all tests here."""
    from tests.journeys.person import school_folder

    tmp = tmp_path_factory.mktemp("kiosk")
    folder = school_folder(tmp / "school", language="en", scheme="cn-harbin")
    with robot(folder, tmp) as one:
        yield one


def tried(booth: Robot, way: Way) -> list[str]:
    """What the robot reached."""
    try:
        said = way.tries(booth)
        reached = booth.stands_within(BACK_S)
    except Out as out:
        return [f"{way.number} {way.what}: {out}"]
    booth.tidy()
    reached += said if isinstance(said, list) else [said] if said == "opened" else []
    return [f"{way.number} {way.what}: {one}" for one in reached]


def test_the_robot_gets_out_of_a_locked_kiosk_by_no_way(booth: Robot) -> None:
    booth.within("lock", [lock.id for lock in LOCKS])
    assert booth.stands_within(5.0) == []
    process = booth.process.pid
    escapes = [escape for way in WAYS for escape in tried(booth, way)]
    assert escapes == []
    assert booth.alive
    assert booth.process.pid == process
    assert "focus_lost" in booth.incidents


@pytest.mark.parametrize("lock", WITHOUT)
def test_the_robot_gets_out_when_a_lock_is_off(booth: Robot, lock: str) -> None:
    (way,) = (way for way in WAYS if way.what == WITHOUT[lock])
    assert way.lock == lock
    every = [one.id for one in LOCKS]
    booth.within("lock", [one for one in every if one != lock])
    booth.stands_within(0.7)
    reached = tried(booth, way)
    if lock == "close" or not booth.alive:  # it may be about to end
        booth.stop()
        booth.start()
    assert reached


def test_every_lock_that_bars_a_way_has_its_control() -> None:
    assert set(WITHOUT) == {way.lock for way in WAYS}
    assert set(WITHOUT) | {"cursor"} == {lock.id for lock in LOCKS}


def test_the_folder_is_left_as_it_was(booth: Robot) -> None:
    """What was noted for a crash is gone once the locks are off; while they hold, it is there."""
    booth.within("lock", [one.id for one in LOCKS])
    note = booth.folder / "kiosk_undo.json"
    assert note.exists()
    assert booth.x.saver_s() == 0
    booth.within("lock", [])
    assert not note.exists()
    assert booth.x.saver_s() > 0
