"""Rounds of games as they are kept: answers by team, moves, ends; taken up again; bests of their own; a power cut loses nothing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import DAY, HandClock, a_class, a_round, play, pull_the_plug
from wastequiz.domain.games import PURPOSE, GameBest, Score, Step
from wastequiz.domain.reporting import Wanted, marks_of
from wastequiz.domain.results import InterruptedGame
from wastequiz.domain.rounds import Answer, GameSpec, Progress, Round, Stone
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.domain.teams import Team
from wastequiz.store import answers, boards, book, journal, rounds, standing, totals
from wastequiz.store.db import Db
from wastequiz.store.rounds import Logged
from wastequiz.store.school import close_school, open_school

TEAMS = (Team(1, "fox", ("a", "b")), Team(2, "deer"))
WEEK = "2026-W47"


def a_game(round_id: str = "g1", who: Contestant = GUEST, *, game: str = "sort_it", length: int = 4, **more: Any) -> Round:
    quiz = a_round(round_id, who, length=length)
    return replace(quiz, spec=replace(quiz.spec, purpose=PURPOSE + game, game=GameSpec(game, **more)))


def answer(db: Db, round_: Round, n: int, *, right: bool = True, attempt: int = 1, team: int = 0) -> Answer:
    true = round_.question(n).true_bin
    choice = true if right else next(o.id for o in round_.question(n).options if o.id != true)
    marked = round_.mark(Stone(n, attempt), (choice or "",), 700)
    rounds.answer(db, round_, marked, team=team)
    return marked


def whole_class(pupils: list[Contestant]) -> Contestant:
    return Contestant(class_id=pupils[0].class_id)


def ended(db: Db, round_: Round, score: Score, *given: Answer) -> None:
    rounds.finish(db, Progress(round_, given), score)


def points(db: Db, table: str) -> list[tuple[Any, ...]]:
    return db.conn.execute(f"SELECT answers, right, points, rounds FROM {table} WHERE week = ''").fetchall()


# ---- lines
def test_a_game_stands_in_the_round_as_it_was_asked_for(db: Db) -> None:
    round_ = a_game(variant="endless", pace="brisk", seconds=180, teams=TEAMS)
    rounds.start(db, round_, fell_back=True)
    kept = rounds.snapshot(db, "g1")
    assert kept["spec"] == round_.spec and kept["fell_back"] and kept["log"] == kept["answers"] == ()
    rounds.start(db, a_round("quiz"))
    assert rounds.snapshot(db, "quiz")["spec"].game is None and not rounds.snapshot(db, "quiz")["fell_back"]


def test_a_team_stands_in_the_lines_of_its_answers_alone(db: Db) -> None:
    round_ = a_game(teams=TEAMS)
    rounds.start(db, round_)
    answer(db, round_, 0, team=2)
    answer(db, round_, 1)
    teams = [e.body.get("team") for e in journal.events(db) if e.kind == "answer"]
    assert teams == [2, None]


def test_answers_and_moves_are_given_back_in_their_order_and_each_round_gets_its_own(db: Db) -> None:
    first, second = a_game("a", teams=TEAMS), a_game("b")
    for round_ in (first, second):
        rounds.start(db, round_)
    one = answer(db, first, 2, team=1)
    rounds.step(db, second, {"die": 1})
    rounds.step(db, first, {"die": 6, "path": [1, 2]})
    again = answer(db, first, 2, attempt=2, team=2)
    kept = rounds.snapshot(db, "a")
    assert kept["log"] == ((one, 1), {"die": 6, "path": [1, 2]}, (again, 2))
    assert kept["answers"] == (one, again)
    assert rounds.snapshot(db, "b")["log"] == ({"die": 1},)


def test_a_move_that_cannot_be_written_is_refused_and_leaves_no_line(db: Db) -> None:
    round_ = a_game()
    rounds.start(db, round_)
    with pytest.raises(TypeError):
        rounds.step(db, round_, {"die": object()})
    assert [e.kind for e in journal.events(db)] == ["round_started"]


def test_an_end_says_what_the_game_came_to(db: Db) -> None:
    round_ = a_game(variant="free", teams=TEAMS)
    rounds.start(db, round_)
    ended(db, round_, Score(teams=((1, 30), (2, 10))), answer(db, round_, 0, team=1), answer(db, round_, 1, right=False, team=2))
    body = list(journal.events(db))[-1].body
    assert (body["game"], body["variant"], body["score"], body["teams"]) == ("sort_it", "free", 0, [[1, 30], [2, 10]])
    assert (body["right"], body["answers"], body["points"], body["level"]) == (1, 2, 10.0, 0)
    play(db, a_round("quiz"), "r")
    assert "game" not in list(journal.events(db))[-1].body


def test_a_game_that_ends_without_a_score_has_none(db: Db) -> None:
    round_ = a_game()
    rounds.start(db, round_)
    rounds.finish(db, Progress(round_))
    assert list(journal.events(db))[-1].body["score"] == 0


# ---- interrupted
def test_a_game_is_not_offered_as_a_quiz_nor_a_quiz_as_a_game(db: Db, clock: HandClock) -> None:
    pupil = a_class(db)[0]
    assert rounds.interrupted(db) is None and rounds.interrupted_game(db) is None
    rounds.start(db, a_round("quiz", pupil))
    assert rounds.interrupted_game(db) is None
    game = a_game(who=pupil, game="flying_chess")
    rounds.start(db, game)
    answer(db, game, 1)
    found = rounds.interrupted(db)
    assert found is not None and found.round_id == "quiz"
    assert rounds.interrupted_game(db) == InterruptedGame(
        "g1", "flying_chess", pupil.ref, pupil.class_id, pupil.seat, pupil.animal, 1, clock.utc
    )


def test_of_two_games_the_newest_is_offered_until_it_ends_or_is_given_up(db: Db) -> None:
    one, two = a_game("one"), a_game("two", game="memory")
    for round_ in (one, two):
        rounds.start(db, round_)
    newest = rounds.interrupted_game(db)
    assert newest is not None and (newest.round_id, newest.game) == ("two", "memory")
    rounds.give_up(db, "two")
    newest = rounds.interrupted_game(db)
    assert newest is not None and newest.round_id == "one"
    ended(db, one, Score(10))
    assert rounds.interrupted_game(db) is None


# ---- bests
def test_a_students_best_is_the_most_of_each_by_game_and_variant(db: Db) -> None:
    pupil = a_class(db)[0]
    assert rounds.game_best(db, pupil.ref, "sort_it", "") is None
    for n, (score, right) in enumerate([(120, 1), (80, 3), (-5, 0)]):
        round_ = a_game(f"g{n}", pupil)
        rounds.start(db, round_)
        ended(db, round_, Score(score), *(answer(db, round_, k) for k in range(right)))
    assert rounds.game_best(db, pupil.ref, "sort_it", "") == GameBest(120, 3)
    assert rounds.game_best(db, pupil.ref, "sort_it", "endless") is None
    assert rounds.game_best(db, pupil.ref, "memory", "") is None
    assert rounds.best(db, pupil.ref, 4) is None, "no best of a quiz"
    assert totals.differences(db) == []


def test_guests_and_teams_have_no_best(db: Db) -> None:
    pupil = a_class(db)[0]
    for round_, score in [
        (a_game("guest"), Score(90)),
        (a_game("teams", pupil, teams=TEAMS), Score(teams=((1, 50), (2, 40)))),
    ]:
        rounds.start(db, round_)
        ended(db, round_, score, answer(db, round_, 0))
    assert db.conn.execute("SELECT * FROM game_bests").fetchall() == []
    assert totals.differences(db) == []


def test_a_best_that_is_wrong_or_missing_is_named(db: Db) -> None:
    round_ = a_game(who=a_class(db)[0])
    rounds.start(db, round_)
    ended(db, round_, Score(40), answer(db, round_, 0))
    db.conn.execute("UPDATE game_bests SET score = 999")
    assert [line.split(" (")[0] for line in totals.differences(db)] == ["game_bests: kept but not due", "game_bests: due but not kept"]
    totals.rebuild(db)
    assert totals.differences(db) == [] and rounds.game_best(db, round_.contestant.ref, "sort_it", "") == GameBest(40, 1)


# ---- what counts
def test_a_students_answers_count_as_any_others_and_a_second_try_does_not(db: Db) -> None:
    pupil = a_class(db)[0]
    round_ = a_game(who=pupil)
    rounds.start(db, round_)
    wrong = answer(db, round_, 1, right=False)
    ended(db, round_, Score(0), wrong, answer(db, round_, 1, attempt=2), answer(db, round_, 0))
    assert points(db, "student_totals") == points(db, "class_totals") == [(2, 1, 10.0, 1)]
    assert [m.thing for m in book.mistakes(db, pupil.ref, "cn-gb")] == ["item:item_1"]
    assert book.known(db, pupil.ref, "cn-gb") == {"item:item_0", "item:item_1"}
    assert standing.lanterns(db, pupil.class_id, WEEK) == 1
    assert totals.differences(db) == []


def test_what_a_class_knew_in_teams_counts_for_the_class_and_for_nobody_else(db: Db) -> None:
    pupils = a_class(db)
    round_ = a_game(who=whole_class(pupils), teams=TEAMS)
    rounds.start(db, round_)
    given = [answer(db, round_, n, right=n != 1, team=n % 2 + 1) for n in range(4)]
    ended(db, round_, Score(teams=((1, 20), (2, 10))), *given)
    assert points(db, "student_totals") == []
    assert points(db, "class_totals") == [(4, 3, 30.0, 0)]
    assert db.conn.execute("SELECT week, answers FROM class_totals ORDER BY week").fetchall() == [("", 4), (WEEK, 4)]
    assert standing.lanterns(db, pupils[0].class_id, WEEK) == 3
    assert boards.class_board(db, pupils[0].class_id).right_answers == 3
    assert totals.differences(db) == []


def test_a_guests_game_counts_for_the_things_alone(db: Db) -> None:
    round_ = a_game()
    rounds.start(db, round_)
    ended(db, round_, Score(10), answer(db, round_, 0))
    assert points(db, "student_totals") == points(db, "class_totals") == []
    assert db.conn.execute("SELECT sum(attempts) FROM item_totals").fetchone() == (1,)
    assert totals.differences(db) == []


def test_a_game_is_no_daily_five_and_no_level(db: Db) -> None:
    pupil = a_class(db)[0]
    round_ = a_game(who=pupil)
    rounds.start(db, round_)
    ended(db, round_, Score(40), *(answer(db, round_, n) for n in range(4)))
    assert standing.daily_done(db, pupil.ref) == 0
    assert db.conn.execute("SELECT * FROM levels").fetchall() == []
    assert len(standing.days_played(db, pupil.ref)) == 1, "it was a day of play"


def test_each_answer_of_a_class_in_teams_is_an_attempt_of_its_own(db: Db) -> None:
    pupils = a_class(db)
    for round_ in (a_game("class", whole_class(pupils), teams=TEAMS), a_game("pupil", pupils[0]), a_game("guest")):
        rounds.start(db, round_)
        for n in range(2):
            answer(db, round_, n)
    read = list(answers.marks(db, "cn-gb", "abc"))
    attempts = [mark.attempt for mark in read]
    assert len(attempts) == 6 and len(set(attempts)) == 4 and attempts[2:] == ["pupil"] * 2 + ["guest"] * 2
    ours = Wanted(pupils[0].class_id, (pupils[0].class_id,), "2000-01-01", "2999-12-31", scheme="cn-gb")
    worked_out = [mark.attempt for mark in marks_of(answers.given(db, ours))]
    assert len(set(worked_out)) == 3 and worked_out[2:] == ["pupil"] * 2


# ---- power cuts
def test_a_power_cut_in_mid_game_loses_neither_an_answer_nor_a_move(folder: Path, clock: HandClock) -> None:
    db = open_school(folder, clock=clock)
    pupils = a_class(db)
    round_ = a_game(who=whole_class(pupils), game="flying_chess", teams=TEAMS)
    rounds.start(db, round_)
    log: list[Logged] = []
    for n in range(4):
        step: Step = {"die": n + 1, "plane": [n % 2, n]}
        rounds.step(db, round_, step)
        team = n % 2 + 1
        log += [step, (answer(db, round_, n, right=n != 2, team=team), team)]
    pull_the_plug(db)
    db = open_school(folder, clock=clock)
    found = rounds.interrupted_game(db)
    assert found is not None and (found.game, found.class_id, found.answered) == ("flying_chess", pupils[0].class_id, 4)
    kept = rounds.snapshot(db, found.round_id)
    assert list(kept["log"]) == log and kept["spec"].game == round_.spec.game
    assert totals.differences(db) == [] and journal.verify(db).ok
    close_school(db)


# ---- whatever was played
PLAYED = st.lists(
    st.tuples(
        st.integers(0, 4),  # who: 3 is a guest, 4 the class in teams
        st.sampled_from(["sort_it", "memory"]),
        st.sampled_from(["", "free"]),
        st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.booleans()), max_size=6),  # question, right, a move before it
        st.sampled_from(["finish", "leave", "give_up", "quiz"]),
        st.integers(-50, 200),
        st.integers(0, 9),  # days until the next round
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(played=PLAYED)
def test_totals_equal_what_is_rebuilt_from_the_journal(played: list[tuple[Any, ...]]) -> None:
    def tables(db: Db) -> dict[str, list[object]]:
        return {name: db.conn.execute(select).fetchall() for name, select in totals.TABLES.items()}

    with tempfile.TemporaryDirectory() as place:
        clock = HandClock()
        db = open_school(Path(place), clock=clock)
        pupils = a_class(db)
        players = [*pupils, GUEST, whole_class(pupils)]
        counted = class_counted = 0
        for number, (who, game, variant, tries, end, score, days) in enumerate(played):
            teams = TEAMS if who == 4 else ()
            round_ = a_game(f"r{number}", players[who], game=game, variant=variant, teams=teams)
            rounds.start(db, round_)
            given_: list[Answer] = []
            for n, right, moved in tries:
                if moved:
                    rounds.step(db, round_, {"to": n})
                attempt = 1 + sum(one.stone.n == n for one in given_)
                given_.append(answer(db, round_, n, right=right, attempt=attempt, team=n % 2 + 1 if teams else 0))
            first = len({n for n, _right, _moved in tries})
            counted, class_counted = counted + first, class_counted + (first if who != 3 else 0)
            if end == "give_up":
                rounds.give_up(db, round_.id)
            elif end != "leave":
                ended(db, round_, Score(teams=((1, score), (2, 0))) if teams else Score(score), *given_)
            if end == "quiz":
                play(db, a_round(f"q{number}", pupils[0], length=1), "r")
                counted, class_counted = counted + 1, class_counted + 1
            clock.pass_ms(days * DAY)
        assert totals.differences(db) == []
        assert db.conn.execute("SELECT count(*) FROM answers").fetchone()[0] == counted
        assert db.conn.execute("SELECT coalesce(sum(answers), 0) FROM class_totals WHERE week = ''").fetchone()[0] == class_counted
        before = tables(db)
        totals.rebuild(db)
        assert tables(db) == before and totals.differences(db) == []
        assert journal.verify(db).ok
        close_school(db)


def test_moves_of_a_round_that_was_never_begun_change_nothing(db: Db) -> None:
    rounds.step(db, a_game("never"), {"die": 1})
    assert db.conn.execute("SELECT * FROM rounds").fetchall() == [] and totals.differences(db) == []
