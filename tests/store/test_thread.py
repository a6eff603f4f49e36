"""The store's thread: in order, all or nothing, never in anybody's way."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_class, a_round, play
from wastequiz.domain.errors import AlreadyRunning
from wastequiz.store import backups, journal, thread
from wastequiz.store.db import Db
from wastequiz.store.school import open_school
from wastequiz.store.thread import StoreClosed, StoreThread


@pytest.fixture
def store(folder: Path, clock: HandClock) -> Iterator[StoreThread]:
    made = StoreThread(lambda: open_school(folder, clock=clock))
    made.start()
    yield made
    made.close()


def note(db: Db) -> int:
    return journal.append(db, "note", {})


def count(db: Db) -> int:
    return journal.verify(db).events


def test_told_work_is_done_in_order_and_its_result_handed_over(store: StoreThread) -> None:
    got: list[int] = []
    for _ in range(5):
        store.tell(note, got.append)
    store.tell(note)
    assert store.ask(count) == 6
    assert got == [1, 2, 3, 4, 5]


def test_a_result_comes_only_after_commit(store: StoreThread) -> None:
    seen: list[bool] = []
    box: list[Db] = []
    store.ask(box.append)
    store.tell(note, lambda _seq: seen.append(box[0].conn.in_transaction))
    store.ask(count)
    assert seen == [False]


def test_work_that_fails_leaves_nothing_and_says_so(store: StoreThread, caplog: pytest.LogCaptureFixture) -> None:
    def half(db: Db) -> None:
        note(db)
        raise ValueError("half")

    failures: list[BaseException] = []
    store.tell(half, None, failures.append)
    with pytest.raises(ValueError, match="half"):
        store.ask(half)
    with caplog.at_level(logging.ERROR):
        store.tell(half)
        assert store.ask(count) == 0
    assert [str(f) for f in failures] == ["half"]
    assert "could not do its work" in caplog.text


def test_results_are_delivered_where_they_are_wanted(folder: Path, clock: HandClock) -> None:
    posted: queue.Queue[Callable[[], None]] = queue.Queue()
    store = StoreThread(lambda: open_school(folder, clock=clock), posted.put)
    where: list[int] = []
    store.start(lambda: where.append(threading.get_ident()))
    store.tell(note, lambda _: where.append(threading.get_ident()))
    for _ in range(2):
        posted.get(timeout=10)()
    store.close()
    assert where == [threading.get_ident()] * 2


def test_a_listener_that_fails_does_not_stop_the_store(store: StoreThread, caplog: pytest.LogCaptureFixture) -> None:
    def bad(_seq: int) -> None:
        raise RuntimeError("listener")

    store.tell(note, bad)
    assert store.ask(count) == 1
    assert "could not be handed over" in caplog.text


def test_a_school_that_does_not_open_is_told_to_everybody_who_waits(folder: Path, clock: HandClock, db: Db) -> None:
    failures: list[BaseException] = []
    store = StoreThread(lambda: open_school(folder, clock=clock))
    store.tell(note, None, failures.append)
    store.slices(lambda _db: iter(()), None, failures.append)
    store.start(None, failures.append)
    store.close()
    with pytest.raises(StoreClosed):
        store.ask(note)
    assert [type(f) for f in failures] == [AlreadyRunning] * 3


def test_a_closed_store_refuses_politely(folder: Path, clock: HandClock) -> None:
    failures: list[BaseException] = []
    store = StoreThread(lambda: open_school(folder, clock=clock))
    store.tell(note, None, failures.append)
    store.close()
    store.close()
    store.tell(note, None, failures.append)
    store.slices(lambda _db: iter(()), None, failures.append)
    assert [type(f) for f in failures] == [StoreClosed] * 3


def test_closing_does_first_what_was_told_and_drops_big_jobs(folder: Path, clock: HandClock) -> None:
    failures: list[BaseException] = []
    store = StoreThread(lambda: open_school(folder, clock=clock))
    store.start()
    hold = threading.Event()
    store.tell(lambda _db: hold.wait(10))

    def endless(_db: Db) -> Iterator[None]:
        while True:
            yield

    store.slices(endless, None, failures.append)
    got: list[int] = []
    store.tell(note, got.append)
    threading.Timer(0, hold.set).start()
    store.close()
    assert got == [1]
    assert [type(f) for f in failures] == [StoreClosed]
    db = open_school(folder, clock=clock)
    assert count(db) == 1
    db.conn.close()
    db.day.close()
    assert db.lock
    db.lock.release()


def test_closing_from_a_result_does_not_wait_for_itself(folder: Path, clock: HandClock) -> None:
    store = StoreThread(lambda: open_school(folder, clock=clock))
    store.start()
    store.tell(note, lambda _: store.close())
    store.close()
    with pytest.raises(StoreClosed):
        store.ask(note)


def test_a_school_that_closes_badly_still_ends_the_thread(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = StoreThread(lambda: open_school(folder, clock=clock))
    real = thread.close_school

    def bad(db: Db) -> None:
        real(db)
        raise RuntimeError("bad")

    with monkeypatch.context() as patch:
        patch.setattr(thread, "close_school", bad)
        store.start()
        store.close()
    assert "did not close in good order" in caplog.text


def test_answers_pass_between_the_slices_of_a_big_job(store: StoreThread, clock: HandClock) -> None:
    order: list[str] = []
    finished = threading.Event()

    def big(db: Db) -> Iterator[None]:
        for n in range(6):
            note(db)
            order.append(f"slice {n}")
            if n == 2:
                store.tell(note, lambda _: order.append("answer"))
            clock.pass_ms(30)
            yield

    store.slices(big, finished.set)
    assert finished.wait(10)
    assert order == ["slice 0", "slice 1", "slice 2", "slice 3", "answer", "slice 4", "slice 5"]
    assert store.ask(count) == 7


@pytest.mark.parametrize("transaction", [True, False])
def test_a_big_job_that_fails_undoes_its_slice_alone(store: StoreThread, clock: HandClock, transaction: bool) -> None:
    failed = threading.Event()

    def big(db: Db) -> Iterator[None]:
        note(db)
        clock.pass_ms(100)
        yield
        with db.transaction():
            note(db)
            raise ValueError

    store.slices(big, None, lambda _e: failed.set(), transaction=transaction)
    assert failed.wait(10)
    assert store.ask(count) == 1


def test_a_paced_backup_lets_answers_pass(store: StoreThread) -> None:
    pupils = store.ask(a_class)
    for n in range(60):
        store.ask(lambda db, n=n: play(db, a_round(f"r{n}", pupils[0]), "rrr"))
    made: queue.Queue[Path] = queue.Queue()
    store.paced(lambda db, pace: backups.backup(db, "manual", pace), made.put)
    got: list[int] = []
    store.tell(note, got.append)
    path = made.get(timeout=20)
    store.ask(count)
    assert got == [301]
    assert backups.verify_backup(path)


def test_what_fails_aside_fails_the_job(store: StoreThread) -> None:
    failures: queue.Queue[BaseException] = queue.Queue()

    def bad() -> None:
        raise ValueError("aside")

    store.paced(lambda _db, pace: pace.aside(bad), None, failures.put)
    assert str(failures.get(timeout=10)) == "aside"


def test_work_told_while_something_happens_aside_is_not_kept_waiting(store: StoreThread) -> None:
    answered, done = threading.Event(), threading.Event()

    def slow() -> None:
        store.tell(note, lambda _: answered.set())
        assert answered.wait(10)

    store.paced(lambda _db, pace: pace.aside(slow), lambda _: done.set())
    assert done.wait(20)


def test_nobody_waits_for_work_that_is_there(folder: Path, clock: HandClock) -> None:
    store = StoreThread(lambda: open_school(folder, clock=clock))
    store.tell(note, None, lambda _e: None)
    store.wait_for_work(600)
    store.close()


def test_a_store_closed_while_it_opens_does_what_was_told(folder: Path, clock: HandClock) -> None:
    gate = threading.Event()

    def slowly() -> Db:
        gate.wait(10)
        return open_school(folder, clock=clock)

    got: list[int] = []
    store = StoreThread(slowly)
    store.start()
    store.tell(note, got.append)
    closer = threading.Thread(target=store.close)
    closer.start()
    while store._state != "closing":
        pass
    gate.set()
    closer.join()
    assert got == [1]
