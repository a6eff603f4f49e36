"""The report on a day of an event: figures with their number, no verdict on few, and the same whatever order the facts came in."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.factories import CITY, make_bank, make_item
from tests.reports.day_facts import DAY, DRAWS, EVENT, FACTS, GIVEN, NEXT, STOCK, VISITS, of
from tests.reports.facts import many, sorted_into
from wastequiz import i18n
from wastequiz.domain.day_reporting import Came, DayReport, Played
from wastequiz.domain.reporting import PASS_MARK, Share
from wastequiz.domain.statistics import wilson
from wastequiz.reports import REPORTS
from wastequiz.reports.day_report import build, hours_of, pass_mark
from wastequiz.wording import day_report as said
from wastequiz.wording.report import Asked

ASKED = Asked(make_bank().scheme(CITY), {i: make_item(i) for i in ("tissue", "peel")})
REPORT: DayReport = build(FACTS)


def test_visitors_rounds_and_who_played_to_the_end() -> None:
    assert (REPORT.visitors, REPORT.played, REPORT.begun, REPORT.ended, REPORT.answers) == (3, 1, 4, 2, 8)
    assert REPORT.participation == Share(1, 3)
    assert REPORT.accuracy == Share(5.0, 8)


def test_awareness_is_of_visitors_who_were_asked_something_written() -> None:
    assert REPORT.awareness == Share(1, 2)  # v1 had 2 of 3, v2 had 1 of 1; v3 only sorted
    assert REPORT.pass_mark == 0.8
    easier = build(replace(FACTS, event=replace(EVENT, questions=3, pass_right=2)))
    assert easier.awareness == Share(2, 2)


@pytest.mark.parametrize(("questions", "right", "mark"), [(5, 4, 0.8), (10, 6, 0.6), (5, 0, PASS_MARK), (3, 4, PASS_MARK)])
def test_the_pass_mark_is_that_of_the_event_where_it_makes_sense(questions: int, right: int, mark: float) -> None:
    assert pass_mark(replace(EVENT, questions=questions, pass_right=right)) == mark


def test_sorting_counts_every_thing_and_time_that_ran_out_as_not_right() -> None:
    assert REPORT.sorting == Share(2, 4)
    assert REPORT.matrix.count("residual", "recyclable") == 1 and REPORT.matrix.total == 3


def test_visitors_expected_are_of_the_whole_event() -> None:
    assert REPORT.of_expected is None  # two days are planned, this is one of them
    assert build(replace(FACTS, day="")).of_expected == Share(1, 8)
    assert build(replace(FACTS, event=replace(EVENT, dates=(DAY,)))).of_expected == Share(1, 8)
    assert build(replace(FACTS, day="", event=replace(EVENT, expected=0))).of_expected is None


def test_more_may_come_than_were_expected() -> None:
    visits = [Came(f"w{n}", "aaaa1111", DAY, 9, "en", 1000, "done") for n in range(3)]
    rounds = [Played(f"x{n}", f"w{n}", "quiz", "ended") for n in range(3)]
    report = build(replace(FACTS, day="", visits=visits, rounds=rounds, event=replace(EVENT, expected=2)))
    assert report.of_expected == Share(3, 2)
    rows = {row[0]: row for row in REPORTS["day_report"].tables(report, ASKED)[0].rows}
    assert rows["Of those expected"][1:6] == (1.5, 3, 2, None, None)
    assert said.interval(Share(3, 2)) == "" == said.interval(Share(0, 0))


def test_no_verdict_on_a_thing_below_thirty() -> None:
    def things(n: int) -> DayReport:
        wrong = many(sorted_into("tissue", "residual", "recyclable"), n)
        right = many(sorted_into("peel", "food", "food"), 60)
        return build(replace(FACTS, given=[of(one, "r1", k) for k, one in enumerate([*wrong, *right])]))

    few, enough = things(29).things[0], things(30).things[0]
    assert (few.item, few.right, few.hard) == ("tissue", Share(0, 29), False)
    assert (enough.right, enough.hard, enough.wrong, enough.wrong_share) == (Share(0, 30), True, "recyclable", Share(30, 30))
    assert not things(30).things[1].hard
    assert said.verdict(enough) and not said.too_few(enough) and said.too_few(few) and not said.verdict(few)


def test_surely_hard_things_come_before_those_that_were_wrong_once() -> None:
    once = [of(sorted_into("bone", "food", "residual"), "r1", 900)]
    often = [of(one, "r1", k) for k, one in enumerate(many(sorted_into("tissue", "residual", "recyclable"), 40))]
    assert [thing.item for thing in build(replace(FACTS, given=[*once, *often])).things] == ["tissue", "bone"]


def test_hours_between_stand_at_nought() -> None:
    assert REPORT.hours == ((9, 2), (10, 0), (11, 1)) and REPORT.busiest == (9, 2)
    assert hours_of(()) == () and build(replace(FACTS, visits=())).busiest is None


def test_the_time_of_a_visit_leaves_out_those_the_power_cut() -> None:
    assert (REPORT.timed, REPORT.mean_ms, REPORT.median_ms) == (2, 90_000, 90_000)
    nobody = build(replace(FACTS, visits=()))
    assert (nobody.timed, nobody.mean_ms, nobody.median_ms) == (0, None, None)
    assert [said.minutes(ms) for ms in (None, 42_400, 90_000)] == ["–", "42 s", "1 min 30 s"]


def test_languages_ends_and_activities_are_counted() -> None:
    assert REPORT.languages == (("zh_CN", 2), ("en", 1))
    assert REPORT.ends == (("cut", 1), ("done", 1), ("idle", 1))
    assert [(p.play, p.begun, p.ended) for p in REPORT.plays] == [("quiz", 3, 1), ("sort_it", 1, 1)]


def test_prizes_won_handed_void_and_left() -> None:
    badge, bag = REPORT.prizes
    assert (badge.name, badge.total, badge.won, badge.handed, badge.waiting, badge.void, badge.left) == ("Badge", 20, 2, 1, 1, 0, 18)
    assert (bag.total, bag.won, bag.void, bag.left) == (2, 0, 1, 2)
    assert (REPORT.won, REPORT.spins, REPORT.again, REPORT.redrawn) == (2, 4, 1, 1)


def test_a_prize_the_event_no_longer_has_is_still_counted() -> None:
    gone = build(replace(FACTS, event=replace(EVENT, prizes=EVENT.prizes[1:])))
    assert [(p.prize, p.name, p.won) for p in gone.prizes] == [("p2", "Bag", 0), ("p1", "p1", 2)]


def test_a_draw_that_comes_twice_counts_once() -> None:
    assert build(replace(FACTS, draws=[*DRAWS, *DRAWS])) == REPORT


def test_the_stock_of_a_desk_that_is_no_kiosk_does_not_count() -> None:
    assert sum(s.total for s in STOCK if s.prize == "p1") == 40
    assert REPORT.prizes[0].total == 20


def test_kiosks_stand_side_by_side_and_sum_up() -> None:
    one, two = REPORT.kiosks
    assert (one.number, one.visitors, one.played, one.rounds, one.answers, one.won, one.incidents) == (1, 2, 1, 2, Share(5, 7), 2, 2)
    assert (two.number, two.visitors, two.played, two.rounds, two.answers, two.won, two.incidents) == (2, 1, 0, 0, Share(0, 1), 0, 1)
    assert said.kiosk_line(one) == "Kiosk 1: 2 visitors, 2 rounds ended, 71% right of 7 answers"


def test_what_belongs_to_no_visit_of_the_day_is_left_out() -> None:
    other_day = build(replace(FACTS, day=NEXT, visits=VISITS[3:]))
    assert (other_day.visitors, other_day.begun, other_day.answers, other_day.days) == (1, 0, 0, (NEXT,))


def test_incidents_stand_in_their_order_and_are_told_in_words() -> None:
    assert [one.what for one in REPORT.incidents] == ["started", "focus_lost", "crashed"]
    assert said.incidents_told(REPORT) == "2 things to look into."
    assert said.incidents_told(build(replace(FACTS, incidents=()))) == "Nothing went wrong."
    assert said.incident_line(REPORT.incidents[2]) == "The program crashed: =quiz"
    assert said.incident("not_known") == "not_known"


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_facts_changes_nothing(seed: int) -> None:
    dice = random.Random(seed)

    def mixed(facts: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(dice.sample(facts, len(facts)))

    parts = {name: mixed(getattr(FACTS, name)) for name in ("visits", "rounds", "given", "draws", "stock", "incidents")}
    assert build(replace(FACTS, **parts)) == REPORT


def test_every_share_is_printed_with_number_interval_period_and_definition() -> None:
    table = REPORTS["day_report"].tables(REPORT, ASKED)[0]
    rows = {row[0]: row[1:] for row in table.rows}
    for name, share in (("Participation", REPORT.participation), ("Awareness", REPORT.awareness), ("Sorting accuracy", REPORT.sorting)):
        assert rows[name][:3] == (share.value, share.part, share.of)
        assert rows[name][3:5] == wilson(share.part, share.of)
        assert f"N = {share.of}" in str(rows[name][5]) and DAY in str(rows[name][5])


def test_the_tables_fill_their_columns_and_name_no_visitor() -> None:
    found = REPORTS["day_report"].tables(REPORT, ASKED)
    assert [t.title for t in found] == [
        "Figures", "Hardest things", "Mix-ups", "Item analysis", "Hours of the day", "Activities and visits", "Prizes", "Kiosks", "Incidents",
    ]  # fmt: skip
    for table in found:
        assert table.note.startswith("Open day · Songbei square · 2026-11-28")
        for row in table.rows:
            assert len(row) == len(table.columns)
            for cell, column in zip(row, table.columns, strict=True):
                assert cell is None or isinstance(cell, str) == (column.kind == "text")
    told = repr(found)
    assert not any(visit.id in told for visit in VISITS) and "fox" not in told


def test_the_period_is_the_day_or_the_days_anybody_came() -> None:
    whole = replace(FACTS, day="", visits=VISITS)
    assert said.span(build(whole)) == "2026-11-28 to 2026-11-29"
    assert said.span(build(replace(whole, visits=VISITS[:1]))) == DAY
    assert said.span(build(replace(whole, visits=()))) == "2026-11-28 to 2026-11-29"  # as planned
    assert said.span(build(replace(whole, visits=(), event=replace(EVENT, dates=())))) == "no day yet"
    assert said.hours_open(REPORT) == "09:00–17:00"
    assert said.hours_open(build(replace(FACTS, event=replace(EVENT, closes="")))) == ""


def test_definitions_follow_the_event() -> None:
    participation, awareness, sorting = said.public_figures(build(replace(FACTS, day="", event=replace(EVENT, pass_right=3))))
    assert (
        participation.value == "33%"
        and participation.of == "1 of 3 visitors"
        and "13% of the 8 who were expected." in participation.meaning
    )
    assert "at least 60%" in awareness.meaning and awareness.interval.startswith("95%: ")
    assert sorting.of == "2 of 4 things"


def test_nothing_is_said_of_nothing() -> None:
    nobody = build(replace(FACTS, visits=(), draws=(), incidents=()))
    assert [figure.value for figure in said.public_figures(nobody)] == ["–", "–", "–"]
    assert nobody.things == () and nobody.finding is None and nobody.kiosks[0].answers == Share(0, 0)
    for table in REPORTS["day_report"].tables(nobody, ASKED):
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_words_for_activities_languages_and_machines() -> None:
    assert (said.play("quiz"), said.play("sort_it")) == ("Quiz", "Sort it")
    assert said.language("en") and said.language("") == "–"
    assert said.kiosk(0) == "Another computer" and said.ended("x") == "x" and said.hour(9) == "09:00–10:00"
    i18n.use("en")


def test_given_of_several_hands_counts_as_often() -> None:
    assert build(replace(FACTS, given=[replace(GIVEN[0], n=3)])).answers == 3
