"""A teacher's quiz: what can be kept, how it round-trips, and how a round of it is cut, worth and passed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_bank, make_pool
from wastequiz.domain.errors import BadName, BadQuiz
from wastequiz.domain.items import Band
from wastequiz.domain.quiz_desk import DueQuiz
from wastequiz.domain.quiz_draw import draw_quiz
from wastequiz.domain.quizzes import LEVELS, MOST, Assignment, Part, Quiz, Shortage, checked, from_plain, spec_of, to_plain
from wastequiz.domain.rounds import Progress, RoundSpec

LIST = Quiz("Friday", keys=("choice_0", "which_bin:food_1", "fact_1", "choice_1"))

shares = st.one_of(
    st.just(()),
    st.tuples(st.sampled_from(sorted(LEVELS)), st.integers(0, 100)).map(lambda share: (share,)),
    st.integers(0, 100).flatmap(lambda n: st.integers(0, 100 - n).map(lambda m: (("easy", n), ("hard", m)))),
    st.integers(0, 100).flatmap(lambda n: st.integers(0, 100 - n).map(lambda m: (("easy", n), ("middle", m), ("hard", 100 - n - m)))),
)
parts = st.builds(
    Part,
    count=st.integers(1, 30),
    subjects=st.lists(st.sampled_from(["topic:items", "bin:food", "waste:paper", "word:电池", "tag:mine"]), unique=True).map(tuple),
    shares=shares,
)
quizzes = st.builds(
    Quiz,
    name=st.just("A quiz"),
    rule=st.lists(parts, min_size=1, max_size=3).map(tuple),
    scheme=st.sampled_from(["", "cn-harbin"]),
    band=st.sampled_from(list(Band)),
    limit_s=st.integers(0, 600),
    minutes=st.integers(0, 180),
    tries=st.integers(0, 20),
    shuffle=st.booleans(),
    points=st.lists(st.tuples(st.text(max_size=5), st.integers(0, 100)), max_size=3).map(tuple),
    exam=st.booleans(),
    pass_percent=st.integers(1, 100),
)


@given(quiz=quizzes)
def test_a_quiz_comes_back_as_it_was_kept(quiz: Quiz) -> None:
    assert from_plain(to_plain(quiz)) == quiz
    listed = replace(quiz, rule=(), keys=("b", "a"))
    assert from_plain(to_plain(listed)) == listed


@given(part=parts)
def test_a_part_wants_just_as_many_as_it_says_each_share_its_own(part: Part) -> None:
    wanted = part.wanted()
    assert sum(n for _levels, n in wanted) == part.count
    for level, percent in part.shares:
        got = sum(n for levels, n in wanted if levels == (level,))
        assert abs(got - part.count * percent / 100) <= 1.01
    named = {level for level, _percent in part.shares}
    assert all(len(levels) == 1 or not named & set(levels) for levels, _n in wanted)


def test_half_of_twelve_is_six_and_half_of_five_is_three() -> None:
    assert Part(12, (), (("easy", 50),)).wanted() == ((("easy",), 6), (("middle", "hard"), 6))
    assert Part(5, (), (("easy", 50),)).wanted() == ((("easy",), 3), (("middle", "hard"), 2))
    assert Part(1, (), (("easy", 33), ("middle", 33), ("hard", 34))).wanted() == ((("easy",), 1),)
    assert Part(4).wanted() == ((("easy", "middle", "hard"), 4),)


def test_what_is_kept_has_a_clean_name_and_no_question_twice() -> None:
    assert checked(replace(LIST, name="  Friday\n quiz ", keys=("a", "b", "a"))) == replace(LIST, name="Friday quiz", keys=("a", "b"))
    with pytest.raises(BadName):
        checked(replace(LIST, name=" "))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"keys": ()}, "empty"),
        ({"rule": (Part(1),)}, "both"),
        ({"keys": tuple(str(n) for n in range(MOST + 1))}, "long"),
        ({"keys": (), "rule": (Part(60), Part(60))}, "long"),
        ({"keys": (), "rule": (Part(0),)}, "number"),
        ({"limit_s": -1}, "number"),
        ({"minutes": 9999}, "number"),
        ({"points": (("choice_0", 101),)}, "number"),
        ({"pass_percent": 0}, "pass"),
        ({"rounds": 5}, "rounds"),
        ({"rounds": 0}, "rounds"),
        ({"feedback": "never"}, "feedback"),
        ({"keys": (), "rule": (Part(1, ("colour:red",)),)}, "subject"),
        ({"keys": (), "rule": (Part(1, ("word:",)),)}, "subject"),
        ({"keys": (), "rule": (Part(1, (), (("easy", 60), ("hard", 60))),)}, "shares"),
        ({"keys": (), "rule": (Part(1, (), (("easy", 10), ("easy", 10))),)}, "shares"),
        ({"keys": (), "rule": (Part(1, (), (("easy", -10),)),)}, "shares"),
        ({"keys": (), "rule": (Part(1, (), (("mild", 10),)),)}, "shares"),
        ({"keys": (), "rule": (Part(1, (), (("easy", 10), ("middle", 10), ("hard", 10))),)}, "shares"),
    ],
)
def test_what_cannot_be_kept_says_why(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadQuiz) as raised:
        checked(replace(LIST, **changes))
    assert raised.value.reason == reason


def test_a_quiz_is_as_long_as_its_rule_its_list_or_what_it_draws_of_it() -> None:
    assert Quiz("q", rule=(Part(3), Part(4))).size == 7
    assert (LIST.size, replace(LIST, length=2).size, replace(LIST, length=9).size) == (4, 2, 4)


def test_an_exam_is_silent_and_so_is_what_explains_at_the_end() -> None:
    assert not LIST.silent and replace(LIST, exam=True).silent and replace(LIST, feedback="end").silent
    spec = spec_of(replace(LIST, feedback="end", certificate=True), "q", "cn-harbin")
    assert spec.exam and spec.quiz is not None and (spec.quiz.pass_percent, spec.quiz.certificate) == (0, False)


def test_everything_a_round_needs_stands_in_its_spec() -> None:
    quiz = replace(LIST, minutes=2, limit_s=20, exam=True, pass_percent=60, certificate=True, rounds=2, full_points=5)
    spec = spec_of(quiz, "q1", "cn-shanghai", assignment="a1", extra_time=1.5)
    assert (spec.scheme, spec.limit_s, spec.limit_ms, spec.full_points, spec.exam) == ("cn-shanghai", 20, 30_000, 5, True)
    of = spec.quiz
    assert of is not None and (of.id, of.assignment, of.name, of.whole_ms, of.pass_percent, of.certificate, of.parts) == (
        *("q1", "a1", "Friday", 180_000, 60, True, 2),
    )
    assert spec_of(replace(quiz, scheme="cn-gb"), "q", "cn-shanghai").scheme == "cn-gb"
    assert spec_of(quiz, "q", "cn-gb", pictures_only=True).limit_s is None


def test_an_assignment_is_open_from_its_first_to_its_last_day() -> None:
    both = Assignment("a", "q", 1, "2026-11-20", "2026-11-27")
    assert [both.is_open(day) for day in ("2026-11-19", "2026-11-20", "2026-11-27", "2026-11-28")] == [False, True, True, False]
    assert Assignment("a", "q", 1).is_open("2026-11-26")


def test_a_shortage_says_how_many_are_missing() -> None:
    assert Shortage(0, ("easy",), 6, 4).missing == 2


def test_a_quiz_waits_until_it_was_played_and_may_be_played_as_often_as_it_says() -> None:
    due = DueQuiz(Assignment("a", "q", 1), "Friday", 12, 0, exam=False, tries=2)
    assert due.waits and due.playable
    once = replace(due, used=1)
    assert not once.waits and once.playable
    assert not replace(due, used=2).playable
    assert replace(due, used=2, under_way=True).playable and replace(due, used=1, under_way=True).waits
    assert replace(due, tries=0, used=9).playable


# ---- how a round of it goes
def played(quiz: Quiz, letters: str, ms: int = 1000) -> Progress:
    bank = make_bank(4, 2)
    spec = spec_of(quiz, "q", "cn-harbin")
    round_ = draw_quiz("r", spec, 3, quiz, bank, make_pool(bank), {}, bank.questions.__getitem__)
    progress = Progress(round_)
    for letter in letters:
        question = progress.question
        assert question is not None
        right = question.right_ids[0]
        choice = () if letter == "t" else (right,) if letter == "r" else (next(o.id for o in question.options if o.id != right),)
        progress = progress.after(progress.mark(choice, ms))
    return progress


def test_a_question_is_worth_what_the_quiz_says_a_warm_up_nothing() -> None:
    quiz = replace(LIST, points=(("choice_0", 0), ("fact_1", 20)), shuffle=False)
    progress = played(quiz, "rrrr")
    assert [a.points for a in progress.answers] == [0, 10, 20, 10]
    assert progress.points == progress.round.possible == 40


def test_an_exam_is_passed_by_its_share_of_all_points() -> None:
    exam = replace(LIST, exam=True, pass_percent=75)
    assert played(exam, "rrrw").passed is True
    assert played(exam, "rrww").passed is False
    assert played(LIST, "rrrr").passed is None
    assert Progress(replace(played(LIST, "").round, spec=RoundSpec("cn-harbin"))).passed is None
    assert played(replace(exam, points=tuple((key, 0) for key in LIST.keys)), "wwww").passed is True, "all warm-up: nothing to miss"


def test_the_time_for_the_whole_is_what_answering_took() -> None:
    quiz = replace(LIST, minutes=1)
    assert played(quiz, "rr", ms=20_000).whole_left_ms == 20_000
    assert played(quiz, "rrrr", ms=20_000).whole_left_ms == 0
    assert played(LIST, "r").whole_left_ms is None
    assert Progress(replace(played(LIST, "").round, spec=RoundSpec("cn-harbin"))).whole_left_ms is None


def test_what_is_left_when_time_is_up_counts_as_not_answered() -> None:
    rest = played(LIST, "r").rest()
    assert len(rest) == 3 and all(a.choice == () and a.timed_out and a.points == 0 and a.correct == 0 for a in rest)
    assert played(LIST, "rrrr").rest() == ()


def test_a_list_cut_into_parts_looks_back_where_one_begins() -> None:
    quiz = replace(LIST, rounds=2)
    assert [played(quiz, "r" * n).part for n in range(5)] == [(1, 2), None, (2, 2), None, None]
    assert played(LIST, "").part is None
    assert Progress(replace(played(LIST, "").round, spec=RoundSpec("cn-harbin"))).part is None
