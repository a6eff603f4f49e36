"""A teacher's quizzes: made, changed, copied, put away, set to classes; and who has played them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from wastequiz.domain.bank import Pool
from wastequiz.domain.draw import Drawer
from wastequiz.domain.errors import BadDate, NoQuestions, QuizTooLong
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Question
from wastequiz.domain.quiz_desk import Assigned, DueQuiz, KeptQuiz, Played, QuizRow
from wastequiz.domain.quiz_draw import Named, draw_quiz, forms, needs_store, shortages
from wastequiz.domain.quizzes import WORD, Assignment, Part, Quiz, Shortage, checked, spec_of
from wastequiz.domain.rounds import Round, RoundSpec
from wastequiz.services.school import Failed, School
from wastequiz.store import bank, book, quizzes, rosters
from wastequiz.store.db import Db


@dataclass(frozen=True)
class Drawn:
    """A draw to look at: the questions of a round, under which rules, and what there is too little of."""

    questions: tuple[Question, ...]
    scheme: str
    shortages: tuple[Shortage, ...]


@dataclass(frozen=True)
class Opened:
    """A quiz to change, and the classes it is set to."""

    kept: KeptQuiz
    assigned: tuple[Assignment, ...]


# ---- what there is
def rows(school: School, done: Callable[[Sequence[QuizRow]], None], failed: Failed | None = None, *, archived: bool = False) -> None:
    """The quizzes in use (or those put away), the newest first, with who has played them."""
    school.tell(lambda db: rows_now(db, archived=archived), done, failed)


def rows_now(db: Db, *, archived: bool = False) -> tuple[QuizRow, ...]:
    """The same on the store's thread."""
    names = {c.id: c.name for c in rosters.classes(db)}
    found: list[QuizRow] = []
    for kept in quizzes.quizzes(db, archived=archived):
        assigned = [Assigned(a, names[a.class_id], *quizzes.done_by(db, a.id, a.class_id)) for a in quizzes.assignments(db, kept.id)]
        found.append(QuizRow(kept, tuple(assigned)))
    return tuple(found)


def opened(school: School, quiz_id: str, done: Callable[[Opened], None], failed: Failed) -> None:
    """A quiz to change. `failed` gets UnknownQuiz."""
    school.tell(lambda db: Opened(quizzes.quiz(db, quiz_id), quizzes.assignments(db, quiz_id)), done, failed)


def participation(school: School, assignment_id: str, done: Callable[[Sequence[Played]], None], failed: Failed) -> None:
    """Every student of the class by seat: how often each has played, and the best of it. `failed` gets UnknownQuiz."""

    def work(db: Db) -> tuple[Played, ...]:
        found = quizzes.assignment(db, assignment_id)
        return quizzes.played(db, found.id, found.class_id)

    school.tell(work, done, failed)


def tags(school: School, done: Callable[[Sequence[str]], None], failed: Failed | None = None) -> None:
    """All tags that stand on a question."""
    school.tell(quizzes.tags, done, failed)


# ---- making and changing
def save(
    school: School,
    quiz: Quiz,
    done: Callable[[str], None],
    failed: Failed,
    *,
    quiz_id: str = "",
    classes: Collection[int] | None = None,
    opens: str = "",
    due: str = "",
) -> None:
    """Keeps a quiz (a new one without `quiz_id`) and sets it to just these classes (None: to those it has); `done` gets its id.

    `failed` gets BadName, BadQuiz, BadDate, UnknownScheme, UnknownQuiz, or QuizTooLong where the bank has too few questions; then nothing is kept.
    Rounds under way stay as they were begun.
    """
    school.tell(lambda db: save_now(school, db, quiz, quiz_id=quiz_id, classes=classes, opens=opens, due=due), done, failed)


def save_now(
    school: School,
    db: Db,
    quiz: Quiz,
    *,
    quiz_id: str = "",
    classes: Collection[int] | None = None,
    opens: str = "",
    due: str = "",
) -> str:
    """The same on the store's thread."""
    made = checked(quiz)
    opens, due = days(opens, due)
    short = shortages_now(school, db, made)
    if short:
        wanted = made.size
        raise QuizTooLong(wanted, wanted - sum(one.missing for one in short))
    with db.transaction():
        quiz_id = quizzes.save(db, made, quiz_id)
        if classes is not None:
            for old in quizzes.assignments(db, quiz_id):
                if old.class_id not in classes:
                    quizzes.unassign(db, old.id)
            for class_id in classes:
                quizzes.assign(db, quiz_id, rosters.school_class(db, class_id).id, opens, due)
    return quiz_id


def copy(school: School, quiz_id: str, name: str, done: Callable[[str], None], failed: Failed) -> None:
    """Keeps a second one called `name`, set to no class; `done` gets its id. `failed` gets UnknownQuiz, BadName."""

    def work(db: Db) -> str:
        return quizzes.save(db, checked(replace(quizzes.quiz(db, quiz_id).quiz, name=name)))

    school.tell(work, done, failed)


