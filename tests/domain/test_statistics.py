"""Item statistics: against numpy on raw marks, against what others published, and what holds of any marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.statistics import ItemStatistics, Mark, cronbach_alpha, item_statistics, wilson

MOODLE_SLOTS = (8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
MOODLE_MARKS = """
5.5 .3 .9 1 .3 1 0 0 1 1 0 0 1 | 1 .9 .9 .3 .3 1 0 0 1 0 1 0 1 | 2.5 1 .9 .3 1 0 0 1 1 1 1 1 1 | 4 .3 .9 1 .3 0 0 0 0 1 0 0 1
3 .9 .3 .9 1 0 1 0 0 1 1 1 0 | 4.5 .9 1 1 .9 0 1 1 1 0 0 0 0 | 3 .3 .3 .3 .3 1 0 1 1 1 1 1 1 | 6 .9 .9 1 .3 0 1 1 1 1 0 0 1
.5 .9 1 .9 .3 0 1 1 0 1 1 0 1 | 5.5 .9 1 .9 .3 1 1 0 0 1 0 0 0 | 2.5 .9 1 1 .9 0 1 0 0 1 0 0 1 | 4 .9 .3 .9 1 0 1 1 1 1 1 0 1
4 .9 .3 .3 1 1 1 1 0 0 1 1 0 | 3 1 1 .3 1 0 1 0 1 1 1 1 0 | 1 1 .9 .3 .3 1 0 1 0 0 0 0 0 | 1 .3 .3 .3 .9 0 0 0 1 0 0 0 1
1.5 1 .3 .9 1 1 1 0 1 1 0 0 0 | 4 .9 1 .9 1 0 1 1 1 0 1 0 0 | 2 .9 .9 .3 .9 0 1 0 0 0 0 0 0 | 1 1 .3 .3 .3 0 1 1 0 1 0 0 0
6 .9 1 1 .9 0 0 0 1 0 0 1 1 | 7 .9 .3 .3 .3 1 0 1 1 1 1 0 0
"""
"""Marks of the 22 attempts that Moodle tests its own statistics with (thrown by dice; mod/quiz/report/statistics/tests/fixtures/
mdl_question_states.csv), slots 8 to 20; what Moodle expects of them is from quiz_tools/stats.xls, told in tests/statistics_test.php there."""

marks_of_any_kind = st.lists(
    st.builds(Mark, st.sampled_from("abcdefg"), st.sampled_from("uvwxyz"), st.one_of(st.sampled_from((0.0, 0.5, 1.0)), st.floats(0, 1))),
    max_size=40,
)


def table(rows: Iterable[Iterable[float]]) -> list[Mark]:
    """One attempt a row, one question a column ("q0", "q1" ...)."""
    return [Mark(f"a{a}", f"q{q}", float(mark)) for a, row in enumerate(rows) for q, mark in enumerate(row)]


def random_marks(seed: int) -> list[Mark]:
    """Attempts of 1 to 12 out of 30 questions by players who are better and worse, each question by its own difficulty."""
    dice, marks = Random(seed), list[Mark]()
    for attempt in range(400):
        skill = dice.random()
        for question in dice.sample(range(30), dice.randint(1, 12)):
            right = dice.random() < (skill + question / 30) / 2
            marks.append(Mark(f"round {attempt}", f"q{question}", dice.choice((0.5, 1.0)) if right else 0.0))
    return marks


@pytest.mark.parametrize("seed", range(3))
def test_numpy_finds_the_same_from_the_raw_marks(seed: int) -> None:
    marks = random_marks(seed)
    attempts = {m.attempt: {n.key: n.mark for n in marks if n.attempt == m.attempt} for m in marks}
    found = item_statistics(marks)
    roots: dict[str, float] = {}
    for key, of in found.items():
        every = np.array([a[key] for a in attempts.values() if key in a])
        several = [a for a in attempts.values() if key in a and len(a) > 1]
        x = np.array([a[key] for a in several])
        y = np.array([np.mean([mark for other, mark in a.items() if other != key]) for a in several])
        whole = np.array([np.mean(list(a.values())) for a in several])
        assert (of.attempts, of.compared) == (len(every), len(x))
        assert of.facility == pytest.approx(every.mean()) and of.sd == pytest.approx(every.std(ddof=1))
        r = np.corrcoef(x, y)[0, 1]
        assert of.discrimination == pytest.approx(100 * r)
        assert of.upper == pytest.approx(100 * np.tanh(np.arctanh(r) + 1.959964 / np.sqrt(len(x) - 3)), abs=1e-4)
        assert of.efficiency == pytest.approx(100 * np.cov(x, y)[0, 1] / np.cov(np.sort(x), np.sort(y))[0, 1])
        roots[key] = np.sqrt(max(np.cov(x, whole)[0, 1], 0))
    for key, of in found.items():
        assert of.weight == pytest.approx(100 * roots[key] / sum(roots.values()))
    assert sum(of.weight or 0 for of in found.values()) == pytest.approx(100)


def test_moodles_own_attempts_give_what_moodle_expects() -> None:
    rows = [[float(mark) / 8 for mark in row.split()] for row in MOODLE_MARKS.replace("\n", "|").split("|") if row.strip()]
    found = list(
        item_statistics(
            Mark(str(a), f"{slot:02}", m) for a, row in enumerate(rows) for slot, m in zip(MOODLE_SLOTS, row, strict=True)
        ).values()
    )
    # Marks out of 8 are told as shares here; nothing but facility and deviation minds.
    assert [100 * of.facility for of in found] == pytest.approx(
        [
            41.19318182,
            *(share / 8 for share in (81.36363636, 71.36363636, 65.45454545, 65.90909091, 36.36363636, 59.09090909)),
            *(share / 8 for share in (50, 59.09090909, 63.63636364, 45.45454545, 27.27272727, 50)),
        ]
    )
    assert [1000 * (of.sd or 0) * 8 for of in found] == pytest.approx(
        [
            *(1912.733589, 251.2738111, 322.6312277, 333.4199022, 337.5811591, 492.3659639, 503.2362797),
            *(511.7663157, 503.2362797, 492.3659639, 509.6471914, 455.8423058, 511.7663157),
        ]
    )
    assert [of.weight for of in found] == pytest.approx(
        [
            *(26.58464457, 3.368456046, 3.253955259, 7.584083694, 3.79658376, 3.183278505, 4.532356904),
            *(7.78856243, 10.08351572, 8.381139345, 8.727645713, 7.946277111, 4.769500946),
        ]
    )
    assert [of.discrimination for of in found] == pytest.approx(
        [
            *(25.88327077, 1.170256965, -4.207816809, 28.16930644, -2.513606859, -12.99017581, -8.900638238),
            *(8.670004606, 29.63337745, 15.18945843, 16.21079629, 15.52451404, -8.396734802),
        ]
    )
    assert [of.efficiency for of in found] == pytest.approx(
        [
            *(27.23492723, 1.382386552, -4.691171307, 31.12404354, -2.877487579, -17.5074184, -10.27568922),
            *(10.86956522, 34.58997279, 17.4790556, 20.14359793, 22.06477733, -10),
        ]
    )


@pytest.mark.parametrize(
    ("part", "of", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_the_interval_of_a_share_is_newcombes(part: int, of: int, low: float, high: float) -> None:
    # R. G. Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3 (Wilson's).
    assert wilson(part, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("part", "of"), [(0, 0), (1, 0), (-1, 5), (6, 5)])
def test_no_interval_is_given_of_what_is_no_share(part: float, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(part, of)


def test_alpha_of_wuenschs_ten_students_is_his_kr20() -> None:
    # K. L. Wuensch, East Carolina University, StatHelp/KR20: the sum of p * q is 2.18 and the variance of totals 5.84 (both over n, not n - 1).
    students = "1111110110 1011011101 1111011001 0010001000 0000010010 1110111111 1101110111 1111111101 0101111101 1101101110"
    rows = [[int(mark) for mark in student] for student in students.split()]
    assert cronbach_alpha(table(rows)) == pytest.approx(10 / 9 * (1 - 2.18 / 5.84))


def test_alpha_is_drawn_from_the_most_frequent_set_of_questions() -> None:
    rows = [[1, 1, 0], [0, 0, 0], [1, 1, 1]]
    others = [Mark("other", "q0", 1), Mark("other", "q1", 0), Mark("alone", "q0", 1), Mark("again", "q0", 1), Mark("twice", "q1", 1)]
    twice = [Mark("twice", "q1", 0), *(Mark(f"single {n}", "q2", n % 2) for n in range(9))]
    assert cronbach_alpha([*others, *table(rows), *twice]) == pytest.approx(1.5 * (1 - 1 / (7 / 3)))


@pytest.mark.parametrize(
    "rows", [[], [[1], [0], [1]], [[1, 0, 1]], [[1, 0], [0, 1], [1, 0]]], ids=["no marks", "one question", "one attempt", "one total"]
)
def test_alpha_is_not_said_where_it_cannot_be(rows: list[list[int]]) -> None:
    assert cronbach_alpha(table(rows)) is None


def test_the_rest_score_is_a_share_where_players_saw_different_questions() -> None:
    # A long attempt with half of the rest right stands no higher than a short one with half of it right.
    marks = [Mark("long", "q", 1.0), *(Mark("long", f"l{n}", float(n % 2)) for n in range(10))]
    marks += [Mark("short", "q", 0.0), Mark("short", "s0", 0.0), Mark("short", "s1", 1.0)]
    assert item_statistics(marks)["q"].discrimination is None
    assert item_statistics(marks)["q"].weight == 100


def test_an_attempt_with_one_question_counts_for_facility_only() -> None:
    rows = table([[1, 1, 1], [1, 1, 0], [0, 0, 1], [0, 0, 0]])
    before, after = item_statistics(rows)["q0"], item_statistics([*rows, Mark("alone", "q0", 1)])["q0"]
    assert (after.attempts, after.alone, after.compared, after.facility) == (5, 1, 4, 0.6)
    assert replace(after, attempts=4, alone=0, facility=before.facility, low=before.low, high=before.high, sd=before.sd) == before
    only = ItemStatistics("q", 1, 1, *wilson(1, 1), sd=None, discrimination=None, upper=None, efficiency=None, weight=None, alone=1)
    assert item_statistics([Mark("alone", "q", 1)]) == {"q": only}


def test_nothing_is_said_where_nothing_varies() -> None:
    found = item_statistics(table([[1, 0.1, 0.3], [1, 0.3, 0.1], [1, 0.2, 0.2], [1, 0.2, 0.2]]))
    assert (found["q0"].sd, found["q0"].discrimination, found["q0"].efficiency, found["q0"].weight) == (0, None, None, None)
    assert found["q1"].discrimination == pytest.approx(-100) and found["q1"].weight is None  # all totals are alike
    assert all(of.discrimination is of.weight is None for of in item_statistics(table([[1, 0, 1]])).values())


def test_rounding_is_no_spread() -> None:
    # The rest is 0.4 for all, but 1.4 - 1 is a little less than 0.4.
    question = item_statistics(table([[1, 0.1, 0.3], [0, 0.1, 0.3], [1, 0.3, 0.1], [0, 0.3, 0.1]]))["q0"]
    assert (question.discrimination, question.upper, question.efficiency) == (None, None, None)


def test_a_question_on_which_the_good_fail_weighs_nothing() -> None:
    found = item_statistics(table([[0, 1, 1, 1], [0, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 1]]))
    assert found["q0"].weight == 0 and sum(of.weight or 0 for of in found.values()) == pytest.approx(100)
    apart = item_statistics(table([[1, 0], [0, 1], [1, 0], [0, 0.5]]))
    assert apart["q1"].weight == 0 and apart["q0"].weight == pytest.approx(100)
    assert all(
        of.weight is None for of in item_statistics([*table([[1, 0, 0.5], [0, 0, 0.5]]), Mark("a0", "q3", 0), Mark("a1", "q3", 1)]).values()
    )


def test_perfect_agreement_has_no_room_above_and_few_attempts_no_bound() -> None:
    assert (
        item_statistics(table([[1, 1], [0, 0], [1, 1], [0, 0]]))["q0"].upper,
        item_statistics(table([[1, 0], [0, 1]] * 2))["q0"].upper,
    ) == (*(100, -100),)
    three = item_statistics(table([[1, 1], [0, 0], [1, 0]]))["q0"]
    assert three.discrimination == pytest.approx(50) and three.upper is None


def test_a_discrimination_lies_between_its_bounds_as_far_from_both_by_fishers_z() -> None:
    found = item_statistics(random_marks(0))
    for of in found.values():
        assert of.lower is not None and of.discrimination is not None and of.upper is not None
        ends = [np.arctanh(end / 100) for end in (of.lower, of.discrimination, of.upper)]
        assert ends[1] - ends[0] == pytest.approx(ends[2] - ends[1]) == pytest.approx(1.959964 / np.sqrt(of.compared - 3))
    assert item_statistics(table([[1, 1], [0, 0]] * 2))["q0"].lower == 100
    assert item_statistics(table([[1, 0, 1], [1, 1, 0]]))["q0"].lower is None


def test_an_efficiency_may_fall_below_minus_a_hundred() -> None:
    assert item_statistics(table([[0, 1], [0, 1], [1, 0], [0, 0]]))["q0"].efficiency == pytest.approx(-100)
    assert item_statistics(table([[0, 1], [0, 1], [1, 0]]))["q0"].efficiency == pytest.approx(-200)


def test_marks_outside_0_to_1_are_refused() -> None:
    with pytest.raises(ValueError, match="not from 0 to 1"):
        item_statistics(table([[1.5, 0], [0, 1]]))
    with pytest.raises(ValueError, match="not from 0 to 1"):
        item_statistics(table([[-0.5, 0], [1, 1]]))


@pytest.mark.parametrize(
    ("attempts", "alone", "discrimination", "upper", "weak"),
    [
        (30, 0, 5.0, 19.9, True),
        (29, 0, 5.0, 19.9, False),
        (30, 1, 5.0, 19.9, False),
        (400, 0, 15.0, 20.0, False),
        (400, 0, 20.0, 20.0, False),
        (400, 0, -40.0, -31.0, True),
        (400, 0, None, None, False),
        (400, 397, 5.0, None, False),
    ],
)
def test_weak_is_said_only_of_enough_attempts_and_a_low_upper_bound(
    attempts: int, alone: int, discrimination: float | None, upper: float | None, weak: bool
) -> None:
    assert ItemStatistics("q", attempts, 0.5, 0.4, 0.6, 0.5, discrimination, upper, None, None, alone).weak is weak


def test_a_question_answered_by_dice_is_weak_and_one_answered_by_skill_is_not() -> None:
    dice = Random(7)
    skills = [dice.random() for _ in range(2000)]
    rows = [[dice.random() < 0.5, *(dice.random() < skill for _ in range(9))] for skill in skills]
    found = item_statistics(table(rows))
    assert [key for key, of in found.items() if of.weak] == ["q0"]


@given(marks_of_any_kind, st.randoms(use_true_random=False))
def test_the_order_of_marks_changes_no_digit(marks: list[Mark], dice: Random) -> None:
    mixed = list(marks)
    dice.shuffle(mixed)
    assert (item_statistics(mixed), cronbach_alpha(mixed)) == (item_statistics(marks), cronbach_alpha(marks))


@given(marks_of_any_kind)
def test_every_figure_stays_within_its_bounds(marks: list[Mark]) -> None:
    found = item_statistics(marks)
    assert sum(of.attempts for of in found.values()) == len(marks)
    for of in found.values():
        assert 0 <= of.low <= of.facility <= of.high <= 1
        assert of.sd is None or 0 <= of.sd <= 0.7072
        assert (of.discrimination is None) == (of.efficiency is None)
        if of.discrimination is not None and of.efficiency is not None:
            assert abs(of.discrimination) <= 100 and of.efficiency <= 100
            assert of.upper is None or of.discrimination <= of.upper <= 100
            assert of.discrimination * of.efficiency >= 0
        assert of.weight is None or 0 <= of.weight <= 100.0000001
    weights = [of.weight for of in found.values() if of.weight is not None]
    assert not weights or sum(weights) == pytest.approx(100)
    alpha = cronbach_alpha(marks)
    assert alpha is None or alpha <= 1.0000001


@given(st.integers(1, 10**6).flatmap(lambda of: st.tuples(st.floats(0, of), st.just(of))))
def test_a_share_lies_in_its_interval_and_the_interval_in_0_to_1(share: tuple[float, int]) -> None:
    low, high = wilson(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1 and low < high
