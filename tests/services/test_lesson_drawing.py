"""What a lesson asks: things of two bins that are mixed up, what was missed once more, and what the class did last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.services.asking import heard, waited
from tests.services.test_hosting import TEAMS, a_class, begun, do, spec
from wastequiz.domain.errors import NoQuestions, NothingToPractise
from wastequiz.domain.lesson import KINDS_ASKED, METHODS
from wastequiz.domain.lesson_steps import Chosen, Hands, Marked
from wastequiz.domain.statistics import LEAST
from wastequiz.services import hosting, reporting
from wastequiz.services.hosting import Hosting
from wastequiz.services.lesson_drawing import OF_TWO_BINS
from wastequiz.services.school import School

PAIR = ("residual", "food")


def again(school: School, host: Hosting) -> Hosting:
    return heard(school, lambda done, failed: hosting.begin_missed(school, host.lesson, done, failed, seed=3))


def missed(school: School, class_id: int, **changes: Any) -> Hosting:
    """A lesson of two rounds of two questions, of which the first and the third are wrong."""
    host = begun(school, spec(class_id, "spoken", **changes))
    for mark in (False, True, False, True):
        do(school, host.enter, Marked(mark))
        do(school, host.tell)
        do(school, host.next)
        if host.lesson.phase == "standings":
            do(school, host.next)
    return host


# ---- two bins that are mixed up


@pytest.mark.parametrize("method", METHODS)
def test_a_lesson_on_a_mix_up_asks_about_things_of_the_two_bins_only(school: School, method: str) -> None:
    lesson = begun(school, spec(a_class(school).id, method, mix_up=PAIR, each=5)).lesson
    assert len(lesson.questions) == 10 and {q.true_bin for q in lesson.questions} == set(PAIR)
    assert all(q.kind in KINDS_ASKED.get(method, OF_TWO_BINS) for q in lesson.questions)
    assert len({q.subject_id for q in lesson.questions}) == 10, "nothing comes twice"
    others = {o.bin_id for q in lesson.questions if q.kind == "pick_from_bin" for o in q.options}
    assert others <= set(PAIR)


def test_what_the_class_put_into_the_wrong_one_of_the_two_comes_first(school: School) -> None:
    class_id = a_class(school).id
    host = begun(school, spec(class_id, "roll_call", mix_up=PAIR, rounds=1, each=6))
    slipped: set[str] = set()
    for _ in range(6):
        do(school, host.call)
        question = host.lesson.question
        if question.kind == "which_bin":
            wrong = next(o.id for o in question.options if o.bin_id in PAIR and not o.right)
            slipped.add(question.subject_id)
            do(school, host.enter, Chosen((wrong,), 900))
        do(school, host.tell)
        do(school, host.next)
    do(school, host.finish)
    after = begun(school, spec(class_id, "corners", mix_up=PAIR, rounds=1, each=len(slipped)))
    assert slipped and {q.subject_id for q in after.lesson.questions} == slipped


def test_of_bins_that_are_not_there_nothing_can_be_asked(school: School) -> None:
    with pytest.raises(NoQuestions):
        begun(school, spec(a_class(school).id, mix_up=("never", "nowhere")))


def test_a_lesson_on_a_mix_up_is_taken_up_where_it_stopped(school: School) -> None:
    host = begun(school, spec(a_class(school).id, "hands", mix_up=PAIR))
    found = heard(school, lambda done, failed: hosting.resume(school, host.lesson.id, done, failed))
    assert found.lesson == host.lesson and found.lesson.spec.mix_up == PAIR


def test_the_worst_mix_up_of_a_class_is_what_its_report_would_teach_next(school: School) -> None:
    class_id = a_class(school).id

    def worst() -> Any:
        return waited(lambda done, failed: reporting.worst_mix_up(school, class_id, done, failed))

    def taught(hands: int) -> Any:
        """What the report would teach next, after a lesson in which every question on the two bins got so many wrong hands."""
        host = begun(school, spec(class_id, "hands", mix_up=PAIR, each=5))
        while host.lesson.phase != "over":
            if host.lesson.phase == "ask":
                wrong = next(o.id for o in host.lesson.question.options if not o.right)
                do(school, host.enter, Hands(((wrong, hands),), 900))
                do(school, host.tell)
            do(school, host.next)
        period = reporting.period_of(school)
        return waited(lambda done, failed: reporting.report(school, class_id, period, done, failed)).finding

    assert worst() is None
    assert taught(1) is None and worst() is None, "of too few things of a bin nothing is said"
    finding = taught(LEAST)
    assert finding.true_bin in PAIR and worst() == (finding.true_bin, finding.chosen_bin)


# ---- what was missed, once more


def test_what_was_missed_is_asked_again_in_one_round_with_the_same_class_and_way(school: School) -> None:
    host = missed(school, a_class(school).id, teams=TEAMS, steal=True)
    more = again(school, host)
    assert more.lesson.questions == (host.lesson.questions[0], host.lesson.questions[2])
    assert more.lesson.spec == host.lesson.spec and more.lesson.rounds == 1 and more.lesson.id != host.lesson.id
    assert (more.lesson.at, more.lesson.phase, more.lesson.entries) == (0, "ask", ())


def test_no_more_is_asked_again_than_a_round_has(school: School) -> None:
    host = begun(school, spec(a_class(school).id, "spoken", rounds=3, each=1))
    while host.lesson.phase != "over":
        do(school, host.enter, Marked(False))
        do(school, host.tell)
        do(school, host.next)
        if host.lesson.phase == "standings":
            do(school, host.next)
    assert len(again(school, host).lesson.questions) == 1


def test_who_was_absent_is_not_called_when_it_is_asked_again(school: School) -> None:
    host = missed(school, a_class(school).id)
    assert host.lesson.roll is not None
    gone = host.lesson.roll.refs[1]
    host = begun(school, host.lesson.spec)
    do(school, host.absent, gone)
    do(school, host.enter, Marked(False))
    more = again(school, host)
    assert more.lesson.roll is not None and more.lesson.roll.absent == {gone}
    assert heard(school, lambda done, failed: hosting.resume(school, more.lesson.id, done, failed)).lesson == more.lesson


def test_a_class_without_students_is_asked_again_too(school: School) -> None:
    host = missed(school, a_class(school, 0).id)
    assert again(school, host).lesson.roll is None


def test_where_nothing_was_missed_there_is_nothing_to_ask_again(school: School) -> None:
    host = begun(school, spec(a_class(school).id, "spoken"))
    errors: list[BaseException] = []
    hosting.begin_missed(school, host.lesson, lambda _host: None, errors.append)
    assert [type(error) for error in errors] == [NothingToPractise]


def test_every_round_of_what_was_missed_has_a_seed_of_its_own(school: School) -> None:
    host = missed(school, a_class(school).id)
    made = [heard(school, lambda done, failed: hosting.begin_missed(school, host.lesson, done, failed)) for _ in range(2)]
    assert made[0].lesson.seed != made[1].lesson.seed


# ---- what the class did last


def test_the_last_lesson_of_a_class_is_remembered_and_that_of_another_where_it_had_none(school: School) -> None:
    first, second, none = (a_class(school, name=name) for name in ("1A", "1B", "1C"))

    def last(class_id: int) -> Any:
        return heard(school, lambda done, failed: hosting.last_spec(school, class_id, done, failed))

    assert last(first.id) is None
    mine = begun(school, spec(first.id, "hands", topic="items")).lesson.spec
    other = begun(school, replace(spec(second.id, "teams"), each=3)).lesson.spec
    assert (last(first.id), last(second.id), last(none.id)) == (mine, other, other)


# ---- a teacher's quiz


def test_a_lesson_on_a_quiz_asks_its_questions_as_far_as_its_way_can(school: School) -> None:
    from tests.services.test_quizzing import saved
    from wastequiz.domain.errors import UnknownQuiz
    from wastequiz.domain.quizzes import Part, Quiz

    listed = Quiz("List", keys=("haz_alkaline_aa", "which_bin:banana_peel", "which_bin:aa_battery"), shuffle=False)
    quiz_id, class_id = saved(school, listed), a_class(school).id
    lesson = begun(school, spec(class_id, "spoken", quiz=quiz_id, rounds=1, each=3)).lesson
    assert [q.key for q in lesson.questions] == ["which_bin:banana_peel", "which_bin:aa_battery"], (
        "what cannot be answered aloud is left out"
    )
    lesson = begun(school, spec(class_id, quiz=quiz_id, rounds=1, each=2)).lesson
    assert [q.key for q in lesson.questions] == list(listed.keys[:2])
    assert heard(school, lambda done, failed: hosting.last_spec(school, class_id, done, failed)).quiz == quiz_id
    ruled = saved(school, Quiz("Rule", rule=(Part(6, ("word:batteries",)),)))
    assert len(begun(school, spec(class_id, quiz=ruled, rounds=2, each=3)).lesson.questions) == 6
    written = saved(school, replace(listed, keys=("haz_alkaline_aa",)))
    with pytest.raises(NoQuestions):
        begun(school, spec(class_id, "corners", quiz=written))
    with pytest.raises(UnknownQuiz):
        begun(school, spec(class_id, quiz="gone"))
