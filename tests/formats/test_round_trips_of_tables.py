"""What goes out in a table comes in again, whatever the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.factories import WRITTEN
from tests.formats.authored import BINS, questions
from tests.formats.tables import reading, told
from wastequiz.domain.exchange import Writing
from wastequiz.domain.questions import Authored
from wastequiz.formats import of
from wastequiz.formats.cell_text import guarded, joined, parted, unguarded
from wastequiz.formats.sources import read_bank

READ_IN = {name.casefold(): bin_id for name, bin_id in BINS.items()}
PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def there_and_back(format_id: str, shelf: list[Authored], language: str, read_as: str) -> list[Authored | None]:
    form = of(format_id)
    assert form.write and form.read
    made = form.write(shelf, Writing(language))
    assert made.questions == len(shelf)
    assert not made.lost
    incoming = form.read(made.data, reading(read_as, bins=READ_IN))
    entries = list(incoming.entries)
    told([fault for entry in entries for fault in entry.faults])
    assert not incoming.faults
    return [entry.question for entry in entries]


@pytest.mark.parametrize("format_id", ["csv", "xlsx"])
@PATIENT
@given(shelf=questions())
def test_every_question_comes_back_as_it_went(format_id: str, shelf: list[Authored]) -> None:
    assert there_and_back(format_id, shelf, "zh_CN", "zh_CN") == shelf


@pytest.mark.parametrize("read_as", ["zh_CN", "en"])
@settings(PATIENT, max_examples=30)
@given(shelf=questions(2))
def test_the_file_itself_says_which_language_its_columns_are_in(read_as: str, shelf: list[Authored]) -> None:
    assert there_and_back("csv", shelf, "en", read_as) == shelf


@pytest.mark.parametrize("format_id", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_whole_built_in_bank_comes_back_as_it_went(format_id: str, language: str) -> None:
    bank = list(read_bank(Path(__file__).parents[2] / "questions").questions.values())
    assert {q.kind for q in bank} == set(WRITTEN)
    assert there_and_back(format_id, bank, language, "zh_CN") == bank


@given(words=questions(2))
@settings(PATIENT, max_examples=20)
def test_a_list_in_one_cell_comes_apart_as_it_was_put_together(words: list[Authored]) -> None:
    said = list(dict.fromkeys(w for q in words for w in (*q.stem.values(), *q.tags)))
    assert parted(joined(said)) == said


PAYLOADS = tuple(
    f"{before}{sign}{body}"
    for before in ("", "'", " ", "''")
    for sign, body in (
        *(("=", "1+1"), ("=", "cmd|' /C calc'!A0"), ("=", 'HYPERLINK("http://x","y")'), ("+", "1+cmd|'/C x'!A0"), ("-", "2+3")),
        *(("@", "SUM(1+1)*cmd"), ("＝", "1+1"), ("＋", "1"), ("－", "1-1"), ("＠", "SUM(A1)")),
    )
)


def test_there_are_forty_payloads() -> None:
    assert len(PAYLOADS) == 40


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_formula_is_never_live_in_a_csv_and_comes_back_as_it_was(payload: str) -> None:
    cell = guarded(payload)
    assert cell.startswith("'")
    assert unguarded(cell) == payload


@pytest.mark.parametrize("text", ["-3", "12.5", "-0.25", "a=b", "", "'quoted'", "三(1)班"])
def test_other_text_stands_in_a_csv_as_it_is(text: str) -> None:
    assert guarded(text) == text == unguarded(text)
