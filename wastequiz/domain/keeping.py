"""What is known of a copy of a school before anything is done with it, and what taking in another school would bring."""

from __future__ import annotations

from wastequiz.domain.facts import dataclass


@dataclass(frozen=True)
class Inside:
    """What a backup or another computer's school holds. `last_day`: local date of the last line ("2026-11-26"), '' where nothing was played."""

    station: str
    version: int
    classes: tuple[str, ...]
    students: int
    questions: int
    answers: int
    last_day: str
    last_utc_ms: int
    lines: int
    bytes: int


@dataclass(frozen=True)
class Cloned:
    """Two computers call themselves `station`: the one taken in is called `renamed` here, from its line `line` on."""

    station: str
    renamed: str
    line: int


@dataclass(frozen=True)
class Clash:
    """Something both schools have and have differently. `what`: one of CLASHES; `name`: of the class, student ("seat") or question;
    `kept`: "here", "there", "newer" or "both": what is in force afterwards.
    """

    what: str
    name: str
    kept: str


CLASHES = ("student", "seat", "erased", "class_name", "question", "item", "scheme", "kind", "set")
"""A student by the same reference with other facts; two names on one seat; somebody erased here; a class called as another one here;
content of the bank that was changed in both.
"""


@dataclass(frozen=True)
class Taken:
    """What one school brought, or would bring. `new` and `known` count lines of the journal, `answers` the answers among the new ones.

    `classes`, `students`: names of new classes, number of new students; `same_students`: those found again; `questions`: new or newer
    content of the bank; `same_questions`: of a teacher's making and alike in both; `others`: quizzes, pictures and plans.
    """

    label: str
    station: str
    new: int
    known: int
    answers: int
    classes: tuple[str, ...] = ()
    same_classes: int = 0
    students: int = 0
    same_students: int = 0
    questions: int = 0
    same_questions: int = 0
    others: int = 0
    clashes: tuple[Clash, ...] = ()
    cloned: tuple[Cloned, ...] = ()
