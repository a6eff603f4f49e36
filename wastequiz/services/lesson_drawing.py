"""Drawing the questions of a lesson: only what its way of answering can ask, of a topic, a ready quiz or two bins that are mixed up."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from wastequiz.domain.bank import Pool
from wastequiz.domain.draw import Drawer, draw_round, draw_set
from wastequiz.domain.errors import NoQuestions, UnknownSet
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import pick_from_bin, which_bin
from wastequiz.domain.lesson import KINDS_ASKED, LessonSpec
from wastequiz.domain.memory import item_of
from wastequiz.domain.mixing import mixed
from wastequiz.domain.questions import Authored, Question
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import quizzing
from wastequiz.services.school import School
from wastequiz.store import bank, book, quizzes
from wastequiz.store.db import Db

OF_TWO_BINS = (which_bin.NAME, pick_from_bin.NAME)
"""The kinds that tell two bins apart."""


def drawn(school: School, db: Db, spec: LessonSpec, seed: int) -> tuple[str, tuple[Question, ...]]:
    """(scheme revision, questions) of a lesson: only kinds that its way of answering can ask. Raises NoQuestions, UnknownSet, UnknownQuiz."""
    pool = school.pool(db, spec.scheme)
    kinds = KINDS_ASKED.get(spec.method, ())
    wanted = RoundSpec(
        spec.scheme,
        spec.band,
        topic=spec.topic,
        length=spec.rounds * spec.each,
        limit_s=spec.limit_s,
        kinds=kinds,
        pictures_only=spec.band == Band.pre,
        ready_set=spec.ready_set,
    )

    def fetch(key: str) -> Authored:
        return bank.asked_now(db, key)

    if any(spec.mix_up):
        return pool.scheme.revision, _of_two_bins(school, db, spec, wanted, seed)
    if spec.quiz:
        return pool.scheme.revision, _of_quiz(school, db, spec, wanted, seed)
    if not spec.ready_set:
        made = draw_round("", wanted, seed, school.bank, pool, fetch)
        return made.scheme_revision, mixed(made.questions, Random(f"mix {seed}"))
    ready = school.bank.sets.get(spec.ready_set)
    if ready is None:
        raise UnknownSet(spec.ready_set)
    every = replace(ready, length=len(ready.keys) if ready.length else 0)  # some may be of a kind that cannot be asked so
    made = draw_set("", wanted, seed, every, school.bank, pool, fetch)
    questions = tuple(q for q in made.questions if not kinds or q.kind in kinds)[: wanted.length]
    if not questions:
        raise NoQuestions(spec.scheme, None)
    return made.scheme_revision, questions


def _of_quiz(school: School, db: Db, spec: LessonSpec, wanted: RoundSpec, seed: int) -> tuple[Question, ...]:
    """As many questions of a teacher's quiz as the lesson has room for, under the rules of the lesson: only kinds its way can ask."""
    quiz = quizzes.quiz(db, spec.quiz).quiz
    if quiz.keys:
        quiz = replace(quiz, length=0)  # some may be of a kind that cannot be asked so
    made = quizzing.drawn(school, db, quiz, replace(wanted, band=quiz.band), seed)
    questions = tuple(q for q in made.questions if not wanted.kinds or q.kind in wanted.kinds)[: wanted.length]
    if not questions:
        raise NoQuestions(spec.scheme, None)
    return questions


def _of_two_bins(school: School, db: Db, spec: LessonSpec, wanted: RoundSpec, seed: int) -> tuple[Question, ...]:
    """Things of two bins that are mixed up: what students of the class put into the wrong one of them first, as far as it suits."""
    whole = school.pool(db, spec.scheme)
    pool = Pool(whole.scheme, {group: keys for group, keys in whole.groups.items() if group.bin_id in spec.mix_up})
    kinds = tuple(kind for kind in OF_TWO_BINS if not wanted.kinds or kind in wanted.kinds)
    drawer = Drawer(replace(wanted, topic=None, kinds=kinds), Random(seed), school.bank, pool, lambda key: bank.asked_now(db, key))
    there = {item for groups in drawer.items_by_bin.values() for group in groups for item in pool.groups[group]}
    slips = book.class_slips(db, spec.class_id, spec.scheme)
    known = dict.fromkeys(item_of(slip.thing) for slip in slips if slip.chosen_bin in spec.mix_up)
    first = [drawer.about(f"{drawer.rng.choice(kinds)}:{item}") for item in known if item in there][: wanted.length]
    questions = [question for question in first if question is not None]
    drawer.spec = replace(drawer.spec, length=wanted.length - len(questions))
    questions += drawer.draw()
    if not questions:
        raise NoQuestions(spec.scheme, None)
    return mixed(questions, Random(f"mix {seed}"))
