"""When something goes wrong at a kiosk: a full disk (R4), a power cut, a bug. Visitors are told to fetch the staff, staff are told why."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.journeys.at_a_kiosk import AtKiosk, kiosk_folder
from tests.store.making import HandClock
from wastequiz import i18n
from wastequiz.domain.kinds import KINDS
from wastequiz.services import inspecting, prizing
from wastequiz.store import disk, pin, rounds, visits
from wastequiz.ui.places import Attract, SafeScreen
from wastequiz.ui.screens.attract import AttractScreen
from wastequiz.ui.screens.kiosk_choose import KioskChooseScreen
from wastequiz.ui.screens.kiosk_over import KioskOverScreen
from wastequiz.ui.screens.prize_wheel import PrizeWheelScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.safe_screen import SafeScreenScreen

BANNER_S = 2
FULL = sqlite3.OperationalError("database or disk is full")
FULL.sqlite_errorcode = sqlite3.SQLITE_FULL
Kiosk = Callable[..., AtKiosk]


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "_N", 2)


@pytest.fixture
def kiosk(qtbot: Any, tmp_path: Path) -> Iterator[Kiosk]:
    """Somebody at a kiosk: a new one, or one whose power came back over a folder."""
    made: list[AtKiosk] = []
    begun: list[str] = []

    def start(folder: Path | None = None, clock: HandClock | None = None) -> AtKiosk:
        clock = clock or HandClock()
        if folder is None:
            folder = tmp_path / "school"
            begun.append(kiosk_folder(folder, clock, questions=3))
        one = AtKiosk(qtbot, folder, begun[-1], clock)
        made.append(one)
        one.start()
        return one

    yield start
    for one in made:
        one.close()


def at_question_one(me: AtKiosk) -> QuizScreen:
    me.click(me.arrive(AttractScreen).start)
    me.click(me.arrive(KioskChooseScreen).tiles[0])
    return me.question(1)


def answer(me: AtKiosk, number: int) -> None:
    """Answers question `number` rightly and goes on."""
    page = me.question(number)
    page.choose(KINDS[page.question.kind].solution(page.question))
    me.wait(lambda: page.answer is not None)
    page.proceed()


def said(page: QWidget) -> str:
    """Everything that can be read or heard on a page."""
    parts = page.findChildren(QWidget)
    return " ".join(p.accessibleName() + " " + (p.text() if isinstance(p, QLabel) else "") for p in parts if p.isVisible()).casefold()


def happened(me: AtKiosk) -> list[tuple[str, str]]:
    return [(one.what, one.detail) for one in me.program.school.ask(lambda db: visits.incidents(db, me.plan.id))]


def cut(me: AtKiosk, to: Path) -> Path:
    """What lies on the disk when the power goes now."""
    me.program.school.ask(lambda _db: shutil.copytree(me.folder, to, ignore=shutil.ignore_patterns("*.lock")))
    return to


def test_on_a_full_disk_the_round_ends_staff_are_told_at_once_and_children_are_not(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    me = kiosk()
    at_question_one(me)
    answer(me, 1)
    run = me.program.context.kiosk
    assert run is not None
    real = rounds.answer

    def full(db: Any, *more: Any) -> int:
        if (me.folder / disk.BALLAST_NAME).exists():  # its megabyte is all the room there is
            raise FULL
        return real(db, *more)

    monkeypatch.setattr(disk, "free_bytes", lambda _folder: 0)
    monkeypatch.setattr(rounds, "answer", full)
    filled = time.monotonic()
    me.wait(lambda: run.room == "full")
    assert time.monotonic() - filled < BANNER_S
    assert "disk" not in said(me.screen)
    answer(me, 2)
    answer(me, 3)
    over = me.arrive(KioskOverScreen)
    assert (over.right, over.total) == (3, 3) and "disk" not in said(over)
    assert ("disk_full", "") in happened(me)
    assert inspecting.verify(me.program.school).ok
    staff = me.go_in()
    assert staff.about.text() == "The disk is full. Make room now: delete what is not needed, or close the kiosk. What was kept is safe."
    monkeypatch.undo()
    me.wait(lambda: run.room == "ok")
    assert "disk" not in staff.about.text()


def test_without_its_ballast_the_kiosk_rests_and_goes_on_at_that_question(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the one above, and what becomes of a round where there is no room at all."""
    me = kiosk()
    at_question_one(me)
    answer(me, 1)
    assert disk.drop_ballast(me.folder)

    def full(*_: Any) -> int:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(rounds, "answer", full)
        page = me.question(2)
        asked = page.question
        page.choose(KINDS[asked.kind].solution(asked))
        safe = me.arrive(SafeScreenScreen)
    assert me.place == SafeScreen("trouble")
    assert safe.head.text() == "Please fetch the staff." and "points and prizes are safe" in safe.text.text()
    assert "disk" not in said(safe)
    me.click(safe.again)
    again = me.question(2)
    assert again.question == asked and [a.correct for a in again.playing.progress.answers] == [1]


