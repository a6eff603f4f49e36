"""What the bank's page says: rows, deeds that were undone, what is missing in a question, whether it is asked here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from tests.factories import make_scheme
from wastequiz import i18n
from wastequiz.domain.errors import PictureRefused
from wastequiz.domain.items import Band
from wastequiz.domain.mending import Wrong, blank
from wastequiz.domain.questions import ANYWHERE, Source
from wastequiz.domain.text import Text
from wastequiz.wording import bank_rows, errors, mending, times


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@dataclass(frozen=True)
class Row:
    key: str
    kind: str
    stem: Text
    state: str = "published"
    facility: float | None = None


def test_a_row_says_what_is_asked() -> None:
    assert bank_rows.stem(Row("q1", "true_false", Text(en="Snow is warm."))) == "Snow is warm."
    assert bank_rows.stem(Row("which_bin:bread", "which_bin", Text(en="bread"))) == "Bread: which bin?"
    assert bank_rows.stem(Row("take_apart:clock", "take_apart", Text(en="clock"))) == "Clock comes apart. Where does each part go?"
    assert bank_rows.stem(Row("q2", "true_false", Text())) == "(nothing is asked yet)"
    row = Row("q3", "true_false", Text(), "draft", 0.414)
    assert (bank_rows.state(row), bank_rows.facility(row), bank_rows.facility(Row("q", "k", Text()))) == ("Draft", "41%", "")


def test_deeds_are_named_where_they_are_taken_back() -> None:
    assert bank_rows.undone("save", 1, "") == "Undone: the change"
    assert bank_rows.undone("state", 3, "retired") == "Undone: 3 questions: Retired"
    assert bank_rows.redone("tag", 1, "ice") == "Done again: tags of 1 question: ice"
    assert bank_rows.did("remove", 2, "") == "2 questions deleted"
    assert bank_rows.did("restore", 1, "") == "Saved"


def test_counts_and_places_in_the_table_are_told() -> None:
    assert bank_rows.counts(428, 396, 32) == "428 questions · 396 published · 32 drafts"
    assert (bank_rows.selected(1), bank_rows.selected(2)) == ("1 question chosen", "2 questions chosen")
    assert (bank_rows.seen(1, 11, 31), bank_rows.seen(0, 0, 0)) == ("1–11 of 31", "None found")
    assert (bank_rows.origin("builtin"), bank_rows.origin("week 3.xlsx")) == ("Came with the program", "week 3.xlsx")


@pytest.mark.parametrize("code", mending.SENTENCES)
def test_every_fault_is_one_sentence(code: str) -> None:
    facts = tuple((name, "7") for name in ("fewest", "most", "words", "lowest", "highest"))
    said = mending.sentence(Wrong("stem", code, facts))
    assert said.endswith(".") and "{" not in said


def test_it_is_said_whether_a_question_is_asked_here() -> None:
    here = make_scheme({"paper": "recyclable"})
    question = blank("true_false", "k", topic="winter", band=Band.g34)
    text, well = mending.held(replace(question, schemes=(ANYWHERE,)), here)
    assert well and text.endswith("This question is asked.")
    text, well = mending.held(replace(question, schemes=("xx-nowhere",)), here)
    assert not well and text.endswith("not asked under them.")
    text, well = mending.held(replace(question, schemes=(here.code,), source=Source("", unread=True)), here)
    assert not well and "For practice only" in text
    assert mending.unread().startswith("The source was named from memory")


@pytest.mark.parametrize("why", ["no_picture", "too_large", "empty_clipboard", "unreadable"])
def test_a_refused_picture_says_what_to_do(why: str) -> None:
    told = errors.told(PictureRefused("note.png", why))
    assert told.what and told.safe == "The question is as it was." and told.then


def test_a_moment_of_these_days_is_said_as_one_says_it() -> None:
    noon = 1_795_060_800_000
    assert times.lately(noon, noon).startswith("today ")
    assert times.lately(noon - 86_400_000, noon).startswith("yesterday ")
    assert times.lately(noon - 10 * 86_400_000, noon) == times.moment(noon - 10 * 86_400_000)[:10]
