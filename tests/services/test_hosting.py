"""Giving a lesson without a window: drawn for its way of answering, every deed kept first, taken up where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from tests.services.asking import heard
from wastequiz.domain.errors import BadTeams, EmptyClass, NobodyToCall, NoQuestions, UnknownClass, UnknownSet
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import KINDS_ASKED, METHODS, Lesson, LessonSpec
from wastequiz.domain.lesson_steps import Chosen, Corners, Hands, Heard, Marked
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.results import InterruptedLesson
from wastequiz.domain.sets import ReadySet
from wastequiz.domain.students import SchoolClass
from wastequiz.domain.teams import Team
from wastequiz.services import enrolling, hosting
from wastequiz.services.hosting import Hosting
from wastequiz.services.school import DEFAULT_SCHEME, School
from wastequiz.store import lessons, totals

TEAMS = (Team(1, "fox"), Team(2, "deer"))


def a_class(school: School, seats: int = 4, name: str = "3B") -> SchoolClass:
    return heard(school, lambda done, failed: enrolling.add_class(school, name, Band.g34, seats, done, failed))


def spec(class_id: int, method: str = "roll_call", **changes: Any) -> LessonSpec:
    teams = TEAMS if method in ("teams", "lanes", "buzzers") else ()
    return replace(LessonSpec(DEFAULT_SCHEME, Band.g34, class_id, method, rounds=2, each=2, teams=teams), **changes)


def begun(school: School, wanted: LessonSpec) -> Hosting:
    return heard(school, lambda done, failed: hosting.begin(school, wanted, done, failed, seed=5))


def do(school: School, deed: Callable[..., None], *given: Any, **more: Any) -> Lesson:
    return heard(school, lambda done, failed: deed(*given, done, failed, **more))


def interrupted(school: School) -> InterruptedLesson | None:
    return heard(school, lambda done, failed: hosting.interrupted(school, done, failed))


def resumed(school: School, lesson_id: str) -> Hosting | None:
    return heard(school, lambda done, failed: hosting.resume(school, lesson_id, done, failed))


def answer(lesson: Lesson) -> Heard:
    """Something this lesson's way of answering takes."""
    question = lesson.question
    right = KINDS[question.kind].solution(question)
    assert lesson.roll is not None
    match lesson.spec.method:
        case "hands":
            return Hands(((right[0], 3), (next(o.id for o in question.options if not o.right), 1)))
        case "corners":
            return Corners(dict.fromkeys(lesson.roll.present, right[0]))
        case "spoken":
            return Marked(True, 3000)
        case _:
            return Chosen(right, 900, team=(*turn(lesson).teams, 0)[0])


@pytest.mark.parametrize("method", METHODS)
def test_a_lesson_of_every_kind_goes_from_its_first_question_to_its_end(school: School, method: str) -> None:
    host = begun(school, spec(a_class(school).id, method))
    kinds = KINDS_ASKED.get(method, tuple(KINDS))
    assert len(host.lesson.questions) == 4 and all(q.kind in kinds for q in host.lesson.questions)
    phases: list[str] = []
    while host.lesson.phase != "over":
        if host.lesson.phase == "ask":
            if method == "roll_call":
                do(school, host.call)
            do(school, host.enter, answer(host.lesson))
            do(school, host.tell)
        after = do(school, host.next)
        assert after == host.lesson
        phases.append(after.phase)
    assert phases == ["ask", "standings", "ask", "ask", "over"]
    do(school, host.finish)
    assert host.closed and interrupted(school) is None
    with pytest.raises(ValueError, match="over"):
        host.next(lambda _l: None, lambda _e: None)
    assert school.ask(totals.differences) == []


def test_a_lesson_that_was_cut_off_goes_on_exactly_where_it_stopped(school: School) -> None:
    found = a_class(school)
    host = begun(school, spec(found.id, "spoken", teams=TEAMS, steal=True, double=True, rounds=1, each=4))
    assert host.lesson.roll is not None
    refs = host.lesson.roll.refs
    do(school, host.double)
    do(school, host.enter, Marked(False))
    do(school, host.steal)
    do(school, host.enter, Marked(True))
    do(school, host.void, 1)
    do(school, host.enter, Marked(True))
    do(school, host.tell)
    do(school, host.next)
    do(school, host.absent, refs[0])
    do(school, host.late, refs[0], team=2)
    do(school, host.call)
    do(school, host.pass_card)
    do(school, host.call)
    do(school, host.undo_call)
    do(school, host.pause)
    offer = interrupted(school)
    assert offer is not None and (offer.class_name, offer.method, offer.answered, offer.questions) == ("3B", "spoken", 2, 4)
    again = resumed(school, offer.lesson_id)
    assert again is not None and again.lesson == host.lesson
    do(school, again.pause, on=False)
    assert do(school, again.call).asked and turn(again.lesson).who == "student"


