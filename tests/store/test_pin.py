"""The staff PIN: never more than a hundred and twenty guesses a day, whatever is done to clock and power."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.making import DAY, HandClock
from wastequiz.domain.errors import PinLocked, PinTooShort, PinWrong
from wastequiz.store import journal, pin, settings
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "_N", 2)


def guess(db: Db, digits: str = "000000") -> int:
    """One wrong guess; the tries left, or minus the seconds to wait."""
    try:
        pin.check(db, digits)
    except PinWrong as error:
        return error.tries_left
    except PinLocked as error:
        return -error.seconds_left
    raise AssertionError("it was right")


def test_there_is_no_pin_until_one_is_set(db: Db) -> None:
    assert not pin.has_pin(db)
    with pytest.raises(KeyError):
        pin.check(db, "123456")


@pytest.mark.parametrize("short", ["", "12345", "12345a", "abcdefgh", "１２３"])
def test_a_pin_is_six_digits_at_least(db: Db, short: str) -> None:
    with pytest.raises(PinTooShort):
        pin.set_pin(db, short)
    assert not pin.has_pin(db)


def test_the_right_pin_opens_in_full_width_too(db: Db) -> None:
    pin.set_pin(db, "123456")
    assert pin.has_pin(db)
    pin.check(db, "123456")
    pin.check(db, " １２３４５６ ")
    assert [e.kind for e in journal.events(db)] == ["pin_set", "unlock", "unlock"]


def test_the_pin_itself_is_nowhere_in_the_file(db: Db) -> None:
    pin.set_pin(db, "73519264")
    kept = settings.get(db, "pin_hash")
    assert set(kept) == {"n", "r", "p", "salt", "hash"}
    db.checkpoint()
    assert b"73519264" not in db.path.read_bytes()


def test_the_house_rule_for_hashing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert (pin._N, pin._R, pin._P) == (1 << 15, 8, 1)
    assert len(pin._scrypt("123456", b"salt", pin._N, pin._R, pin._P)) == 64


def test_five_tries_then_waiting_that_doubles_to_a_quarter_of_an_hour(db: Db, clock: HandClock) -> None:
    pin.set_pin(db, "123456")
    assert pin.tries_left(db) == 5
    assert [guess(db) for _ in range(5)] == [4, 3, 2, 1, -30]
    assert pin.tries_left(db) == 0
    waits: list[int] = []
    for _ in range(7):
        clock.pass_ms(pin.wait_ms(db))
        waits.append(-guess(db))
    assert waits == [60, 120, 240, 480, 900, 900, 900]
    clock.pass_ms(900_000 - 1)
    with pytest.raises(PinLocked) as error:
        pin.check(db, "123456")
    assert error.value.seconds_left == 1
    clock.pass_ms(1)
    pin.check(db, "123456")
    assert guess(db) == 4


def test_waiting_does_not_count_as_a_guess(db: Db, clock: HandClock) -> None:
    pin.set_pin(db, "123456")
    for _ in range(20):
        guess(db)
    clock.pass_ms(30_000)
    assert guess(db) == -60
    assert [e.body["failures"] for e in journal.events(db) if e.kind == "pin_failed"] == [1, 2, 3, 4, 5, 6]


def test_moving_the_wall_clock_shortens_nothing(db: Db, clock: HandClock) -> None:
    pin.set_pin(db, "123456")
    for _ in range(5):
        guess(db)
    clock.utc += 365 * DAY
    assert guess(db) == -30
    clock.utc -= 900 * DAY
    assert guess(db) == -30


def test_a_restart_of_the_computer_begins_the_wait_again(db: Db, clock: HandClock) -> None:
    pin.set_pin(db, "123456")
    for _ in range(5):
        guess(db)
    clock.pass_ms(20_000)
    db.boot = "another"
    clock.mono = 5
    assert guess(db) == -30
    clock.pass_ms(10_000)
    assert guess(db) == -20
    clock.mono = 1  # where the system has no name for its runs
    assert guess(db) == -30


def test_a_try_is_on_the_disk_before_it_is_checked(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    pin.set_pin(db, "123456")

    def power_cut(*_: object) -> bytes:
        assert not db.conn.in_transaction
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(pin, "_scrypt", power_cut)
        for _ in range(5):
            with pytest.raises(RuntimeError), db.transaction():
                pin.check(db, "123456")
    assert pin.tries_left(db) == 0
    assert guess(db) == -30


def test_checking_inside_a_transaction_keeps_it_open_afterwards(db: Db) -> None:
    pin.set_pin(db, "123456")
    with db.transaction():
        pin.check(db, "123456")
        assert db.conn.in_transaction
    with pytest.raises(PinWrong), db.transaction():
        pin.check(db, "1")
    assert [e.kind for e in journal.events(db)][-1] == "pin_failed"


def test_a_day_of_guessing_restarting_and_moving_clocks_gives_at_most_120_guesses(folder: Path, clock: HandClock) -> None:
    db = open_school(folder, clock=clock)
    pin.set_pin(db, "123456")
    end, guesses, turn = clock.mono + DAY, 0, 0
    while clock.mono < end:
        turn += 1
        before = settings.get(db, "pin_count")["failures"]
        guess(db)
        guesses += settings.get(db, "pin_count")["failures"] - before
        clock.pass_ms(10_000)
        if turn % 3 == 0:
            clock.utc += (-1) ** turn * 40 * DAY
        if turn % 1000 == 0:
            close_school(db)
            db = open_school(folder, clock=clock)
    close_school(db)
    assert 90 <= guesses <= 120
