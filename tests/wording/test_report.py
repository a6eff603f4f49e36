"""The class report in words: what to teach next in one line, figures with number, period and definition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import BINS, CITY, make_bank, make_choice, make_item, make_matching, make_thing_of_parts, put
from tests.reports.facts import WANTED, a_report
from wastequiz import i18n
from wastequiz.domain.reporting import NO_LESSON, Finding, ItemFigure, Share
from wastequiz.domain.statistics import ItemStatistics
from wastequiz.domain.text import Text
from wastequiz.wording import report as said
from wastequiz.wording.report import Asked

WRITTEN = {"q": put(make_choice("q")), "m": put(make_matching("m"))}
ITEMS = {i: make_item(i) for i in ("tissue", "box", "sticks")} | {"tea": make_thing_of_parts("tea", "paper", "food")}
ASKED = Asked(make_bank().scheme(CITY), ITEMS, WRITTEN)
STATISTICS = ItemStatistics("q", 40, 0.5, 0.4, 0.6, 0.5, 5.0, 15.0, 10.0, 1.0)
FIGURE = ItemFigure("q", "single_choice", "", "", STATISTICS, "a", Share(3, 40))
FINDING = Finding("residual", "recyclable", Share(46, 219), ("tissue", "box", "sticks"), 46)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(46, 219), "21%"),
        (Share(1, 8), "13%"),
        (Share(0, 9), "0%"),
        (Share(9, 9), "100%"),
        (Share(1, 1000), "below 1%"),
        (Share(999, 1000), "above 99%"),
        (Share(0, 0), "–"),
    ],
)
def test_a_share_is_whole_percent_and_a_few_are_never_none(share: Share, words: str) -> None:
    assert said.percent(share) == words


def test_a_share_stands_with_its_number() -> None:
    assert said.counted(Share(46, 219)) == "21% (46 of 219)"


def test_periods_and_days_are_named() -> None:
    codes = ("week", "weeks_4", "weeks_8", "school_year", "all")
    assert [said.period(code) for code in codes] == [
        "This week",
        "Last 4 weeks",
        "Last 8 weeks",
        "This school year",
        "Everything so far",
    ]
    assert said.period("century") == "century"
    assert said.span(WANTED) == "2026-10-05 to 2026-11-26"
    assert said.span(replace(WANTED, since="")) == "up to 2026-11-26"
    assert said.span(replace(WANTED, since=WANTED.until)) == "2026-11-26"


# ---- what to teach next
def test_what_to_teach_next_is_one_sentence_made_from_the_answers() -> None:
    assert said.teach_next(FINDING, ASKED) == "21% of what belongs in residual went into recyclable, mostly tissue, box, sticks."
    assert said.teach_next(replace(FINDING, items=()), ASKED) == "21% of what belongs in residual went into recyclable."
    assert said.teach_next(None, ASKED) == ""


@pytest.mark.parametrize(("long", "kept"), [(4, 3), (11, 2), (20, 1), (40, 0)])
def test_in_chinese_it_has_room_in_one_line_whatever_the_things_are_called(long: int, kept: int) -> None:
    i18n.use("zh_CN")
    names = {i: make_item(i, name=Text(zh_CN=sign * long)) for i, sign in zip(FINDING.items, "甲乙丙", strict=True)}
    bins = {b: Text(zh_CN=name) for b, name in zip(BINS, ("可回收物", "有害垃圾", "厨余垃圾", "其他垃圾"), strict=True)}
    scheme = replace(ASKED.scheme, bins=tuple(replace(b, name=bins[b.id]) for b in ASKED.scheme.bins))
    sentence = said.teach_next(FINDING, Asked(scheme, names))
    assert len(sentence) <= said.LONGEST and "其他垃圾" in sentence and "可回收物" in sentence and "21" in sentence
    if "投" in sentence:  # once the catalogue has it
        assert sum(sign in sentence for sign in "甲乙丙") == kept


# ---- the public figures
def test_each_public_figure_has_its_number_period_and_definition_beside_it() -> None:
    report = a_report()
    notes = (said.awareness_note(report), said.participation_note(report), said.sorting_note(report))
    assert [said.awareness(), said.participation(), said.sorting()] == ["Awareness", "Participation", "Sorting accuracy"]
    for note, n in zip(notes, (3, 12, 30), strict=True):
        assert f"N = {n} " in note and "2026-10-05 to 2026-11-26" in note and ", of all" in note
    assert "80%" in notes[0]


def test_the_wording_is_doubted_only_where_the_numbers_say_so() -> None:
    assert said.verdict(STATISTICS) == "Look at the wording"
    assert said.verdict(replace(STATISTICS, upper=25.0)) == said.verdict(replace(STATISTICS, attempts=29)) == ""


# ---- names
def test_bins_places_things_and_questions_are_called_by_their_names() -> None:
    assert [ASKED.bin(b) for b in ("food", "bulky", "gone")] == ["food", "bulky", "gone"]
    assert ASKED.question(FIGURE) == "q?" and ASKED.question(replace(FIGURE, key="gone")) == "gone"
    assert ASKED.question(replace(FIGURE, key="which_bin:box", item="box")) == "Box"
    assert ASKED.question(replace(FIGURE, key="which_bin:gone", item="gone")) == "Gone"


@pytest.mark.parametrize(
    ("key", "wrong", "words"),
    [
        ("q", "", ""),
        ("q", "a", "q a"),
        ("q", "gone", "gone"),
        ("which_bin:box", "food", "food"),
        ("take_apart:tea", "bulky", "bulky"),
        ("pick_from_bin:box", "tissue", "Tissue"),
        ("m", "a>t2", "m 0 → m to 1"),
        ("m", "a>t9", "a>t9"),
    ],
)
def test_what_was_chosen_wrongly_is_said(key: str, wrong: str, words: str) -> None:
    assert ASKED.wrong(replace(FIGURE, key=key, wrong=wrong)) == words


def test_intervals_stand_beside_their_figures() -> None:
    i18n.use("en")
    assert said.interval(0.123, 0.999) == "95%: 12% to above 99%"
    assert said.bounded(31.4, 19.6, 41.2) == "31 (95%: 20 to 41)"
    assert said.bounded(-8.0, None, None) == "-8" and said.bounded(None, None, None) == ""


def test_a_lesson_is_named_by_its_day() -> None:
    assert said.span(replace(WANTED, lesson="l1")) == "lesson of 2026-10-05"
    assert said.span(replace(WANTED, lesson=NO_LESSON)) == "no lesson yet"
    assert (said.period("lesson"), said.period("today")) == ("The last lesson", "Today")
