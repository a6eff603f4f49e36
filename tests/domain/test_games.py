"""A try in a game: marked as any answer, worth nothing the second time, and counted for whoever made it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_bank, make_round, wrong_ids
from wastequiz.domain.games import Deal, Knowledge, Marked, Score, Try, knowledge, mark
from wastequiz.domain.rounds import GameSpec, Progress, Round, Stone
from wastequiz.domain.teams import Team

TEAMS = (Team(1, "fox"), Team(2, "deer"))


def a_game(teams: tuple[Team, ...] = (), length: int = 6) -> Round:
    return make_round(length=length, kinds=("which_bin",), game=GameSpec("sort_it", teams=teams))


def tried(round_: Round, n: int, before: tuple[Marked, ...] = (), *, right: bool = True, team: int = 0) -> Marked:
    question = round_.question(n)
    choice = question.right_ids if right else wrong_ids(question)[:1]
    return mark(round_, Try(n, choice, 900, team), before)


def test_a_right_try_earns_full_points_and_a_wrong_one_none() -> None:
    round_ = a_game()
    right, wrong = tried(round_, 4), tried(round_, 2, right=False)
    assert right.right and (right.answer.points, right.answer.stone, right.n) == (10, Stone(4), 4)
    assert not wrong.right and wrong.answer.points == 0 and wrong.answer.key == wrong.question.key == round_.question(2).key


def test_the_second_try_at_a_question_earns_nothing_and_is_no_knowledge() -> None:
    round_ = a_game()
    first = tried(round_, 1, right=False)
    second = tried(round_, 1, (first,))
    third = tried(round_, 1, (first, second))
    assert [one.answer.stone.attempt for one in (first, second, third)] == [1, 2, 3]
    assert second.right and second.answer.points == 0
    assert knowledge((first, second, third)) == Knowledge(0, 1)


def test_nothing_chosen_is_time_out() -> None:
    answer = mark(a_game(), Try(0, (), 5000)).answer
    assert answer.timed_out and answer.correct == 0


def test_what_the_deck_or_the_game_does_not_have_is_refused() -> None:
    alone, in_teams = a_game(), a_game(TEAMS)
    for n in (-1, 6):
        with pytest.raises(IndexError):
            mark(alone, Try(n, (), 1))
    with pytest.raises(KeyError):
        mark(alone, Try(0, ("no such bin",), 1))
    for round_, team in ((alone, 1), (in_teams, 3), (make_round(), 1)):
        with pytest.raises(KeyError):
            mark(round_, Try(0, (), 1, team))
    assert mark(in_teams, Try(0, (), 1, 2)).team == 2


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 2)), max_size=30))
def test_what_teams_knew_adds_up_and_is_never_more_than_the_deck(tries: list[tuple[int, bool, int]]) -> None:
    round_, marked = a_game(TEAMS), ()
    for n, right, team in tries:
        marked = (*marked, tried(round_, n, marked, right=right, team=team))
    every, nobody = knowledge(marked), [one for one in marked if one.team == 0 and one.answer.stone.attempt == 1]
    ours = [knowledge(marked, team.id) for team in TEAMS]
    assert every.of == sum(k.of for k in ours) + len(nobody) == len({n for n, _right, _team in tries}) <= 6
    assert all(0 <= k.right <= k.of and (k.share is None) == (k.of == 0) for k in (every, *ours))
    assert Progress(round_, tuple(one.answer for one in marked)).right == every.right


def test_a_share_is_of_what_was_asked() -> None:
    assert (Knowledge(3, 4).share, Knowledge().share) == (0.75, None)


def test_a_deal_knows_who_plays_against_whom() -> None:
    scheme = make_bank().scheme("cn-harbin")
    assert Deal(a_game(TEAMS), scheme).teams == TEAMS
    assert Deal(a_game(), scheme).teams == Deal(make_round(), scheme).teams == ()


def test_a_score_is_of_one_player_or_of_teams() -> None:
    assert (Score(30).teams, replace(Score(), teams=((1, 20),)).points) == ((), 0)


def test_a_score_is_one_players_or_the_teams() -> None:
    assert Score.of((0,), (7,)) == Score(points=7)
    assert Score.of((2, 1), (7, 3)) == Score(teams=((2, 7), (1, 3)))
    with pytest.raises(ValueError, match="zip"):
        Score.of((1, 2), (7,))