def test_after_a_power_cut_the_same_question_and_the_same_prize_are_there(kiosk: Kiosk, tmp_path: Path) -> None:
    me = kiosk()
    at_question_one(me)
    answer(me, 1)
    asked = me.question(2).question
    after = kiosk(cut(me, tmp_path / "first"), me.clock)
    assert after.question(2).question == asked
    answer(after, 2)
    answer(after, 3)
    over = after.arrive(KioskOverScreen)
    assert (over.right, over.total) == (3, 3)
    run = after.program.context.kiosk
    assert run is not None and run.visit is not None
    draws: list[Any] = []
    prizing.spin(after.program.school, after.plan, run.visit, run.animal, draws.append, lambda error: draws.append(error))
    after.wait(lambda: draws)
    later = kiosk(cut(after, tmp_path / "second"), me.clock)
    wheel = later.arrive(PrizeWheelScreen)
    later.wait(lambda: wheel.draw is not None)
    resumed = wheel.draw
    assert resumed is not None
    assert (resumed.id, resumed.prize, resumed.code) == (draws[0].id, draws[0].prize, draws[0].code)
    assert inspecting.verify(later.program.school).ok


def test_a_cut_half_an_hour_ago_leaves_nobody_to_go_on_with(kiosk: Kiosk, tmp_path: Path) -> None:
    me = kiosk()
    at_question_one(me)
    answer(me, 1)
    me.question(2)
    left = cut(me, tmp_path / "left")
    me.clock.pass_ms(31 * 60_000)
    after = kiosk(left, me.clock)
    after.arrive(AttractScreen)
    assert after.place == Attract()


def test_a_bug_leads_to_the_safe_screen_and_is_written_down_without_a_word_of_it_to_visitors(kiosk: Kiosk) -> None:
    me = kiosk()
    at_question_one(me)
    me.program._bug(ZeroDivisionError, ZeroDivisionError("secret"), None)  # pyright: ignore[reportPrivateUsage]
    safe = me.arrive(SafeScreenScreen)
    assert "secret" not in said(safe) and "zero" not in said(safe)
    me.wait(lambda: ("crashed", "ZeroDivisionError") in happened(me))


def test_the_safe_screen_speaks_both_languages_and_lets_staff_in(kiosk: Kiosk) -> None:
    me = kiosk()
    me.arrive(AttractScreen)
    me.window.navigator.go(SafeScreen("crashes"))
    safe = me.arrive(SafeScreenScreen)
    assert safe.head.text() == "Please fetch the staff."
    assert safe.other_head.text() == i18n.in_language("zh_CN", "Please fetch the staff.")
    assert safe.back_to is None
    me.click(safe.staff)
    me.pad()


def test_a_second_start_and_a_clock_that_jumps_are_written_down(kiosk: Kiosk) -> None:
    me = kiosk()
    me.arrive(AttractScreen)
    me.program.life.second.emit()
    me.clock.utc += 12 * 60_000
    me.program.life.beat()
    me.clock.utc -= 12 * 60_000
    me.program.life.beat()
    me.clock.pass_ms(60 * 60_000)
    me.program.life.beat()
    assert happened(me)[1:] == [("second_start", ""), ("clock_jump", "+12 min"), ("clock_jump", "-12 min")]
