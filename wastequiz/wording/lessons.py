"""What is said in a lesson: whose turn it is, what the class hears once a question is told, and how everybody stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson import ASK, Entry, Lesson
from wastequiz.domain.lesson_steps import can_steal
from wastequiz.domain.lesson_turns import Turn, turn
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Answer, Stone
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.standings import Standing
from wastequiz.domain.students import Student
from wastequiz.i18n import _, ngettext
from wastequiz.wording import answers, names, reasons
from wastequiz.wording.reasons import Feedback

Students = Mapping[str, Student]


def student(ref: str, students: Students) -> str:
    """A student as the wall shows them: seat number and animal."""
    found = students.get(ref)
    return names.contestant(found.seat, found.animal) if found else _("Somebody")


def team(lesson: Lesson, number: int) -> str:
    """What a team is called."""
    return names.team(team_animal(lesson, number))


def team_animal(lesson: Lesson, number: int) -> str:
    """Its mascot; '' where there is no such team."""
    return next((t.animal for t in lesson.spec.teams if t.id == number), "")


def doubling(lesson: Lesson) -> tuple[int, ...]:
    """The teams that play the question that is put for double or loss, until it is answered."""
    return () if lesson.answered else tuple(number for question, number in lesson.doubles if question == lesson.at)


def animal(lesson: Lesson, students: Students, first: int = 0) -> str:
    """The animal of whoever is to answer or has answered; '' where that is the class. `first`: the team that buzzed, 0 none."""
    now = turn(lesson)
    if first:
        return team_animal(lesson, first)
    last = lesson.answered[-1] if lesson.answered and now.who == "nobody" and lesson.spec.method not in OF_ALL else None
    found = students.get(now.ref or (last.ref if last else ""))
    if found is not None:
        return found.animal
    return team_animal(lesson, now.teams[0] if len(now.teams) == 1 else last.team if last else 0)


OF_ALL = ("hands", "corners", "lanes")
"""The ways in which the whole class answers."""


def how_to_answer(method: str) -> str:
    """What to do, where the way of answering says it and not the question; '' where the question does."""
    said = {
        "hands": _("Put up your hand for your answer"),
        "corners": _("Go and stand where your answer is"),
        "spoken": _("Say your answer aloud"),
    }
    return said.get(method, "")


def whose(lesson: Lesson, students: Students, first: int = 0) -> tuple[str, str]:
    """(whose turn it is, what to do), in a few words each. `first`: the team that buzzed and is to answer, 0 none."""
    now = turn(lesson)
    if first and not lesson.stealing:
        return team(lesson, first), _("Was first! It is your turn")
    if len(now.teams) > 1 and (twice := doubling(lesson)):
        return _("Everybody"), _("{team} plays for double!").format(team=team(lesson, twice[0]))
    if lesson.phase != ASK and now.who == "nobody":
        return answered_by(lesson, students), ""
    if now.who == "student":
        return student(now.ref, students), _("It is your turn!")
    if now.who == "teams" and len(now.teams) == 1:
        return team(lesson, now.teams[0]), _("For half the points") if lesson.stealing else _("It is your turn!")
    if now.who != "nobody":
        return _("Everybody"), {"hands": _("Hands up!"), "corners": _("Go to your corner!"), "buzzers": _("Who buzzes first?")}.get(
            lesson.spec.method, _("Think, then answer!")
        )
    if can_steal(lesson):
        return answered_by(lesson, students), _("Not yet. Who takes over?")
    if lesson.answered:
        return answered_by(lesson, students), _("Answered")
    return _("Who is next?"), _("Everybody thinks along")


def answered_by(lesson: Lesson, students: Students) -> str:
    """Who gave the last answer to the question that is put; the class where nobody is known."""
    last = lesson.answered[-1] if lesson.answered else None
    if last is None or lesson.spec.method in OF_ALL:
        return _("The whole class")
    return by(lesson, last, students)


def by(lesson: Lesson, entry: Entry, students: Students) -> str:
    """Whose an entry is."""
    if entry.ref:
        return student(entry.ref, students)
    return team(lesson, entry.team) if entry.team else _("the class")


def as_answer(question: Question, entry: Entry | None) -> Answer:
    """An entry as the cards of the kinds show it; None: nobody answered."""
    choice = entry.choice if entry else ()
    sorts = KINDS[question.kind].sorts(question, choice) if choice else ()
    one = sorts[0] if len(sorts) == 1 else None
    return Answer(
        Stone(entry.question if entry else 0),
        question.key,
        question.kind,
        choice,
        entry.correct if entry else 0.0,
        entry.ms if entry else 0,
        entry.points if entry else 0.0,
        one.true_bin if one else None,
        one.chosen_bin if one else None,
        timed_out=not choice,
        sorts=sorts,
    )


def told(question: Question, entries: Sequence[Entry], scheme: Scheme) -> Feedback:
    """What the class hears once a question is told. Several answers are told in numbers, and always what is right.

    It is comforted where less than a third was right.
    """
    if len(entries) == 1 and not entries[0].hands:
        found = reasons.feedback(question, as_answer(question, entries[0]), scheme)
        if entries[0].spoken and not found.right:
            return replace(found, head=_("Almost!"), comfort=_("Here is the answer."))
        return found
    solved = replace(as_answer(question, None), choice=KINDS[question.kind].solution(question), correct=1.0, timed_out=False)
    pairs = reasons.feedback(question, as_answer(question, None), scheme).pairs
    answer = _("Right: {answer}").format(answer=names.as_head(answers.first_of_solution(question)))
    found = replace(reasons.feedback(question, solved, scheme), pairs=pairs, comfort=answer)
    if not entries:
        return replace(found, head=_("Here is the answer"))
    n, right = sum(entry.answers for entry in entries), sum(entry.right for entry in entries)
    head = ngettext("{right} of {n} right", "{right} of {n} right", n).format(right=right, n=n)
    if right * 3 >= n:
        return replace(found, head=head)
    return replace(found, head=head, right=False, pairs=tuple(pair for pair in pairs if pair.bin_id or pair.place))


def beforehand(question: Question, scheme: Scheme) -> tuple[str, str]:
    """(the right answer, why) as the teacher may know them before the class does."""
    solved = replace(as_answer(question, None), choice=KINDS[question.kind].solution(question), correct=1.0, timed_out=False)
    return names.as_head(answers.solution(question)), reasons.feedback(question, solved, scheme).reason


def comes_next(lesson: Lesson, ahead: Turn, students: Students) -> str:
    """Whose turn comes next; '' where that is not settled."""
    if ahead.who == "nobody":
        return ""
    who = student(ahead.ref, students) if ahead.who == "student" else team(lesson, ahead.teams[0])
    return _("Next: {who}").format(who=who)


def progress(lesson: Lesson) -> str:
    """Which question of which round is put."""
    first = lesson.round * lesson.spec.each
    of = min(lesson.spec.each, len(lesson.questions) - first)
    if lesson.rounds == 1:
        return _("Question {n} of {of}").format(n=lesson.at + 1, of=of)
    return _("Round {round} · question {n} of {of}").format(round=lesson.round + 1, n=lesson.at - first + 1, of=of)


def who_stands(lesson: Lesson, row: Standing, students: Students) -> str:
    """Whose line of the standings it is."""
    if row.team:
        return team(lesson, row.team)
    return student(row.ref, students) if row.ref else _("The whole class")


def stands(lesson: Lesson, row: Standing, students: Students) -> str:
    """A line of the standings as a screen reader says it."""
    said = _("Place {rank}: {who}, {points:g} points").format(rank=row.rank, who=who_stands(lesson, row, students), points=row.points)
    return _("{standing}. {knowledge}").format(standing=said, knowledge=knows(row))


def knows(row: Standing) -> str:
    """The knowledge rank, beside the game rank."""
    if row.accuracy is None:
        return _("No answers yet")
    return _("Accuracy: place {rank}, {percent} right").format(rank=row.knowledge_rank, percent=f"{round(row.accuracy * 100)}%")
