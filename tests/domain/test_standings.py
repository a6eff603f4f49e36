"""Standings: points beside knowledge, ties share a rank, and nobody falls below nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.lessons import RIGHT, TEAMS, WRONG, a_lesson, do, half_right, on
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.lesson_steps import Chosen, Corners, Hands, Marked
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.standings import Missed, Standing, class_standing, missed_most, standings
from wastequiz.domain.teams import Team


def test_teams_stand_by_points_with_their_knowledge_rank_beside() -> None:
    lesson = a_lesson(steal=True, double=True)
    lesson = do(lesson, WRONG)
    lesson = on(do(lesson, steps.steal(lesson), RIGHT))  # 2 steals: 5
    lesson = on(do(lesson, WRONG))  # 2 misses
    lesson = do(lesson, steps.double(lesson), RIGHT)  # 3 doubles: 20
    first, second, third = standings(lesson)
    assert first == Standing(20, 1, 1, 1.0, 1, 1, team=3)
    assert second == Standing(5, 1, 2, 0.5, 2, 2, team=2)
    assert third == Standing(0, 0, 1, 0.0, 3, 3, team=1)


def test_who_is_equal_shares_a_rank_and_who_has_not_answered_knows_least() -> None:
    lesson = do(a_lesson("lanes"), Chosen(("food",), team=1), Chosen(("food",), team=2))
    assert [(row.team, row.rank, row.knowledge_rank, row.accuracy) for row in standings(lesson)] == [
        (1, 1, 1, 1.0),
        (2, 1, 1, 1.0),
        (3, 3, 3, None),
    ]


def test_half_right_counts_half_but_is_not_right() -> None:
    lesson = a_lesson()
    lesson = do(replace(lesson, questions=(half_right(), *lesson.questions)), Chosen(("a",)))
    assert standings(lesson)[0] == Standing(5, 0, 1, 0.5, team=1)


def test_without_teams_the_students_stand_who_answered() -> None:
    lesson = do(a_lesson("corners"), Corners({"a": "food", "b": "residual"}))
    assert [(row.ref, row.points, row.rank) for row in standings(lesson)] == [("a", 10, 1), ("b", 0, 2)]


def test_in_the_corners_a_large_team_earns_no_more_than_a_small_one() -> None:
    teams = (Team(1, "fox", ("a", "b", "c")), Team(2, "deer", ("d",)))
    lesson = do(a_lesson("corners", teams=teams), Corners({"a": "food", "b": "food", "c": "residual", "d": "food"}))
    found = {row.team: row for row in standings(lesson)}
    assert (found[1].points, found[2].points, found[1].answers) == (6.67, 10, 3)


def test_where_nobody_is_known_the_class_stands_alone() -> None:
    lesson = do(a_lesson("hands"), Hands((("food", 3), ("residual", 1))))
    assert standings(lesson) == (Standing(30, 3, 4, 0.75),)
    assert standings(a_lesson("hands")) == (Standing(0, 0, 0, None),)


def test_the_class_together_earns_without_what_the_game_adds() -> None:
    lesson = a_lesson(double=True)
    lesson = do(lesson, steps.double(lesson), RIGHT)
    assert class_standing(lesson) == Standing(10, 1, 1, 1.0)


def test_what_was_taken_back_counts_nowhere_and_leaves_nobody_in_debt() -> None:
    lesson = on(do(a_lesson("spoken", teams=TEAMS[:2], double=True, each=6), Marked(True)))
    lesson = on(lesson)
    lesson = do(lesson, steps.double(lesson), Marked(False))
    assert lesson.entries[1].points == -10 and standings(lesson)[0].points == 0
    lesson = do(lesson, steps.void(lesson, 0))
    found = {row.team: row for row in standings(lesson)}
    assert (found[1].points, found[1].answers) == (0, 1)


@given(st.lists(st.tuples(st.sampled_from(["right", "wrong", "late"]), st.booleans(), st.booleans(), st.booleans()), max_size=12))
def test_points_are_bounded_whatever_is_dared(played: list[tuple[str, bool, bool, bool]]) -> None:
    lesson = a_lesson(count=12, each=4, steal=True, double=True)
    for how, doubled, stolen, undone in played:
        if doubled and steps.can_double(lesson):
            lesson = do(lesson, steps.double(lesson))
        lesson = do(lesson, {"right": RIGHT, "wrong": WRONG, "late": Chosen(())}[how])
        if stolen and steps.can_steal(lesson):
            lesson = do(lesson, steps.steal(lesson), RIGHT)
        if undone:
            lesson = do(lesson, steps.void(lesson, len(lesson.entries) - 1))
        for row in standings(lesson):
            mine = [e for e in lesson.standing_entries if e.team == row.team]
            assert 0 <= row.points <= sum(20 if e.doubled else 5 if e.stolen else 10 for e in mine)
            assert 1 <= row.rank <= 3 and 1 <= row.knowledge_rank <= 3
        if len(played) > lesson.at + 1:
            lesson = on(lesson)
    assert turn(lesson).who in ("teams", "nobody")


def test_what_was_missed_most_comes_first_and_of_equals_what_more_answered() -> None:
    lesson = a_lesson("lanes", count=4)
    for heard in ((RIGHT, WRONG, WRONG), (RIGHT, RIGHT, RIGHT), (WRONG, WRONG, WRONG), (WRONG,)):
        lesson = on(do(lesson, *(replace(one, team=team) for team, one in enumerate(heard, start=1))))
    assert missed_most(lesson) == (Missed(2, 0.0, 3), Missed(3, 0.0, 1), Missed(0, 1 / 3, 3))
    assert missed_most(lesson, 1) == (Missed(2, 0.0, 3),)


def test_equally_missed_questions_stand_in_their_order() -> None:
    lesson = on(do(on(do(a_lesson(), WRONG)), WRONG))
    assert [row.question for row in missed_most(lesson)] == [0, 1]


def test_every_hand_counts_in_what_was_missed() -> None:
    lesson = do(a_lesson("hands"), Hands((("food", 3), ("residual", 1))))
    assert missed_most(lesson) == (Missed(0, 0.75, 4),)


def test_what_was_taken_back_or_not_answered_was_not_missed() -> None:
    lesson = do(a_lesson(), WRONG)
    assert missed_most(do(lesson, steps.void(lesson, 0))) == missed_most(on(a_lesson())) == ()
    assert missed_most(do(a_lesson(), RIGHT)) == ()


def test_what_nobody_answered_in_time_was_missed() -> None:
    assert missed_most(do(a_lesson(), Chosen(()))) == (Missed(0, 0.0, 1),)
