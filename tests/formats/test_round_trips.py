"""What goes out to another program's file and both sides know comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.formats.authored import LANGUAGE, questions
from wastequiz.domain.exchange import Entry, Outgoing, Reading, Writing
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored
from wastequiz.formats import of

READING = Reading(key=lambda n: f"new_{n}")
QUICKLY = settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=[HealthCheck.too_slow])
GIFT = ("single_choice", "multiple_choice", "true_false", "matching", "estimate", "short_answer")
XML = (*GIFT, "ordering")


def there_and_back(format_id: str, *those: Authored) -> tuple[Outgoing, list[Entry]]:
    made = of(format_id)
    assert made.write and made.read
    out = made.write(those, Writing())
    return out, list(made.read(out.data, READING).entries)


def question_of(entry: Entry) -> Authored:
    assert entry.question is not None, entry.faults
    return entry.question


@pytest.mark.parametrize("kind", GIFT)
@QUICKLY
@given(st.data())
def test_gift_brings_back_what_it_took(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    out, entries = there_and_back("gift", question)
    assert not out.lost
    assert [question_of(e) for e in entries] == [question]
    assert not entries[0].faults


@pytest.mark.parametrize("kind", XML)
@QUICKLY
@given(st.data())
def test_moodle_xml_brings_back_what_it_took(kind: str, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    out, entries = there_and_back("moodle_xml", question)
    assert not out.lost
    assert [question_of(e) for e in entries] == [question]
    assert not entries[0].faults