def test_a_lesson_given_up_or_let_rest_is_not_offered_again(school: School) -> None:
    found = a_class(school)
    host = begun(school, spec(found.id))
    heard(school, lambda done, _failed: host.give_up(done))
    assert host.closed and interrupted(school) is None
    other = begun(school, spec(found.id))
    hosting.let_rest(school, other.lesson.id)
    assert interrupted(school) is None
    begun(school, spec(found.id)).give_up()
    assert interrupted(school) is None


def test_a_lesson_whose_questions_or_rules_changed_is_not_taken_up(school: School) -> None:
    lesson = begun(school, spec(a_class(school).id, "hands")).lesson
    for changed in (
        replace(lesson, id="changed-rules", scheme_revision="another"),
        replace(lesson, id="gone-question", questions=(replace(lesson.questions[0], key="which_bin:no_such_thing"),)),
        replace(lesson, id="other-options", questions=(replace(lesson.questions[0], options=lesson.questions[0].options[:1]),)),
    ):
        school.ask(lambda db, c=changed: lessons.start(db, c, 1))
        assert resumed(school, changed.id) is None
    with pytest.raises(KeyError):
        resumed(school, "never")


def test_what_cannot_be_begun_says_why(school: School) -> None:
    full, empty = a_class(school), a_class(school, 0, "empty")
    for error, wanted in [
        (UnknownClass, spec(99)),
        (EmptyClass, spec(empty.id)),
        (EmptyClass, spec(empty.id, "corners")),
        (BadTeams, spec(full.id, "teams", teams=())),
        (BadTeams, spec(full.id, "hands", teams=TEAMS[:1])),
        (BadTeams, spec(full.id, "lanes", teams=tuple(Team(n, "fox") for n in range(1, 6)))),
        (UnknownSet, spec(full.id, ready_set="never")),
        (NoQuestions, spec(full.id, topic="no such topic")),
    ]:
        with pytest.raises(error):
            begun(school, wanted)
    for wanted in (spec(full.id, "whistling"), spec(full.id, rounds=0), spec(full.id, each=0)):
        with pytest.raises(ValueError, match="lesson without questions"):
            begun(school, wanted)


def test_too_many_teams_are_told_with_how_many_may_be(school: School) -> None:
    with pytest.raises(BadTeams) as error:
        begun(school, spec(a_class(school).id, "spoken", teams=TEAMS[:1]))
    assert (error.value.teams, error.value.least, error.value.most) == (1, 2, 8)


def test_a_class_without_students_can_put_up_its_hands(school: School) -> None:
    host = begun(school, spec(a_class(school, 0).id, "hands"))
    assert host.lesson.roll is None


def test_without_a_seed_every_lesson_is_another(school: School) -> None:
    class_id = a_class(school).id
    made = [heard(school, lambda done, failed: hosting.begin(school, spec(class_id), done, failed)) for _ in range(2)]
    assert made[0].lesson.questions != made[1].lesson.questions


def sets(school: School, *made: ReadySet) -> None:
    school.bank = replace(school.bank, sets=dict(school.bank.sets) | {ready.id: ready for ready in made})


def test_questions_with_few_answers_do_not_come_first(school: School) -> None:
    wanted = LessonSpec(DEFAULT_SCHEME, Band.g12, a_class(school).id, "spoken", rounds=3, each=5)
    lessons_drawn = [heard(school, partial(drawn, school, wanted, seed)) for seed in range(60)]
    answers = [[len(q.options) for q in host.lesson.questions] for host in lessons_drawn]
    first, last = (sum(sum(row[part]) for row in answers) / (5 * len(answers)) for part in (slice(0, 5), slice(10, 15)))
    assert abs(first - last) < 0.3


def drawn(school: School, wanted: LessonSpec, seed: int, done: Callable[[Hosting], None], failed: Callable[[BaseException], None]) -> None:
    hosting.begin(school, wanted, done, failed, seed=seed)


