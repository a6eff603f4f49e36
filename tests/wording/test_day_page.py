"""What the page of an event's report says where there is much, little or nothing."""

from __future__ import annotations

from dataclasses import replace

from tests.reports.day_facts import DAY, FACTS
from tests.reports.test_day_report import ASKED
from wastequiz.reports.day_report import build
from wastequiz.wording import day_page as said
from wastequiz.wording.day_report import title

REPORT = build(FACTS)
NOBODY = build(replace(FACTS, visits=(), draws=(), stock=(), incidents=(), kiosks={}))


def test_the_four_numbers_stand_with_what_they_are_of() -> None:
    assert [f"{f.label} {f.value}: {f.note}" for f in said.key_figures(REPORT)] == [
        "Visitors 3: most from 09:00–10:00: 2",
        "Rounds ended 2: of 4 begun, 8 answers",
        "Time of a visit 1 min 30 s: half within 1 min 30 s",
        "Prizes handed over 1: 1 not fetched, 20 left",
    ]
    assert said.key_figures(NOBODY)[0].note == "nobody yet"


def test_a_public_figure_keeps_its_number_on_one_line_and_says_no_interval_of_nothing() -> None:
    notes = [figure.note for figure in said.public_figures(REPORT)]
    assert all("N\u00a0=\u00a0" in note and note.endswith("%.") and "95%:\u00a0" in note for note in notes)
    assert not any("95%" in figure.note for figure in said.public_figures(NOBODY))


def test_the_line_under_the_head_counts_other_files() -> None:
    assert said.under(REPORT, ASKED, 0) == f"Open day · Songbei square · {DAY} · cn-harbin"
    assert said.under(REPORT, ASKED, 1).endswith(" · with 1 other file")
    assert (said.day(""), said.day(DAY), title()) == ("All days", DAY, "Event report")


def test_rows_say_what_there_is() -> None:
    assert said.things(REPORT, ASKED)[1] == ("Tissue", "residual", "50%", "2", "recyclable", "fewer than 30")
    assert said.prizes(REPORT)[0] == ("Badge", "2", "1", "1", "18")
    assert said.kiosks(REPORT)[0] == ("Kiosk 1", "2", "2", "71%")


def test_incidents_say_at_which_kiosk_where_there_are_several_and_which_day_where_there_are_several() -> None:
    first = said.incidents(REPORT)[0]
    assert first[0] == "Kiosk 1: The program crashed: =quiz" and len(first[1]) == len("08:00")
    alone = build(replace(FACTS, day="", kiosks={"aaaa1111": 1}, visits=FACTS.visits[:0]))
    assert said.incidents(alone)[0][0] == "The program crashed: =quiz" and len(said.incidents(alone)[0][1]) == len("11-28 08:00")
