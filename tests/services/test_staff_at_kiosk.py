"""What the staff's page of a kiosk asks for: rounds of the day, the wait of the PIN, the time on the wall."""

from __future__ import annotations

import re

import pytest

from tests.services.asking import heard
from wastequiz.domain.errors import PinLocked, PinWrong
from wastequiz.domain.events import Event
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.students import GUEST
from wastequiz.services import enrolling, playing, visiting
from wastequiz.services.school import School
from wastequiz.store import events, pin
from wastequiz.wording import times


def test_rounds_of_the_day_are_those_that_were_played_to_their_end(school: School) -> None:
    plan = school.ask(lambda db: events.save(db, Event("", "Open day", scheme="cn-harbin", questions=3)))
    visit = heard(school, lambda done, failed: visiting.begin(school, plan, "en", done, failed))
    for ended in (True, True, False):
        of = heard(school, lambda done, failed: playing.begin(school, visiting.spec(plan, visit, plan.plays[0]), GUEST, done, failed))
        while ended and (question := of.progress.question) is not None:
            heard(school, lambda done, failed, q=question, of=of: of.answer(KINDS[q.kind].solution(q), 3_000, done, failed))
        if ended:
            heard(school, lambda done, failed, of=of: of.finish(done, failed))
    assert heard(school, lambda done, _failed: visiting.rounds_today(school, plan, done)) == 2


def test_the_wait_of_the_pin_is_told_in_whole_seconds(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "_N", 2)
    heard(school, lambda done, failed: enrolling.set_pin(school, "246810", done, failed))
    assert heard(school, lambda done, _failed: enrolling.pin_wait(school, done)) == 0
    for _ in range(5):
        with pytest.raises((PinWrong, PinLocked)):
            heard(school, lambda done, failed: enrolling.unlock(school, "111111", done, failed))
    assert 25 < heard(school, lambda done, _failed: enrolling.pin_wait(school, done)) <= 30


@pytest.mark.parametrize("ms", [-(10**18), 0, 1_772_700_000_000, 10**18])
def test_a_time_of_day_has_hours_and_minutes_whatever_the_clock_says(ms: int) -> None:
    assert re.fullmatch(r"\d\d:\d\d", times.clock(ms))