def test_a_ready_quiz_is_asked_as_far_as_its_questions_can_be_answered_so(school: School) -> None:
    class_id = a_class(school).id
    ready = next(s for s in school.bank.sets.values() if s.use == "lesson")
    made = [f"which_bin:{item}" for item in ("banana_peel", "newspaper")]
    steps = next(q for q in ready.keys if school.ask(lambda db, q=q: _kind(school, db, q)) != "which_bin")
    sets(
        school,
        replace(ready, id="mixed", keys=(steps, *made), length=0),
        replace(ready, id="some", keys=(*made, steps), length=2),
        replace(ready, id="steps", keys=(steps,), length=0),
    )
    assert [q.key for q in begun(school, spec(class_id, ready_set="mixed")).lesson.questions] == [steps, *made]
    assert [q.key for q in begun(school, spec(class_id, "corners", ready_set="mixed")).lesson.questions] == made
    assert {q.key for q in begun(school, spec(class_id, "corners", ready_set="some")).lesson.questions} == set(made)
    assert len(begun(school, spec(class_id, ready_set="mixed", rounds=1, each=1)).lesson.questions) == 1
    with pytest.raises(NoQuestions):
        begun(school, spec(class_id, "corners", ready_set="steps"))


def _kind(school: School, db: Any, key: str) -> str:
    from wastequiz.store import bank

    return "which_bin" if ":" in key else bank.authored(db, key).kind


def test_deeds_that_come_at_once_are_kept_one_after_the_other_and_a_second_press_is_passed_over(school: School) -> None:
    host = begun(school, spec(a_class(school).id, "lanes"))
    right = KINDS[host.lesson.question.kind].solution(host.lesson.question)
    kept: list[Lesson] = []
    errors: list[BaseException] = []

    def at_once() -> None:
        """Both before the first is kept: the store is busy with this."""
        for team in (1, 2, 2):
            host.enter(Chosen(right, 100, team=team), kept.append, errors.append)

    school.ask(lambda _db: at_once())
    for _ in range(4):
        school.ask(lambda _db: None)
    assert [len(lesson.entries) for lesson in kept] == [1, 2] and errors == []
    assert [entry.team for entry in host.lesson.entries] == [1, 2]


def test_what_cannot_be_done_now_is_refused(school: School) -> None:
    host = begun(school, spec(a_class(school).id))
    for deed in (host.next, host.undo_call, host.pass_card):
        with pytest.raises(ValueError):
            deed(lambda _l: None, lambda _e: None)
    with pytest.raises(KeyError):
        host.void(0, lambda _l: None, lambda _e: None)


def test_where_everybody_is_absent_the_teacher_is_told(school: School) -> None:
    host = begun(school, spec(a_class(school, 1).id))
    assert host.lesson.roll is not None
    do(school, host.absent, host.lesson.roll.refs[0])
    with pytest.raises(NobodyToCall):
        do(school, host.call)


def test_what_could_not_be_kept_did_not_happen_and_the_lesson_goes_on(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    host = begun(school, spec(a_class(school).id))
    before = host.lesson

    def full(*_given: object) -> Lesson:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(lessons, "keep", full)
        with pytest.raises(OSError, match="full"):
            do(school, host.call)
    assert host.lesson == before
    assert do(school, host.call).asked


# ---- followed in another window


def test_who_watches_hears_of_every_deed_once_it_is_kept_and_after_whoever_did_it(school: School) -> None:
    host = begun(school, spec(a_class(school).id))
    told: list[tuple[str, str]] = []

    def follow(lesson: Lesson) -> None:
        told.append(("window", lesson.phase))

    def tell(done: Callable[[Lesson], None], failed: Callable[[BaseException], None]) -> None:
        host.tell(lambda lesson: (told.append(("page", lesson.phase)), done(lesson)), failed)  # type: ignore[arg-type]

    host.watch(follow)
    do(school, tell)
    do(school, host.next)
    assert told == [("page", "told"), ("window", "told"), ("window", "ask")]
    host.leave(follow)
    host.leave(follow)
    do(school, host.tell)
    assert len(told) == 3


def test_who_will_be_called_is_known_beforehand(school: School) -> None:
    host = begun(school, spec(a_class(school).id))
    for _question in range(2):
        expected = host.ahead().ref
        do(school, host.call)
        assert host.lesson.asked == expected != ""
        do(school, host.tell)
        do(school, host.next)
