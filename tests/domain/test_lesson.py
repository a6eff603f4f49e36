"""A lesson goes from question to question; every way of answering is marked, and what went wrong is mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.domain.lessons import PUPILS, RIGHT, TEAMS, WRONG, a_lesson, do, half_right, on
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import KINDS_ASKED, METHODS, Called, Lesson, sorts_of
from wastequiz.domain.lesson_steps import Chosen, Corners, Deeds, Hands, Marked
from wastequiz.domain.lesson_turns import NOBODY, Turn, turn
from wastequiz.domain.questions import Sort


def refused(step: Callable[[], Deeds]) -> None:
    with pytest.raises(ValueError):
        step()


# ------------------------------------------------------------------------------------------------------------- the course


def test_a_lesson_goes_by_rounds_with_standings_between_and_at_the_end() -> None:
    lesson, seen = a_lesson(count=5), []
    while lesson.phase != "over":
        lesson = do(lesson, steps.tell(lesson) if lesson.phase == "ask" else steps.next_(lesson))
        seen.append((lesson.phase, lesson.at, lesson.round))
    one_round = [("told", 0, 0), ("ask", 1, 0), ("told", 1, 0), ("standings", 1, 0)]
    another = [("ask", 2, 1), ("told", 2, 1), ("ask", 3, 1), ("told", 3, 1), ("standings", 3, 1)]
    assert seen == [*one_round, *another, ("ask", 4, 2), ("told", 4, 2), ("over", 4, 2)]
    assert lesson.rounds == 3


def test_what_is_not_told_is_not_left_and_what_is_over_is_over() -> None:
    lesson = a_lesson()
    refused(lambda: steps.next_(lesson))
    told = do(lesson, steps.tell(lesson))
    refused(lambda: steps.tell(told))
    over = do(told, steps.finish(told))
    assert over.phase == "over"
    for step in (steps.next_, steps.tell, steps.pause):
        refused(lambda step=step: step(over))


def test_while_a_lesson_is_paused_nothing_goes_on() -> None:
    lesson = a_lesson(steal=True, double=True)
    paused = do(lesson, steps.pause(lesson))
    assert turn(paused) == NOBODY and steps.can_double(paused) == () == steps.can_steal(paused)
    for step in (steps.tell, steps.next_, steps.pause):
        refused(lambda step=step: step(paused))
    refused(lambda: steps.enter(paused, RIGHT))
    assert do(paused, steps.pause(paused, on=False)) == lesson
    refused(lambda: steps.pause(lesson, on=False))
    assert not do(paused, steps.finish(paused)).paused


def test_every_method_asks_kinds_that_it_can_mark() -> None:
    assert set(KINDS_ASKED) < set(METHODS)
    assert all(set(kinds) <= set(KINDS) for kinds in KINDS_ASKED.values())
    assert not any("short_answer" in KINDS_ASKED[method] for method in ("lanes", "buzzers")), "nobody writes in a race"


# ------------------------------------------------------------------------------------------------------------ team turns


def test_teams_answer_in_turn_and_only_once() -> None:
    lesson = a_lesson()
    assert turn(lesson) == Turn("teams", teams=(1,))
    lesson = do(lesson, RIGHT)
    assert turn(lesson) == NOBODY and lesson.entries[0].team == 1 and lesson.entries[0].points == 10
    refused(lambda: steps.enter(lesson, RIGHT))
    lesson = do(on(lesson), Chosen((), 5000, ref="c"))
    assert (lesson.entries[1].team, lesson.entries[1].ref, lesson.entries[1].correct, lesson.entries[1].points) == (2, "c", 0, 0)
    assert turn(on(on(lesson))) == Turn("teams", teams=(1,)), "after the last team the first"


@pytest.mark.parametrize("heard", [Chosen(("food",), team=2), Chosen(("food",), ref="c"), Chosen(("food",), ref="z"), Chosen(("bin",))])
def test_who_or_what_does_not_belong_here_is_refused(heard: Chosen) -> None:
    with pytest.raises(KeyError):
        steps.enter(a_lesson(), heard)


def test_who_is_absent_or_where_there_is_no_roll_is_nobody() -> None:
    lesson = a_lesson()
    with pytest.raises(KeyError):
        steps.enter(do(lesson, steps.absent(lesson, "a")), Chosen(("food",), ref="a"))
    with pytest.raises(KeyError):
        steps.enter(a_lesson(pupils=()), Chosen(("food",), ref="a"))


def test_a_half_right_answer_earns_half() -> None:
    lesson = a_lesson()
    lesson = replace(lesson, questions=(half_right(), *lesson.questions))
    entry = do(lesson, Chosen(("a",))).entries[0]
    assert (entry.correct, entry.points, entry.right, entry.answers, entry.earned) == (0.5, 5, 0, 1, 5)


# ------------------------------------------------------------------------------------------------------- steal and double


def test_a_missed_question_goes_to_the_next_team_once_for_half_the_points() -> None:
    lesson = a_lesson(steal=True)
    assert steps.can_steal(lesson) == ()
    lesson = do(lesson, WRONG)
    assert steps.can_steal(lesson) == (2,)
    lesson = do(lesson, steps.steal(lesson))
    assert turn(lesson) == Turn("teams", teams=(2,)) and steps.can_steal(lesson) == ()
    lesson = do(lesson, RIGHT)
    assert (lesson.entries[1].team, lesson.entries[1].points, lesson.entries[1].stolen) == (2, 5, True)
    assert lesson.entries[1].earned == 10, "on the boards it is an answer like any other"
    assert turn(lesson) == NOBODY
    refused(lambda: steps.steal(lesson))
    assert turn(on(lesson)) == Turn("teams", teams=(2,)), "and the turn goes on as if nothing had been stolen"


def test_what_is_right_told_or_nobodys_is_not_stolen() -> None:
    lesson = a_lesson(steal=True)
    right, wrong = do(lesson, RIGHT), do(lesson, WRONG)
    told = do(wrong, steps.tell(wrong))
    for one in (right, told, do(a_lesson(), WRONG), do(a_lesson("spoken", steal=True), Marked(False)), a_lesson("lanes", steal=True)):
        assert steps.can_steal(one) == ()
        refused(lambda one=one: steps.steal(one))
    refused(lambda: steps.steal(wrong, 3))


def test_who_doubles_wins_twice_or_loses_as_much_as_there_is() -> None:
    lesson = a_lesson(double=True, count=12, each=6)
    lesson = do(lesson, steps.double(lesson))
    assert steps.can_double(lesson) == (), "once a round"
    lesson = do(lesson, RIGHT)
    assert lesson.entries[0].points == 20 and lesson.entries[0].doubled and lesson.entries[0].earned == 10
    lesson = on(lesson)
    lesson = do(lesson, steps.double(lesson, 2), WRONG)
    assert lesson.entries[1].points == 0, "nothing is lost where nothing is"
    lesson = on(on(lesson))
    assert turn(lesson).teams == (1,) and steps.can_double(lesson) == ()
    refused(lambda: steps.double(lesson))
    for _ in range(3):
        lesson = on(lesson)
    assert lesson.round == 1 and steps.can_double(lesson) == (1,)
    lesson = do(lesson, steps.double(lesson), WRONG)
    assert lesson.entries[2].points == -10
    refused(lambda: steps.double(lesson))


def test_half_right_is_as_if_it_had_never_been_doubled() -> None:
    lesson = a_lesson(double=True)
    lesson = replace(lesson, questions=(half_right(), *lesson.questions))
    assert do(lesson, steps.double(lesson), Chosen(("a",))).entries[0].points == 5


def test_who_takes_over_a_doubled_question_plays_for_half_as_ever() -> None:
    lesson = a_lesson(double=True, steal=True)
    lesson = do(lesson, steps.double(lesson), WRONG)
    lesson = do(lesson, steps.steal(lesson), RIGHT)
    assert (lesson.entries[1].points, lesson.entries[1].doubled) == (5, False)


def test_nobody_doubles_where_it_is_not_played_or_nobody_is_asked() -> None:
    assert steps.can_double(a_lesson()) == ()
    assert steps.can_double(a_lesson("spoken", double=True)) == (), "the class as a whole does not"
    buzzers = a_lesson("buzzers", double=True)
    assert steps.can_double(buzzers) == (1, 2, 3)
    refused(lambda: steps.double(buzzers))
    assert do(buzzers, steps.double(buzzers, 2), Chosen(("food",), team=2)).entries[0].points == 20


# ------------------------------------------------------------------------------------------------------ lanes and buzzers


def test_in_lanes_every_team_answers_once() -> None:
    lesson = do(a_lesson("lanes"), Chosen(("food",), 400, team=2))
    assert turn(lesson).teams == (1, 3)
    with pytest.raises(KeyError):
        steps.enter(lesson, Chosen(("food",), team=2))
    with pytest.raises(KeyError):
        steps.enter(lesson, Chosen(("food",)))
    lesson = do(lesson, Chosen(("residual",), team=1), Chosen(("food",), team=3))
    assert turn(lesson) == NOBODY and [entry.points for entry in lesson.entries] == [10, 0, 10]


def test_after_telling_only_the_team_whose_entry_was_taken_back_answers_again() -> None:
    lesson = do(a_lesson("lanes"), Chosen(("food",), team=2))
    lesson = do(lesson, steps.tell(lesson))
    assert turn(lesson) == NOBODY
    lesson = do(lesson, steps.void(lesson, 0))
    assert turn(lesson).teams == (2,)


def test_at_buzzers_the_first_team_answers_and_any_other_may_take_over() -> None:
    lesson = a_lesson("buzzers", steal=True)
    assert turn(lesson).teams == (1, 2, 3)
    lesson = do(lesson, Marked(False, team=2))
    assert turn(lesson) == NOBODY and steps.can_steal(lesson) == (3, 1)
    lesson = do(lesson, steps.steal(lesson, 1), Marked(True))
    assert (lesson.entries[1].team, lesson.entries[1].points) == (1, 5)


# --------------------------------------------------------------------------------------------- hands, corners, spoken


def test_hands_are_as_many_answers_as_hands() -> None:
    lesson = do(a_lesson("hands"), Hands((("food", 30), ("residual", 10), ("hazardous", 0)), 8000))
    (entry,) = lesson.entries
    assert (entry.correct, entry.answers, entry.right, entry.points, entry.earned) == (0.75, 40, 30, 7.5, 300)
    sorts = sorts_of(lesson.question, entry)
    assert len(sorts) == 40 and sorts.count(Sort("item_0", "food", "residual")) == 10
    refused(lambda: steps.enter(lesson, Hands((("food", 1),))))


@pytest.mark.parametrize("counts", [(), (("food", 0),), (("food", 5), ("residual", -1))])
def test_no_hands_are_no_answer(counts: tuple[tuple[str, int], ...]) -> None:
    refused(lambda: steps.enter(a_lesson("hands"), Hands(counts)))


def test_each_way_of_answering_takes_only_its_own() -> None:
    for method, heard in [("hands", RIGHT), ("teams", Hands((("food", 1),))), ("corners", RIGHT), ("teams", Corners({"a": "food"}))]:
        refused(lambda m=method, h=heard: steps.enter(a_lesson(m), h))


def test_in_the_corners_everybody_answers_with_their_feet() -> None:
    lesson = do(a_lesson("corners", teams=TEAMS), Corners({"a": "food", "c": "residual"}, 9000))
    assert [(e.n, e.ref, e.team, e.correct, e.points) for e in lesson.entries] == [(0, "a", 1, 1, 10), (1, "c", 2, 0, 0)]
    assert sorts_of(lesson.question, lesson.entries[1]) == (Sort("item_0", "food", "residual"),)


def test_who_is_not_there_stands_in_no_corner() -> None:
    lesson = a_lesson("corners")
    for there, places in ((lesson, {}), (lesson, {"z": "food"}), (do(lesson, steps.absent(lesson, "a")), {"a": "food"})):
        with pytest.raises(KeyError):
            steps.enter(there, Corners(places))
    with pytest.raises(KeyError):
        steps.enter(a_lesson("corners", pupils=()), Corners({"a": "food"}))


def test_a_spoken_answer_is_right_or_wrong_as_the_teacher_hears_it() -> None:
    lesson = a_lesson("spoken")
    assert turn(lesson) == Turn("all")
    right, wrong = do(lesson, Marked(True, 4000)), do(lesson, Marked(False, ref="c"))
    assert (right.entries[0].choice, right.entries[0].correct, right.entries[0].spoken) == (("food",), 1, True)
    assert (wrong.entries[0].choice, wrong.entries[0].correct, wrong.entries[0].ref) == ((), 0, "c")
    assert sorts_of(lesson.question, wrong.entries[0]) == (Sort("item_0", "food", None),), "which bin was said nobody knows"
    assert turn(a_lesson("spoken", teams=TEAMS)) == Turn("teams", teams=(1,))


# --------------------------------------------------------------------------------------------------------- the roll


def test_at_a_roll_call_whoever_is_called_answers() -> None:
    lesson = a_lesson("roll_call", teams=TEAMS)
    assert turn(lesson) == NOBODY and steps.can_call(lesson)
    refused(lambda: steps.enter(lesson, RIGHT))
    lesson = do(lesson, steps.call(lesson, 5))
    assert turn(lesson).who == "student" and turn(lesson).ref == lesson.asked and not steps.can_call(lesson)
    other = next(ref for ref in PUPILS if ref != lesson.asked)
    with pytest.raises(KeyError):
        steps.enter(lesson, Chosen(("food",), ref=other))
    lesson = do(lesson, RIGHT)
    assert lesson.entries[0].ref == lesson.asked and lesson.entries[0].team == turn(replace(lesson, entries=())).teams[0]
    for step in (lambda: steps.call(lesson, 5), lambda: steps.undo_call(lesson), lambda: steps.pass_card(lesson)):
        refused(step)
    assert on(lesson).asked == ""


def test_a_class_without_teams_is_called_too() -> None:
    lesson = a_lesson("roll_call")
    lesson = do(lesson, steps.call(lesson, 5), RIGHT)
    assert (lesson.entries[0].ref, lesson.entries[0].team) == (lesson.asked, 0)


def test_the_same_seed_calls_the_same_and_after_taking_back_somebody_is_drawn_anew() -> None:
    lesson = a_lesson("roll_call")
    assert steps.call(lesson, 5) == steps.call(lesson, 5)
    called = do(lesson, steps.call(lesson, 5))
    undone = do(called, steps.undo_call(called))
    assert undone.asked == "" and turn(undone) == NOBODY
    refused(lambda: steps.undo_call(undone))
    after_undo = [do(undone, steps.call(undone, seed)).asked for seed in range(9)]
    assert after_undo != [do(lesson, steps.call(lesson, seed)).asked for seed in range(9)]


def test_a_pass_is_played_once_and_taken_back_step_by_step() -> None:
    lesson = a_lesson("roll_call")
    lesson = do(lesson, steps.call(lesson, 5))
    first = lesson.asked
    lesson = do(lesson, steps.pass_card(lesson))
    assert lesson.asked == "" and not steps.can_pass(lesson)
    second = do(lesson, steps.call(lesson, 5))
    assert second.asked != first
    back = do(second, steps.undo_call(second))
    assert back.asked == ""
    back = do(back, steps.undo_call(back))
    assert back.asked == first and steps.can_pass(back)
    back = do(back, steps.undo_call(back))
    assert back.asked == "" and back.roll is not None and back.roll.history == ()
    assert (*steps.undo_call(second), *steps.undo_call(lesson)) == (Called(second.asked, "undo", -1), Called(first, "undo", 1))


def test_a_call_of_the_question_before_is_not_taken_back() -> None:
    lesson = a_lesson("roll_call")
    lesson = on(do(lesson, steps.call(lesson, 5), RIGHT))
    refused(lambda: steps.undo_call(lesson))


def test_who_was_called_and_is_not_there_was_not_called() -> None:
    lesson = a_lesson("roll_call")
    lesson = do(lesson, steps.call(lesson, 5))
    gone = do(lesson, steps.absent(lesson, lesson.asked))
    assert gone.asked == "" and gone.roll is not None and gone.roll.history == () and len(gone.roll.absent) == 1
    answered = do(lesson, RIGHT)
    left = do(answered, steps.absent(answered, lesson.asked))
    assert left.roll is not None and len(left.roll.history) == 1, "who answered and went home was called"


def test_nobody_is_called_at_lanes_nor_without_a_roll_nor_while_paused() -> None:
    paused = a_lesson("roll_call")
    for lesson in (a_lesson("lanes"), a_lesson("spoken", pupils=()), do(paused, steps.pause(paused))):
        assert not steps.can_call(lesson) and not steps.can_pass(lesson)
        refused(lambda lesson=lesson: steps.call(lesson, 1))
        refused(lambda lesson=lesson: steps.undo_call(lesson))
    with pytest.raises(KeyError):
        steps.absent(a_lesson(pupils=()), "a")
    with pytest.raises(KeyError):
        steps.absent(a_lesson(), "z")


def test_a_spoken_answer_may_be_asked_of_one_who_is_called() -> None:
    lesson = a_lesson("spoken", teams=TEAMS)
    lesson = do(lesson, steps.call(lesson, 2))
    assert turn(lesson).ref == lesson.asked
    assert do(lesson, Marked(True)).entries[0].ref == lesson.asked


def test_who_comes_late_joins_the_smallest_team_or_the_one_that_is_said() -> None:
    lesson = a_lesson()
    assert do(lesson, steps.join(lesson, "g")).spec.teams[0].refs == ("a", "b", "g")
    assert do(lesson, steps.join(lesson, "g", 3)).spec.teams[2].refs == ("e", "f", "g")
    away = do(lesson, steps.absent(lesson, "a"))
    assert do(away, steps.join(away, "a")) == lesson, "who is in a team already stays in it"
    with pytest.raises(KeyError):
        steps.join(lesson, "g", 9)
    alone = a_lesson("hands", pupils=())
    joined = do(alone, steps.join(alone, "g"))
    assert joined.roll is not None and joined.roll.refs == ("g",)


# --------------------------------------------------------------------------------------------------------- taking back


def test_a_wrong_entry_counts_nowhere_and_the_question_is_answered_again() -> None:
    lesson = do(a_lesson(), WRONG)
    lesson = do(lesson, steps.tell(lesson))
    refused(lambda: steps.enter(lesson, RIGHT))
    lesson = do(lesson, steps.void(lesson, 0))
    assert lesson.standing_entries == () and turn(lesson).teams == (1,)
    lesson = do(lesson, RIGHT)
    assert [(e.n, e.void, e.points) for e in lesson.entries] == [(0, True, 0), (1, False, 10)]
    for n in (0, 2, -1):
        with pytest.raises(KeyError):
            steps.void(lesson, n)


def test_taking_back_the_miss_ends_the_stealing_taking_back_the_theft_does_not() -> None:
    lesson = do(a_lesson(steal=True), WRONG)
    lesson = do(lesson, steps.steal(lesson))
    assert turn(do(lesson, steps.void(lesson, 0))).teams == (1,)
    stolen = do(lesson, RIGHT)
    again = do(stolen, steps.void(stolen, 1))
    assert turn(again).teams == (2,) and do(again, RIGHT).entries[2].stolen
    assert do(stolen, steps.void(stolen, 0)).stealing == 2


def test_taking_back_an_earlier_entry_leaves_the_question_that_is_put_alone() -> None:
    lesson: Lesson = on(do(a_lesson(), RIGHT))
    assert turn(do(lesson, steps.void(lesson, 0))) == turn(lesson) == Turn("teams", teams=(2,))
