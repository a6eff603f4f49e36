"""What an event begins with, what can be chosen for it, how prizes are shared out, and what it still wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wastequiz import i18n
from wastequiz.domain.errors import NotAnEvent
from wastequiz.domain.events import AGAIN, QUIZ, Event, Play, Prize
from wastequiz.games import GAMES
from wastequiz.services import event_on_disk, quizzing
from wastequiz.services.school import School
from wastequiz.ui import event_options as options
from wastequiz.ui.event_examples import EXAMPLES, begun
from wastequiz.ui.event_wants import wants
from wastequiz.ui.widgets.event_quotas import equal_parts, restocked, shared_out
from wastequiz.ui.widgets.event_wheel import as_planned, chances

TODAY = date(2026, 11, 27)
SCHEME = "cn-harbin"


@pytest.fixture
def spoken() -> Any:
    before = i18n.current()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def school(tmp_path: Path) -> Any:
    school = School(tmp_path / "s", clock=None).open_and_wait()
    yield school
    school.close()


def codes(event: Event, school: School) -> list[str]:
    return [where for where, _text in wants(event, school)]


# ---- examples
@pytest.mark.usefixtures("spoken")
def test_an_example_with_a_name_wants_nothing_more(school: School) -> None:
    today = quizzing.today(school)
    for example in EXAMPLES[:2]:
        assert codes(begun(example.id, today, SCHEME), school) == [], example.id
    bare = begun("bare", today, SCHEME)
    assert codes(bare, school) == ["name"] and not bare.prizes
    assert begun("no such example", today, SCHEME) == bare


# ---- what it wants
@pytest.mark.usefixtures("spoken")
def test_each_want_leads_to_its_field(school: School) -> None:
    event = begun("open_day", quizzing.today(school), SCHEME)
    bag, seed, *rest = event.prizes
    assert codes(replace(event, dates=()), school) == ["dates"]
    assert codes(replace(event, opens="16:00", closes="09:00"), school) == ["closes"]
    assert codes(replace(event, plays=()), school) == ["plays"]
    assert codes(replace(event, plays=(Play("no_such_game"),)), school) == ["plays"]
    assert codes(replace(event, prizes=(replace(bag, stock=0), seed, *rest)), school) == ["prizes.bag.stock"]
    assert codes(replace(event, prizes=(bag, replace(seed, opens="12:00", closes="10:00"), *rest)), school) == ["prizes.seed.hours"]
    assert codes(replace(event, prizes=(bag, replace(seed, quotas=((1, 99),)), *rest)), school) == ["prizes.seed.more"]
    assert codes(replace(event, prizes=(replace(bag, sectors=12), seed, *rest)), school) == ["prizes"]
    assert wants(replace(event, prizes=(replace(bag, name=" "), seed, *rest)), school) == [("prizes.bag.name", "Prize 1 has no name yet.")]


# ---- sharing out
def test_equal_parts_leave_nothing_over() -> None:
    assert equal_parts(10, 1) == ()
    assert equal_parts(11, 3) == ((1, 4), (2, 4), (3, 3))
    assert sum(n for _kiosk, n in equal_parts(9_999, 7)) == 9_999


def test_parts_that_somebody_chose_stay_when_kiosks_come_or_go() -> None:
    equal = Prize("a", "A", stock=30, quotas=equal_parts(30, 2))
    chosen = replace(equal, quotas=((1, 25), (2, 5)))
    assert shared_out(equal, 2, 3).quotas == ((1, 10), (2, 10), (3, 10))
    assert shared_out(chosen, 2, 3).quotas == ((1, 25), (2, 5), (3, 0))
    assert shared_out(chosen, 2, 1).quotas == ()
    assert restocked(equal, 20, 2) == replace(equal, stock=20, quotas=((1, 10), (2, 10)))
    assert restocked(chosen, 40, 2) == replace(chosen, stock=40)


# ---- the wheel
@pytest.mark.usefixtures("spoken")
def test_the_chances_are_those_of_the_wheel_that_is_shown() -> None:
    event = begun("open_day", TODAY, SCHEME)
    shown = [sector.prize for sector in as_planned(event)]
    for id_, _name, chance in chances(event):
        assert chance == f"{shown.count(id_)} in {len(shown)}"
    assert [name for id_, name, _chance in chances(event) if id_ == AGAIN] == ["Spin again"]
    assert chances(replace(event, prizes=())) == ()
    assert AGAIN not in [id_ for id_, _name, _chance in chances(replace(event, again_sectors=0))]
    assert as_planned(Event("", "", prizes=(Prize("x", "", sectors=4),), again_sectors=0))[0].name == "Prize 1"


# ---- choices
def test_no_game_at_a_kiosk_is_offered_longer_than_five_minutes() -> None:
    for card in GAMES:
        first = options.for_kiosk(card.id)
        offered = options.lengths(card.id)
        assert (first.variant or card.variants[0].id, first.seconds) in offered, card.id
        assert all((seconds or card.variant(variant).seconds) <= options.BOOTH_S for variant, seconds in offered)
    assert options.for_kiosk("flying_chess").variant == "booth"
    assert options.for_kiosk(QUIZ) == Play(QUIZ) and options.lengths(QUIZ) == ()


@pytest.mark.usefixtures("spoken")
def test_an_event_is_told_in_few_words() -> None:
    event = begun("open_day", TODAY, SCHEME)
    assert options.when(event, "2026-11-27") == "Today · 09:00 to 16:00"
    assert options.days_said(replace(event, dates=("2026-12-06", "2026-12-05")), "2026-11-27") == "2026-12-05, Sat to 2026-12-06, Sun"
    assert options.when(replace(event, dates=(), opens="", closes=""), "2026-11-27") == "No day yet"
    assert [options.opening("09:00", ""), options.opening("", "16:00"), options.opening("", "")] == ["from 09:00", "until 16:00", ""]
    assert options.play_name(event.plays[0], 5) == "Quiz, 5 questions"
    assert options.play_name(Play("sort_it", "rush", 120), 5) == "Sort it: Against the clock, 120 s"
    assert options.play_name(options.for_kiosk("flying_chess"), 5) == "Flying chess: Small board, 5 min"
    assert options.languages_name(("en",)) == "English only"
    assert options.right_name(0) == "Every round that is played" and options.right_name(1) == "1 right answer in a round"


def test_todays_event_stands_first_then_those_to_come_then_those_that_are_over() -> None:
    today = "2026-11-27"
    events = [Event(day, day, dates=(day,)) for day in ("2026-10-01", "2026-12-24", today, "2026-12-01", "2026-11-26")]
    events.append(Event("none", "none"))
    order = [event.name for event in sorted(events, key=lambda event: options.rank(event, today))]
    assert order == [today, "none", "2026-12-01", "2026-12-24", "2026-11-26", "2026-10-01"]
    assert options.state(Event("", "", dates=("2026-11-26", "2026-11-28")), today) == options.PLANNED


# ---- the file
def test_a_file_that_cannot_be_read_or_is_far_too_large_is_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.wqevent"
    with pytest.raises(NotAnEvent) as gone:
        event_on_disk.read(file)
    assert gone.value.why == "content"
    event_on_disk.write(file, b"12345")
    assert event_on_disk.read(file) == b"12345"
    monkeypatch.setattr(event_on_disk, "MOST_BYTES", 4)
    with pytest.raises(NotAnEvent) as large:
        event_on_disk.read(file)
    assert large.value.why == "size"
