"""The store's own thread: it alone touches the school file, so that no screen ever waits for a disk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from wastequiz.store.db import Db
from wastequiz.store.disk import DiskState, disk_state
from wastequiz.store.idle import Idle
from wastequiz.store.pace import Pace
from wastequiz.store.school import close_school
from wastequiz.store.work import Deliver, Failed, Long, StoreClosed, Work, at_once, log_failure, meaning, nothing, one_slice, transact

__all__ = ["DiskState", "StoreClosed", "StoreThread", "disk_state"]

T = TypeVar("T")


class StoreThread:
    """Owns the one connection. `open` opens it (on this thread); `deliver` posts a call to where results are wanted (the window's thread)."""

    def __init__(self, open: Callable[[], Db], deliver: Deliver = at_once) -> None:  # noqa: A002 - the contract's name
        self._open = open
        self._deliver = deliver
        self._wake = threading.Condition()
        self._work: deque[Work] = deque()
        self._long: deque[Long] = deque()
        self._state = "new"  # new, open, closing, closed
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._started: Callable[[], None] = nothing
        self._not_started: Failed = log_failure
        self._not_opened: BaseException | None = None

    # ------------------------------------------------------------------------------------------------- for everybody

    def start(self, done: Callable[[], None] | None = None, failed: Failed | None = None) -> None:
        """Begins the thread and opens the file on it; `done()` or `failed(error)` is delivered. What is told before or meanwhile waits."""
        self._started, self._not_started = done or nothing, failed or log_failure
        self._thread.start()

    def tell(self, work: Callable[[Db], T], done: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Queues `work`; it runs in one transaction. `done(result)` is delivered after COMMIT, `failed(error)` after ROLLBACK.

        A full disk gives DiskFull (the ballast is given up and the work tried once more first), a damaged file SchoolFileDamaged,
        a closed store StoreClosed.
        """
        self._put(Work(work, done or nothing, failed or log_failure, self._deliver))

    def ask(self, work: Callable[[Db], T]) -> T:
        """Like `tell`, but waits and gives the result or raises. For the command line and tests; never call it on the window's thread."""
        answered = threading.Event()
        results: list[T] = []
        errors: list[BaseException] = []

        def keep(call: Callable[[], None]) -> None:
            call()
            answered.set()

        self._put(Work(work, results.append, errors.append, keep))
        answered.wait()
        if errors:
            raise self._not_opened or errors[0]
        return results[0]

    def slices(
        self,
        job: Callable[[Db], Iterator[None]],
        done: Callable[[], None] | None = None,
        failed: Failed | None = None,
        *,
        transaction: bool = True,
    ) -> None:
        """Queues a big job that yields every few ms: it runs in slices of about 50 ms, one transaction each; what was told passes between.

        `transaction=False`: the job opens its own transactions, and none is open where it yields. A failure undoes its slice alone.
        """
        finished = done or nothing
        self._put_long(Long(lambda _result: finished(), failed or log_failure, job=job, transaction=transaction))

    def paced(self, job: Callable[[Db, Pace], T], done: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Queues a long job that breathes by itself (`lambda db, pace: backups.backup(db, "manual", pace)`); no transaction is open."""
        self._put_long(Long(done or nothing, failed or log_failure, run=job))

    def close(self) -> None:
        """Does what was told, drops big jobs, closes the file in good order and waits for that. A second call does nothing."""
        with self._wake:
            never_began = self._state == "new" and not self._thread.is_alive()
            if self._state != "closed":
                self._state = "closed" if never_began else "closing"
            self._wake.notify()
        if never_began:
            self._refuse_rest(StoreClosed())
        elif self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join()
        self._not_opened = None

    def _put(self, work: Work) -> None:
        with self._wake:
            refused = self._state == "closed"
            if not refused:
                self._work.append(work)
                self._wake.notify()
        if refused:
            refusal = self._not_opened or StoreClosed()
            self._hand(work.deliver, lambda: work.failed(refusal))

    def _put_long(self, job: Long) -> None:
        with self._wake:
            refused = self._state in ("closing", "closed")
            if not refused:
                self._long.append(job)
                self._wake.notify()
        if refused:
            self._hand(self._deliver, lambda: job.failed(StoreClosed()))

    # -------------------------------------------------------------------------------------------- on the store's thread

    def _run(self) -> None:
        try:
            db = self._open()
        except BaseException as error:  # noqa: BLE001 - handed to whoever started the store
            failure = self._not_opened = error
            self._hand(self._deliver, lambda: self._not_started(failure))
            self._refuse_rest(failure)
            return
        self._hand(self._deliver, self._started)
        try:
            self._serve(db)
        finally:
            try:
                close_school(db)
            except Exception:
                import logging  # most starts do without it

                logging.getLogger(__name__).exception("the school file did not close in good order")
            self._refuse_rest(StoreClosed())

    def _serve(self, db: Db) -> None:
        idle = Idle(db)
        pace = _ThreadPace(self, db)
        with self._wake:
            if self._state == "new":
                self._state = "open"
        while True:
            with self._wake:
                while not self._work and not self._long and self._state == "open" and (wait := idle.due_in_ms()):
                    self._wake.wait(wait / 1000)
                if self._state == "closing" and not self._work:
                    return
            if self._work:
                self._do(db, self._work.popleft())
                idle.sync_if_late()
            elif self._long:
                self._some_of(db, self._long[0], pace)
                idle.sync_if_late()
            else:
                idle.run(pace)

    def pass_waiting(self, db: Db) -> None:
        """Does everything that was told up to now. For the store's own thread alone, outside any transaction."""
        for _ in range(len(self._work)):
            self._do(db, self._work.popleft())

    def wait_for_work(self, seconds: float) -> None:
        """Waits until something was told, but no longer than `seconds`. For the store's own thread alone."""
        with self._wake:
            if not self._work:
                self._wake.wait(seconds)

    def _do(self, db: Db, work: Work) -> None:
        try:
            result = transact(db, work.run)
        except BaseException as error:  # noqa: BLE001 - handed to whoever told the work
            failure = meaning(db, error)
            self._hand(work.deliver, lambda: work.failed(failure))
        else:
            self._hand(work.deliver, lambda: work.done(result))

    def _some_of(self, db: Db, job: Long, pace: Pace) -> None:
        """One slice of a big job, or the whole of one that breathes by itself; at its end it leaves the queue."""
        result: Any = None
        try:
            if job.run is not None:
                result = job.run(db, pace)
            elif one_slice(db, job):
                return
        except BaseException as error:  # noqa: BLE001 - handed to whoever gave the job
            failure = meaning(db, error)
            self._long.remove(job)
            self._hand(self._deliver, lambda: job.failed(failure))
        else:
            self._long.remove(job)
            self._hand(self._deliver, lambda: job.done(result))

    def _refuse_rest(self, error: BaseException) -> None:
        with self._wake:
            self._state = "closed"
            works, jobs = list(self._work), list(self._long)
            self._work.clear()
            self._long.clear()
        for work in works:
            self._refuse(work.deliver, work.failed, error)
        for job in jobs:
            self._refuse(self._deliver, job.failed, error)

    def _refuse(self, deliver: Deliver, failed: Failed, error: BaseException) -> None:
        self._hand(deliver, lambda: failed(error))

    def _hand(self, deliver: Deliver, call: Callable[[], None]) -> None:
        try:
            deliver(call)
        except Exception:
            import logging  # most starts do without it

            logging.getLogger(__name__).exception("a result could not be handed over")


class _ThreadPace:
    """Lets what was told pass while a long job is under way."""

    def __init__(self, store: StoreThread, db: Db) -> None:
        self._store = store
        self._db = db

    def breathe(self) -> None:
        self._store.pass_waiting(self._db)

    def aside(self, work: Callable[[], None]) -> None:
        errors: list[BaseException] = []

        def run() -> None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - raised again on the store's thread
                errors.append(error)

        helper = threading.Thread(target=run, name="store-aside", daemon=True)
        helper.start()
        while helper.is_alive():
            self._store.wait_for_work(0.02)
            self.breathe()
        if errors:
            raise errors[0]