def archive(school: School, quiz_id: str, done: Callable[[], None], failed: Failed, *, away: bool = True) -> None:
    """Puts a quiz away, or takes it out again. `failed` gets UnknownQuiz."""
    school.tell(lambda db: quizzes.archive(db, quiz_id, away=away), lambda _: done(), failed)


def days(opens: str, due: str) -> tuple[str, str]:
    """Both dates as they are kept, '' for none. Raises BadDate."""
    found = tuple(_day(given) for given in (opens, due))
    if all(found) and found[1] < found[0]:
        raise BadDate(due, "order")
    return found[0], found[1]


def _day(given: str) -> str:
    if not given.strip():
        return ""
    try:
        return date.fromisoformat(given.strip()).isoformat()
    except ValueError:
        raise BadDate(given[:40]) from None


# ---- drawing, to look at
def preview(school: School, quiz: Quiz, done: Callable[[Drawn], None], failed: Failed, *, seed: int | None = None) -> None:
    """A round as it would be drawn now; no question where there is none. Nothing is kept. `failed` gets UnknownScheme."""
    chosen = secrets.randbits(48) if seed is None else seed

    def work(db: Db) -> Drawn:
        short = shortages_now(school, db, quiz)
        scheme = quiz.scheme or school.scheme.code
        try:
            return Drawn(drawn(school, db, quiz, spec_of(quiz, "", scheme), chosen).questions, scheme, short)
        except NoQuestions:
            return Drawn((), scheme, short)

    school.tell(work, done, failed)


def questions(school: School, keys: Sequence[str], scheme: str, done: Callable[[Sequence[Question | None]], None], failed: Failed) -> None:
    """The questions of `keys` under those rules ('': the ones in force); None where one cannot be asked, or not for points. `failed` gets UnknownScheme."""

    def work(db: Db) -> tuple[Question | None, ...]:
        pool = school.pool(db, scheme or school.scheme.code)
        drawer = Drawer(RoundSpec(pool.scheme.code), Random(0), school.bank, pool, lambda key: bank.authored(db, key))
        found = (drawer.about(key) for key in keys)
        return tuple(question if question is not None and question.scored else None for question in found)

    school.tell(work, done, failed)


def shortages_now(school: School, db: Db, quiz: Quiz) -> tuple[Shortage, ...]:
    """What the quiz asks for and the bank does not have, on the store's thread. Raises UnknownScheme."""
    pool = school.pool(db, quiz.scheme or school.scheme.code)
    return shortages(quiz, school.bank, pool, named(db, quiz), lambda key: bank.authored(db, key))


def drawn(school: School, db: Db, quiz: Quiz, spec: RoundSpec, seed: int, round_id: str = "") -> Round:
    """A round of a quiz for a guest, on the store's thread. Raises NoQuestions, UnknownScheme."""
    pool: Pool = school.pool(db, spec.scheme)
    return draw_quiz(round_id, spec, seed, quiz, school.bank, pool, named(db, quiz), lambda key: bank.authored(db, key))


def named(db: Db, quiz: Quiz) -> Named:
    """What the store must look up for a rule."""
    return {s: quizzes.named(db, s, forms(s.partition(":")[2]) if s.startswith(WORD) else ()) for s in needs_store(quiz)}


def any_of(school: School, db: Db, subject: str) -> bool:
    """Whether there is a question about a subject under the rules in force, on the store's thread."""
    quiz = Quiz("", rule=(Part(1, (subject,)),), band=Band.adult)
    return not shortages_now(school, db, quiz)


# ---- what waits
def today(school: School) -> date:
    """The local date by the school's clock."""
    return book.local_day(school.clock.utc_ms(), school.clock.offset_min())


def due(school: School, class_id: int, done: Callable[[Sequence[DueQuiz]], None], failed: Failed | None = None, *, ref: str = "") -> None:
    """What the class may play today, what is due first first; with `ref` how often that student has played it."""

    def work(db: Db) -> tuple[DueQuiz, ...]:
        today = book.today(db).isoformat()
        return tuple(_due(db, a, ref) for a in quizzes.of_class(db, class_id) if a.is_open(today))

    school.tell(work, done, failed)


def _due(db: Db, found: Assignment, ref: str) -> DueQuiz:
    quiz = quizzes.quiz(db, found.quiz_id).quiz
    used = quizzes.tries(db, found.id, ref) if ref else 0
    begun = bool(ref) and quizzes.open_round(db, found.id, ref) is not None
    return DueQuiz(
        found, quiz.name, quiz.size, quiz.minutes, quiz.exam, quiz.tries, used, begun, *quizzes.done_by(db, found.id, found.class_id)
    )
