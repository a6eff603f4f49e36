"""Flagged questions and unknown words: kept, counted, listed, settled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.making import DAY, HandClock, a_class
from wastequiz.domain.notices import MAX_WORD, MAX_WORDS, Flagger
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.store import journal, notices, totals
from wastequiz.store.db import Db

SCHEME = "cn-gb"


def flag(db: Db, who: Contestant, key: str = "q1", reason: str = "answer") -> int:
    return notices.flag(db, key, SCHEME, ("b",), ("b", "a"), who, reason)


def test_flags_are_gathered_by_question_the_most_flagged_first(db: Db, clock: HandClock) -> None:
    a, b, _c = a_class(db)
    flag(db, a, "old")
    clock.pass_ms(1000)
    flag(db, a, "q1", "picture")
    flag(db, a)
    clock.pass_ms(1000)
    flag(db, b)
    clock.pass_ms(1000)
    flag(db, a, "new")
    found = notices.flags(db)
    assert [f.key for f, _order in found] == ["q1", "new", "old"]
    first, order = found[0]
    assert (first.n, first.reasons, first.choices, order) == (3, (("answer", 2), ("picture", 1)), (("b",),) * 3, ("b", "a"))
    assert first.who == tuple(Flagger(w.ref, w.class_id, w.seat, w.animal) for w in (a, a, b))
    assert first.utc_ms == clock.utc - 1000
    assert totals.differences(db) == []


def test_who_flags_again_for_the_same_reason_counts_once_and_so_do_all_guests(db: Db) -> None:
    a = a_class(db)[0]
    for who in (a, a, GUEST, GUEST):
        flag(db, who)
    assert [f.n for f, _ in notices.flags(db)] == [2]
    assert totals.differences(db) == []


def test_a_settled_question_is_listed_again_when_it_is_flagged_anew(db: Db) -> None:
    a = a_class(db)[0]
    flag(db, a)
    flag(db, a, "q2")
    notices.settle_flag(db, "q1", SCHEME, "mended")
    assert [f.key for f, _ in notices.flags(db)] == ["q2"]
    flag(db, a)
    assert len(notices.flags(db)) == 2
    assert totals.differences(db) == []


def test_a_flag_without_options_or_choice_is_no_trouble(db: Db) -> None:
    notices.flag(db, "q1", SCHEME, (), (), GUEST, "other")
    ((found, order),) = notices.flags(db)
    assert found.choices == ((),) and order == ()


def test_unknown_reasons_and_outcomes_are_refused(db: Db) -> None:
    with pytest.raises(ValueError, match="boring"):
        flag(db, GUEST, reason="boring")
    with pytest.raises(ValueError, match="burnt"):
        notices.settle_flag(db, "q1", SCHEME, "burnt")
    with pytest.raises(ValueError, match="eaten"):
        notices.settle_word(db, "word", "eaten")
    assert list(journal.events(db)) == []


def test_words_are_cleaned_and_counted_whatever_their_case_and_width(db: Db, clock: HandClock) -> None:
    assert notices.keep_word(db, "  ＵＦＯ\u200b toy ") == "ＵＦＯ toy"
    clock.pass_ms(5)
    notices.keep_word(db, "ufo toy")
    notices.keep_word(db, "plasma")
    assert [(w.word, w.n) for w in notices.words(db)] == [("ＵＦＯ toy", 2), ("plasma", 1)]
    assert notices.words(db)[0].utc_ms == clock.utc


@pytest.mark.parametrize("nothing", ["", "  ", "\u200b\u202e", "\u0301"])
def test_what_nobody_can_see_is_not_kept(db: Db, nothing: str) -> None:
    assert notices.keep_word(db, nothing) == ""
    assert notices.words(db) == ()


@given(st.text(max_size=300))
def test_no_word_is_longer_than_forty_signs(word: str) -> None:
    class NoDb:
        """Takes whatever is executed and keeps nothing."""

        def __getattr__(self, name: str) -> NoDb:
            return self

        def __call__(self, *_args: object) -> NoDb:
            return self

        def __enter__(self) -> None:
            return

        def __exit__(self, *_args: object) -> None:
            return

    kept = notices.keep_word(NoDb(), word)  # type: ignore[arg-type]
    assert len(kept) <= MAX_WORD and kept == kept.strip()


def test_the_rarest_and_oldest_words_give_way(db: Db, clock: HandClock) -> None:
    with db.transaction():
        for n in range(MAX_WORDS):
            notices.keep_word(db, f"w{n}")
            clock.pass_ms(1)
        notices.keep_word(db, "w0")
        notices.settle_word(db, "w7", "ignored")
    notices.keep_word(db, "first new")
    notices.keep_word(db, "second new")
    kept = {w.word for w in notices.words(db)}
    assert len(kept) == MAX_WORDS
    assert {"w0", "first new", "second new"} <= kept and not kept & {"w1", "w7"}


def test_a_settled_word_is_not_listed_again_and_stands_in_no_journal(db: Db, clock: HandClock) -> None:
    notices.keep_word(db, "Plasma")
    notices.settle_word(db, "plasma", "ignored")
    clock.pass_ms(DAY)
    notices.keep_word(db, "plasma")
    assert notices.words(db) == ()
    assert [(e.kind, e.body) for e in journal.events(db)] == [("word_settled", {"outcome": "ignored"})]
    with pytest.raises(KeyError):
        notices.settle_word(db, "never typed", "added")
