"""Flags and unknown words, from the player to the desk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.asking import heard
from wastequiz.domain.items import Band
from wastequiz.domain.notices import Flagged
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import GUEST
from wastequiz.services import noticing, playing
from wastequiz.services.school import School

RULES = "cn-harbin"


def a_question(school: School, kind: str) -> Question:
    spec = RoundSpec(RULES, Band.g56, length=1, kinds=(kind,))
    play = heard(school, lambda done, failed: playing.begin(school, spec, GUEST, done, failed, seed=2))
    return play.progress.round.questions[0]


def flags(school: School) -> list[Flagged]:
    return list(heard(school, lambda done, failed: noticing.flags(school, done, failed)))


@pytest.mark.parametrize("kind", ["which_bin", "pick_from_bin", "single_choice", "odd_one_out"])
def test_the_desk_sees_the_question_as_it_was_put(school: School, kind: str) -> None:
    question = a_question(school, kind)
    choice = (question.options[0].id,)
    heard(school, lambda done, failed: noticing.flag_question(school, question, RULES, choice, GUEST, "answer", done, failed))
    (found,) = flags(school)
    assert found.question == question and found.choices == (choice,) and found.n == 1
    heard(school, lambda done, failed: noticing.settle_flag(school, found, "kept", done, failed))
    assert flags(school) == []


def test_a_question_or_city_that_is_gone_is_listed_without_its_words(school: School) -> None:
    question = a_question(school, "which_bin")
    noticing.flag_question(school, question, "cn-atlantis", (), GUEST, "other")
    noticing.flag_question(school, replace(question, key="which_bin:gone"), RULES, (), GUEST, "picture")
    assert [f.question for f in flags(school)] == [None, None]


def test_an_unknown_reason_is_refused(school: School) -> None:
    question = a_question(school, "which_bin")
    with pytest.raises(ValueError, match="dull"):
        heard(school, lambda done, failed: noticing.flag_question(school, question, RULES, (), GUEST, "dull", done, failed))


def test_unknown_words_are_listed_until_they_are_settled(school: School) -> None:
    noticing.keep_word(school, "plasma")
    noticing.keep_word(school, "plasma")
    (found,) = heard(school, lambda done, failed: noticing.words(school, done, failed))
    assert (found.word, found.n) == ("plasma", 2)
    heard(school, lambda done, failed: noticing.settle_word(school, found.word, "added", done, failed))
    assert heard(school, lambda done, failed: noticing.words(school, done, failed)) == ()
    with pytest.raises(KeyError):
        heard(school, lambda done, failed: noticing.settle_word(school, "never typed", "added", done, failed))


def test_what_waits_for_the_desk_is_counted(school: School) -> None:
    assert heard(school, lambda done, failed: noticing.waiting(school, done, failed)) == 0
    question = a_question(school, "which_bin")
    for reason in ("answer", "words"):
        noticing.flag_question(school, question, RULES, (), GUEST, reason)
    noticing.keep_word(school, "plasma")
    assert heard(school, lambda done, failed: noticing.waiting(school, done, failed)) == 2
    (found,) = flags(school)
    heard(school, lambda done, failed: noticing.settle_flag(school, found, "kept", done, failed))
    assert heard(school, lambda done, failed: noticing.waiting(school, done, failed)) == 1


def test_the_ledger_tells_what_waits_how_long_and_what_was_done(school: School) -> None:
    first, second = a_question(school, "which_bin"), a_question(school, "single_choice")
    for question in (first, second):
        noticing.flag_question(school, question, RULES, (), GUEST, "words")
    school.ask(lambda db: db.conn.execute("UPDATE flags SET utc_ms = utc_ms - 172800000 WHERE key = ?", (second.key,)))
    found = heard(school, lambda done, failed: noticing.ledger(school, done, failed))
    assert [one.key for one in found.waiting] == [second.key, first.key]
    assert found.counts() == {"week": 0, "days": 1, "new": 1, "settled": 0}
    heard(school, lambda done, failed: noticing.settle_flag(school, found.waiting[0], "mended", done, failed))
    found = heard(school, lambda done, failed: noticing.ledger(school, done, failed))
    (settled,) = found.settled
    assert (settled.outcome, settled.n, settled.question.key, found.counts()["settled"]) == ("mended", 1, second.key, 1)
